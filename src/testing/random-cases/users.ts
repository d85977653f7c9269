import { assemble, resolveQuery } from '../../model/query.js';
import type { Selection } from '../../model/selection.js';
import type { UsersQuery } from '../../model/users.js';
import { answerByOracle } from '../oracle/answer.js';
import { randomLifecycle, randomStickiness } from './activity.js';
import type { Draw } from './filters.js';
import { randomFlow } from './flow.js';
import { randomFunnel } from './funnel.js';
import { spanOf, unitMs } from './moments.js';
import { randomRetention } from './retention.js';
import { type SelectedNumber, selectionName, selectionsOf } from './selections.js';
import { addLimit } from './sessions.js';
import { randomTrend } from './trend.js';

/** Questions with numbers that can be selected, and how often one is about each. */
const selectable = [
  [randomTrend, 6],
  [randomFunnel, 7.5],
  [randomRetention, 6],
  [randomFlow, 7.5],
  [randomLifecycle, 3],
  [randomStickiness, 3.5],
] as const;

/** However many there are of a kind of number; rare ones come more often where there are some. */
function weightOf(name: string): number {
  if (name === 'funnel converted') return 10;
  if (/other|none|returning|resurrected/.test(name)) return 5;
  return /previous|group|link|entered|lost/.test(name) ? 3 : 1;
}

/** Null is none. */
function pickNumber({ random }: Draw, numbers: SelectedNumber[]): SelectedNumber | null {
  const byName = new Map<string, SelectedNumber[]>();
  for (const each of numbers) {
    const name = selectionName(each.selection);
    const list = byName.get(name);
    if (list) list.push(each);
    else byName.set(name, [each]);
  }
  if (byName.size === 0) return null;
  const lists = [...byName];
  const [, list] = lists[random.weighted(lists.map(([name]) => weightOf(name)))] as [
    string,
    SelectedNumber[],
  ];
  return random.pick(list);
}

/**
 * A number that the oracle answers another question about the events with, asked at `now` or earlier. In mode
 * `funnelStress` it is a funnel's.
 *
 * @param tries how many answers with nobody in them are passed over
 */
export function randomSelection(draw: Draw, now: number, tries = 2): Selection {
  const { random, events, universe, labels, mode } = draw;
  const inner: Draw = {
    ...draw,
    labels: new Set(),
    depth: Math.max(0, draw.depth - 1),
    wide: draw.wide || random.chance(0.3),
  };
  const weights = selectable.map(([ask, weight]) =>
    mode === 'funnelStress' && ask !== randomFunnel ? 0 : weight,
  );
  const [ask] = selectable[random.weighted(weights)] as (typeof selectable)[number];
  const asked = ask(inner);
  // A number in its cohort may be one of its own instant.
  const at = inner.labels.has('selection now') || random.chance(0.5) ? asked.now : now;
  const query: Selection['of'] = asked.query;
  const resolved = resolveQuery(query, { now: at, ...(universe ? { universe } : {}) });
  const result = assemble(resolved, answerByOracle(events, resolved));
  const numbers = selectionsOf(query, result, at);
  // The time before is often empty, and may be asked about nevertheless.
  const some = numbers.filter((each) => each.number !== 0 || 'previous' in each.selection);
  const number = pickNumber(draw, tries > 0 ? some : numbers);
  if (!number) return randomSelection(draw, now, tries - 1);
  labels.add(`selection ${selectionName(number.selection)}`);
  for (const label of inner.labels) {
    if (label.startsWith('cohort behind')) labels.add('cohort behind a cohort behind');
  }
  if (at !== now || random.chance(0.4)) return number.selection;
  labels.add('selection now');
  const { asOf: _, ...selection } = number.selection;
  return selection;
}

/** Who is behind a number of an answer. */
export function randomUsers(draw: Draw): { query: UsersQuery; now: number } {
  const { random, events } = draw;
  const { first, last } = spanOf(events);
  const now = random.chance(0.7) ? last + random.int(1, unitMs.day) : random.int(first, last);
  const query: UsersQuery = { kind: 'users', behind: randomSelection(draw, now) };
  addLimit(draw, query, [1, 1, 2, 3]);
  return { query, now };
}
