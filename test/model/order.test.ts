import { describe, expect, it } from 'vitest';

import { canonicalJson } from '../../src/model/canonical.js';
import { compareScalars, compareText } from '../../src/model/order.js';

describe('compareText', () => {
  it('orders as UTF-8 bytes do', () => {
    const words = ['', 'Z', 'a', 'ab', 'é', '\uD7FF', '\uE000', '\uFFFF', '\u{10000}', '\u{1F600}'];
    const bytes = (text: string) => new TextEncoder().encode(text);
    for (const a of words) {
      for (const b of words) {
        const expected = Math.sign(Buffer.compare(bytes(a), bytes(b)));
        expect(Math.sign(compareText(a, b)), `${a} ${b}`).toBe(expected);
      }
    }
  });
});

describe('compareScalars', () => {
  it('puts numbers, then text, then booleans, missing last', () => {
    const sorted = [null, true, 'b', 2, false, 'a', -1].toSorted(compareScalars);
    expect(sorted).toEqual([-1, 2, 'a', 'b', false, true, null]);
  });
});

describe('canonicalJson', () => {
  it('sorts keys at every depth and keeps the order of lists', () => {
    expect(canonicalJson({ b: [{ d: 1, c: undefined }, 2], a: null })).toBe(
      '{"a":null,"b":[{"d":1},2]}',
    );
  });
});
