import { describe, expect, it } from 'vitest';

import { type FlowMove, walkFlow } from '../../src/geometry/flow-walk.js';
import { layoutFlow } from '../../src/geometry/flow.js';
import { flowOf } from './flow-random.js';

const sequences = ['xab', 'xab', 'yac', 'yad', 'yad', 'yad'].map((text) => ({
  names: [...text],
  anchor: 1,
}));
const options = { before: 1, after: 1, nodesPerStep: 5 };
const layout = layoutFlow(flowOf(sequences, options), {
  ...options,
  width: 600,
  height: 300,
  labelHeight: 20,
});
const from = (name: string, move: FlowMove) => {
  const node = layout.columns
    .flatMap(({ nodes }) => nodes)
    .find(({ ref: { key } }) => key.type === 'value' && key.value === name);
  if (!node) throw new Error(`no ${name}`);
  const { key } = walkFlow(layout, node, move).ref;
  return key.type === 'value' ? key.value : key.type;
};

describe('walkFlow', () => {
  it('follows the strongest link', () => {
    expect([from('a', 'next'), from('a', 'previous'), from('x', 'next')]).toEqual(['d', 'y', 'a']);
  });

  it('walks within a step', () => {
    expect([from('d', 'down'), from('b', 'up'), from('d', 'last'), from('c', 'first')]).toEqual([
      'b',
      'd',
      'c',
      'd',
    ]);
  });

  it('jumps to the first and last step', () => {
    expect([from('a', 'start'), from('a', 'end')]).toEqual(['y', 'd']);
  });

  it('stays where there is no way', () => {
    expect([from('d', 'next'), from('x', 'previous'), from('a', 'up')]).toEqual(['d', 'x', 'a']);
  });
});
