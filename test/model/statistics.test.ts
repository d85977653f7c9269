import { describe, expect, it } from 'vitest';

import { percentile, pooledZ, wilsonInterval } from '../../src/model/statistics.js';

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

describe('pooledZ', () => {
  it('is the difference of two shares in pooled standard errors', () => {
    // p = 50/200; √(0.25 · 0.75 · (1/100 + 1/100)) = 0.0612372…; (0.3 − 0.2) ÷ that.
    expect(pooledZ(30, 100, 20, 100)).toBeCloseTo(1.6329931618554518, 12);
    expect(pooledZ(20, 100, 30, 100)).toBeCloseTo(-1.6329931618554518, 12);
    // p = 0.1; √(0.09 · (1/10 + 1/90)) = 0.1.
    expect(pooledZ(1, 10, 9, 90)).toBeCloseTo(0, 12);
    expect(pooledZ(2, 10, 8, 90)).toBeCloseTo((0.2 - 8 / 90) / 0.1, 12);
  });

  it('is null where it is not defined', () => {
    expect(pooledZ(0, 0, 1, 2)).toBeNull();
    expect(pooledZ(1, 2, 0, 0)).toBeNull();
    expect(pooledZ(0, 5, 0, 7)).toBeNull();
    expect(pooledZ(5, 5, 7, 7)).toBeNull();
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
