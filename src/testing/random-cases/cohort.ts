import type { CohortCondition, DidCondition, HowOften } from '../../model/cohort.js';
import { eventFields } from '../../model/event.js';
import type { Scope } from '../../model/scope.js';
import { type Draw, randomCondition, randomMatcher } from './filters.js';
import { absoluteMoment, relativeMoment } from './moments.js';

function randomTimes({ random, labels }: Draw): HowOften {
  const times = random.pick<HowOften>([
    { atLeast: 2 },
    { atLeast: 3 },
    { atMost: 0 },
    { atMost: 2 },
    { atLeast: 1, atMost: 2 },
    { atLeast: 0, atMost: 1 },
  ]);
  labels.add('cohort did times');
  return times;
}

/** Often from one event up to exactly another. */
function randomWithin(draw: Draw): Scope['range'] {
  const { random, events } = draw;
  const apart: Draw = { ...draw, labels: new Set() };
  if (random.chance(0.4)) return relativeMoment(apart).range;
  if (events.length === 0 || random.chance(0.4)) return absoluteMoment(apart).range;
  const [one, other] = [random.pick(events).time, random.pick(events).time];
  const start = Math.min(one, other);
  return { start, end: Math.max(one, other, start + 1) };
}

function randomDid(draw: Draw): DidCondition {
  const { random, labels } = draw;
  const condition: DidCondition = { did: randomMatcher(draw) };
  labels.add('cohort did');
  if (random.chance(0.45)) condition.times = randomTimes(draw);
  if (random.chance(0.4)) {
    condition.days = random.chance(0.9) ? { atLeast: random.int(0, 3) } : {};
    labels.add('cohort did days');
  }
  if (random.chance(0.45)) {
    condition.within = randomWithin(draw);
    labels.add('cohort did within');
  }
  return condition;
}

/** Some of the people of the events, now and then nobody they know. */
function randomIds({ random, events, identity = 'user' }: Draw): string[] {
  const field = eventFields[`$${identity}`];
  const known = [...new Set(events.map((event) => event[field]))].filter(
    (id): id is string => typeof id === 'string' && id !== '',
  );
  return random.shuffle([...known, 'nobody']).slice(0, random.int(0, known.length + 1));
}

type Leaf = 'did' | 'had' | 'anyOf' | 'behind';

function randomLeaf(draw: Draw, now: number): CohortCondition {
  const { random, labels, depth } = draw;
  const leaf = (['did', 'had', 'anyOf', 'behind'] as Leaf[])[
    random.weighted([5, 5, 2, depth > 0 ? 3.5 : 0])
  ];
  if (leaf === 'had') {
    const at = random.pick(['any', 'first', 'last'] as const);
    labels.add(`cohort had ${at}`);
    const condition = { had: randomCondition(draw) };
    return at === 'any' && random.chance(0.5) ? condition : { ...condition, at };
  }
  if (leaf === 'anyOf') {
    labels.add('cohort anyOf');
    return { anyOf: randomIds(draw) };
  }
  if (leaf === 'did') return randomDid(draw);
  const behind = draw.randomSelection(draw, now);
  labels.add(`cohort behind ${behind.of.kind}`);
  return { behind };
}

/**
 * Who is meant in a question asked at `now`: a condition, or a combination of up to three. `draw.identity` says whose ids
 * they are.
 */
export function randomCohort(draw: Draw, now: number, nesting = 2): CohortCondition {
  const { random, labels } = draw;
  const shape = nesting === 0 ? 0 : random.weighted([6, 1.5, 1.5, 1.5]);
  if (shape === 0) return randomLeaf(draw, now);
  if (shape === 3) {
    labels.add('cohort not');
    return { not: randomCohort(draw, now, nesting - 1) };
  }
  const count = random.weighted([1, 4, 8, 5]);
  const parts = Array.from({ length: count }, () => randomCohort(draw, now, nesting - 1));
  labels.add(`cohort ${shape === 1 ? 'all' : 'any'}${count === 0 ? ' of none' : ''}`);
  return shape === 1 ? { all: parts } : { any: parts };
}
