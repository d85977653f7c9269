import * as v from 'valibot';

import { cohort } from '../model/cohort-schema.js';
import type { CohortCondition } from '../model/cohort.js';
import { AnalyticsError, isAnalyticsError } from '../model/errors.js';
import { prepareQuery } from '../model/prepare-query.js';
import { isShallow, maxDepth, parse } from '../model/schema.js';
import type { Identity } from '../model/scope.js';
import type { SavedDocument } from './document.js';

/** What a cohort says, wherever it is used. */
export interface CohortDefinition {
  /** Who is meant. `{ all: [] }` while nothing is chosen: everybody. */
  users: CohortCondition;
  /** What the conditions are about. Default `'user'`. A question that uses the cohort judges it by its own identity. */
  identity?: Identity;
  /** Why it exists, for those who find it in a list. */
  description?: string;
}

/** A saved cohort: people with something in common, used in questions as `{ cohort: id }`. */
export interface CohortDocument extends SavedDocument, CohortDefinition {
  type: 'cohort';
  version: 1;
}

const what = 'cohort document';
const text = v.string('expected a string');
const wholeNumber = v.pipe(v.number('expected a number'), v.integer('expected a whole number'));

const identities = ['user', 'authenticatedUser', 'account'] as const satisfies readonly Identity[];

const schema = v.strictObject({
  type: v.literal('cohort', 'expected "cohort"'),
  version: v.literal(1, 'expected version 1; a newer usagekit wrote this document'),
  id: text,
  name: text,
  revision: wholeNumber,
  updatedAt: v.exactOptional(wholeNumber),
  description: v.exactOptional(text),
  identity: v.exactOptional(v.picklist(identities, `expected ${identities.join(', ')}`)),
  users: cohort,
});

/** A question that asks about nothing but these people: its rules read the numbers in their conditions. */
function checkNumbers(users: CohortCondition): void {
  const question = { kind: 'trend', measure: 'users', range: { last: 1, unit: 'day' }, users };
  try {
    prepareQuery(question, null);
  } catch (cause) {
    if (!isAnalyticsError(cause, 'query/invalid')) throw cause;
    const [, of, at, why] =
      /^invalid query(?:: (\S+))?(?: at ([^:]+))?: (.*)$/s.exec(cause.message) ?? [];
    const path = [of, at].filter(Boolean).join('.') || 'users';
    throw new AnalyticsError(
      'document/invalid',
      `invalid ${what} at ${path}: ${why ?? cause.message}`,
      { cause },
    );
  }
}

/**
 * Reads a saved cohort.
 *
 * @throws `document/invalid` naming the path and reason
 */
export function parseCohortDocument(value: unknown): CohortDocument {
  if (!isShallow(value)) {
    throw new AnalyticsError(
      'document/invalid',
      `invalid ${what} at users: lists and objects lie more than ${maxDepth} deep in each other`,
    );
  }
  const document = parse(schema, value, what, 'document/invalid') as CohortDocument;
  checkNumbers(document.users);
  return document;
}
