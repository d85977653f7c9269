import * as v from 'valibot';

import { decodeCursor } from './decode-cursor.js';
import type { ExplainQuery, ResolvedExplainQuery } from './explain.js';
import type { Filter } from './filter.js';
import { name, text, wholeNumber } from './schema.js';
import { selection } from './selection-schema.js';
import type { ResolvedSelection } from './selection.js';
import type { ResolvedUsersQuery, UsersQuery } from './users.js';

/* What valid questions about the units behind a number are. */

export const usersSchema: v.GenericSchema<unknown, UsersQuery> = v.strictObject({
  kind: v.literal('users'),
  behind: selection,
  limit: v.exactOptional(wholeNumber(1, 10_000)),
  cursor: v.exactOptional(text),
}) as v.GenericSchema<unknown, UsersQuery>;

export const explainSchema: v.GenericSchema<unknown, ExplainQuery> = v.strictObject({
  kind: v.literal('explain'),
  behind: selection,
  user: name,
}) as v.GenericSchema<unknown, ExplainQuery>;

const defaultLimit = 100;

export function canonicalUsers(query: UsersQuery): unknown {
  return { limit: defaultLimit, ...query };
}

/** What every question about a number shares. */
interface Asked {
  behind: ResolvedSelection;
  now: number;
  universe?: Filter;
}

function common({ behind, now, universe }: Asked) {
  return { behind, now, ...(universe ? { universe } : {}), reads: behind.of.reads };
}

export function resolveUsers({ limit, cursor }: UsersQuery, asked: Asked): ResolvedUsersQuery {
  const page = cursor === undefined ? null : decodeCursor(cursor, ['string']);
  return {
    kind: 'users',
    ...common(asked),
    limit: limit ?? defaultLimit,
    after: page && (page.key[0] as string),
    version: page?.version ?? null,
  };
}

export function resolveExplain({ user }: ExplainQuery, asked: Asked): ResolvedExplainQuery {
  return { kind: 'explain', ...common(asked), user };
}
