import type { FlowLink, FlowNode, FlowResult, NodeRef } from '../model/flow.js';
import { linkId, nodeId } from './flow-ids.js';
import { orderNodes } from './flow-order.js';
import { shareHeight, stack } from './flow-slots.js';

/** Width of a node, in pixels. */
export const nodeWidth = 12;
/** Least distance from one step to the next. */
export const leastPitch = 180;
/** How far ends, beginnings and what goes on unseen reach out of a node. */
export const stubWidth = 32;

const leastNode = 4;
/** Least height of a part of a node. */
export const leastPart = 1;
/** Room under a node, before the label of the next. */
const gap = 10;
/** All units are at least so tall, also where that makes the flow taller than wanted. */
const leastTotal = 120;
/** More links than this are a tangle: the thinnest are left out. */
const mostLinks = 60;
const thin = 0.005;

export interface FlowLayoutOptions {
  /** Room for all steps, in pixels; the flow is wider where it must be. */
  width: number;
  /** Height to fill, in pixels; the flow is taller where it must be. */
  height: number;
  /** Steps asked for on each side of the anchor. */
  before: number;
  after: number;
  /** Room for what is written above a node. */
  labelHeight: number;
  /** From right to left. Default false. */
  isMirrored?: boolean;
}

/**
 * Units that leave a node on no link: their sequence ends or begins there, goes on past the last step shown, or they are on
 * links too thin to draw.
 */
export interface FlowStub {
  kind: 'ended' | 'started' | 'unseen' | 'thin';
  side: 'in' | 'out';
  count: number;
  y: number;
  height: number;
}

export interface PlacedNode {
  id: string;
  ref: NodeRef;
  node: FlowNode;
  /** Left edge of the bar. */
  x: number;
  y: number;
  height: number;
  /** Top of what is written above it. */
  labelY: number;
  stubs: FlowStub[];
}

/** Where a link touches a node. */
export interface FlowEnd {
  x: number;
  y: number;
  height: number;
}

export interface PlacedLink {
  id: string;
  link: FlowLink;
  from: FlowEnd;
  to: FlowEnd;
}

export interface FlowLayout {
  width: number;
  height: number;
  /** From one step to the next. */
  pitch: number;
  /** In reading order. `x` is the left edge of its bars. */
  columns: { offset: number; x: number; nodes: PlacedNode[] }[];
  links: PlacedLink[];
  /** Links that are not drawn. */
  thin: FlowLink[];
}

/** Distance from one step to the next. What reaches out of the first step, where there are steps before, has room. */
export function flowPitch(
  width: number,
  { before, after }: Pick<FlowLayoutOptions, 'before' | 'after'>,
): number {
  return Math.max(leastPitch, (width - insetOf(before)) / (before + after + 1));
}

const insetOf = (before: number): number => (before > 0 ? stubWidth : 0);

/** A part of one side of a node, before it is placed. */
interface Part {
  count: number;
  link?: FlowLink;
  stub?: FlowStub['kind'];
}

type ByNode = Map<string, FlowLink[]>;

/** Links by the node at one of their ends, in the order they come in. */
function byNode(links: readonly FlowLink[], end: 'from' | 'to'): ByNode {
  const found: ByNode = new Map();
  for (const link of links) {
    const id = nodeId(link[end]);
    const own = found.get(id);
    if (own) own.push(link);
    else found.set(id, [link]);
  }
  return found;
}

function partsOf(
  { offset, key }: NodeRef,
  node: FlowNode,
  side: 'in' | 'out',
  { shown, hidden }: { shown: ByNode; hidden: ByNode },
  { before, after }: Pick<FlowLayoutOptions, 'before' | 'after'>,
): Part[] {
  const id = nodeId({ offset, key });
  const isLast = side === 'out' ? offset === after : before > 0 && offset === -before;
  // What came before the first step is not known when none was asked for.
  const isKnown = side === 'out' || before > 0;
  const thinnest = (hidden.get(id) ?? []).reduce((sum, { count }) => sum + count, 0);
  const stubs: Part[] = [
    { stub: 'unseen', count: isLast ? node.unseen : 0 },
    { stub: 'thin', count: thinnest },
    {
      stub: side === 'out' ? 'ended' : 'started',
      count: side === 'out' ? node.ended : node.started,
    },
  ];
  return [
    ...(shown.get(id) ?? []).map((link) => ({ link, count: link.count })),
    ...(isKnown ? stubs.filter(({ count }) => count > 0) : []),
  ];
}

interface Sized {
  ref: NodeRef;
  node: FlowNode;
  in: Part[];
  out: Part[];
}

const heightOf = ({ node, ...parts }: Sized, scale: number): number =>
  Math.max(
    leastNode,
    parts.in.length * leastPart,
    parts.out.length * leastPart,
    node.count * scale,
  );

function columnHeight(nodes: readonly Sized[], scale: number, labelHeight: number): number {
  return nodes.reduce((sum, node) => sum + labelHeight + heightOf(node, scale) + gap, 0);
}

/** Pixels a unit takes, so that the tallest step is as tall as wanted. */
function scaleOf(
  columns: readonly (readonly Sized[])[],
  total: number,
  { height, labelHeight }: FlowLayoutOptions,
): number {
  const most = (scale: number) =>
    Math.max(0, ...columns.map((nodes) => columnHeight(nodes, scale, labelHeight)));
  let low = leastTotal / Math.max(1, total);
  let high = height / Math.max(1, total);
  if (most(low) >= height) return low;
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2;
    if (most(middle) > height) high = middle;
    else low = middle;
  }
  return low;
}

/**
 * Where the nodes and links of a flow stand.
 *
 * A step is a column, its nodes from the most frequent down, `other` last; the parts of each side of a node are together as
 * tall as the node.
 */
export function layoutFlow(result: FlowResult, options: FlowLayoutOptions): FlowLayout {
  const { before, after, labelHeight, isMirrored = false } = options;
  const { total } = result;
  const isThin = ({ count }: FlowLink) => result.links.length > mostLinks && count < thin * total;
  const hidden = result.links.filter(isThin);
  const shown = result.links.filter((link) => !isThin(link));
  const order = orderNodes(result);
  const rank = new Map(
    [...order].flatMap(([offset, nodes]) =>
      nodes.map(({ key }, i) => [nodeId({ offset, key }), i] as const),
    ),
  );
  const at = (ref: NodeRef) => rank.get(nodeId(ref)) ?? 0;
  const sides = {
    out: {
      shown: byNode(
        shown.toSorted((a, b) => at(a.to) - at(b.to)),
        'from',
      ),
      hidden: byNode(hidden, 'from'),
    },
    in: {
      shown: byNode(
        shown.toSorted((a, b) => at(a.from) - at(b.from)),
        'to',
      ),
      hidden: byNode(hidden, 'to'),
    },
  };

  const offsets = Array.from({ length: before + after + 1 }, (_, i) => i - before);
  const sized = offsets.map((offset) =>
    (order.get(offset) ?? []).map((node): Sized => {
      const ref = { offset, key: node.key };
      return {
        ref,
        node,
        in: partsOf(ref, node, 'in', sides.in, options),
        out: partsOf(ref, node, 'out', sides.out, options),
      };
    }),
  );
  const scale = scaleOf(sized, total, options);
  const pitch = flowPitch(options.width, options);
  const inset = insetOf(before);
  const width = inset + pitch * offsets.length;
  const xOf = (column: number) => {
    const x = inset + column * pitch;
    return isMirrored ? width - x - nodeWidth : x;
  };

  const ends = new Map<string, { from?: FlowEnd; to?: FlowEnd }>();
  const columns = sized.map((nodes, column) => {
    const x = xOf(column);
    const heights = nodes.map((node) => heightOf(node, scale));
    const tops = stack(
      heights.map((height) => labelHeight + height + gap),
      0,
    );
    return {
      offset: offsets[column] as number,
      x,
      nodes: nodes.map(({ ref, node, ...parted }, i): PlacedNode => {
        const labelY = tops[i] as number;
        const y = labelY + labelHeight;
        const height = heights[i] as number;
        const stubs = (['in', 'out'] as const).flatMap((side) => {
          const parts = parted[side];
          const tall = shareHeight(
            parts.map(({ count }) => count),
            height,
            leastPart,
          );
          const from = stack(tall, y);
          return parts.flatMap(({ link, stub, count }, part): FlowStub[] => {
            const place = { y: from[part] as number, height: tall[part] as number };
            if (stub) return [{ kind: stub, side, count, ...place }];
            if (!link) return [];
            const isRight = (side === 'out') !== isMirrored;
            const end = { x: isRight ? x + nodeWidth : x, ...place };
            const id = linkId(link);
            ends.set(id, { ...ends.get(id), [side === 'out' ? 'from' : 'to']: end });
            return [];
          });
        });
        return { id: nodeId(ref), ref, node, x, y, height, labelY, stubs };
      }),
    };
  });
  return {
    width,
    height: Math.max(0, ...sized.map((nodes) => columnHeight(nodes, scale, labelHeight))),
    pitch,
    columns,
    links: shown.flatMap((link): PlacedLink[] => {
      const id = linkId(link);
      const { from, to } = ends.get(id) ?? {};
      return from && to ? [{ id, link, from, to }] : [];
    }),
    thin: hidden,
  };
}
