import { fewUnder } from './facts.js';
import type { FlowNode, FlowResult, ResolvedFlowQuery } from './flow.js';
import type { GroupKey } from './groups.js';

/* What a flow says, as facts. */

export type FlowFact =
  | { kind: 'empty' }
  /** The node most common right after the anchor, of all units. */
  | { kind: 'next'; key: GroupKey; count: number; share: number }
  /** The one most common right before it, when only what came before is asked for. */
  | { kind: 'before'; key: GroupKey; count: number; share: number }
  /** Units whose sequence ends (or, with `before`, begins) at the anchor. */
  | { kind: 'ended'; count: number; share: number }
  | { kind: 'started'; count: number; share: number }
  | { kind: 'few'; total: number };

/** The most common node that is one. */
function mostCommon(nodes: readonly FlowNode[]): FlowNode | undefined {
  return nodes.find(({ key }) => key.type !== 'other');
}

/** The facts of a flow, most important first. */
export function flowFacts(
  { total, steps }: FlowResult,
  { after }: Pick<ResolvedFlowQuery, 'after'>,
): FlowFact[] {
  if (total === 0) return [{ kind: 'empty' }];
  const at = (offset: number) => steps.find((step) => step.offset === offset)?.nodes ?? [];
  const facts: FlowFact[] = [];
  const isAfter = after > 0;
  const node = mostCommon(at(isAfter ? 1 : -1));
  if (node) {
    const { key, count } = node;
    facts.push({ kind: isAfter ? 'next' : 'before', key, count, share: count / total });
  }
  const ends = at(0).reduce((sum, each) => sum + (isAfter ? each.ended : each.started), 0);
  if (ends > 0) {
    facts.push({ kind: isAfter ? 'ended' : 'started', count: ends, share: ends / total });
  }
  if (total < fewUnder) facts.push({ kind: 'few', total });
  return facts;
}
