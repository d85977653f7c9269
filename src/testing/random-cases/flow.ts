import type { FlowQuery, RewriteRule } from '../../model/flow.js';
import { type Draw, randomMatcher, randomProperty } from './filters.js';
import { randomScope } from './scope.js';
import { fewValued } from './words.js';

function randomNode(draw: Draw): string {
  const { random } = draw;
  const shape = random.weighted([3, 5, 2]);
  return shape === 0 ? '$event' : shape === 1 ? random.pick(fewValued) : randomProperty(draw);
}

/** Patterns that match some of the values in the data, as a whole or in part, and rules that follow on each other. */
function randomRule({ random, events }: Draw): RewriteRule {
  const event = events.length > 0 ? random.pick(events) : undefined;
  const plan = event?.properties?.['plan'];
  const text = random.pick([event?.event ?? 'Visit', typeof plan === 'string' ? plan : 'Free']);
  const letters = [...text];
  const at = random.int(0, letters.length);
  const match = random.pick([
    text,
    `${letters.slice(0, at).join('')}*`,
    `*${letters.slice(at).join('')}`,
    `*${letters.slice(at, at + 1).join('')}*`,
    `${letters[0]}*${letters.at(-1)}`,
    random.pick(['*', '', '**']),
  ]);
  return { match, as: random.pick(['Visit', 'free', 'other', '*', '', text]) };
}

function addNodes(draw: Draw, query: FlowQuery): void {
  const { random, labels } = draw;
  if (random.chance(0.55)) {
    query.node = randomNode(draw);
    if (query.node !== '$event') labels.add('node');
  }
  if (random.chance(0.45)) {
    query.rewrite = Array.from({ length: random.int(1, 3) }, () => randomRule(draw));
    labels.add('rewrite');
  }
  if (random.chance(0.7)) {
    query.nodesPerStep = random.pick([1, 1, 2, 3]);
    labels.add('nodesPerStep');
  }
  if (random.chance(0.6)) {
    query.collapseRepeats = random.chance(0.2);
    if (!query.collapseRepeats) labels.add('collapseRepeats false');
  }
}

/** A flow with any combination of options: they all go together. */
export function randomFlow(draw: Draw): { query: FlowQuery; now: number } {
  const { random, labels } = draw;
  const { scope, now } = randomScope(draw);
  const query: FlowQuery = { ...scope, kind: 'flow', anchor: randomMatcher(draw) };
  if (random.chance(0.65)) {
    query.before = random.pick([0, 1, 1, 2, 2, 3, 3, 4, 10]);
    if (query.before > 0) labels.add('before');
  }
  if (random.chance(0.65)) {
    query.after = random.pick([0, 0, 0, 1, 1, 2, 2, 5, 10]);
    labels.add(query.after === 0 ? 'after none' : 'after');
  }
  if (random.chance(0.7)) query.unit = random.pick(['session', 'user', 'user'] as const);
  if (query.unit === 'user') labels.add('unit user');
  if (random.chance(0.4)) {
    // A matcher of any event leaves nothing to follow.
    const some = Array.from({ length: random.int(1, 2) }, () => randomMatcher(draw));
    query.exclude = some.filter((matcher) => Object.keys(matcher).length > 0);
    labels.add('exclude');
  }
  addNodes(draw, query);
  return { query, now };
}
