import type { FlowFact } from './flow-facts.js';
import type { ResolvedFlowQuery } from './flow.js';
import type { Format } from './format.js';
import type { GroupKey } from './groups.js';
import { scopeWords } from './people-messages.js';
import {
  brief,
  capital,
  deed,
  group,
  isAny,
  joined,
  plural,
  property,
  userNouns,
} from './phrases.js';

/* English for flows. */

type Unit = Pick<ResolvedFlowQuery, 'unit' | 'identity'>;

function nouns({ unit, identity }: Unit): [string, string] {
  return unit === 'session' ? ['session', 'sessions'] : userNouns(identity);
}

function node(key: GroupKey, { node: by }: ResolvedFlowQuery): string {
  return key.type === 'none' ? `an event without ${property(by)}` : `“${brief(group(key))}”`;
}

const steps = (count: number, side: string): string =>
  count === 0 ? '' : `${count} ${plural(count, 'step', 'steps')} ${side}`;

export const flowMessages = {
  flowUnits: (count: number, query: Unit, format: Format): string =>
    `${format.number(count)} ${plural(count, ...nouns(query))}`,
  flowTakeaway: (facts: readonly FlowFact[], query: ResolvedFlowQuery, format: Format): string => {
    const [one, many] = nouns(query);
    const anchor = deed(query.anchor);
    const [first] = facts;
    if (!first || first.kind === 'empty') return `No ${one} with ${anchor} in this range`;
    const few = facts.find((fact) => fact.kind === 'few');
    const of = few ? `only ${format.number(few.total)} ${plural(few.total, one, many)}` : many;
    const place = query.after > 0 ? 'After' : 'Before';
    const ends = facts.find((fact) => fact.kind === 'ended' || fact.kind === 'started');
    const there = ends?.kind === 'started' ? 'begin there' : 'end there';
    if (first.kind !== 'next' && first.kind !== 'before') {
      return ends ? `${place} ${anchor}, ${format.percent(ends.share)} of ${of} ${there}` : '';
    }
    const share = `${format.percent(first.share)} of ${of}`;
    const name = node(first.key, query);
    const went = first.kind === 'next' ? `${share} go on to ${name}` : `${share} come from ${name}`;
    const said = `${place} ${anchor}, ${went}`;
    return ends ? `${said}; ${format.percent(ends.share)} ${there}` : said;
  },
  flowDefinition: (query: ResolvedFlowQuery, format: Format): string => {
    const { unit, anchor, before, after, exclude, node: by, rewrite, collapseRepeats } = query;
    const [, many] = nouns(query);
    return joined([
      `${capital(many)} from their first ${isAny(anchor) ? 'event' : deed(anchor)}`,
      steps(before, 'before'),
      steps(after, 'after'),
      by === '$event' ? '' : `by ${property(by)}`,
      rewrite.length > 0
        ? `${format.number(rewrite.length)} ${plural(rewrite.length, 'value', 'values')} renamed`
        : '',
      exclude.length > 0 ? `without ${exclude.map(deed).join(' and ')}` : '',
      collapseRepeats ? 'repeats are one step' : '',
      unit === 'session' ? 'sessions cut at the range' : '',
      ...scopeWords(query, format),
    ]);
  },
};
