import type { Scalar } from '../../model/event.js';
import {
  type FlowLink,
  type FlowPath,
  type FlowRows,
  maxFlowPaths,
  type NodeRef,
  type ResolvedFlowQuery,
} from '../../model/flow.js';
import { compareScalars } from '../../model/order.js';
import type { FlowLinkSelection, FlowNodeSelection } from '../../model/selection.js';
import { flowEvents, type Sequence, sequencesOf } from './flow-sequences.js';
import { folded, groupBy, type KeyedGroup, membersUnder, ranked } from './groups.js';
import { oracleMeta } from './meta.js';
import type { PreparedEvent } from './prepare.js';
import { unitOf } from './units.js';

/** The nodes of one offset, and whose they are. */
interface Column {
  offset: number;
  groups: KeyedGroup<Sequence>[];
}

function hasNodeAt({ nodes, anchor }: Sequence, offset: number): boolean {
  return anchor + offset >= 0 && anchor + offset < nodes.length;
}

function nodeAt({ nodes, anchor }: Sequence, offset: number): Scalar | null {
  return nodes[anchor + offset] ?? null;
}

function columnsOf(sequences: readonly Sequence[], query: ResolvedFlowQuery): Column[] {
  const { before, after, nodesPerStep } = query;
  return Array.from({ length: before + 1 + after }, (_, i) => {
    const offset = i - before;
    const there = sequences.filter((sequence) => hasNodeAt(sequence, offset));
    const groups = ranked(groupBy(there, (sequence) => nodeAt(sequence, offset)));
    return { offset, groups: folded(groups, nodesPerStep) };
  });
}

function stepRows(
  { offset, groups }: Column,
  { before, after }: ResolvedFlowQuery,
): FlowRows['steps'][number] {
  const nodes = groups.map(({ key, members }) => {
    const goOn = members.filter((sequence) => hasNodeAt(sequence, offset + 1)).length;
    const comeFrom = members.filter((sequence) => hasNodeAt(sequence, offset - 1)).length;
    const isFirstBefore = before > 0 && offset === -before;
    return {
      key,
      count: members.length,
      ended: members.length - goOn,
      started: members.length - comeFrom,
      unseen: (offset === after ? goOn : 0) + (isFirstBefore ? comeFrom : 0),
    };
  });
  return { offset, nodes };
}

function linksBetween(from: Column, to: Column): FlowLink[] {
  const links = from.groups.flatMap((left) =>
    to.groups.map((right) => ({
      from: { offset: from.offset, key: left.key },
      to: { offset: to.offset, key: right.key },
      count: left.members.filter((sequence) => right.members.includes(sequence)).length,
    })),
  );
  return links.filter(({ count }) => count > 0);
}

function compareNodes(a: readonly (Scalar | null)[], b: readonly (Scalar | null)[]): number {
  const differs = a.findIndex((node, i) => node !== b[i]);
  return differs < 0 ? 0 : compareScalars(a[differs] ?? null, b[differs] ?? null);
}

function pathsOf(sequences: readonly Sequence[], { before, after }: ResolvedFlowQuery): FlowPath[] {
  const paths: FlowPath[] = [];
  for (const { nodes, anchor } of sequences) {
    const from = 0 - Math.min(before, anchor);
    const shown = nodes.slice(anchor + from, anchor + after + 1);
    const known = paths.find(
      (path) =>
        path.from === from &&
        path.nodes.length === shown.length &&
        compareNodes(path.nodes, shown) === 0,
    );
    if (known) known.count++;
    else paths.push({ from, nodes: shown, count: 1 });
  }
  return paths
    .toSorted(
      (a, b) =>
        b.count - a.count ||
        a.nodes.length - b.nodes.length ||
        compareNodes(a.nodes, b.nodes) ||
        a.from - b.from,
    )
    .slice(0, maxFlowPaths);
}

/** A flow read from the rules word by word. */
export function flowByOracle(all: readonly PreparedEvent[], query: ResolvedFlowQuery): FlowRows {
  const sequences = sequencesOf(all, query);
  const columns = columnsOf(sequences, query);
  const left = flowEvents(all, query).filter((event) => unitOf(event, query) === null).length;
  return {
    kind: 'flow',
    total: sequences.length,
    steps: columns.map((column) => stepRows(column, query)),
    links: columns.slice(1).flatMap((to, i) => linksBetween(columns[i] as Column, to)),
    paths: pathsOf(sequences, query),
    meta: oracleMeta(
      query.unit === 'session' ? { eventsWithoutSession: left } : { eventsWithoutUser: left },
    ),
  };
}

/** The units behind a node or a link of a flow. */
export function unitsBehindFlow(
  all: readonly PreparedEvent[],
  selection: FlowNodeSelection<ResolvedFlowQuery> | FlowLinkSelection<ResolvedFlowQuery>,
): string[] {
  const columns = columnsOf(sequencesOf(all, selection.of), selection.of);
  const at = ({ offset, key }: NodeRef): string[] => {
    const column = columns.find((each) => each.offset === offset);
    return membersUnder(column?.groups ?? [], key).map(({ unit }) => unit);
  };
  if ('node' in selection) return at(selection.node);
  const to = at(selection.link.to);
  return at(selection.link.from).filter((unit) => to.includes(unit));
}
