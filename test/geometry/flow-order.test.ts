import { describe, expect, it } from 'vitest';

import { orderNodes } from '../../src/geometry/flow-order.js';
import type { FlowLink, FlowNode } from '../../src/model/flow.js';
import { type GroupKey, groupKey } from '../../src/model/groups.js';

const node = (key: GroupKey, count: number): FlowNode => ({
  key,
  count,
  ended: 0,
  started: 0,
  unseen: 0,
});
const named = (name: string, count: number) => node(groupKey(name), count);
const other = node({ type: 'other', count: 4 }, 500);
const link = (from: string, to: string, count: number): FlowLink => ({
  from: { offset: 0, key: groupKey(from) },
  to: { offset: 1, key: groupKey(to) },
  count,
});
const names = (nodes: FlowNode[] | undefined) =>
  nodes?.map(({ key }) => (key.type === 'value' ? key.value : key.type));

describe('orderNodes', () => {
  const anchors = { offset: 0, nodes: [named('a', 300), named('b', 200)] };
  const crossed = [link('a', 'y', 90), link('b', 'x', 91)];

  it('puts the most frequent first and other last', () => {
    const step = { offset: 1, nodes: [other, named('x', 91), named('y', 120)] };
    const order = orderNodes({ steps: [anchors, step], links: [] });
    expect(names(order.get(1))).toEqual(['y', 'x', 'other']);
  });

  it('lets near ties change places where that uncrosses links', () => {
    const step = { offset: 1, nodes: [named('x', 91), named('y', 90)] };
    const order = orderNodes({ steps: [anchors, step], links: crossed });
    expect(names(order.get(1))).toEqual(['y', 'x']);
  });

  it('keeps near ties that cross nothing', () => {
    const step = { offset: 1, nodes: [named('x', 91), named('y', 90)] };
    const links = [link('a', 'x', 91), link('b', 'y', 90)];
    expect(names(orderNodes({ steps: [anchors, step], links }).get(1))).toEqual(['x', 'y']);
  });

  it('does not uncross what differs by more than 5 %', () => {
    const step = { offset: 1, nodes: [named('x', 100), named('y', 90)] };
    expect(names(orderNodes({ steps: [anchors, step], links: crossed }).get(1))).toEqual([
      'x',
      'y',
    ]);
  });

  it('looks towards the anchor on the side before it, too', () => {
    const step = { offset: -1, nodes: [named('x', 91), named('y', 90)] };
    const links: FlowLink[] = [
      {
        from: { offset: -1, key: groupKey('y') },
        to: { offset: 0, key: groupKey('a') },
        count: 90,
      },
      {
        from: { offset: -1, key: groupKey('x') },
        to: { offset: 0, key: groupKey('b') },
        count: 91,
      },
    ];
    expect(names(orderNodes({ steps: [step, anchors], links }).get(-1))).toEqual(['y', 'x']);
  });
});
