import type { ExplainFact } from './explain-facts.js';
import type { NotUsedReason, ResolvedExplainQuery } from './explain.js';
import type { Format } from './format.js';
import type { ResolvedFunnelQuery } from './funnel.js';
import {
  brief,
  isAny,
  capital,
  deed,
  joined,
  matcher,
  plural,
  property,
  span,
  userNouns,
} from './phrases.js';
import { selectionText } from './selection-messages.js';
import { type ResolvedSelection, selectedUnit } from './selection.js';

/* English for why someone is, or is not, in a number. */

type Of = ResolvedSelection['of'];

/** Why an event was not used, as a sentence without its end. */
const reasons: Record<NotUsedReason, (of: Of) => string> = {
  beforeStart: (of) =>
    of.kind === 'retention'
      ? 'it came before the start in the period'
      : of.kind === 'funnel'
        ? 'it came before the first step'
        : 'it came before the time looked at',
  afterWindow: (of) =>
    of.kind === 'funnel' && of.window !== null
      ? `it came after the ${span(of.window)} from step 1`
      : 'it came after the time looked at',
  afterWithin: () => 'it came too long after the step before',
  wrongOrder: (of) =>
    of.kind === 'retention'
      ? 'there was no start in the period'
      : of.kind === 'funnel' && of.order === 'strict'
        ? 'something else happened between'
        : 'the steps before it were not done yet',
  filledByAnother: () => 'another event did it',
  excluded: (of) =>
    of.kind === 'funnel' && of.exclusions.length > 0
      ? `${of.exclusions.map(({ match }) => deed(match)).join(' or ')} came between`
      : 'an excluded event came between',
  otherHeldValue: (of) =>
    of.kind === 'funnel' && of.hold.length > 0
      ? `it has another ${of.hold.map(property).join(' or ')}`
      : 'it has another value of what is held',
  outsideScope: () => 'it is not in the range, the filter, the group or the people looked at',
  duplicate: () => 'it is a copy of an event that was counted',
};

const notUsed = (reason: NotUsedReason, of: Of): string => reasons[reason](of);

function step(index: number, of: ResolvedFunnelQuery): string {
  return `step ${index + 1}, “${brief(matcher(of.steps[index]?.match ?? {}))}”`;
}

/** A part of a question that events fit; null when any event does. */
function part(index: number, of: Of): string | null {
  switch (of.kind) {
    case 'funnel':
      return step(index, of);
    case 'retention': {
      const match = index === 0 ? of.start : of.return;
      return isAny(match) ? (index === 0 ? 'start' : 'return') : deed(match);
    }
    case 'flow':
      return isAny(of.anchor) ? null : deed(of.anchor);
    default:
      return isAny(of.events) ? null : deed(of.events);
  }
}

function usedWords(events: number, what: string | null, format: Format): string {
  const count = `${format.number(events)} ${plural(events, 'event counts', 'events count')}`;
  return what === null ? count : `${count} as ${what}`;
}

function missedWords(what: string | null, reason: NotUsedReason | null, of: Of): string {
  if (reason === null) return `no ${what ?? 'event'}`;
  return `${what ?? 'what happened'} was not used: ${notUsed(reason, of)}`;
}

function reachedWords(reached: number | null, of: ResolvedFunnelQuery): string {
  if (reached === null) return 'no attempt at the funnel';
  if (of.order === 'unordered') {
    return `${reached + 1} of ${of.steps.length} steps done within the time limit`;
  }
  return `got as far as ${step(reached, of)}`;
}

export const explainMessages = {
  /** Why an event was not used, beside it. */
  notUsed: (reason: NotUsedReason, of: Of): string => capital(notUsed(reason, of)),
  usedFor: (index: number, of: Of): string => {
    const what = part(index, of);
    return what === null ? 'Counts' : `Counts as ${what}`;
  },
  counted: 'Counted',
  notCounted: 'Not counted',
  explainTakeaway: (
    facts: readonly ExplainFact[],
    { behind }: ResolvedExplainQuery,
    format: Format,
  ): string => {
    const { of } = behind;
    const isCounted = facts.some((fact) => fact.kind === 'verdict' && fact.counted);
    const reached = facts.find((fact) => fact.kind === 'reached');
    const used = facts.find((fact) => fact.kind === 'used');
    const missed = facts.find((fact) => fact.kind === 'missed');
    const why: string[] = [];
    if (reached && of.kind === 'funnel') why.push(reachedWords(reached.step, of));
    if (used) why.push(usedWords(used.events, part(used.part, of), format));
    if (missed) why.push(missedWords(part(missed.part, of), missed.reason, of));
    return `${isCounted ? 'Counted' : 'Not counted'}: ${why.join('; ')}`;
  },
  explainDefinition: ({ behind, user }: ResolvedExplainQuery, format: Format): string => {
    const noun = selectedUnit(behind) === 'session' ? 'session' : userNouns(behind.of.identity)[0];
    return joined([
      `Whether ${noun} ${user} is among the ${selectionText(behind, format)}`,
      behind.of.timeZone,
    ]);
  },
};
