import * as v from 'valibot';

import { CohortReferences } from './cohort-rules.js';
import { type CohortCondition, isCompound, mapParts, type SavedCohorts } from './cohort.js';
import { type KindRules, rules } from './kind-rules.js';
import type { AnyQuery, QueryKind } from './query.js';
import { invalidQuery, isShallow, maxDepth, parse } from './schema.js';
import type { Selection } from './selection.js';

const kindSchema = v.looseObject(
  {
    kind: v.picklist(
      Object.keys(rules) as QueryKind[],
      `expected one of: ${Object.keys(rules).join(', ')}`,
    ),
  },
  'expected an object with a "kind"',
);

function rulesOf(query: AnyQuery): KindRules<QueryKind> {
  return rules[query.kind] as unknown as KindRules<QueryKind>;
}

/** Checks a question and those within it, and replaces saved cohorts by what they say. */
class Preparation {
  readonly #references: CohortReferences | null;

  constructor(saved: SavedCohorts | null) {
    this.#references = saved && new CohortReferences(saved);
  }

  query(value: unknown, path: string): AnyQuery {
    const at = path === '' ? 'query' : `query: ${path}`;
    const { kind } = parse(kindSchema, value, at, 'query/invalid');
    const { schema, check } = rules[kind] as unknown as KindRules<QueryKind>;
    const query = parse(schema, value, at, 'query/invalid');
    check?.(query);
    return this.#within(query, path);
  }

  /** The question with its parts that hold questions prepared. */
  #within(query: AnyQuery, path: string): AnyQuery {
    const under = (part: string) => (path === '' ? part : `${path}.${part}`);
    if ('behind' in query) {
      return { ...query, behind: this.#selection(query.behind, under('behind')) };
    }
    const changed: { users?: CohortCondition; around?: unknown } = {};
    if ('users' in query && query.users) {
      changed.users = this.#users(query.users, under('users'));
    }
    if (query.kind === 'insights' && query.around) {
      changed.around = this.query(query.around, under('around'));
    }
    return { ...query, ...changed } as AnyQuery;
  }

  #users(users: CohortCondition, path: string): CohortCondition {
    const prepare = (selection: Selection, at: string) => this.#selection(selection, at);
    return this.#references
      ? this.#references.inline(users, path, prepare)
      : mapSelections(users, path, prepare);
  }

  #selection(selection: Selection, path: string): Selection {
    return { ...selection, of: this.query(selection.of, `${path}.of`) } as Selection;
  }
}

/** A condition with every selection in it changed; references stay. */
function mapSelections(
  condition: CohortCondition,
  path: string,
  change: (selection: Selection, path: string) => Selection,
): CohortCondition {
  if (isCompound(condition)) {
    return mapParts(condition, (part, at) => mapSelections(part, at, change), path);
  }
  if ('behind' in condition) return { behind: change(condition.behind, `${path}.behind`) };
  return condition;
}

/** Questions without references that came from here: they are valid. */
const prepared = new WeakSet<object>();

/**
 * Checks unknown JSON and replaces saved cohorts by what they say; null leaves references as they are. What it returned for
 * saved cohorts is returned as it is.
 *
 * @throws `query/invalid`
 */
export function prepareQuery(value: unknown, saved: SavedCohorts | null): AnyQuery {
  if (saved && typeof value === 'object' && value && prepared.has(value)) return value as AnyQuery;
  if (!isShallow(value)) {
    throw invalidQuery('kind', `lists and objects lie more than ${maxDepth} deep in each other`);
  }
  const query = new Preparation(saved).query(value, '');
  if (saved) prepared.add(query);
  return query;
}

/** The prepared query with its defaults and without labels, and so are those within it. */
export function canonicalQuery(query: AnyQuery): unknown {
  const own = rulesOf(query).canonical(query) as Record<string, unknown>;
  const selected = (selection: Selection) =>
    ({ ...selection, of: canonicalQuery(selection.of) }) as Selection;
  if ('behind' in query) return { ...own, behind: selected(query.behind) };
  if (!('users' in query) || !query.users) return own;
  return { ...own, users: mapSelections(query.users, '', selected) };
}
