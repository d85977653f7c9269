import type { FlowRows, ResolvedFlowQuery } from '../model/flow.js';
import { FlowFold } from './flow-fold.js';
import { FlowLanes } from './flow-lanes.js';
import type { Kernel } from './kernel.js';
import { countWithoutUser, engineMeta } from './meta.js';
import { PathTrie } from './path-trie.js';
import type { ScopedTable } from './scope.js';

class FlowKernel implements Kernel<FlowRows> {
  readonly laneStart: Uint32Array;
  readonly passes = 1;
  readonly #query: ResolvedFlowQuery;
  readonly #lanes: FlowLanes;
  readonly #paths: PathTrie;
  readonly #beginnings = new PathTrie();
  #total = 0;

  constructor(scoped: ScopedTable, query: ResolvedFlowQuery) {
    this.laneStart = scoped.table.userStart;
    this.#query = query;
    // Most units that take part differ somewhere in what they did.
    this.#paths = new PathTrie(scoped.table.users);
    this.#lanes = new FlowLanes(scoped, query);
  }

  run(_pass: number, from: number, to: number): void {
    const lanes = Math.min(to, this.#lanes.table.users);
    for (let lane = from; lane < lanes; lane++) {
      if (this.#lanes.follow(lane)) this.#count();
    }
  }

  /** Counts the steps shown of the unit that was followed. */
  #count(): void {
    const { steps, length, anchor } = this.#lanes;
    const { before, after } = this.#query;
    const first = Math.max(0, anchor - before);
    const last = Math.min(length - 1, anchor + after);
    this.#total++;
    let node = -1 - (first - anchor + before);
    if (first === 0) this.#beginnings.step(node, steps[0] as number);
    for (let i = first; i <= last; i++) node = this.#paths.step(node, steps[i] as number);
    if (last === length - 1) this.#paths.end(node);
  }

  finish(): FlowRows {
    const { table, rows, values } = this.#lanes;
    const { unit, range } = this.#query;
    const fold = new FlowFold(
      {
        paths: this.#paths,
        beginnings: this.#beginnings,
        values,
      },
      this.#query,
    );
    const without = countWithoutUser(table, rows, range);
    return {
      kind: 'flow',
      total: this.#total,
      steps: fold.steps(),
      links: fold.links(),
      paths: fold.paths(),
      meta: {
        ...engineMeta(table),
        ...(unit === 'session'
          ? { eventsWithoutSession: without }
          : { eventsWithoutUser: without }),
      },
    };
  }
}

export function startFlow(scoped: ScopedTable, query: ResolvedFlowQuery): Kernel<FlowRows> {
  return new FlowKernel(scoped, query);
}
