import { describe, expect, it } from 'vitest';

import { readableLabels } from '../../src/geometry/trend-labels.js';

const label = (x: number, text: string, anchor: 'start' | 'middle' | 'end' = 'middle') => ({
  x,
  text,
  anchor,
});
const texts = (...labels: ReturnType<typeof label>[]) =>
  readableLabels(labels).map(({ text }) => text);

describe('readableLabels', () => {
  it('keeps labels that stand apart', () => {
    expect(texts(label(0, 'Aug 23', 'start'), label(85, 'Sep 6'), label(170, 'Sep 20'))).toEqual([
      'Aug 23',
      'Sep 6',
      'Sep 20',
    ]);
  });

  it('leaves out one that would run into the one before it, and goes on from that', () => {
    expect(
      texts(label(0, 'September 23', 'start'), label(85, 'October 6'), label(170, 'x')),
    ).toEqual(['September 23', 'x']);
  });

  it('counts from where the text is anchored', () => {
    expect(texts(label(50, 'abcd'), label(100, 'abcdefghij', 'end'))).toEqual(['abcd']);
    expect(texts(label(50, 'abcd'), label(100, 'abcdefghij', 'start'))).toHaveLength(2);
  });
});
