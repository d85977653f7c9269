import type { LifecycleFact, StickinessFact } from './activity-facts.js';
import type { Format } from './format.js';
import type { LifecycleState, ResolvedLifecycleQuery } from './lifecycle.js';
import { scopeWords } from './people-messages.js';
import { capital, deed, during, interval, joined, plural, userNouns, users } from './phrases.js';
import type { Interval } from './scope.js';
import type { ResolvedStickinessQuery } from './stickiness.js';

/* English for who is active: lifecycle and stickiness. */

/** A bucket by its width: "day", "span of 6 hours". */
const one = (width: Interval): string =>
  typeof width === 'object' ? `span of ${interval(width)}` : width;
const many = (width: Interval): string =>
  typeof width === 'object' ? `spans of ${interval(width)}` : `${width}s`;

const states: Record<LifecycleState, string> = {
  new: 'New',
  returning: 'Returning',
  resurrected: 'Back again',
  dormant: 'Gone',
};

const rules: Record<LifecycleState, (width: Interval) => string> = {
  new: (width) => `their first event of all is in the ${one(width)}`,
  returning: (width) => `active in the ${one(width)} and in the one before`,
  resurrected: (width) => `active in the ${one(width)}, not in the one before, and not new`,
  dormant: (width) => `active in the ${one(width)} before, not in this one`,
};

export const activityMessages = {
  lifecycleState: (state: LifecycleState): string => states[state],
  lifecycleRule: (state: LifecycleState, width: Interval): string => rules[state](width),
  lifecycleTakeaway: (
    facts: readonly LifecycleFact[],
    query: ResolvedLifecycleQuery,
    format: Format,
  ): string => {
    const [first] = facts;
    const [, noun] = userNouns(query.identity);
    if (!first || first.kind === 'empty') return `No active ${noun} in this range`;
    if (first.kind !== 'net') return `No whole ${one(query.interval)} is over yet`;
    const { net, counts, bucket } = first;
    const change =
      net === 0
        ? `As many active ${noun}`
        : `${format.number(Math.abs(net))} ${net > 0 ? 'more' : 'fewer'} active ${plural(Math.abs(net), ...userNouns(query.identity))}`;
    const few = facts.find((fact) => fact.kind === 'few');
    const n = (count: number) => format.number(count);
    return [
      `${change} ${during(bucket, query.interval, format)} ${net === 0 ? 'as' : 'than'} in the ${one(query.interval)} before`,
      `: ${n(counts.new)} new and ${n(counts.resurrected)} back again, ${n(counts.dormant)} gone`,
      few ? ` (of only ${users(few.users, query.identity, format)})` : '',
    ].join('');
  },
  lifecycleDefinition: (query: ResolvedLifecycleQuery, format: Format): string =>
    joined([
      `${capital(userNouns(query.identity)[1])} by ${one(query.interval)}, active by ${deed(query.events)}`,
      'new: never before; back again: not in the one before; gone: in the one before only',
      ...scopeWords(query, format),
    ]),
  stickinessTakeaway: (
    facts: readonly StickinessFact[],
    query: ResolvedStickinessQuery,
    format: Format,
  ): string => {
    const { interval: width, identity } = query;
    const [first] = facts;
    if (first?.kind !== 'half') return `No active ${userNouns(identity)[1]} in this range`;
    const buckets = (count: number) =>
      `${format.number(count)} ${count === 1 ? one(width) : many(width)}`;
    const soFar = facts.some(({ kind }) => kind === 'notOver') ? ' so far' : '';
    const few = facts.find((fact) => fact.kind === 'few');
    const of = few ? `only ${users(few.users, identity, format)}` : `the ${userNouns(identity)[1]}`;
    const once = facts.find((fact) => fact.kind === 'once');
    if (first.count === 1 && once) {
      return `${format.percent(once.share)} of ${of} were active in 1 ${one(width)} only, of ${format.number(first.of)}${soFar}`;
    }
    const always = facts.find((fact) => fact.kind === 'always');
    const end =
      always && first.count < first.of ? `, ${format.percent(always.share)} in every one` : '';
    return `Half of ${of} were active in ${first.count === first.of ? 'all' : 'at least'} ${buckets(first.count)}${
      first.count === first.of ? '' : ` of ${format.number(first.of)}`
    }${end}${soFar}`;
  },
  stickinessDefinition: (query: ResolvedStickinessQuery, format: Format): string =>
    joined([
      `${capital(userNouns(query.identity)[1])} by the number of ${many(query.interval)} they were active in`,
      `active by ${deed(query.events)}`,
      ...scopeWords(query, format),
    ]),
};
