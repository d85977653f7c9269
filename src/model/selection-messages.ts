import { type Bucket, bucketContaining } from './calendar.js';
import type { NodeRef } from './flow.js';
import type { Format } from './format.js';
import type { GroupKey } from './groups.js';
import {
  brief,
  deed,
  during,
  group,
  interval as intervalWords,
  isAny,
  matcher,
  plural,
  property,
  when,
} from './phrases.js';
import { type Interval, type Scope, scopeDefaults, type WeekDay } from './scope.js';
import type { ResolvedSelection, Selection } from './selection.js';
import { dayMs } from './time-zone.js';

/* English for the units behind a number. */

/** A number, of a question as it is asked or as a source gets it. */
export type AnySelection = Selection | ResolvedSelection;

/** The forms of a selection, by a member only they have. */
type Of<K extends PropertyKey> = Extract<AnySelection, Record<K, unknown>>;
type OfTrend = Exclude<
  AnySelection,
  Of<'step'> | Of<'trend'> | Of<'group'> | Of<'node'> | Of<'link'> | Of<'state'> | Of<'count'>
>;

/** What the number counts, for many. */
export function selectionNoun({ of }: AnySelection): 'people' | 'sessions' | 'accounts' {
  const isOfSessions =
    of.kind === 'trend'
      ? of.measure === 'sessions'
      : of.kind === 'flow'
        ? of.unit !== 'user'
        : of.kind === 'funnel' && of.unit === 'session';
  if (isOfSessions) return 'sessions';
  return of.identity === 'account' ? 'accounts' : 'people';
}

/** What tells the buckets of an answer. */
interface Cut {
  kind: string;
  range: Scope['range'];
  timeZone?: string | undefined;
  weekStart?: WeekDay | undefined;
  buckets?: Bucket[];
}

/** The bucket of an answer that starts at an instant, as the end of a sentence. */
function inBucket(
  start: number,
  width: Interval | undefined,
  { kind, timeZone, weekStart, range, buckets }: Cut,
  format: Format,
): string {
  const found = buckets?.find((bucket) => bucket.start === start);
  if (found) {
    const days = (found.end - found.start) / dayMs;
    return during(found, width ?? (days < 0.9 ? 'hour' : days < 1.1 ? 'day' : undefined), format);
  }
  if (width === undefined) return when(range, format);
  const calendar = {
    timeZone: timeZone ?? scopeDefaults.timeZone,
    weekStart: weekStart ?? scopeDefaults.weekStart,
  };
  const { end } = bucketContaining(start, width, calendar);
  // The buckets of the others are whole.
  const isClipped = (kind === 'trend' || kind === 'funnel') && 'end' in range;
  return during({ start, end: isClipped ? Math.min(end, range.end) : end }, width, format);
}

/** The group of a number, if it is one's. */
function inGroup(key: GroupKey | undefined, by: { property: string } | undefined): string {
  if (!key || !by) return '';
  const name = property(by.property);
  if (key.type === 'none') return `where ${name} is not set`;
  return `where ${name} is ${key.type === 'other' ? 'another value' : group(key)}`;
}

function ofTrend(selection: OfTrend, who: string, format: Format): string {
  const { of, bucket, key, previous } = selection;
  const measured =
    typeof of.measure === 'object' ? `with a number in ${property(of.measure.property)}` : '';
  const time =
    bucket !== undefined
      ? inBucket(bucket, of.interval, of, format)
      : previous
        ? 'in the time before'
        : when(of.range, format);
  const what = deed(of.events ?? {});
  const did =
    of.measure === 'sessions' ? (what === 'anything' ? '' : `with ${what}`) : `${who} did ${what}`;
  const at = inGroup(key, of.breakdown);
  return [did, measured, time].filter(Boolean).join(' ') + (at && `, ${at}`);
}

function ofStep(selection: Of<'step'>, who: string): string {
  const { of, step, outcome, key } = selection;
  const at = inGroup(key, of.breakdown);
  const end = at && `, ${at}`;
  if (of.order === 'unordered') {
    const done = `${who} did ${step + 1} ${plural(step + 1, 'step', 'steps')} of the funnel`;
    if (outcome === 'droppedAfter') return `${done} and no more${end}`;
    return `${done}${outcome === 'reached' ? '' : ' and went on'}${end}`;
  }
  const { match, ...labels } = of.steps[step] as (typeof of.steps)[number];
  const name = ('name' in labels && labels.name) || matcher(match);
  const verb = {
    reached: 'reached',
    droppedAfter: 'dropped off after',
    convertedFrom: 'went on after',
  }[outcome];
  return `${who} ${verb} step ${step + 1}, “${brief(name)}”${end}`;
}

function ofFunnelTrend(selection: Of<'trend'>, who: string, format: Format): string {
  const { of, trend, outcome } = selection;
  const entered = `${who} entered the funnel ${inBucket(trend, 'interval' in of ? of.interval : undefined, of, format)}`;
  if (outcome === 'entered') return entered;
  return `${entered} and ${outcome === 'lost' ? 'did not convert' : 'converted'}`;
}

/** A column of a retention: "week 3", "weeks 2–4". */
export function columnName({ from, to }: { from: number; to: number }, period: string): string {
  return from === to ? `${period} ${from}` : `${period}s ${from}–${to}`;
}

function columnOf(of: Of<'group'>['of'], column: number): { from: number; to: number } {
  if ('columns' in of) return of.columns[column] ?? { from: column, to: column };
  const lengths = [1, ...(of.brackets ?? [])];
  if (!of.brackets) return { from: column, to: column };
  const from = lengths.slice(0, column).reduce((sum, length) => sum + length, 0);
  return { from, to: from + (lengths[column] ?? 1) - 1 };
}

function ofRetention(selection: Of<'group'>, who: string, format: Format): string {
  const { of, group: start, column, outcome, key } = selection;
  const { acquisition = 'recurring', return: back = {}, period, rule } = of;
  const first = acquisition === 'recurring' ? '' : 'first ';
  const at = inGroup(key, of.breakdown);
  const started = `${who} ${first}did ${deed(of.start ?? {})} ${inBucket(start, period, of, format)}`;
  const acquired = at ? `${started}, ${at}` : started;
  if (outcome === 'acquired') return acquired;
  const isLost = outcome === 'lost';
  const returned = isAny(back)
    ? isLost
      ? 'did not come back'
      : 'came back'
    : `${isLost ? 'did not do' : 'did'} ${deed(back)}`;
  const name = column === 0 ? `the same ${period}` : columnName(columnOf(of, column), period);
  return `${acquired}${at && ','} and ${returned} in ${name}${rule === 'onOrAfter' ? ' or later' : ''}`;
}

/** Where in a flow an offset is: "2 steps after signing up". */
function place({ offset }: NodeRef, of: Of<'node'>['of']): string {
  const steps = Math.abs(offset);
  return `${steps} ${plural(steps, 'step', 'steps')} ${offset < 0 ? 'before' : 'after'} ${deed(of.anchor)}`;
}

const nodeName = ({ key }: NodeRef): string =>
  key.type === 'value'
    ? `“${brief(group(key))}”`
    : key.type === 'none'
      ? 'an event without a name'
      : 'another event';

function ofNode({ of, node }: Of<'node'>, who: string): string {
  const did = of.unit === 'user' ? `${who} did ${nodeName(node)}` : `with ${nodeName(node)}`;
  return node.offset === 0 ? did : `${did} ${place(node, of)}`;
}

function ofLink({ of, link: { from, to } }: Of<'link'>, who: string): string {
  const at = to.offset === 0 ? `, just before ${deed(of.anchor)}` : `, ${place(to, of)}`;
  return `${who} went from ${nodeName(from)} to ${nodeName(to)}${at}`;
}

const states = {
  new: 'were new',
  returning: 'were active again',
  resurrected: 'came back after a pause',
  dormant: 'went away',
};

/** By which events someone is active, when not by any. */
function activeBy(events: Parameters<typeof deed>[0] = {}): string {
  return isAny(events) ? '' : `, by ${deed(events)}`;
}

function ofState({ of, bucket, state }: Of<'state'>, who: string, format: Format): string {
  return `${who} ${states[state]} ${inBucket(bucket, of.interval, of, format)}${activeBy(of.events)}`;
}

function ofCount({ of, count }: Of<'count'>, who: string, format: Format): string {
  const width = of.interval;
  const number = format.number(count);
  const buckets =
    typeof width === 'object'
      ? `${number} ${plural(count, 'span', 'spans')} of ${intervalWords(width)}`
      : `${number} ${plural(count, width, `${width}s`)}`;
  return `${who} were active in exactly ${buckets}${activeBy(of.events)}, ${when(of.range, format)}`;
}

/** A clause that follows the noun: "who dropped off after step 2". */
export function selectionWords(selection: AnySelection, format: Format): string {
  const who = selectionNoun(selection) === 'people' ? 'who' : 'that';
  if ('step' in selection) return ofStep(selection, who);
  if ('trend' in selection) return ofFunnelTrend(selection, who, format);
  if ('group' in selection) return ofRetention(selection, who, format);
  if ('node' in selection) return ofNode(selection, who);
  if ('link' in selection) return ofLink(selection, who);
  if ('state' in selection) return ofState(selection, who, format);
  if ('count' in selection) return ofCount(selection, who, format);
  return ofTrend(selection, who, format);
}

/** The units behind a number, in words: "people who dropped off after step 2, “Paid”". */
export function selectionText(selection: AnySelection, format: Format): string {
  return `${selectionNoun(selection)} ${selectionWords(selection, format)}`.trim();
}

export const selectionMessages = { selection: selectionText };
