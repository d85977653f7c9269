import type { Scalar } from './event.js';

/**
 * Orders strings by code point, as UTF-8 bytes do. JavaScript's `<` compares UTF-16 units and differs above U+FFFF.
 *
 * @returns negative, 0 or positive, for `Array.prototype.sort`
 */
export function compareText(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    let x = a.charCodeAt(i);
    let y = b.charCodeAt(i);
    if (x === y) continue;
    // Surrogates stand for code points above every other unit.
    if (x >= 0xd800 && y >= 0xd800) {
      if (x < 0xe000) x += 0x10000;
      if (y < 0xe000) y += 0x10000;
    }
    return x - y;
  }
  return a.length - b.length;
}

const typeRank = { number: 0, string: 1, boolean: 2 } as const;

/**
 * Group order: numbers ascending, then strings by code point, then `false`, `true`; a missing value last.
 *
 * @returns negative, 0 or positive, for `Array.prototype.sort`
 */
export function compareScalars(a: Scalar | null, b: Scalar | null): number {
  if (a === null || b === null) return (a === null ? 1 : 0) - (b === null ? 1 : 0);
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b);
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b);
  const rank = (value: Scalar) => typeRank[typeof value as keyof typeof typeRank];
  return rank(a) - rank(b);
}
