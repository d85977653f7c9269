import { describe, expect, it } from 'vitest';

import { IdIndex } from '../../src/engine/id-index.js';
import { createRandom } from '../../src/testing/random.js';

describe('IdIndex', () => {
  it('numbers ids from 1 in order of arrival, and knows those that come again', () => {
    const index = new IdIndex();
    expect(['a', 'b', 'a', 'ab', 'b', 'c'].map((id) => index.add(id))).toEqual([1, 2, 1, 3, 2, 4]);
    expect(index.count).toBe(4);
    expect([1, 2, 3, 4].map((number) => index.text(number))).toEqual(['a', 'b', 'ab', 'c']);
  });

  it('gives every string back as it was', () => {
    const texts = ['\0', '\u007f\u0080', '\u07ff\u0800', 'é😀', '\ud800', '\udc00\ud800', '\uffff'];
    // One that does not fit a block, between two that share one.
    texts.push('y'.repeat(700_000), 'é'.repeat(800_000), 'x'.repeat(10));
    const index = new IdIndex();
    const numbers = texts.map((text) => index.add(text));
    expect(numbers).toEqual(texts.map((_, i) => i + 1));
    expect(numbers.map((number) => index.text(number)) as string[]).toEqual(texts);
    expect(texts.map((text) => index.add(text))).toEqual(numbers);
  });

  it('tells many ids apart, as a map does', () => {
    const random = createRandom(1);
    const index = new IdIndex();
    const known = new Map<string, number>();
    for (let i = 0; i < 200_000; i++) {
      const id = `${random.int(0, 100_000)}-${'x'.repeat(random.int(0, 3))}`;
      const number = known.get(id) ?? known.size + 1;
      known.set(id, number);
      if (index.add(id) !== number) expect.fail(`the number of ${id}`);
    }
    expect(index.count).toBe(known.size);
    for (const [id, number] of known) if (index.text(number) !== id) expect.fail(id);
  });

  it('takes ids from another index', () => {
    const first = new IdIndex();
    const second = new IdIndex();
    for (let i = 0; i < 1000; i++) first.add(`a${i}`);
    for (let i = 500; i < 1500; i++) second.add(`a${i}`);
    const numbers = Array.from({ length: 1000 }, (_, i) => first.addFrom(second, i + 1));
    expect(numbers).toEqual(Array.from({ length: 1000 }, (_, i) => i + 501));
    expect(first.text(1500)).toBe('a1499');
  });

  it('takes little more memory than the ids do', () => {
    const index = new IdIndex();
    const count = 100_000;
    for (let i = 0; i < count; i++) index.add(`event-${String(i).padStart(12, '0')}`);
    expect(index.byteLength / count).toBeLessThan(19 + 4 + 16);
  });
});
