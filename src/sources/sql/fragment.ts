/*
 * The one way SQL text is made. Text comes from template literals in this folder, names are quoted, and every value is
 * bound: nothing a user typed is ever part of the text.
 */

/** What a parameter is in the store. `integer` is 64 bits, `number` a double. */
export type ParameterType = 'integer' | 'number' | 'text' | 'boolean';

/** What is bound to a placeholder: a bigint for `integer`, a number for `number`, else what its type says. */
export type ParameterValue = bigint | number | string | boolean;

/** How a store writes placeholders and names. */
export interface FragmentDialect {
  /** The placeholder of a parameter, `index` from 1, with its type: `$1::BIGINT`. */
  placeholder(index: number, type: ParameterType): string;
  /** A quoted name. */
  quote(name: string): string;
}

type Part = { text: string } | { name: string } | { type: ParameterType; value: ParameterValue };

/** A piece of SQL, made by {@link sql}; its values and names are kept apart from its text until it is rendered. */
export class Fragment {
  readonly #parts: readonly Part[];

  private constructor(parts: readonly Part[]) {
    this.#parts = parts;
  }

  /** Only for this file: the text of a part is trusted. */
  static of(parts: readonly Part[]): Fragment {
    return new Fragment(parts);
  }

  static partsOf(fragment: Fragment): readonly Part[] {
    return fragment.#parts;
  }
}

function typeOf(value: ParameterValue): ParameterType {
  if (typeof value === 'bigint') return 'integer';
  if (typeof value === 'string') return 'text';
  return typeof value as 'number' | 'boolean';
}

/**
 * A piece of SQL. A fragment in it is put in place; any other value becomes a bound parameter: a bigint an integer, a
 * number a double, strings and booleans themselves.
 *
 * @example
 * const adults = sql`${identifier('age')} >= ${18n}`;
 * const query = sql`select count(*) from ${identifier('people')} where ${adults}`;
 */
export function sql(
  texts: TemplateStringsArray,
  ...values: (Fragment | ParameterValue)[]
): Fragment {
  const parts: Part[] = [];
  texts.forEach((text, i) => {
    if (text !== '') parts.push({ text });
    if (i >= values.length) return;
    const value = values[i] as Fragment | ParameterValue;
    if (value instanceof Fragment) parts.push(...Fragment.partsOf(value));
    else parts.push({ type: typeOf(value), value });
  });
  return Fragment.of(parts);
}

/** A name of a table, column or alias; quoted, whatever is in it. A list is a qualified name: `"schema"."table"`. */
export function identifier(name: string | readonly string[]): Fragment {
  const names = typeof name === 'string' ? [name] : name;
  return Fragment.of(
    names.flatMap((each, i) => [...(i > 0 ? [{ text: '.' }] : []), { name: each }]),
  );
}

/** Fragments one after the other with a separator between them. */
export function join(fragments: readonly Fragment[], separator: Fragment = sql`, `): Fragment {
  return Fragment.of(
    fragments.flatMap((each, i) => [
      ...(i > 0 ? Fragment.partsOf(separator) : []),
      ...Fragment.partsOf(each),
    ]),
  );
}

/** All of the conditions, each in parentheses; true when there is none. */
export function and(conditions: readonly Fragment[]): Fragment {
  return conditions.length === 0
    ? sql`true`
    : join(
        conditions.map((each) => sql`(${each})`),
        sql` and `,
      );
}

/** Any of the conditions, each in parentheses; false when there is none. */
export function or(conditions: readonly Fragment[]): Fragment {
  return conditions.length === 0
    ? sql`false`
    : join(
        conditions.map((each) => sql`(${each})`),
        sql` or `,
      );
}

/** A whole number (a time, a limit, an index) as a 64-bit parameter. */
export function integer(value: number): Fragment {
  return sql`${BigInt(value)}`;
}

/** A statement as a store takes it. */
export interface Statement {
  text: string;
  /** In the order of their placeholders, from 1. */
  parameters: ParameterValue[];
}

/** Writes a fragment in a store's dialect: one placeholder for each distinct type and value. */
export function render(dialect: FragmentDialect, fragment: Fragment): Statement {
  const parameters: ParameterValue[] = [];
  const known = new Map<string, number>();
  let text = '';
  for (const part of Fragment.partsOf(fragment)) {
    if ('text' in part) {
      text += part.text;
    } else if ('name' in part) {
      text += dialect.quote(part.name);
    } else {
      const { type, value } = part;
      const key = `${type}:${Object.is(value, -0) ? '-0' : value}`;
      const index = known.get(key) ?? parameters.push(value);
      known.set(key, index);
      text += dialect.placeholder(index, type);
    }
  }
  return { text, parameters };
}
