import type { Scalar } from '../../model/event.js';
import type { ResolvedFlowQuery } from '../../model/flow.js';
import { compareScalars } from '../../model/order.js';
import { matches, valueOf } from './conditions.js';
import type { PreparedEvent } from './prepare.js';
import { eventsInScope, idsOf, unitOf } from './units.js';

/** What a unit did, one node after the other; null is a missing node. */
export interface Sequence {
  unit: string;
  nodes: (Scalar | null)[];
  /** Where the first anchor match is. */
  anchor: number;
}

interface Step {
  node: Scalar | null;
  isAnchor: boolean;
}

/** Whether a pattern, with `*` for any run of characters, is the whole text. */
function fits(text: string, pattern: string): boolean {
  if (pattern === '') return text === '';
  if (pattern.startsWith('*')) {
    return fits(text, pattern.slice(1)) || (text !== '' && fits(text.slice(1), pattern));
  }
  return text[0] === pattern[0] && fits(text.slice(1), pattern.slice(1));
}

function nodeOf(event: PreparedEvent, { node, rewrite }: ResolvedFlowQuery): Scalar | null {
  const value = valueOf(event, node);
  if (typeof value !== 'string') return value;
  const rule = rewrite.find(({ match }) => fits(value, match));
  return rule ? rule.as : value;
}

/** Runs of one node as one step, which is an anchor if any of them is. */
function collapsed(steps: readonly Step[]): Step[] {
  const runs: Step[] = [];
  steps.forEach((step, i) => {
    const run = runs.at(-1);
    if (run && steps[i - 1]?.node === step.node) run.isAnchor ||= step.isAnchor;
    else runs.push({ ...step });
  });
  return runs;
}

/** The events followed, those of nobody too. */
export function flowEvents(
  all: readonly PreparedEvent[],
  query: ResolvedFlowQuery,
): PreparedEvent[] {
  return eventsInScope(all, query, query.range).filter(
    (event) => !query.exclude.some((matcher) => matches(event, matcher)),
  );
}

/** The sequence of every unit that has an anchor match. */
export function sequencesOf(all: readonly PreparedEvent[], query: ResolvedFlowQuery): Sequence[] {
  const events = flowEvents(all, query);
  const sequences = idsOf(events, (event) => unitOf(event, query)).map((unit) => {
    const steps = events
      .filter((event) => unitOf(event, query) === unit)
      .map((event) => ({
        time: event.time,
        node: nodeOf(event, query),
        isAnchor: matches(event, query.anchor),
      }))
      .toSorted(
        (a, b) =>
          a.time - b.time ||
          compareScalars(a.node, b.node) ||
          Number(b.isAnchor) - Number(a.isAnchor),
      );
    const kept = query.collapseRepeats ? collapsed(steps) : steps;
    return {
      unit,
      nodes: kept.map(({ node }) => node),
      anchor: kept.findIndex(({ isAnchor }) => isAnchor),
    };
  });
  return sequences.filter(({ anchor }) => anchor >= 0);
}
