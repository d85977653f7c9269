import { describe, expect, it } from 'vitest';

import { areaPath, linePath } from '../../src/geometry/path.js';

const points = [
  { x: 0, y: 10 },
  { x: 5, y: 20 },
  { x: 10, y: Number.NaN },
  { x: 15, y: 0 },
];

describe('paths', () => {
  it('go through the points, with gaps where there is no value', () => {
    expect(linePath(points)).toBe('M0,10L5,20M15,0');
  });

  it('close areas down to the floor', () => {
    expect(areaPath(points, 30)).toBe('M0,10L5,20L5,30L0,30ZM15,0L15,30L15,30Z');
  });

  it('are empty without points', () => {
    expect(linePath([])).toBe('');
    expect(areaPath([], 30)).toBe('');
  });
});
