import { describe, expect, it } from 'vitest';

import { percentile, wilsonInterval } from '../../src/model/statistics.js';

describe('wilsonInterval', () => {
  it('gives the published interval of 1 in 10', () => {
    // Newcombe (1998), Statistics in Medicine 17, table I prints 0.0179–0.4042 for 1/10.
    const [low, high] = wilsonInterval(1, 10) ?? [];
    expect(low).toBeCloseTo(0.0179, 4);
    expect(high).toBeCloseTo(0.4042, 4);
  });

  it('stays within 0 and 1', () => {
    expect(wilsonInterval(0, 10)?.[0]).toBe(0);
    expect(wilsonInterval(10, 10)?.[1]).toBe(1);
  });

  it('is null for nobody', () => {
    expect(wilsonInterval(0, 0)).toBeNull();
  });
});

describe('percentile', () => {
  it('interpolates between the closest ranks', () => {
    expect(percentile([1, 2, 3, 10], 0.5)).toBe(2.5);
    expect(percentile([1, 2, 3, 10], 0.25)).toBe(1.75);
    expect(percentile([1, 2, 3, 10], 0.9)).toBeCloseTo(7.9, 12);
    expect(percentile([7], 0.9)).toBe(7);
    expect(percentile([], 0.5)).toBeNull();
  });
});
