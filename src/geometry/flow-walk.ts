import { nodeId } from './flow-ids.js';
import type { FlowLayout, PlacedNode } from './flow.js';

/** Where to go from a node: along its strongest link, or within its step. */
export type FlowMove = 'next' | 'previous' | 'up' | 'down' | 'first' | 'last' | 'start' | 'end';

type Walked = Pick<FlowLayout, 'columns' | 'links' | 'thin'>;

function strongest({ columns, links, thin }: Walked, from: PlacedNode, by: 1 | -1) {
  const [own, far] = by === 1 ? (['from', 'to'] as const) : (['to', 'from'] as const);
  const all = [...links.map(({ link }) => link), ...thin];
  const mine = all.filter((link) => nodeId(link[own]) === from.id);
  const best = mine.toSorted((a, b) => b.count - a.count)[0];
  const column = columns.find(({ offset }) => offset === from.ref.offset + by);
  return column?.nodes.find(({ id }) => best !== undefined && id === nodeId(best[far]));
}

/** The node a key leads to; the same one where there is no way. */
export function walkFlow(layout: Walked, from: PlacedNode, move: FlowMove): PlacedNode {
  const { columns } = layout;
  const filled = columns.filter(({ nodes }) => nodes.length > 0);
  const nodes = columns.find(({ offset }) => offset === from.ref.offset)?.nodes ?? [];
  const place = nodes.findIndex(({ id }) => id === from.id);
  const to: Record<FlowMove, () => PlacedNode | undefined> = {
    next: () => strongest(layout, from, 1),
    previous: () => strongest(layout, from, -1),
    up: () => nodes[place - 1],
    down: () => nodes[place + 1],
    first: () => nodes[0],
    last: () => nodes.at(-1),
    start: () => filled[0]?.nodes[0],
    end: () => filled.at(-1)?.nodes[0],
  };
  return to[move]() ?? from;
}
