import type { Scalar } from '../../../model/event.js';
import type { FlowQuery } from '../../../model/flow.js';
import type { GroupKey } from '../../../model/groups.js';
import { week } from '../case.js';

/** A flow from event a over the week of the cases. */
export function flow(options: Partial<FlowQuery> = {}): FlowQuery {
  return { kind: 'flow', range: week, anchor: { event: 'a' }, ...options };
}

/** The key of a node: a value, null for none, or the number of values folded into `other`. */
function keyOf(name: Scalar | null | { other: number }): GroupKey {
  if (name === null) return { type: 'none' };
  if (typeof name === 'object') return { type: 'other', count: name.other };
  return { type: 'value', value: name };
}

type Name = Parameters<typeof keyOf>[0];

/** A node: its count, and where it is not 0 who ended, started, or went on unseen there. */
export function node(
  name: Name,
  count: number,
  {
    ended = 0,
    started = 0,
    unseen = 0,
  }: { ended?: number; started?: number; unseen?: number } = {},
) {
  return { key: keyOf(name), count, ended, started, unseen };
}

/** A link from a node to one of the next offset. */
export function link(offset: number, from: Name, to: Name, count: number) {
  return {
    from: { offset, key: keyOf(from) },
    to: { offset: offset + 1, key: keyOf(to) },
    count,
  };
}

export const path = (from: number, nodes: (Scalar | null)[], count: number) => ({
  from,
  nodes,
  count,
});

/** The only paths of an answer, each from the anchor on and taken once. */
export const onePathEach = (...paths: (Scalar | null)[][]) => ({
  paths: paths.map((nodes) => path(0, nodes, 1)),
});
