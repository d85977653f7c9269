import type { ExplainedEvent, ExplainResult, NotUsedReason } from './explain.js';
import type { ResolvedSelection } from './selection.js';

/* Why one unit is, or is not, in a number, as facts. */

export type ExplainFact =
  | { kind: 'verdict'; counted: boolean }
  /** Of a funnel: the furthest step of the attempt that is told; null when none was begun. */
  | { kind: 'reached'; step: number | null }
  /** The part that was not done, and why the event that fits it best was not used; null: no event fits it. */
  | { kind: 'missed'; part: number; reason: NotUsedReason | null }
  /** How many events were used for the number. Of a retention: for its start (part 0) or return (part 1). */
  | { kind: 'used'; part: number; events: number };

/** Of several events that were not used, the one whose reason comes first here says most. */
const telling: readonly NotUsedReason[] = [
  'excluded',
  'afterWithin',
  'afterWindow',
  'otherHeldValue',
  'wrongOrder',
  'filledByAnother',
  'beforeStart',
  'outsideScope',
  'duplicate',
];

function missed(events: readonly ExplainedEvent[], part: number): ExplainFact {
  const reasons = new Set(
    events.flatMap(({ matches, reason }) => (reason && matches.includes(part) ? [reason] : [])),
  );
  return { kind: 'missed', part, reason: telling.find((reason) => reasons.has(reason)) ?? null };
}

function usesOf(events: readonly ExplainedEvent[], part: number): number {
  return events.filter(({ used, also = [] }) => used === part || also.includes(part)).length;
}

type OfFunnel = Extract<ResolvedSelection, { of: { kind: 'funnel' } }>;

function ofFunnel({ reached, events, counted }: ExplainResult, behind: OfFunnel): ExplainFact[] {
  const { of, outcome } = behind;
  const facts: ExplainFact[] = [{ kind: 'reached', step: reached }];
  if (of.order === 'unordered') return facts;
  // What came next says something unless the number is about getting so far, or they got further than it is about.
  const isOfLost = outcome === 'droppedAfter' || outcome === 'lost';
  const isFurther = 'step' in behind && reached !== null && reached > behind.step;
  if (counted ? !isOfLost : isOfLost && isFurther) return facts;
  const next = of.steps.findIndex(({ optional }, k) => k > (reached ?? -1) && !optional);
  return next < 0 ? facts : [...facts, missed(events, next)];
}

function ofRetention({ events }: ExplainResult, outcome: string): ExplainFact[] {
  const started = usesOf(events, 0);
  if (started === 0) return [missed(events, 0)];
  if (outcome === 'acquired') return [{ kind: 'used', part: 0, events: started }];
  const returned = usesOf(events, 1);
  return [returned > 0 ? { kind: 'used', part: 1, events: returned } : missed(events, 1)];
}

/** The facts of an explanation, most important first. */
export function explainFacts(result: ExplainResult, behind: ResolvedSelection): ExplainFact[] {
  const { counted, events } = result;
  const verdict: ExplainFact = { kind: 'verdict', counted };
  const { of } = behind;
  if (of.kind === 'funnel') return [verdict, ...ofFunnel(result, behind as OfFunnel)];
  if ('group' in behind) return [verdict, ...ofRetention(result, behind.outcome)];
  const used = usesOf(events, 0);
  if (used > 0) return [verdict, { kind: 'used', part: 0, events: used }];
  return [verdict, missed(events, 0)];
}
