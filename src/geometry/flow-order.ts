import type { FlowLink, FlowNode, FlowResult } from '../model/flow.js';
import { nodeId } from './flow-ids.js';

/** Counts that differ by no more than this share of the larger are as good as equal. */
const nearTie = 0.05;

type Weights = Map<string, Map<string, number>>;

function weightsOf(links: readonly FlowLink[]): Weights {
  const weights: Weights = new Map();
  const add = (a: string, b: string, count: number) => {
    const row = weights.get(a) ?? new Map<string, number>();
    weights.set(a, row.set(b, count));
  };
  for (const { from, to, count } of links) {
    add(nodeId(from), nodeId(to), count);
    add(nodeId(to), nodeId(from), count);
  }
  return weights;
}

/** How much crosses between two nodes of a column when one stands above the other. */
function crossings(upper: string, lower: string, beside: readonly string[], weights: Weights) {
  let sum = 0;
  let lowerAbove = 0;
  for (const id of beside) {
    // Links of the lower node that end above a link of the upper one cross it.
    sum += lowerAbove * (weights.get(upper)?.get(id) ?? 0);
    lowerAbove += weights.get(lower)?.get(id) ?? 0;
  }
  return sum;
}

function untangled(
  nodes: readonly FlowNode[],
  offset: number,
  beside: readonly string[],
  weights: Weights,
): FlowNode[] {
  const order = [...nodes];
  for (let pass = 0; pass < order.length; pass++) {
    let isChanged = false;
    for (let i = 0; i + 1 < order.length; i++) {
      const [a, b] = [order[i] as FlowNode, order[i + 1] as FlowNode];
      if (a.key.type === 'other' || b.key.type === 'other') continue;
      if (Math.abs(a.count - b.count) > nearTie * Math.max(a.count, b.count)) continue;
      const [idA, idB] = [nodeId({ offset, key: a.key }), nodeId({ offset, key: b.key })];
      if (crossings(idB, idA, beside, weights) >= crossings(idA, idB, beside, weights)) continue;
      [order[i], order[i + 1]] = [b, a];
      isChanged = true;
    }
    if (!isChanged) break;
  }
  return order;
}

/**
 * The nodes of each step from top to bottom: the most frequent first, `other` last. Nodes that are as good as equally
 * frequent change places where fewer links then cross on the side of the anchor.
 */
export function orderNodes({
  steps,
  links,
}: Pick<FlowResult, 'steps' | 'links'>): Map<number, FlowNode[]> {
  const weights = weightsOf(links);
  const ordered = new Map<number, FlowNode[]>();
  const outwards = steps.toSorted((a, b) => Math.abs(a.offset) - Math.abs(b.offset));
  for (const { offset, nodes } of outwards) {
    const towards = offset - Math.sign(offset);
    const beside = offset === 0 ? [] : (ordered.get(towards) ?? []);
    const ids = beside.map(({ key }) => nodeId({ offset: towards, key }));
    const ranked = nodes.toSorted(
      (a, b) =>
        Number(a.key.type === 'other') - Number(b.key.type === 'other') || b.count - a.count,
    );
    ordered.set(offset, untangled(ranked, offset, ids, weights));
  }
  return ordered;
}
