import type { Measure, PropertyMeasure, ResolvedTrendQuery } from '../../model/trend.js';
import { valueOf } from './conditions.js';
import type { PreparedEvent } from './prepare.js';
import { ascending, interpolated, sumOf } from './statistics.js';
import { userOf } from './units.js';

type Measured = Pick<ResolvedTrendQuery, 'measure' | 'identity'>;

/** The finite numbers the events carry; everything else is left out. */
function numbersIn(events: readonly PreparedEvent[], property: string): number[] {
  return events
    .map((event) => valueOf(event, property))
    .filter((value): value is number => typeof value === 'number' && Number.isFinite(value));
}

/** Whether an event has something to measure. For counts each has. */
export function isMeasured(event: PreparedEvent, { measure }: Measured): boolean {
  return typeof measure !== 'object' || numbersIn([event], measure.property).length > 0;
}

function aggregate(of: PropertyMeasure['of'], numbers: readonly number[]): number {
  const sorted = ascending(numbers);
  switch (of) {
    case 'sum':
      return sumOf(numbers);
    case 'average':
      return sumOf(numbers) / numbers.length;
    case 'min':
      return sorted[0] as number;
    case 'max':
      return sorted.at(-1) as number;
    case 'median':
      return interpolated(sorted, 0.5);
    case 'p75':
      return interpolated(sorted, 0.75);
    case 'p90':
      return interpolated(sorted, 0.9);
    case 'p95':
      return interpolated(sorted, 0.95);
    case 'p99':
      return interpolated(sorted, 0.99);
  }
}

function different(values: readonly (string | null)[]): number {
  return new Set(values.filter((value) => value !== null)).size;
}

/** What a group is ranked by: the count itself, or how many values were measured. */
export function headlineOf(events: readonly PreparedEvent[], query: Measured): number {
  const { measure, identity } = query;
  if (typeof measure === 'object') return numbersIn(events, measure.property).length;
  if (measure === 'events') return events.length;
  if (measure === 'users') return different(events.map((event) => userOf(event, identity)));
  return different(events.map((event) => event.session));
}

/** The number shown; null where a property measure has nothing to measure. */
export function measured(events: readonly PreparedEvent[], query: Measured): number | null {
  const measure: Measure = query.measure;
  if (typeof measure !== 'object') return headlineOf(events, query);
  const numbers = numbersIn(events, measure.property);
  return numbers.length === 0 ? null : aggregate(measure.of, numbers);
}
