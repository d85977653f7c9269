import type { CohortCondition } from '../../src/model/cohort.js';
import type { Filter } from '../../src/model/filter.js';
import type { FunnelQuery } from '../../src/model/funnel.js';
import type { AnyQuery, SourceQuery } from '../../src/model/query.js';
import type { Interval, Scope } from '../../src/model/scope.js';
import type { Selection } from '../../src/model/selection.js';
import type { Measure, TrendQuery } from '../../src/model/trend.js';
import { selectionName } from '../../src/testing/random-cases/selections.js';

/* What a question uses, as `dimension option`. The default of a dimension is no option of its own. */

const aggregates = new Set(['sum', 'average', 'min', 'max']);

/** Aggregates go one way through every engine, and percentiles another: pairs are counted for each of the two. */
function measureOf(measure: Measure): string {
  if (typeof measure === 'string') return measure;
  return aggregates.has(measure.of) ? 'aggregate' : 'percentile';
}

function rangeOf(range: Scope['range'] | undefined): string[] {
  if (!range || !('last' in range)) return [];
  return [`range ${range.completed ? 'completed' : 'last'}`];
}

function scopeOptions({ range, identity, where, users }: Scope): string[] {
  const used = rangeOf(range);
  if (where) used.push('where set');
  if (identity && identity !== 'user') used.push(`identity ${identity}`);
  if (users) used.push('users set');
  return used;
}

/** Zone, width of the buckets, and whether their weeks begin on another day than by default. */
function calendarOptions(
  dimension: 'interval' | 'period',
  width: Interval,
  { timeZone, weekStart = 1 }: Pick<Scope, 'timeZone' | 'weekStart'>,
): string[] {
  const used = [`${dimension} ${typeof width === 'object' ? 'every' : width}`];
  if (timeZone) used.push(`zone ${timeZone}`);
  if (width === 'week' && weekStart !== 1) used.push('weeks moved');
  return used;
}

function trendOptions({ measure, events, breakdown, compare, ...query }: TrendQuery): string[] {
  const used = [`measure ${measureOf(measure)}`, ...scopeOptions(query)];
  if (events) used.push('events set');
  if (query.interval) used.push(...calendarOptions('interval', query.interval, query));
  if (breakdown) used.push('breakdown set');
  if (compare) used.push('compare previous');
  return used;
}

function funnelOptions(query: FunnelQuery): string[] {
  const { steps, order, window, ties, attempts, finish, unit, exclusions = [], hold } = query;
  const used = scopeOptions(query);
  if (order && order !== 'ordered') used.push(`order ${order}`);
  if (window === null) used.push('window none');
  if (window) used.push(`window ${window.value === 0 ? 'zero' : 'given'}`);
  if (ties === 'block') used.push('ties block');
  if (attempts === 'first') used.push('attempts first');
  if (finish === 'inWindow') used.push('finish inWindow');
  if (unit === 'session') used.push('unit session');
  if (steps.some(({ within }) => within)) used.push('within set');
  if (steps.some(({ optional }) => optional)) used.push('optional set');
  for (const effect of ['break', 'remove']) {
    if (exclusions.some((each) => each.effect === effect)) used.push(`exclusion ${effect}`);
  }
  if (hold && hold.length > 0) used.push('hold set');
  if (query.breakdown) {
    const { attribution = 'first' } = query.breakdown;
    used.push(`attribution ${typeof attribution === 'object' ? 'step' : attribution}`);
  }
  if (query.interval) used.push('interval set');
  return used;
}

/** `dimension set` for those that are asked for with something else than the default. */
function set(choices: Record<string, unknown>): string[] {
  return Object.entries(choices).flatMap(([dimension, chosen]) =>
    chosen ? [`${dimension} set`] : [],
  );
}

function placeOf(selection: Selection): string {
  return selectionName(selection).replace(/ of group .*/, '');
}

/** What the question about a number uses: of the number, and of the question it is a number of. */
function selectionOptions(selection: Selection): string[] {
  const { of } = selection;
  const used = [`of ${of.kind}`, `number ${placeOf(selection)}`, ...scopeOptions(of)];
  if ('key' in selection && selection.key) used.push(`group ${selection.key.type}`, 'keyed set');
  if ('node' in selection) used.push(`node ${selection.node.key.type}`);
  if ('link' in selection) {
    const { from, to } = selection.link;
    used.push(...new Set([from, to].map(({ key }) => `node ${key.type}`)));
  }
  if ('previous' in selection) used.push('previous set');
  if (selection.asOf !== undefined) used.push('asOf set');
  if (of.kind === 'trend') {
    used.push(`measure ${typeof of.measure === 'string' ? of.measure : 'property'}`);
  }
  if (of.kind === 'flow' && of.unit !== 'user') used.push('unit session');
  if (of.kind === 'funnel') {
    const own = /^(order|ties|attempts|finish|unit|within|exclusion|hold|attribution|optional)/;
    used.push(...funnelOptions(of).filter((option) => own.test(option)));
    if ('step' in selection && of.steps[selection.step]?.optional) used.push('step optional');
  }
  if (of.kind === 'retention') {
    const own = /^(acquisition|rule|clock|columns|returns)/;
    used.push(...optionsOf(of, undefined).filter((option) => own.test(option)));
  }
  return used;
}

/** Nothing is left out, and buckets are whole periods: engines count such from lists of the periods of users. */
function plainOptions(query: SourceQuery, universe: Filter | undefined): string[] {
  const width = 'period' in query ? query.period : 'interval' in query ? query.interval : 'hour';
  if (universe || typeof width !== 'string' || width === 'hour' || width === 'minute') return [];
  const narrowing = ['where', 'users', 'events', 'start', 'return', 'breakdown', 'brackets'];
  if (narrowing.some((key) => key in query)) return [];
  if (query.kind === 'trend') return query.measure === 'users' ? ['plain set'] : [];
  if (query.kind !== 'retention') return ['plain set'];
  const { rule = 'on', clock = 'calendar', minReturns = 1 } = query;
  return rule === 'on' && clock === 'calendar' && minReturns === 1 ? ['plain set'] : [];
}

/** What a question uses. `isPaged`: the answer has more than one page. */
export function optionsOf(query: SourceQuery, universe: Filter | undefined, isPaged = false) {
  const used = [...set({ universe, page: isPaged }), ...plainOptions(query, universe)];
  switch (query.kind) {
    case 'trend':
      return [...used, ...trendOptions(query)];
    case 'funnel':
      return [...used, ...funnelOptions(query)];
    case 'retention': {
      const { start, return: back, breakdown, minReturns = 1, periods, brackets } = query;
      used.push(...scopeOptions(query), ...calendarOptions('period', query.period, query));
      used.push(...set({ start, return: back, breakdown, returns: minReturns > 1 }));
      if (periods) used.push('columns periods');
      if (brackets) used.push('columns brackets');
      const { acquisition, rule, clock } = query;
      if (acquisition && acquisition !== 'recurring') used.push(`acquisition ${acquisition}`);
      if (rule === 'onOrAfter') used.push('rule onOrAfter');
      if (clock === 'rolling') used.push('clock rolling');
      return used;
    }
    case 'flow': {
      const { before, after, unit, exclude, node, rewrite, nodesPerStep, collapseRepeats } = query;
      used.push(...scopeOptions(query), ...set({ before, exclude, rewrite, nodesPerStep }));
      if (after !== undefined) used.push(`after ${after === 0 ? 'none' : 'set'}`);
      if (unit === 'user') used.push('unit user');
      if (node && node !== '$event') used.push('node set');
      if (collapseRepeats === false) used.push('repeats kept');
      return used;
    }
    case 'sessions': {
      const { events, sort, properties, limit } = query;
      if (sort) used.push(`sort ${sort}`);
      return [...used, ...scopeOptions(query), ...set({ events, properties, limit })];
    }
    case 'timeline': {
      const { session, identity, range, limit } = query;
      used.push(`by ${session === undefined ? 'user' : 'session'}`, ...set({ limit }));
      if (range && 'start' in range) used.push('range absolute');
      if (identity && identity !== 'user') used.push(`identity ${identity}`);
      return [...used, ...rangeOf(range)];
    }
    case 'lifecycle':
    case 'stickiness': {
      const { events, interval } = query;
      const calendar = calendarOptions('interval', interval, query);
      return [...used, ...scopeOptions(query), ...set({ events }), ...calendar];
    }
    case 'users':
      return [...used, ...set({ limit: query.limit }), ...selectionOptions(query.behind)];
    case 'catalog':
      return [...used, ...set({ search: query.search, property: query.property })];
  }
}

/** How a question cuts time, whatever its kind; null where it does not. */
export function calendarOptionsOf(query: AnyQuery): string[] | null {
  if (!('range' in query) || !query.range) return null;
  const width = 'period' in query ? query.period : 'interval' in query ? query.interval : undefined;
  if (!width) return null;
  const { timeZone, weekStart = 1 } = query;
  return [
    `width ${typeof width === 'object' ? 'every' : width}`,
    ...(timeZone ? [`zone ${timeZone}`] : []),
    ...(width === 'week' ? [`weeks from ${weekStart}`] : []),
    ...rangeOf(query.range),
  ];
}

/** The cohort of a question and those within it. */
function formsOf(condition: CohortCondition): string[] {
  if ('all' in condition) return ['form all', ...condition.all.flatMap(formsOf)];
  if ('any' in condition) return ['form any', ...condition.any.flatMap(formsOf)];
  if ('not' in condition) return ['form not', ...formsOf(condition.not)];
  if ('anyOf' in condition) return ['form anyOf'];
  if ('had' in condition) return [`form had ${condition.at ?? 'any'}`];
  if ('cohort' in condition) return ['form saved'];
  if ('behind' in condition) {
    const { of } = condition.behind;
    const nested = of.users ? formsOf(of.users).some((form) => form.startsWith('behind')) : false;
    const options = selectionOptions(condition.behind);
    return [
      'form behind',
      `behind ${of.kind}`,
      ...(nested ? ['nested set'] : []),
      ...(options.includes('unit session') || options.includes('measure sessions')
        ? ['sessions set']
        : []),
    ];
  }
  const { times, days, within } = condition;
  return [
    'form did',
    ...(times ? ['form did times'] : []),
    ...(days ? ['form did days'] : []),
    ...(within ? ['form did within', `within ${'last' in within ? 'relative' : 'absolute'}`] : []),
  ];
}

/** What the cohort of a question uses, and what it is asked in; null where it has none. */
export function cohortOptionsOf(query: AnyQuery, universe: Filter | undefined): string[] | null {
  const asked = query.kind === 'users' ? query.behind.of : query;
  if (!('users' in asked) || !asked.users) return null;
  const { identity } = asked;
  return [
    ...new Set(formsOf(asked.users)),
    `in ${query.kind}`,
    ...(identity && identity !== 'user' ? ['identity other'] : []),
    ...set({ universe }),
  ];
}
