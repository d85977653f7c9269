import type { Scalar } from '../model/event.js';
import type { FlowLink, FlowResult, NodeRef } from '../model/flow.js';
import { type GroupKey, groupKey } from '../model/groups.js';
import { linkId, nodeId } from './flow-ids.js';

/** A node or a link of a flow. */
export type FlowPart = { node: NodeRef } | { link: Pick<FlowLink, 'from' | 'to'> };

/** How many of some units are on each node and link of a flow. */
export interface LitFlow {
  /** By {@link nodeId}; missing: none. */
  nodes: Map<string, number>;
  /** By {@link linkId}; missing: none. */
  links: Map<string, number>;
  /** Units that are lit. */
  count: number;
  /** Units there are. Where it is more, the others are on paths that are not known. */
  of: number;
}

type Shown = Pick<FlowResult, 'steps' | 'links' | 'paths'>;

/** Tells which node of a flow holds a value at an offset; null where that is not known. */
function nodeFinder({ steps }: Pick<FlowResult, 'steps'>) {
  const ids = new Map(
    steps.map(({ offset, nodes }) => [
      offset,
      new Set(nodes.map(({ key }) => nodeId({ offset, key }))),
    ]),
  );
  return (offset: number, key: GroupKey): string | null => {
    const own = nodeId({ offset, key });
    if (ids.get(offset)?.has(own)) return own;
    const other = nodeId({ offset, key: { type: 'other', count: 0 } });
    return ids.get(offset)?.has(other) ? other : null;
  };
}

const partIds = (part: FlowPart): string[] =>
  'node' in part ? [nodeId(part.node)] : [nodeId(part.link.from), nodeId(part.link.to)];

/** How many units a node or link counts. */
export function partCount({ steps, links }: Pick<FlowResult, 'steps' | 'links'>, part: FlowPart) {
  if ('link' in part) {
    const id = linkId(part.link);
    return links.find((link) => linkId(link) === id)?.count ?? 0;
  }
  const id = nodeId(part.node);
  const { offset } = part.node;
  const step = steps.find((each) => each.offset === offset);
  return step?.nodes.find(({ key }) => nodeId({ offset, key }) === id)?.count ?? 0;
}

const add = (counts: Map<string, number>, id: string, count: number): void => {
  counts.set(id, (counts.get(id) ?? 0) + count);
};

/** What the units of a node or link did, as far as the most frequent whole paths tell: at once, and maybe not of all. */
export function litByPaths(shown: Shown, part: FlowPart): LitFlow {
  const find = nodeFinder(shown);
  const wanted = partIds(part);
  const lit: LitFlow = {
    nodes: new Map(),
    links: new Map(),
    count: 0,
    of: partCount(shown, part),
  };
  for (const { from, nodes, count } of shown.paths) {
    const ids = nodes.map((value: Scalar | null, i) => find(from + i, groupKey(value)));
    if (!wanted.every((id) => ids.includes(id))) continue;
    lit.count += count;
    ids.forEach((id, i) => {
      if (id === null) return;
      add(lit.nodes, id, count);
      const next = ids[i + 1];
      if (next) add(lit.links, `${id} → ${next}`, count);
    });
  }
  return lit;
}

/**
 * What the units of a node or link did, from a flow of those units alone. It names more nodes than the shown one, whose
 * `other` folds them.
 */
export function litByFlow(shown: Shown, part: FlowPart, theirs: FlowResult): LitFlow {
  const find = nodeFinder(shown);
  const lit: LitFlow = {
    nodes: new Map(),
    links: new Map(),
    count: theirs.total,
    of: partCount(shown, part),
  };
  for (const { offset, nodes } of theirs.steps) {
    for (const { key, count } of nodes) {
      const id = find(offset, key);
      if (id !== null) add(lit.nodes, id, count);
    }
  }
  for (const { from, to, count } of theirs.links) {
    const ends = [find(from.offset, from.key), find(to.offset, to.key)];
    if (ends.every((id) => id !== null)) add(lit.links, ends.join(' → '), count);
  }
  return lit;
}
