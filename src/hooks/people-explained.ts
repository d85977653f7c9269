import type { ExplainedEvent, ExplainResult, NotUsedReason } from '../model/explain.js';
import type { ResolvedSelection } from '../model/selection.js';

/* What an explanation shows, of the events it is made of. Indexes are those of its events. */

type Of = ResolvedSelection['of'];

/**
 * What an event did for a number: it counts, it fits and does not count, an exclusion of the funnel fits it, or it has
 * nothing to do with the question.
 */
export type Outcome = 'used' | 'notUsed' | 'excludes' | 'other';

export function outcomeOf({ used, matches, excludes = [] }: ExplainedEvent): Outcome {
  if (used !== null) return 'used';
  if (matches.length > 0) return 'notUsed';
  return excludes.length > 0 ? 'excludes' : 'other';
}

/** A row of the events: one of them, or several that say the same. */
export type ExplainedRow =
  | { kind: 'event'; at: number }
  | { kind: 'folded'; at: number; count: number; outcome: Outcome; isOpen: boolean };

/** So many that say the same in a row are shown; of more, the first and how many. */
const fewAlike = 3;

/** Equal for events that say the same. */
function saying(explained: ExplainedEvent): string {
  const { used, also = [], reason } = explained;
  return JSON.stringify([outcomeOf(explained), used, also, reason]);
}

/** How many events before and after the anchor of a flow a number of it is about. */
function reachOf(behind: ResolvedSelection): { before: number; after: number } {
  const offsets =
    'node' in behind
      ? [behind.node.offset]
      : 'link' in behind
        ? [behind.link.from.offset, behind.link.to.offset]
        : [];
  return { before: Math.max(0, ...offsets.map((k) => -k)), after: Math.max(0, ...offsets) };
}

/** The events a reader of a flow looks at: those around its anchor, from first to last; null where there is none. */
export function pathSpan(
  events: readonly ExplainedEvent[],
  behind: ResolvedSelection,
): { from: number; to: number } | null {
  const anchor = events.findIndex(({ used }) => used !== null);
  if (behind.of.kind !== 'flow' || anchor < 0) return null;
  const { before, after } = reachOf(behind);
  return { from: anchor - before, to: anchor + after };
}

/**
 * The rows of the events: those that have nothing to do with the question are folded, and runs of those that say the same
 * from the second on.
 *
 * @param open the folds that are open, by the index of their first event
 * @param path events that are never folded, from first to last
 */
export function explainedRows(
  events: readonly ExplainedEvent[],
  open: ReadonlySet<number>,
  path: { from: number; to: number } | null = null,
): ExplainedRow[] {
  const rows: ExplainedRow[] = [];
  const isOfPath = (at: number) => path !== null && at >= path.from && at <= path.to;
  const one = (at: number) => rows.push({ kind: 'event', at });
  const fold = (at: number, end: number, outcome: Outcome) => {
    const isOpen = open.has(at);
    rows.push({ kind: 'folded', at, count: end - at, outcome, isOpen });
    if (isOpen) for (let i = at; i < end; i++) one(i);
  };
  let at = 0;
  while (at < events.length) {
    const first = events[at] as ExplainedEvent;
    const outcome = outcomeOf(first);
    const said = saying(first);
    let end = at + 1;
    while (
      end < events.length &&
      isOfPath(end) === isOfPath(at) &&
      saying(events[end] as ExplainedEvent) === said
    ) {
      end++;
    }
    if (isOfPath(at)) for (let i = at; i < end; i++) one(i);
    else if (outcome === 'other') fold(at, end, outcome);
    else if (end - at <= fewAlike) for (let i = at; i < end; i++) one(i);
    else {
      one(at);
      fold(at + 1, end, outcome);
    }
    at = end;
  }
  return rows;
}

/** What decides about someone, where the events that count do not say it alone. */
export type ExplainedVerdict =
  /** Of a stickiness: in how many buckets they were active. */
  | { kind: 'buckets'; counted: boolean; active: number }
  /** Of a flow: whether their path goes where the number is. */
  | { kind: 'path'; counted: boolean };

/** See {@link ExplainedVerdict}; null where the finding says it. */
export function verdictOf(
  { events, counted }: Pick<ExplainResult, 'events' | 'counted'>,
  behind: ResolvedSelection,
): ExplainedVerdict | null {
  const used = events.filter((each) => each.used !== null);
  if (used.length === 0) return null;
  if (behind.of.kind === 'flow') return { kind: 'path', counted };
  if (!('count' in behind)) return null;
  const active = behind.of.buckets.filter(({ start, end }) =>
    used.some(({ event: { time } }) => time >= start && time < end),
  );
  return { kind: 'buckets', counted, active: active.length };
}

/** How long after another used event one happened, and how long it might have taken. */
export interface Gap {
  ms: number;
  /** The part the other event was used for. */
  since: number;
  /** Milliseconds; null without a limit. */
  allowed: number | null;
}

const isUsedFor = ({ used, also = [] }: ExplainedEvent, part: number): boolean =>
  used === part || also.includes(part);

function funnelGap(
  events: readonly ExplainedEvent[],
  explained: ExplainedEvent,
  of: Extract<Of, { kind: 'funnel' }>,
): Gap | null {
  const { used, reason, matches, event } = explained;
  const first = events.find((each) => each.used !== null);
  if (!first || first.used === null || first === explained) return null;
  const fromFirst = { ms: event.time - first.event.time, since: first.used, allowed: of.window };
  if (reason === 'afterWindow') return fromFirst;
  const step = reason === 'afterWithin' ? (matches[0] ?? null) : used;
  if (step === null) return null;
  const within = of.steps[step]?.within ?? null;
  if (within === null) return reason === null ? fromFirst : null;
  const before = of.steps.findLastIndex(({ optional }, k) => k < step && !optional);
  const previous = events.find((each) => isUsedFor(each, before));
  if (!previous) return null;
  return { ms: event.time - previous.event.time, since: before, allowed: within };
}

/**
 * How long after the first step, or after the step before where the step has a limit of its own, an event of a funnel that
 * counts happened, or one that came too late; of a retention, how long after the start it counts from a return came. Null
 * where it says nothing.
 */
export function gapOf(
  events: readonly ExplainedEvent[],
  explained: ExplainedEvent,
  of: Of,
): Gap | null {
  if (of.kind === 'funnel') return funnelGap(events, explained, of);
  if (of.kind !== 'retention' || explained.used !== 1) return null;
  const start = events.find((each) => isUsedFor(each, 0));
  if (!start || start === explained) return null;
  return { ms: explained.event.time - start.event.time, since: 0, allowed: null };
}

/** How many parts a question has that events fit. */
export function partCount(of: Of): number {
  if (of.kind === 'funnel') return of.steps.length;
  return of.kind === 'retention' ? 2 : 1;
}

/** What became of a part of the question. */
export interface ExplainedPart {
  part: number;
  /** How many events were used for it, and the first one's time. */
  used: { count: number; first: number } | null;
  /** Events that fit and were not used, by reason, as the reasons come up. */
  rejected: { reason: NotUsedReason; count: number; first: number }[];
}

/** Part by part: which events were used for it, and why others that fit were not. */
export function explainedParts(events: readonly ExplainedEvent[], parts: number): ExplainedPart[] {
  return Array.from({ length: parts }, (_, part) => {
    const used = events.filter((each) => isUsedFor(each, part));
    const rejected = new Map<NotUsedReason, ExplainedPart['rejected'][number]>();
    for (const { matches, reason, event } of events) {
      if (reason === null || !matches.includes(part)) continue;
      const known = rejected.get(reason);
      if (known) known.count++;
      else rejected.set(reason, { reason, count: 1, first: event.time });
    }
    const [first] = used;
    return {
      part,
      used: first ? { count: used.length, first: first.event.time } : null,
      rejected: [...rejected.values()],
    };
  });
}
