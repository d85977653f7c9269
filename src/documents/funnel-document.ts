import * as v from 'valibot';

import type { FunnelStepQuery } from '../model/funnel.js';
import { duration, matcher, parse } from '../model/schema.js';
import type { Duration } from '../model/scope.js';
import type { SavedDocument } from './document.js';

/** A saved funnel: its definition, without the range it was looked at for. */
export interface FunnelDocument extends SavedDocument {
  type: 'funnel';
  version: 1;
  /** May be fewer than the two a query needs: a draft is worth saving too. */
  steps: FunnelStepQuery[];
  window?: Duration | null;
}

const schema = v.strictObject({
  type: v.literal('funnel'),
  version: v.literal(1, 'expected version 1; a newer usagekit wrote this document'),
  id: v.string('expected a string'),
  name: v.string('expected a string'),
  revision: v.pipe(v.number('expected a number'), v.integer('expected a whole number')),
  steps: v.array(
    v.strictObject({ name: v.exactOptional(v.string('expected a string')), match: matcher }),
    'expected a list of steps',
  ),
  window: v.exactOptional(v.nullable(duration)),
}) as v.GenericSchema<unknown, FunnelDocument>;

/**
 * Reads a saved funnel.
 *
 * @throws `document/invalid` naming the path and reason
 */
export function parseFunnelDocument(value: unknown): FunnelDocument {
  return parse(schema, value, 'funnel document', 'document/invalid');
}
