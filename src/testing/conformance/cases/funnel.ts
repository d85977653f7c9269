import type { FunnelQuery, FunnelStepQuery } from '../../../model/funnel.js';
import type { Duration } from '../../../model/scope.js';
import { week } from '../case.js';

/** Steps by event name. */
export const steps = (...names: string[]): FunnelStepQuery[] =>
  names.map((name) => ({ match: { event: name } }));

/** A funnel over the week of the cases: steps by name and options. */
export function funnel(names: string, options: Partial<FunnelQuery> = {}): FunnelQuery {
  return { kind: 'funnel', range: week, steps: steps(...names.split(' ')), ...options };
}

/** The counts of the steps. */
export const counts = (...numbers: number[]) => ({ steps: numbers.map((count) => ({ count })) });

export const minutes = (value: number): Duration => ({ value, unit: 'minute' });

export const value = (name: unknown) => ({ type: 'value', value: name });
export const none = { type: 'none' };
export const other = (count: number) => ({ type: 'other', count });

/** A group with the counts of its steps. */
export const group = (key: unknown, ...numbers: number[]) => ({ key, ...counts(...numbers) });
