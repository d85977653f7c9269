import type { AnalyticsEvent } from './event.js';
import { compareText } from './order.js';

/**
 * JSON with the keys of every object in code point order and `undefined` members left out, so that equal values give
 * equal text. Arrays keep their order.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) => {
    if (typeof member !== 'object' || member === null || Array.isArray(member)) return member;
    const source = member as Record<string, unknown>;
    return Object.fromEntries(
      Object.keys(source)
        .toSorted(compareText)
        .map((key) => [key, source[key]]),
    );
  });
}

/**
 * What an event says, as canonical JSON: what is not set is left out, whether it was null, `''` (for ids) or missing, and
 * the kind is spelled out. Two copies of an event are ordered by it where nothing else does.
 */
export function canonicalEvent({ kind, properties = {}, ...fields }: AnalyticsEvent): string {
  const set = Object.entries(fields).filter(([, value]) => value !== null && value !== '');
  const values = Object.entries(properties).filter(([, value]) => value !== null);
  return canonicalJson({
    ...Object.fromEntries(set),
    kind: kind || 'event',
    properties: Object.fromEntries(values),
  });
}
