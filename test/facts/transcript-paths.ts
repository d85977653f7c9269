import { expect } from 'vitest';

import { defaultSessionPolicy } from '../../src/model/event.js';
import type { FlowLink, FlowNode, FlowQuery } from '../../src/model/flow.js';
import type { FactCase } from '../../src/testing/conformance/case.js';
import {
  conditionOf,
  expectRange,
  label,
  type PosthogCase,
  type PosthogCondition,
  told,
} from './transcript.js';

/* Paths of PostHog. */

type Paths = PosthogCase<
  {
    kind: 'paths';
    max_steps: number;
    session_gap_minutes: number;
    include?: ('page_views' | 'screens' | 'custom_events')[];
    where?: PosthogCondition[];
    start_point?: string;
    wildcard_groups?: string[];
  },
  {
    links?: { source: string; target: string; value: number }[];
    link_count?: number;
    nodes?: { node: string; dropped_off: number; reached: number; continued: number }[];
  }
>;

interface Told {
  links: FlowLink[];
  steps?: { offset: number; nodes: FlowNode[] }[];
}

/** What they include, as the events we ask about and what these are shown as. */
const included = {
  page_views: ['$current_url', { property: '$event', op: 'eq', value: '$pageview' }],
  screens: ['$screen_name', { property: '$event', op: 'eq', value: '$screen' }],
  custom_events: ['$event', { property: '$event', op: 'notStartsWith', value: '$' }],
} as const;

function expectQuestion(ours: FlowQuery, { query }: Paths): void {
  const { include, where, start_point, wildcard_groups, session_gap_minutes } = query;
  expect(session_gap_minutes * 60_000).toBe(defaultSessionPolicy.idleMs);
  expect(ours.unit ?? 'session').toBe('session');
  expect(ours.before ?? 0).toBe(0);
  expect(ours.after).toBe(query.max_steps - 1);
  const start = { property: '$current_url', op: 'eq', value: start_point };
  expect(ours.anchor).toEqual(start_point === undefined ? {} : { where: start });
  // Where nothing is said to be included, all events are page views.
  const [node, events] = included[include?.[0] ?? 'page_views'];
  expect(ours.node).toBe(node);
  const [condition] = where ?? [];
  expect(ours.where).toEqual(condition ? conditionOf(condition) : include && events);
  if (wildcard_groups) {
    const rules = wildcard_groups.map((pattern) => ({ match: pattern, as: pattern }));
    expect(ours.rewrite).toEqual(rules);
  } else {
    // They take the slash off the end of addresses.
    for (const { match, as } of ours.rewrite ?? []) expect(match).toBe(`${as}/`);
  }
}

export function expectPaths(fact: FactCase, theirs: Paths): void {
  const { query: ours } = fact;
  if (ours.kind !== 'flow') throw new Error(`asks ${ours.kind}`);
  expectRange(ours, theirs);
  expectQuestion(ours, theirs);
  const { links, link_count, nodes } = theirs.expected;
  const numbers = told<Told>(fact);
  const name = ({ offset, key }: FlowLink['from']): string => `${offset + 1}_${label(key)}`;
  if (links) {
    const lines = numbers.links.map(({ from, to, count }) => `${name(from)} ${name(to)} ${count}`);
    expect(lines.toSorted()).toEqual(
      links.map(({ source, target, value }) => `${source} ${target} ${value}`).toSorted(),
    );
  }
  if (link_count !== undefined) expect(numbers.links).toHaveLength(link_count);
  for (const { node, dropped_off, reached, continued } of nodes ?? []) {
    const [found] = (numbers.steps ?? []).flatMap(({ offset, nodes: shown }) =>
      shown.filter(({ key }) => name({ offset, key }) === node),
    );
    expect(found).toMatchObject({ count: reached, ended: dropped_off });
    expect(reached - dropped_off).toBe(continued);
  }
}
