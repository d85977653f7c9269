import type { FlowLink, NodeRef } from '../model/flow.js';
import { groupId } from '../model/groups.js';

/** Tells the nodes of a flow apart. `other` is one node of its step, whatever it folds. */
export function nodeId({ offset, key }: NodeRef): string {
  return `${offset} ${groupId(key)}`;
}

/** Tells the links of a flow apart. */
export function linkId({ from, to }: Pick<FlowLink, 'from' | 'to'>): string {
  return `${nodeId(from)} → ${nodeId(to)}`;
}
