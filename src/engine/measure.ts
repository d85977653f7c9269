import type { Measure } from '../model/trend.js';
import { AggregateCounter } from './aggregate.js';
import type { Counter } from './counter.js';
import { EventCounter, SessionCounter, UserCounter } from './distinct.js';
import type { EventTable } from './table.js';

/** What measures rows as a question asks. */
export function createCounter(
  measure: Measure,
  slots: number,
  buckets: number,
  table: EventTable,
): Counter {
  if (typeof measure === 'object') return new AggregateCounter(measure, slots, buckets, table);
  if (measure === 'events') return new EventCounter(slots, buckets);
  if (measure === 'users') return new UserCounter(slots, buckets);
  return new SessionCounter(slots, buckets, table);
}
