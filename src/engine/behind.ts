import type { FlowRows, NodeRef, ResolvedFlowQuery } from '../model/flow.js';
import type { ResolvedLifecycleQuery } from '../model/lifecycle.js';
import type { SourceKinds } from '../model/query.js';
import { hasBegun, type ResolvedRetentionQuery, type RetentionRows } from '../model/retention.js';
import {
  type FlowLinkSelection,
  type FlowNodeSelection,
  type LifecycleSelection,
  type ResolvedSelection,
  type RetentionSelection,
  selectedSpan,
  type StickinessSelection,
} from '../model/selection.js';
import type { ResolvedStickinessQuery } from '../model/stickiness.js';
import { ActiveBuckets } from './active-buckets.js';
import { behindFunnel } from './behind-funnel.js';
import { behindTrend } from './behind-trend.js';
import { FlowLanes } from './flow-lanes.js';
import type { Kernel } from './kernel.js';
import { LifecycleLanes } from './lifecycle.js';
import type { RowMask } from './mask.js';
import { rankColumn } from './partition.js';
import { RetentionLanes } from './retention-lanes.js';
import { ownerOf, rowsInSpan } from './row-facts.js';
import type { ScopedTable } from './scope.js';
import { ShownGroups } from './shown-groups.js';
import type { EventTable } from './table.js';
import { runInSteps, type Work } from './work.js';

/** The units a number is made of. */
export interface UnitsBehind {
  table: EventTable;
  /** One byte a unit: 1 = counted. */
  lanes: Uint8Array;
  /** Rows of the question's scope: what is said of a unit is said of these, in the selected span. */
  rows: RowMask;
  /** Rows the number is made of, where it is one of events; else null. */
  counted: Uint8Array | null;
}

/** Finds for each unit, one after the other, whether it is counted. */
export interface Membership {
  isIn(lane: number): boolean;
  /** Rows the number is made of, where it is one of events. */
  counted?: Uint8Array;
}

/** A question's own rows, for what is known only with all of them: which groups are shown. */
export type AnswerOf = () => Work<SourceKinds[keyof SourceKinds]['rows']>;

function retention(
  scoped: ScopedTable,
  selection: RetentionSelection<ResolvedRetentionQuery>,
  answer: RetentionRows | null,
): Membership {
  const { table } = scoped;
  const { of, outcome, column, key } = selection;
  const group = of.groups.findIndex(({ start }) => start === selection.group);
  const ranks = key && of.breakdown ? rankColumn(table, of.breakdown.property) : null;
  const lanes = new RetentionLanes(scoped, of, ranks);
  const shown = new ShownGroups(
    answer?.byKey?.map((each) => each.key),
    key,
  );
  const { from } = of.columns[column] as { from: number };
  const begun = hasBegun(of, group, column);
  return {
    isIn(lane) {
      lanes.follow(lane);
      let i = 0;
      while (i < lanes.groups && lanes.group[i] !== group) i++;
      if (i === lanes.groups) return false;
      if (ranks && !shown.holds(ranks.values[lanes.rank[i] as number] ?? null)) return false;
      if (outcome === 'acquired') return true;
      const started = lanes.startedAt[i] as number;
      const isEligible =
        begun && (of.clock === 'calendar' || started + from * of.span < of.horizon);
      const isBack = lanes.returned[i * of.columns.length + column] === 1;
      return isEligible && isBack === (outcome === 'returned');
    },
  };
}

function flow(
  scoped: ScopedTable,
  selection: FlowNodeSelection<ResolvedFlowQuery> | FlowLinkSelection<ResolvedFlowQuery>,
  { steps }: FlowRows,
): Membership {
  const { of } = selection;
  const lanes = new FlowLanes(scoped, of);
  const refs: NodeRef[] = 'node' in selection ? [selection.node] : Object.values(selection.link);
  const wanted = refs.map(({ offset, key }) => ({
    offset,
    shown: new ShownGroups(
      steps.find((step) => step.offset === offset)?.nodes.map((node) => node.key),
      key,
    ),
  }));
  return {
    isIn: (lane) =>
      lanes.follow(lane) &&
      wanted.every(({ offset, shown }) => {
        const at = lanes.anchor + offset;
        if (at < 0 || at >= lanes.length) return false;
        return shown.holds(lanes.values[lanes.steps[at] as number] ?? null);
      }),
  };
}

function lifecycle(
  scoped: ScopedTable,
  { of, bucket, state }: LifecycleSelection<ResolvedLifecycleQuery>,
): Membership {
  const lanes = new LifecycleLanes(scoped, of);
  const wanted = of.buckets.findIndex(({ start }) => start === bucket);
  let found = false;
  const look = (at: number, is: string) => {
    if (at === wanted && is === state) found = true;
  };
  return {
    isIn(lane) {
      found = false;
      lanes.follow(lane, look);
      return found;
    },
  };
}

function stickiness(
  scoped: ScopedTable,
  { of, count }: StickinessSelection<ResolvedStickinessQuery>,
): Membership {
  const lanes = new ActiveBuckets(scoped, of);
  return {
    isIn(lane) {
      lanes.follow(lane);
      return lanes.length === count;
    },
  };
}

function* membershipOf(
  scoped: ScopedTable,
  selection: ResolvedSelection,
  answer: AnswerOf,
): Work<Membership> {
  const needsGroups = 'key' in selection && selection.key !== undefined;
  switch (selection.of.kind) {
    case 'trend':
      return behindTrend(
        scoped,
        selection as Parameters<typeof behindTrend>[1],
        needsGroups ? ((yield* answer()) as Parameters<typeof behindTrend>[2]) : null,
      );
    case 'funnel':
      return behindFunnel(
        scoped,
        selection as Parameters<typeof behindFunnel>[1],
        needsGroups ? ((yield* answer()) as Parameters<typeof behindFunnel>[2]) : null,
      );
    case 'retention':
      return retention(
        scoped,
        selection as RetentionSelection<ResolvedRetentionQuery>,
        needsGroups ? ((yield* answer()) as RetentionRows) : null,
      );
    case 'flow':
      return flow(scoped, selection as Parameters<typeof flow>[1], (yield* answer()) as FlowRows);
    case 'lifecycle':
      return lifecycle(scoped, selection as LifecycleSelection<ResolvedLifecycleQuery>);
    case 'stickiness':
      return stickiness(scoped, selection as StickinessSelection<ResolvedStickinessQuery>);
  }
}

/** Asks every unit whether it is counted. */
class BehindKernel implements Kernel<Uint8Array> {
  readonly laneStart: Uint32Array;
  readonly passes = 1;
  readonly #membership: Membership;
  readonly #lanes: Uint8Array;

  constructor({ users, userStart }: EventTable, membership: Membership) {
    this.laneStart = userStart;
    this.#membership = membership;
    this.#lanes = new Uint8Array(users);
  }

  run(_pass: number, from: number, to: number): void {
    const last = Math.min(to, this.#lanes.length);
    for (let lane = from; lane < last; lane++) {
      this.#lanes[lane] = this.#membership.isIn(lane) ? 1 : 0;
    }
  }

  finish(): Uint8Array {
    return this.#lanes;
  }
}

/**
 * The units a number is made of, in lanes of the table scoped to them.
 *
 * @param answer the rows of the question the number is of, asked for only where groups decide
 */
export function* unitsBehind(
  scoped: ScopedTable,
  selection: ResolvedSelection,
  answer: AnswerOf,
): Work<UnitsBehind> {
  const membership = yield* membershipOf(scoped, selection, answer);
  const lanes = yield* runInSteps(new BehindKernel(scoped.table, membership), scoped.kept);
  return { table: scoped.table, lanes, rows: scoped.rows, counted: membership.counted ?? null };
}

/** The rows of a unit in the span of a number and its question's scope. */
export function rowsBehind(
  { table, rows }: Pick<UnitsBehind, 'table' | 'rows'>,
  selection: ResolvedSelection,
  lane: number,
): number[] {
  return rowsInSpan(table, lane, selectedSpan(selection), rows);
}

/** Ids of the people a number is made of; of sessions, the user of each. */
export function idsOf(
  units: UnitsBehind,
  selection: ResolvedSelection,
  unit: 'user' | 'session',
): Set<string> {
  const { table, lanes } = units;
  const ids = new Set<string>();
  for (let lane = 0; lane < lanes.length; lane++) {
    if (lanes[lane] === 0) continue;
    if (unit === 'user') {
      ids.add(table.userIds[lane] as string);
      continue;
    }
    const rows = rowsBehind(units, selection, lane);
    const owner = rows.length > 0 ? ownerOf(table, rows, selection.of.identity) : null;
    if (owner !== null) ids.add(owner);
  }
  return ids;
}
