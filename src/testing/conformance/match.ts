/** How far numbers that are not whole may be apart, relative to the larger. */
const tolerance = 1e-9;

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function sameNumber(a: number, b: number): boolean {
  if (Number.isInteger(a) && Number.isInteger(b)) return a === b;
  return Math.abs(a - b) <= tolerance * Math.max(Math.abs(a), Math.abs(b));
}

/**
 * Where an answer is not what was expected. Members that are not named are not looked at; lists must be as long as
 * expected; `undefined` expects a member to be missing.
 *
 * @returns the first difference in words, or null
 */
export function difference(actual: unknown, expected: unknown, path = 'answer'): string | null {
  if (typeof expected === 'number' && typeof actual === 'number') {
    return sameNumber(actual, expected) ? null : `${path} is ${actual}, not ${expected}`;
  }
  if (!isObject(expected)) {
    return Object.is(actual, expected) ? null : `${path} is ${text(actual)}, not ${text(expected)}`;
  }
  if (!isObject(actual)) return `${path} is ${text(actual)}, not ${text(expected)}`;
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual)) return `${path} is not a list`;
    if (actual.length !== expected.length) {
      return `${path} has ${actual.length} entries, not ${expected.length}: ${text(actual)}`;
    }
  }
  for (const [key, part] of Object.entries(expected)) {
    const at = Array.isArray(expected) ? `${path}[${key}]` : `${path}.${key}`;
    const found = difference(actual[key], part, at);
    if (found) return found;
  }
  return null;
}

function text(value: unknown): string {
  return JSON.stringify(value) ?? 'missing';
}
