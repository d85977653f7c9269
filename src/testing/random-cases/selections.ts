import type { FlowResult } from '../../model/flow.js';
import type { FunnelResult, FunnelStep } from '../../model/funnel.js';
import type { GroupKey } from '../../model/groups.js';
import { type LifecycleResult, lifecycleStates } from '../../model/lifecycle.js';
import type { AnyQuery, Result } from '../../model/query.js';
import type { RetentionGroup, RetentionResult } from '../../model/retention.js';
import type { Selection } from '../../model/selection.js';
import type { TrendQuery, TrendResult, TrendSeries } from '../../model/trend.js';

/** A number of an answer and how to ask for what is behind it. */
export interface SelectedNumber {
  selection: Selection;
  /** What the answer shows there; null where it shows something else than a count, or nothing. */
  number: number | null;
  /** What comes back. */
  unit: 'user' | 'session';
  /** Whether the number counts the units that come back, or events of theirs. */
  counts: 'units' | 'events';
}

/** A selection without its question. */
type Place = Record<string, unknown>;

function trendNumbers(query: TrendQuery, result: TrendResult): [Place, number | null][] {
  const isCount = typeof query.measure === 'string';
  const numbers = (
    buckets: TrendResult['buckets'],
    series: TrendSeries[],
    place: Place,
  ): [Place, number | null][] =>
    series.flatMap(({ key, values, total }) => {
      const own = key ? { ...place, key } : place;
      const shown = (value: number | null | undefined) => (isCount ? (value ?? 0) : null);
      return [
        [own, shown(total)],
        ...buckets.map(({ start }, i): [Place, number | null] => [
          { ...own, bucket: start },
          shown(values[i]),
        ]),
      ];
    });
  const { buckets, series, previous } = result;
  return [
    ...numbers(buckets, series, {}),
    ...(previous ? numbers(previous.buckets, previous.series, { previous: true }) : []),
  ];
}

function stepNumbers(steps: FunnelStep[], place: Place): [Place, number | null][] {
  return steps.flatMap((each, step) => {
    const next = steps.find(({ optional }, k) => k > step && !optional);
    const reached: [Place, number | null] = [{ ...place, step, outcome: 'reached' }, each.count];
    if (!next) return [reached];
    // How many went on from an optional step is not shown.
    const wentOn = each.optional ? null : next.count;
    return [
      reached,
      [{ ...place, step, outcome: 'convertedFrom' }, wentOn],
      [{ ...place, step, outcome: 'droppedAfter' }, each.optional ? null : next.dropped],
    ];
  });
}

function funnelNumbers({ steps, groups = [], trend = [] }: FunnelResult): [Place, number | null][] {
  return [
    ...stepNumbers(steps, {}),
    ...groups.flatMap(({ key, steps: own }) => stepNumbers(own, { key })),
    ...trend.flatMap(({ start, entered, converted }): [Place, number][] => [
      [{ trend: start, outcome: 'entered' }, entered],
      [{ trend: start, outcome: 'converted' }, converted],
      [{ trend: start, outcome: 'lost' }, entered - converted],
    ]),
  ];
}

function cellNumbers(groups: RetentionGroup[], place: Place): [Place, number][] {
  return groups.flatMap(({ start: group, size, cells }) => [
    [{ ...place, group, column: 0, outcome: 'acquired' }, size],
    ...cells.flatMap(({ returned, eligible }, column): [Place, number][] => [
      [{ ...place, group, column, outcome: 'returned' }, returned],
      [{ ...place, group, column, outcome: 'lost' }, eligible - returned],
    ]),
  ]);
}

function retentionNumbers({ groups, byKey = [] }: RetentionResult): [Place, number][] {
  return [
    ...cellNumbers(groups, {}),
    ...byKey.flatMap(({ key, groups: own }) => cellNumbers(own, { key })),
  ];
}

function flowNumbers({ steps, links }: FlowResult): [Place, number][] {
  return [
    ...steps.flatMap(({ offset, nodes }) =>
      nodes.map(({ key, count }): [Place, number] => [{ node: { offset, key } }, count]),
    ),
    ...links.map(({ from, to, count }): [Place, number] => [{ link: { from, to } }, count]),
  ];
}

function lifecycleNumbers({ buckets }: LifecycleResult): [Place, number][] {
  return buckets.flatMap((bucket) =>
    lifecycleStates.map((state): [Place, number] => [
      { bucket: bucket.start, state },
      bucket[state],
    ]),
  );
}

function numbersOf(query: AnyQuery, result: Result<AnyQuery>): [Place, number | null][] {
  switch (result.kind) {
    case 'trend':
      return trendNumbers(query as TrendQuery, result);
    case 'funnel':
      return funnelNumbers(result);
    case 'retention':
      return retentionNumbers(result);
    case 'flow':
      return flowNumbers(result);
    case 'lifecycle':
      return lifecycleNumbers(result);
    case 'stickiness':
      return result.counts.map(({ count, users }) => [{ count }, users]);
    default:
      return [];
  }
}

/** What comes back for a question's numbers, and what they count. */
function unitOf(query: AnyQuery): Pick<SelectedNumber, 'unit' | 'counts'> {
  if (query.kind === 'trend') {
    const { measure } = query;
    if (measure === 'sessions') return { unit: 'session', counts: 'units' };
    return { unit: 'user', counts: measure === 'users' ? 'units' : 'events' };
  }
  const unit =
    query.kind === 'flow' ? (query.unit ?? 'session') : 'unit' in query ? query.unit : 'user';
  return { unit: unit ?? 'user', counts: 'units' };
}

/**
 * Every number of an answer that can be selected; none for kinds without such numbers. They are many: one a cell.
 *
 * Of a property measure the number is null: what is shown is no count. So it is for an optional step of a funnel, where
 * only who reached it is shown.
 *
 * @param now the instant the question was asked at; the selections remember it
 */
export function selectionsOf(
  query: AnyQuery,
  result: Result<AnyQuery>,
  now: number,
): SelectedNumber[] {
  const counted = unitOf(query);
  return numbersOf(query, result).map(([place, number]) => ({
    selection: { of: query, ...place, asOf: now } as unknown as Selection,
    number,
    ...counted,
  }));
}

function withGroup(name: string, key: GroupKey | undefined): string {
  return key ? `${name} of group ${key.type}` : name;
}

/** What kind of number a selection is of, e.g. `'funnel droppedAfter of group other'`. */
export function selectionName(selection: Selection): string {
  const { kind } = selection.of;
  if ('node' in selection) return withGroup('flow node', selection.node.key);
  if ('link' in selection) return 'flow link';
  if ('count' in selection) return 'stickiness';
  if ('state' in selection) return `lifecycle ${selection.state}`;
  if ('trend' in selection) return `funnel ${selection.outcome}`;
  if ('outcome' in selection) return withGroup(`${kind} ${selection.outcome}`, selection.key);
  const time = selection.bucket === undefined ? 'total' : 'bucket';
  return withGroup(`trend ${selection.previous ? 'previous ' : ''}${time}`, selection.key);
}
