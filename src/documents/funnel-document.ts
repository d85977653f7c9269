import * as v from 'valibot';

import { AnalyticsError } from '../model/errors.js';
import { funnelSchema } from '../model/funnel-rules.js';
import type { FunnelQuery } from '../model/funnel.js';
import { parse } from '../model/schema.js';
import type { SavedDocument } from './document.js';

/** What a funnel says wherever it is looked at: all of its question but the range and the calendar. */
export type FunnelDefinition = Omit<FunnelQuery, 'kind' | 'range' | 'timeZone' | 'weekStart'>;

/** A saved funnel. Its steps may be fewer than the two a question needs: a draft is worth saving too. */
export interface FunnelDocument extends SavedDocument, FunnelDefinition {
  type: 'funnel';
  version: 2;
}

const wholeNumber = v.pipe(v.number('expected a number'), v.integer('expected a whole number'));

const head = v.looseObject({
  type: v.literal('funnel', 'expected "funnel"'),
  version: v.picklist([1, 2], 'expected version 1 or 2; a newer usagekit wrote this document'),
  id: v.string('expected a string'),
  name: v.string('expected a string'),
  revision: wholeNumber,
  updatedAt: v.exactOptional(wholeNumber),
});

/** Stands for what a document leaves out, so that the question's own rules read the rest. */
const asked = { kind: 'funnel', range: { last: 1, unit: 'day' } };
const notSaved = ['kind', 'range', 'timeZone', 'weekStart'];
const anyStep = { match: {} };

function parseDefinition(rest: Record<string, unknown>): FunnelDefinition {
  const wrong = notSaved.find((key) => key in rest);
  if (wrong) {
    throw new AnalyticsError(
      'document/invalid',
      `invalid funnel document at ${wrong}: unknown key; a funnel is saved without its range`,
    );
  }
  const steps = rest['steps'];
  const given = Array.isArray(steps) ? steps.length : 0;
  const padded = Array.isArray(steps) && given < 2 ? [...steps, anyStep, anyStep] : steps;
  const query = parse(
    funnelSchema,
    { ...rest, steps: padded, ...asked },
    'funnel document',
    'document/invalid',
  );
  const { kind: _kind, range: _range, ...definition } = query;
  return { ...definition, steps: definition.steps.slice(0, given) };
}

/**
 * Reads a saved funnel. Version 1 had only steps and a window; it is read as version 2.
 *
 * @throws `document/invalid` naming the path and reason
 */
export function parseFunnelDocument(value: unknown): FunnelDocument {
  const {
    type,
    version: _version,
    id,
    name,
    revision,
    updatedAt,
    ...rest
  } = parse(head, value, 'funnel document', 'document/invalid');
  return {
    type,
    version: 2,
    id,
    name,
    revision,
    ...(updatedAt === undefined ? {} : { updatedAt }),
    ...parseDefinition(rest),
  };
}
