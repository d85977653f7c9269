import type { FlowLink, FlowNode, FlowResult } from '../../src/model/flow.js';
import { type GroupKey, groupId, groupKey } from '../../src/model/groups.js';

/** The same numbers for the same seed, 0 … 1. */
export function random(seed: number): () => number {
  let state = seed * 2_654_435_761 + 1;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

interface Options {
  before: number;
  after: number;
  nodesPerStep: number;
}

/** A sequence of names, and where its anchor is. */
export interface Sequence {
  names: string[];
  anchor: number;
}

/** The flow of sequences, counted one by one. */
export function flowOf(sequences: readonly Sequence[], options: Options): FlowResult {
  const { before, after, nodesPerStep } = options;
  const offsets = Array.from({ length: before + after + 1 }, (_, i) => i - before);
  const at = ({ names, anchor }: Sequence, offset: number) => names[anchor + offset];
  const steps: FlowResult['steps'] = [];
  const keyOf = new Map<number, (name: string) => GroupKey>();
  for (const offset of offsets) {
    const counts = new Map<string, number>();
    for (const each of sequences) {
      const name = at(each, offset);
      if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    const ranked = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
    const shown = new Set(ranked.slice(0, nodesPerStep).map(([name]) => name));
    const other: GroupKey = { type: 'other', count: ranked.length - shown.size };
    const key = (name: string) => (shown.has(name) ? groupKey(name) : other);
    keyOf.set(offset, key);
    const nodes = new Map<string, FlowNode>();
    for (const each of sequences) {
      const name = at(each, offset);
      if (name === undefined) continue;
      const id = groupId(key(name));
      const node = nodes.get(id) ?? { key: key(name), count: 0, ended: 0, started: 0, unseen: 0 };
      nodes.set(id, node);
      const place = each.anchor + offset;
      const isLast = place === each.names.length - 1;
      node.count++;
      if (isLast) node.ended++;
      if (place === 0) node.started++;
      if (offset === after && !isLast) node.unseen++;
      if (before > 0 && offset === -before && place > 0) node.unseen++;
    }
    steps.push({
      offset,
      nodes: [...nodes.values()].sort(
        (a, b) =>
          Number(a.key.type === 'other') - Number(b.key.type === 'other') || b.count - a.count,
      ),
    });
  }
  const links = new Map<string, FlowLink>();
  const paths = new Map<string, FlowResult['paths'][number]>();
  for (const each of sequences) {
    const seen = offsets.filter((offset) => at(each, offset) !== undefined);
    const nodes = seen.map((offset) => at(each, offset) as string);
    const from = seen[0] as number;
    const pathId = JSON.stringify([from, nodes]);
    const path = paths.get(pathId) ?? { from, nodes, count: 0 };
    path.count++;
    paths.set(pathId, path);
    for (const offset of seen.slice(0, -1)) {
      const ref = (o: number) => ({
        offset: o,
        key: (keyOf.get(o) as (name: string) => GroupKey)(at(each, o) as string),
      });
      const [a, b] = [ref(offset), ref(offset + 1)];
      const id = `${offset} ${groupId(a.key)} ${groupId(b.key)}`;
      const link = links.get(id) ?? { from: a, to: b, count: 0 };
      link.count++;
      links.set(id, link);
    }
  }
  return {
    kind: 'flow',
    total: sequences.length,
    steps: steps.filter(({ nodes }) => nodes.length > 0),
    links: [...links.values()],
    paths: [...paths.values()].sort((a, b) => b.count - a.count).slice(0, 50),
    meta: { exact: true, warnings: [] } as unknown as FlowResult['meta'],
  };
}

/** Sequences over a few names, some long, some short. */
export function randomSequences(seed: number, count: number, names: number): Sequence[] {
  const next = random(seed);
  return Array.from({ length: count }, () => {
    const length = 1 + Math.floor(next() * 9);
    return {
      names: Array.from({ length }, () => `e${Math.floor(next() ** 2 * names)}`),
      anchor: Math.floor(next() * length),
    };
  });
}
