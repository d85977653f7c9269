import { doubledCounts, doubledInts } from './doubled.js';

/**
 * Sequences of small whole numbers, counted with all their beginnings: each node stands for one beginning and counts how
 * many sequences have it. Open addressing in typed arrays: a step costs tens of nanoseconds.
 */
export class PathTrie {
  /** By node: the node before (-1 - root for the first), and the last member. */
  parents: Int32Array;
  members: Int32Array;
  /** By node: sequences that pass through it or end there. */
  counts: Uint32Array;
  /** By node: sequences that were said to end there. */
  ended: Uint32Array;
  /** How many nodes there are. */
  size = 0;
  /** Node + 1 by hash; 0 = free. */
  #slots: Int32Array;

  /** @param expected how many nodes there is room for at first */
  constructor(expected = 1024) {
    const size = 2 ** Math.ceil(Math.log2(Math.max(expected, 16)));
    this.parents = new Int32Array(size);
    this.members = new Int32Array(size);
    this.counts = new Uint32Array(size);
    this.ended = new Uint32Array(size);
    this.#slots = new Int32Array(size * 2);
  }

  /** Says that one sequence ends at a node. */
  end(node: number): void {
    this.ended[node] = (this.ended[node] as number) + 1;
  }

  /** The node one member after `parent`, or after a root (`-1 - root`); counts one sequence through it. */
  step(parent: number, member: number): number {
    const mask = this.#slots.length - 1;
    let slot = hash(parent, member) & mask;
    for (;;) {
      const node = (this.#slots[slot] as number) - 1;
      if (node < 0) break;
      if (this.parents[node] === parent && this.members[node] === member) {
        this.counts[node] = (this.counts[node] as number) + 1;
        return node;
      }
      slot = (slot + 1) & mask;
    }
    return this.#add(parent, member, slot);
  }

  #add(parent: number, member: number, slot: number): number {
    const node = this.size++;
    if (node === this.parents.length) this.#growNodes();
    this.parents[node] = parent;
    this.members[node] = member;
    this.counts[node] = 1;
    this.#slots[slot] = node + 1;
    if (this.size * 2 > this.#slots.length) this.#growSlots();
    return node;
  }

  #growNodes(): void {
    this.parents = doubledInts(this.parents);
    this.members = doubledInts(this.members);
    this.counts = doubledCounts(this.counts);
    this.ended = doubledCounts(this.ended);
  }

  #growSlots(): void {
    const slots = new Int32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    for (let node = 0; node < this.size; node++) {
      let slot = hash(this.parents[node] as number, this.members[node] as number) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = node + 1;
    }
    this.#slots = slots;
  }
}

function hash(parent: number, member: number): number {
  let h = Math.imul(parent, 0x9e3779b1) ^ Math.imul(member + 1, 0x85ebca6b);
  h ^= h >>> 15;
  h = Math.imul(h, 0x2c1b3c6d);
  return h ^ (h >>> 13);
}
