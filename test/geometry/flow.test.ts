import { describe, expect, it } from 'vitest';

import { linkId, nodeId } from '../../src/geometry/flow-ids.js';
import { ribbonPath } from '../../src/geometry/flow-ribbon.js';
import { type FlowLayout, flowPitch, layoutFlow, nodeWidth } from '../../src/geometry/flow.js';
import { flowOf, randomSequences } from './flow-random.js';

const options = { width: 800, height: 400, labelHeight: 20 };

const nodesOf = ({ columns }: FlowLayout) => columns.flatMap(({ nodes }) => nodes);

/** Heights of what touches one side of a node. */
function sideHeight(layout: FlowLayout, id: string, side: 'in' | 'out'): number | null {
  const node = nodesOf(layout).find((each) => each.id === id);
  const stubs = (node?.stubs ?? [])
    .filter((stub) => stub.side === side)
    .map(({ height }) => height);
  const links = layout.links.flatMap(({ link, from, to }) => {
    if (side === 'out') return nodeId(link.from) === id ? [from.height] : [];
    return nodeId(link.to) === id ? [to.height] : [];
  });
  const parts = [...stubs, ...links];
  return parts.length === 0 ? null : parts.reduce((sum, height) => sum + height, 0);
}

describe('flowPitch', () => {
  it('shares the room, and keeps steps 180 pixels apart', () => {
    expect(flowPitch(1200, { before: 0, after: 3 })).toBe(300);
    expect(flowPitch(600, { before: 0, after: 5 })).toBe(180);
  });

  it('leaves room for those who begin at the first step before the anchor', () => {
    expect(flowPitch(1232, { before: 1, after: 2 })).toBe(300);
  });
});

describe('layoutFlow', () => {
  const ab = [...'aaab'].map((second) => ({ names: ['start', second], anchor: 0 }));
  const small = flowOf([...ab, { names: ['start'], anchor: 0 }], {
    before: 0,
    after: 1,
    nodesPerStep: 5,
  });
  const layout = layoutFlow(small, { ...options, before: 0, after: 1 });
  const [start, a, b] = nodesOf(layout);

  it('places steps from left to right and nodes from the most frequent down', () => {
    expect(layout.columns.map(({ x }) => x)).toEqual([0, 400]);
    expect([start?.y, a?.y]).toEqual([20, 20]);
    // 3 of 4 and 1 of 4: a is as tall as the room its label and the next node leave.
    expect(b?.labelY).toBeCloseTo(20 + (a?.height ?? 0) + 10);
    expect((a?.height ?? 0) / (b?.height ?? 1)).toBeCloseTo(3);
  });

  it('fills the height with the tallest step', () => {
    // The start alone: 5 units, a label of 20 and 10 below.
    expect(layout.height).toBeCloseTo(400);
    expect(start?.height).toBeCloseTo(370);
  });

  it('gives each unit of a node the same height, those who end below the links', () => {
    const [toA, toB] = layout.links;
    expect([toA?.from.y, toA?.from.height]).toEqual([20, expect.closeTo(222)]);
    expect([toB?.from.y, toB?.from.height]).toEqual([expect.closeTo(242), expect.closeTo(74)]);
    expect(start?.stubs).toEqual([
      { kind: 'ended', side: 'out', count: 1, y: expect.closeTo(316), height: expect.closeTo(74) },
    ]);
    expect([toA?.from.x, toA?.to.x]).toEqual([nodeWidth, 400]);
  });

  it('mirrors for languages that run from right to left', () => {
    const mirrored = layoutFlow(small, { ...options, before: 0, after: 1, isMirrored: true });
    expect(mirrored.columns.map(({ x }) => x)).toEqual([788, 388]);
    expect([mirrored.links[0]?.from.x, mirrored.links[0]?.to.x]).toEqual([788, 400]);
  });

  it('keeps a column for steps nobody has', () => {
    const wide = layoutFlow(small, { ...options, before: 1, after: 3 });
    expect(wide.columns.map(({ offset, nodes }) => [offset, nodes.length])).toEqual([
      [-1, 0],
      [0, 1],
      [1, 2],
      [2, 0],
      [3, 0],
    ]);
  });

  const sizes = [
    [0, 3, 5],
    [2, 2, 3],
    [3, 0, 4],
    [1, 5, 10],
    [4, 6, 2],
  ] as const;
  const cases = sizes.flatMap(([before, after, nodesPerStep], i) =>
    [1, 2, 3, 4].map((n) => ({
      before,
      after,
      nodesPerStep,
      flow: flowOf(randomSequences(i * 10 + n, 40 * n ** 3, 3 + 6 * n), {
        before,
        after,
        nodesPerStep,
      }),
    })),
  );

  it('draws every node as tall as its links and ends together, on both sides', () => {
    let sides = 0;
    for (const { flow, before, after } of cases) {
      const placed = layoutFlow(flow, { ...options, before, after });
      for (const { id, height, node, ref } of nodesOf(placed)) {
        for (const side of ['in', 'out'] as const) {
          const sum = sideHeight(placed, id, side);
          if (sum === null) {
            // Nothing is known of what came before the first step when none was asked for.
            expect([side, before, ref.offset, node.count > 0]).toEqual(['in', 0, 0, true]);
            continue;
          }
          sides++;
          expect(sum).toBeCloseTo(height, 6);
        }
      }
    }
    expect(sides).toBeGreaterThan(500);
  });

  it('draws nothing thinner than can be seen, and no label over another node', () => {
    for (const { flow, before, after } of cases) {
      const placed = layoutFlow(flow, { ...options, before, after });
      for (const { from, to } of placed.links) {
        expect(Math.min(from.height, to.height)).toBeGreaterThanOrEqual(1 - 1e-9);
      }
      for (const { nodes } of placed.columns) {
        nodes.forEach((node, i) => {
          expect(node.height).toBeGreaterThanOrEqual(4);
          expect(node.y - node.labelY).toBeCloseTo(options.labelHeight);
          const above = nodes[i - 1];
          if (above) expect(node.labelY).toBeGreaterThanOrEqual(above.y + above.height + 9.99);
        });
        expect((nodes.at(-1)?.y ?? 0) + (nodes.at(-1)?.height ?? 0)).toBeLessThanOrEqual(
          placed.height,
        );
      }
    }
  });

  it('draws the links thinner than 0.5 % as ends when there are more than 60', () => {
    let pruned = 0;
    for (const { flow, before, after } of cases) {
      const { links, thin } = layoutFlow(flow, { ...options, before, after });
      expect(links.length + thin.length).toBe(flow.links.length);
      const expected =
        flow.links.length > 60 ? flow.links.filter(({ count }) => count < flow.total / 200) : [];
      expect(thin.map(linkId)).toEqual(expected.map(linkId));
      pruned += thin.length;
    }
    expect(pruned).toBeGreaterThan(0);
  });

  it('takes more height than there is rather than squeeze ten names a step', () => {
    const { flow } = cases.find(
      ({ nodesPerStep }) => nodesPerStep === 10,
    ) as (typeof cases)[number];
    const tight = layoutFlow(flow, {
      width: 600,
      height: 100,
      labelHeight: 36,
      before: 1,
      after: 5,
    });
    expect(tight.height).toBeGreaterThan(500);
    expect(tight.width).toBe(32 + 7 * 180);
  });
});

describe('ribbonPath', () => {
  const link = { from: { x: 12, y: 0, height: 40 }, to: { x: 112, y: 100, height: 20 } };

  it('outlines a link', () => {
    expect(ribbonPath(link)).toBe('M12,0C62,0 62,100 112,100V120C62,120 62,40 12,40Z');
  });

  it('outlines the upper part of it', () => {
    expect(ribbonPath(link, 0.25)).toBe('M12,0C62,0 62,100 112,100V105C62,105 62,10 12,10Z');
  });
});
