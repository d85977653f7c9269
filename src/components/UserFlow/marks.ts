import { nodeId } from '../../geometry/flow-ids.js';
import type { FlowPart } from '../../geometry/flow-lit.js';
import type { FlowLayout, PlacedLink, PlacedNode } from '../../geometry/flow.js';
import type { FlowLink, NodeRef } from '../../model/flow.js';

/** A node or link of the flow, found by its id. */
export type FlowMark =
  | { id: string; part: { node: NodeRef }; node: PlacedNode; count: number }
  | { id: string; part: { link: Pick<FlowLink, 'from' | 'to'> }; link: PlacedLink; count: number };

/** Finds nodes and links by their ids. */
export function markFinder({ columns, links }: FlowLayout): (id: string | null) => FlowMark | null {
  const marks = new Map<string, FlowMark>();
  for (const node of columns.flatMap(({ nodes }) => nodes)) {
    marks.set(node.id, { id: node.id, part: { node: node.ref }, node, count: node.node.count });
  }
  for (const link of links) {
    const { from, to, count } = link.link;
    marks.set(link.id, { id: link.id, part: { link: { from, to } }, link, count });
  }
  return (id) => (id === null ? null : (marks.get(id) ?? null));
}

/** The node a reference means. */
export function placedNode({ columns }: FlowLayout, ref: NodeRef): PlacedNode | undefined {
  const id = nodeId(ref);
  return columns.find(({ offset }) => offset === ref.offset)?.nodes.find((node) => node.id === id);
}

/** Whether two parts of a flow are the same one. */
export const partKey = (part: FlowPart): string => JSON.stringify(part);
