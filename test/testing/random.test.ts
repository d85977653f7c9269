import { describe, expect, it } from 'vitest';

import { createRandom } from '../../src/testing.js';

const many = <T>(draw: () => T, count = 20_000): T[] => Array.from({ length: count }, draw);
const mean = (values: number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

const first = (seed: number, stream?: number): string =>
  many(createRandom(seed, stream).next, 5).join();

describe('createRandom', () => {
  it('repeats itself for a seed, and differs by seed and stream', () => {
    expect(first(1)).toBe(first(1));
    expect(new Set([first(1), first(2), first(1, 1), first(1 + 2 ** 32)]).size).toBe(4);
    expect(createRandom(1).next()).toBe(0.10286284936591983);
  });

  it('draws from [0, 1) evenly', () => {
    const draws = many(createRandom(1).next);
    expect(Math.min(...draws)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...draws)).toBeLessThan(1);
    expect(mean(draws)).toBeCloseTo(0.5, 1);
  });

  it('draws both ends of a whole range', () => {
    const random = createRandom(1);
    expect([...new Set(many(() => random.int(-1, 2), 500))].toSorted((a, b) => a - b)).toEqual([
      -1, 0, 1, 2,
    ]);
  });

  it('draws by weight, never a weight of 0', () => {
    const random = createRandom(1);
    const draws = many(() => random.weighted([0, 3, 1, 0]));
    expect(new Set(draws)).toEqual(new Set([1, 2]));
    expect(draws.filter((index) => index === 1).length / draws.length).toBeCloseTo(0.75, 1);
  });

  it('has the means and median it is asked for', () => {
    const random = createRandom(1);
    expect(mean(many(() => random.exponential(4)))).toBeCloseTo(4, 0);
    expect(mean(many(() => random.normal(10, 2)))).toBeCloseTo(10, 0);
    expect(many(() => random.spread(7)).toSorted((a, b) => a - b)[10_000]).toBeCloseTo(7, 0);
  });

  it('shuffles without losing a member', () => {
    expect(createRandom(1).shuffle([1, 2, 3, 4, 5]).toSorted()).toEqual([1, 2, 3, 4, 5]);
  });
});
