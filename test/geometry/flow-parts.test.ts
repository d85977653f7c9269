import { describe, expect, it } from 'vitest';

import { cutName, labelLines, nameCutter, textWidth } from '../../src/geometry/flow-labels.js';
import { shareHeight, stack } from '../../src/geometry/flow-slots.js';

describe('shareHeight', () => {
  it('shares a height in proportion', () => {
    expect(shareHeight([3, 1], 40, 1)).toEqual([30, 10]);
  });

  it('gives the smallest what can be seen and takes it from the others', () => {
    // 1 of 1,000 would be 0.01 high: it gets 1, the rest of the 10 is shared 2 to 1.
    expect(shareHeight([600, 300, 1], 10, 1)).toEqual([6, 3, 1]);
  });

  it('makes room again where giving to one makes another too small', () => {
    const heights = shareHeight([1000, 12, 1, 1, 1], 60, 1);
    expect(heights.reduce((a, b) => a + b)).toBeCloseTo(60);
    expect(Math.min(...heights)).toBe(1);
  });

  it('fits as many as there are pixels', () => {
    expect(shareHeight([900, 1, 1], 3, 1)).toEqual([1, 1, 1]);
  });

  it('shares nothing among none', () => {
    expect(shareHeight([], 10, 1)).toEqual([]);
  });
});

describe('stack', () => {
  it('says where each begins', () => {
    expect(stack([10, 5, 1], 100)).toEqual([100, 110, 115]);
  });
});

describe('cutName', () => {
  it('keeps what fits', () => {
    expect(cutName('/pricing', 200)).toBe('/pricing');
  });

  it('keeps both ends of what is longer than 30 characters', () => {
    const cut = cutName('/organisations/4f2a9c/projects/plan/settings', 1000);
    expect(cut).toBe('/organisations/…/plan/settings');
    expect([...cut]).toHaveLength(30);
  });

  it('keeps less where there is less room', () => {
    const cut = cutName('/organisations/4f2a9c/projects/plan/settings', 90);
    expect(textWidth(cut)).toBeLessThanOrEqual(90);
    expect(cut).toMatch(/^\/o.*….*s$/);
  });

  it('does not cut letters of two units in half', () => {
    expect(cutName('🎉'.repeat(40), 1000)).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
  });
});

describe('nameCutter', () => {
  const site = 'https://app.example.com/organisations/4f2a9c';
  const names = [`${site}/pricing/plans/2026`, `${site}/docs/start/2026`, 'Signed up'];

  it('drops what all long names begin with', () => {
    const cut = nameCutter(names, 400);
    expect(names.map(cut)).toEqual(['…/pricing/plans/2026', '…/docs/start/2026', 'Signed up']);
  });

  it('cuts one long name in its middle', () => {
    expect(nameCutter([names[0] as string, '/a'], 400)(names[0] as string)).toBe(
      'https://app.exa…ing/plans/2026',
    );
  });
});

describe('labelLines', () => {
  const whole = (name: string) => name;

  it('is one where names stand beside their numbers', () => {
    expect(labelLines([{ name: '/home', numbers: '420 ▼ 36%' }], whole, 200)).toBe(1);
  });

  it('is two as soon as one does not fit', () => {
    const labels = [
      { name: '/home', numbers: '420' },
      { name: 'Completed onboarding step', numbers: '1,420 ▼ 36%' },
    ];
    expect(labelLines(labels, whole, 200)).toBe(2);
  });
});
