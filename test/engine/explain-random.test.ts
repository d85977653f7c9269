import { describe, expect, it } from 'vitest';

import { engineKinds } from '../../src/engine/start-query.js';
import { type AnalyticsEvent, defaultSessionPolicy } from '../../src/model/event.js';
import type { ExplainQuery, ExplainResult } from '../../src/model/explain.js';
import type { ResolvedFunnelQuery } from '../../src/model/funnel.js';
import { assemble, type ResolveContext, resolveQuery } from '../../src/model/query.js';
import { runResolved } from '../../src/model/run-query.js';
import {
  type FunnelSelection,
  type FunnelTrendSelection,
  type ResolvedSelection,
  type Selection,
  selectedUnit,
} from '../../src/model/selection.js';
import type { AnalyticsSource } from '../../src/model/source.js';
import type { UserRow } from '../../src/model/users.js';
import { answerByOracle } from '../../src/testing/oracle/answer.js';
import { prepareEvents } from '../../src/testing/oracle/prepare.js';
import { unitOf } from '../../src/testing/oracle/units.js';
import { randomQuery } from '../../src/testing/random-cases.js';
import { type RandomMode, randomEvents } from '../../src/testing/random-cases/events.js';
import { selectionName, selectionsOf } from '../../src/testing/random-cases/selections.js';
import { createRandom } from '../../src/testing/random.js';
import { rowsOf, tableOf } from '../answer.js';
import { expectReasons, expectReported } from './explain-funnel-truth.js';

/*
 * What is told of one unit against what the oracle counts, for every unit of random, tie-heavy data sets. The questions are
 * asked through a source, so that what is asked besides the timeline (groups, people) is a part of it.
 */
const sets = Number(process.env['USAGEKIT_FUZZ_SETS'] ?? 60);
const firstSeed = Number(process.env['USAGEKIT_FUZZ_SEED'] ?? 50_000);
const questions = 4;
/** Kinds of number looked into, of each answer. */
const numbers = 3;
const modes: RandomMode[] = ['general', 'funnelStress'];
const selectable = ['trend', 'funnel', 'retention', 'flow', 'lifecycle', 'stickiness'];

type FunnelSelected =
  | FunnelSelection<ResolvedFunnelQuery>
  | FunnelTrendSelection<ResolvedFunnelQuery>;

interface Question {
  seed: number;
  events: AnalyticsEvent[];
  source: AnalyticsSource;
  query: Selection['of'];
  context: ResolveContext;
}

function* randomQuestions(): Iterable<Question> {
  for (let set = 0; set < sets; set++) {
    const seed = firstSeed + set;
    const random = createRandom(seed);
    const mode = modes[set % modes.length] as RandomMode;
    const events = randomEvents(random, mode);
    const table = tableOf(events);
    const source: AnalyticsSource = {
      id: 'random',
      capabilities: { kinds: engineKinds, history: true },
      run: async (part) => rowsOf(table, part),
    };
    for (let i = 0; i < questions; i++) {
      const { query, now, universe } = randomQuery(random, events, mode);
      if (!selectable.includes(query.kind)) continue;
      const context = { now, ...(universe ? { universe } : {}) };
      yield { seed, events, source, query: query as Selection['of'], context };
    }
  }
}

let known: Question[] | null = null;
/** The questions, made once: the numbers they are about cost the oracle much. */
function asked(): Question[] {
  known ??= [...randomQuestions()];
  return known;
}

/** Ids of all units there are. */
function idsIn(events: readonly AnalyticsEvent[], selection: ResolvedSelection): string[] {
  const of = { unit: selectedUnit(selection), identity: selection.of.identity };
  const prepared = prepareEvents(events, defaultSessionPolicy);
  return [...new Set(prepared.map((event) => unitOf(event, of)))].filter((id) => id !== null);
}

function explain(
  { source, context }: Question,
  behind: Selection,
  user: string,
): Promise<ExplainResult> {
  const query: ExplainQuery = { kind: 'explain', behind, user };
  return runResolved<ExplainQuery>(source, resolveQuery(query, context), {});
}

/** Who is behind a number, by the oracle. */
function membersOf({ events, context }: Question, behind: Selection): Map<string, UserRow> {
  const resolved = resolveQuery({ kind: 'users', behind, limit: 10_000 } as const, context);
  return new Map(answerByOracle(events, resolved).users.map((row) => [row.id, row]));
}

/** What the attempt shown must be for who is in a number of a funnel. */
function expectAttempt(selection: FunnelSelected, { counted, reached, events }: ExplainResult) {
  const { of, outcome } = selection;
  const last = of.steps.findLastIndex(({ optional }) => !optional);
  const at = reached ?? -1;
  if ('trend' in selection) {
    const converts = at === last;
    const isIn = { entered: at >= 0, converted: converts, lost: at >= 0 && !converts };
    expect(counted).toBe(isIn[selection.outcome]);
    return;
  }
  const { step, key } = selection;
  const next = of.steps.findIndex(({ optional }, k) => k > step && !optional);
  const isOptional = of.steps[step]?.optional ?? false;
  // Folded values are shown by one of them, optional steps are counted by the best of each.
  if (isOptional && key?.type === 'other' && of.breakdown?.attribution === 'each') return;
  const isHere = isOptional
    ? events.some(({ used, also }) => used === step || also?.includes(step))
    : at >= step;
  expect(counted).toBe(
    isHere && (outcome === 'reached' || at >= next === (outcome === 'convertedFrom')),
  );
}

/** What must hold between the events that were used and the number. */
function expectUses(selection: ResolvedSelection, result: ExplainResult, row: UserRow | undefined) {
  const { of } = selection;
  const { counted, events } = result;
  const used = events.filter((each) => each.used !== null).map(({ event }) => event.time);
  const usedFor = (part: number) =>
    events.filter((each) => each.used === part || each.also?.includes(part)).length;
  if (of.kind === 'funnel') expectAttempt(selection as FunnelSelected, result);
  if (of.kind === 'trend') expect(used.length).toBe(row?.events ?? 0);
  if (of.kind === 'flow') expect(used.length).toBeGreaterThanOrEqual(counted ? 1 : 0);
  if (of.kind === 'stickiness' && 'count' in selection) {
    const active = of.buckets.filter(({ start, end }) => used.some((t) => t >= start && t < end));
    expect(active.length === selection.count).toBe(counted);
  }
  if ('state' in selection) {
    if (selection.state === 'new') expect(used.length).toBe(counted ? 1 : 0);
    else if (counted) expect(used.length).toBeGreaterThan(0);
  }
  if (of.kind === 'retention' && 'group' in selection) {
    const least = selection.column === 0 ? 1 : of.minReturns;
    const isBack = usedFor(1) >= least;
    const isIn = usedFor(0) === 1;
    expect(counted).toBe(
      selection.outcome === 'acquired'
        ? isIn
        : counted && isIn && isBack === (selection.outcome === 'returned'),
    );
    if (selection.outcome === 'returned') expect(counted).toBe(isIn && isBack);
  }
}

describe('explain', () => {
  it(
    'counts whom the number counts, for every unit and kind of number',
    async () => {
      const looked = new Map<string, number>();
      const random = createRandom(firstSeed, 1);
      for (const question of asked()) {
        const { seed, events, query, context } = question;
        const resolved = resolveQuery<Selection['of']>(query, context);
        const answer = assemble(resolved, answerByOracle(events, resolved));
        const all = selectionsOf(query, answer, context.now);
        const names = random.shuffle([
          ...new Set(all.map(({ selection }) => selectionName(selection))),
        ]);
        for (const name of names.slice(0, numbers)) {
          const { selection } = random.pick(
            all.filter((each) => selectionName(each.selection) === name),
          );
          const members = membersOf(question, selection);
          const { behind } = resolveQuery({ kind: 'users', behind: selection } as const, context);
          for (const id of idsIn(events, behind)) {
            const result = await explain(question, selection, id);
            const row = members.get(id);
            try {
              expect(result.counted).toBe(row !== undefined);
              for (const { used, matches, reason } of result.events) {
                if (used !== null) expect(matches).toContain(used);
                expect(reason === null).toBe(used !== null || matches.length === 0);
              }
              expectUses(behind, result, row);
            } catch (error) {
              const number = JSON.stringify({ selection, context });
              throw new Error(`seed ${seed}: "${id}" in ${number}`, { cause: error });
            }
            looked.set(name, (looked.get(name) ?? 0) + 1);
          }
        }
      }
      console.log(JSON.stringify(Object.fromEntries([...looked].sort())));
      if (sets >= 60) expect(looked.size).toBeGreaterThan(25);
    },
    Math.max(60_000, sets * 2_000),
  );

  it(
    'shows the attempt the oracle reports, and reasons that hold, for every unit of every funnel',
    async () => {
      const reasons = new Map<string, number>();
      for (const question of asked()) {
        const { seed, events, query, context } = question;
        if (query.kind !== 'funnel') continue;
        const of: ResolvedFunnelQuery = resolveQuery(query, context);
        const selection: Selection = { of: query, step: 0, outcome: 'reached' };
        for (const id of idsIn(events, { of, step: 0, outcome: 'reached' })) {
          const result = await explain(question, selection, id);
          try {
            const unit = expectReported(events, of, id, result);
            expectReasons(of, unit, result);
          } catch (error) {
            const text = JSON.stringify({ query, context });
            throw new Error(`seed ${seed}: "${id}" in ${text}`, { cause: error });
          }
          for (const { reason } of result.events) {
            if (reason) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
          }
        }
      }
      console.log(JSON.stringify(Object.fromEntries([...reasons].sort())));
      if (sets >= 60) expect(reasons.size).toBe(8);
    },
    Math.max(60_000, sets * 2_000),
  );
});
