import { describe, expect, it } from 'vitest';

import { litByFlow, litByPaths, partCount } from '../../src/geometry/flow-lit.js';
import { groupKey } from '../../src/model/groups.js';
import { flowOf, randomSequences } from './flow-random.js';

const all = { before: 0, after: 2, nodesPerStep: 2 };
const sequence = (text: string) => ({ names: [...text], anchor: 0 });
const sequences = ['abc', 'abc', 'abd', 'aec', 'afc', 'ab'].map(sequence);
const flow = flowOf(sequences, all);
const b = { node: { offset: 1, key: groupKey('b') } };

describe('partCount', () => {
  it('counts a node, a link and what is not there', () => {
    expect(partCount(flow, b)).toBe(4);
    const [link] = flow.links;
    expect(link && partCount(flow, { link })).toBe(4);
    expect(partCount(flow, { node: { offset: 1, key: groupKey('z') } })).toBe(0);
  });
});

describe('litByPaths', () => {
  it('follows those of a node, not every link that is connected', () => {
    const lit = litByPaths(flow, b);
    expect([lit.count, lit.of]).toEqual([4, 4]);
    // Of the four on c only two came through b.
    expect(Object.fromEntries(lit.nodes)).toEqual({
      '0 value:string:a': 4,
      '1 value:string:b': 4,
      '2 value:string:c': 2,
      '2 value:string:d': 1,
    });
    expect(lit.links.get('1 value:string:b → 2 value:string:c')).toBe(2);
    expect([...lit.links.keys()].filter((id) => id.includes('value:string:e'))).toEqual([]);
  });

  it('follows those of a link', () => {
    const lit = litByPaths(flow, {
      link: { from: { offset: 1, key: groupKey('b') }, to: { offset: 2, key: groupKey('d') } },
    });
    expect([lit.count, lit.nodes.get('0 value:string:a')]).toEqual([1, 1]);
  });

  it('says how many are on paths that are not known', () => {
    const part = litByPaths({ ...flow, paths: flow.paths.slice(0, 1) }, b);
    expect([part.count, part.of]).toEqual([2, 4]);
  });

  it('finds folded nodes in other', () => {
    const lit = litByPaths(flow, { node: { offset: 1, key: { type: 'other', count: 1 } } });
    expect([lit.count, lit.of]).toEqual([1, 1]);
  });
});

describe('litByFlow', () => {
  it('is what a count of the units’ own sequences says', () => {
    for (let seed = 1; seed <= 12; seed++) {
      const mixed = randomSequences(seed, 200, 9);
      const options = { before: 2, after: 2, nodesPerStep: 3 };
      const shown = flowOf(mixed, options);
      const node = shown.steps.find(({ offset }) => offset === 1)?.nodes[0];
      if (!node || node.key.type !== 'value') throw new Error('no node');
      const { value } = node.key;
      const own = mixed.filter(({ names, anchor }) => names[anchor + 1] === value);
      const theirs = flowOf(own, { ...options, nodesPerStep: 50 });
      const lit = litByFlow(shown, { node: { offset: 1, key: node.key } }, theirs);
      expect([lit.count, lit.of]).toEqual([own.length, own.length]);
      for (const { offset, nodes } of shown.steps) {
        const there = own.filter(({ names, anchor }) => names[anchor + offset] !== undefined);
        const sum = nodes.reduce((count, { key }) => {
          const id = `${offset} ${key.type === 'value' ? `value:string:${key.value}` : key.type}`;
          const units = lit.nodes.get(id) ?? 0;
          if (key.type === 'value') {
            expect(units).toBe(
              there.filter(({ names, anchor }) => names[anchor + offset] === key.value).length,
            );
          }
          return count + units;
        }, 0);
        expect(sum).toBe(there.length);
      }
    }
  });
});
