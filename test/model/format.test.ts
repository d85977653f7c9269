import { describe, expect, it } from 'vitest';

import { createFormat } from '../../src/model/format.js';

const format = createFormat('en-US', 'UTC');

describe('createFormat', () => {
  it.each([
    [0, '0s'],
    [400, '0.4s'],
    [9_940, '9.9s'],
    [59_600, '1m'],
    [160_000, '2m 40s'],
    [3_599_900, '1h'],
    [5_400_000, '1h 30m'],
    [86_400_000 * 6 + 7_200_000, '6d 2h'],
    [86_400_000 * 14, '14d'],
  ])('writes %i ms as %s', (ms, text) => {
    expect(format.duration(ms)).toBe(text);
  });

  it.each([
    [null, '–'],
    [0, '0%'],
    [0.0001, '<0.1%'],
    [0.3694, '36.9%'],
    [0.9999, '>99.9%'],
    [1, '100%'],
  ])('writes the share %j as %s', (share, text) => {
    expect(format.percent(share)).toBe(text);
  });

  it('shortens numbers from 10,000 on', () => {
    expect(format.compact(9_999)).toBe('9,999');
    expect(format.compact(12_345)).toBe('12.3K');
  });

  it('names the last day a half-open range holds', () => {
    const range = { start: Date.UTC(2024, 0, 1), end: Date.UTC(2024, 0, 8) };
    expect(format.range(range).replaceAll('\u2009', ' ')).toBe('Jan 1 – 7, 2024');
  });
});
