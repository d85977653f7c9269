import type { Scalar } from '../model/event.js';
import {
  type FlowLink,
  type FlowNode,
  type FlowPath,
  maxFlowPaths,
  type NodeRef,
  type ResolvedFlowQuery,
} from '../model/flow.js';
import { type GroupKey, groupKey } from '../model/groups.js';
import type { PathTrie } from './path-trie.js';
import { TopRows } from './top-rows.js';

/** Everything units were seen to do, before nodes are folded. */
export interface FlowTally {
  /** Ranks of nodes, from the first offset shown; roots are offsets from `-before`. */
  paths: PathTrie;
  /** First nodes of sequences that begin there; roots as in `paths`. */
  beginnings: PathTrie;
  values: readonly (Scalar | null)[];
}

/** Slots of one offset are numbered below this: there are at most 50 nodes, and `other`. */
const maxSlots = 64;

/** The nodes of one offset: who is shown, and who is folded. */
interface Step {
  nodes: FlowNode[];
  /** Place in `nodes` by rank. */
  slotOf: Uint8Array;
}

function stepOf(counts: Float64Array, values: readonly (Scalar | null)[], limit: number): Step {
  const ranked = [...counts.keys()]
    .filter((rank) => counts[rank] !== 0)
    .sort((a, b) => (counts[b] as number) - (counts[a] as number) || a - b);
  const shown = ranked.slice(0, limit);
  const folded = ranked.slice(limit);
  const node = (key: GroupKey, count: number): FlowNode => ({
    key,
    count,
    ended: 0,
    started: 0,
    unseen: 0,
  });
  const nodes = shown.map((rank) => node(groupKey(values[rank] ?? null), counts[rank] as number));
  const slotOf = new Uint8Array(values.length).fill(shown.length);
  shown.forEach((rank, slot) => {
    slotOf[rank] = slot;
  });
  if (folded.length > 0) {
    const count = folded.reduce((sum, rank) => sum + (counts[rank] as number), 0);
    nodes.push(node({ type: 'other', count: folded.length }, count));
  }
  return { nodes, slotOf };
}

/** Folds what is rare, offset by offset. Takes time proportional to the different sequences. */
export class FlowFold {
  readonly #tally: FlowTally;
  readonly #before: number;
  /** By node of the trie: its step, from the first offset shown. */
  readonly #stepAt: Uint8Array;
  readonly #steps: Step[];

  constructor(tally: FlowTally, { before, after, nodesPerStep }: ResolvedFlowQuery) {
    this.#tally = tally;
    this.#before = before;
    const { paths, values } = tally;
    this.#stepAt = new Uint8Array(paths.size);
    const counts = Array.from(
      { length: before + after + 1 },
      () => new Float64Array(values.length),
    );
    for (let node = 0; node < paths.size; node++) {
      const parent = paths.parents[node] as number;
      const step = parent < 0 ? -1 - parent : (this.#stepAt[parent] as number) + 1;
      this.#stepAt[node] = step;
      const rank = paths.members[node] as number;
      const own = counts[step] as Float64Array;
      own[rank] = (own[rank] as number) + (paths.counts[node] as number);
    }
    this.#steps = counts.map((own) => stepOf(own, values, nodesPerStep));
    this.#countEnds();
  }

  #slotAt(step: number, rank: number): number {
    return (this.#steps[step] as Step).slotOf[rank] as number;
  }

  #nodeAt(step: number, rank: number): FlowNode {
    return (this.#steps[step] as Step).nodes[this.#slotAt(step, rank)] as FlowNode;
  }

  #countEnds(): void {
    const { paths, beginnings } = this.#tally;
    const showsBefore = this.#before > 0;
    const last = this.#steps.length - 1;
    for (let at = 0; at < paths.size; at++) {
      const step = this.#stepAt[at] as number;
      const node = this.#nodeAt(step, paths.members[at] as number);
      const count = paths.counts[at] as number;
      const ended = paths.ended[at] as number;
      node.ended += ended;
      if (step === last) node.unseen += count - ended;
      // All of them go on before the first offset shown, until those that begin there are taken off.
      if (showsBefore && step === 0) node.unseen += count;
    }
    for (let at = 0; at < beginnings.size; at++) {
      const step = -1 - (beginnings.parents[at] as number);
      const node = this.#nodeAt(step, beginnings.members[at] as number);
      const count = beginnings.counts[at] as number;
      node.started += count;
      if (showsBefore && step === 0) node.unseen -= count;
    }
  }

  steps(): { offset: number; nodes: FlowNode[] }[] {
    return this.#steps.map(({ nodes }, step) => ({ offset: step - this.#before, nodes }));
  }

  links(): FlowLink[] {
    const { paths } = this.#tally;
    const counts = this.#steps.map(() => new Float64Array(maxSlots * maxSlots));
    for (let at = 0; at < paths.size; at++) {
      const parent = paths.parents[at] as number;
      const rank = paths.members[at] as number;
      if (parent < 0) continue;
      const step = this.#stepAt[parent] as number;
      const from = this.#slotAt(step, paths.members[parent] as number);
      const cell = from * maxSlots + this.#slotAt(step + 1, rank);
      const own = counts[step] as Float64Array;
      own[cell] = (own[cell] as number) + (paths.counts[at] as number);
    }
    return counts.flatMap((own, step) => {
      const leaving = this.#steps[step]?.nodes ?? [];
      const reached = this.#steps[step + 1]?.nodes ?? [];
      return leaving.flatMap((_, from) =>
        reached.flatMap((__, to): FlowLink[] => {
          const count = own[from * maxSlots + to] as number;
          if (count === 0) return [];
          return [{ from: this.#refOf(step, from), to: this.#refOf(step + 1, to), count }];
        }),
      );
    });
  }

  #refOf(step: number, slot: number): NodeRef {
    const { key } = (this.#steps[step] as Step).nodes[slot] as FlowNode;
    return { offset: step - this.#before, key };
  }

  paths(): FlowPath[] {
    const { paths, values } = this.#tally;
    const top = new TopRows<Whole>(maxFlowPaths, compareWholes);
    for (let at = 0; at < paths.size; at++) {
      // At the last offset shown every sequence is whole.
      const isLast = this.#stepAt[at] === this.#steps.length - 1;
      const count = (isLast ? paths.counts[at] : paths.ended[at]) as number;
      if (count > 0) top.add(this.#wholeOf(at, count));
    }
    return top.sorted().map(({ first, ranks, count }) => ({
      from: first - this.#before,
      nodes: ranks().map((rank) => values[rank] ?? null),
      count,
    }));
  }

  #wholeOf(last: number, count: number): Whole {
    const { parents, members } = this.#tally.paths;
    let root = last;
    while (root >= 0) root = parents[root] as number;
    const first = -1 - root;
    return {
      first,
      length: (this.#stepAt[last] as number) - first + 1,
      count,
      ranks() {
        const ranks: number[] = [];
        for (let at = last; at >= 0; at = parents[at] as number) ranks.push(members[at] as number);
        return ranks.toReversed();
      },
    };
  }
}

/** A whole sequence over the offsets shown. */
interface Whole {
  first: number;
  length: number;
  count: number;
  /** Made when it is needed: most sequences are told apart by their count. */
  ranks(): number[];
}

function compareWholes(a: Whole, b: Whole): number {
  return (
    b.count - a.count ||
    a.length - b.length ||
    compareRanks(a.ranks(), b.ranks()) ||
    a.first - b.first
  );
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((rank, i) => rank !== b[i]);
  return at < 0 ? 0 : (a[at] as number) - (b[at] as number);
}
