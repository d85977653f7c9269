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
