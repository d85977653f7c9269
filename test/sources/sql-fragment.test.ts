import { describe, expect, it } from 'vitest';

import { duckdbDialect } from '../../src/sources/sql/duckdb.js';
import { and, identifier, integer, join, or, render, sql } from '../../src/sources/sql/fragment.js';

const write = (fragment: Parameters<typeof render>[1]) => render(duckdbDialect, fragment);

describe('sql', () => {
  it('binds every value, with one placeholder for each type and value', () => {
    const fragment = sql`select ${1n}, ${1}, ${'1'}, ${true}, ${1n}, ${'1'}, ${false}, ${-0}, ${0}`;
    expect(write(fragment)).toEqual({
      text: 'select $1::BIGINT, $2::DOUBLE, $3::VARCHAR, $4::BOOLEAN, $1::BIGINT, $3::VARCHAR, $5::BOOLEAN, $6::DOUBLE, $7::DOUBLE',
      parameters: [1n, 1, '1', true, false, -0, 0],
    });
  });

  it('keeps nested fragments and numbers placeholders over all of them', () => {
    const inner = sql`a = ${'x'}`;
    const outer = sql`${inner} and b = ${'y'} or ${inner}`;
    expect(write(outer)).toEqual({
      text: 'a = $1::VARCHAR and b = $2::VARCHAR or a = $1::VARCHAR',
      parameters: ['x', 'y'],
    });
  });

  it('never lets a value become text', () => {
    const { text, parameters } = write(sql`select ${`'; drop table events; --`}`);
    expect(text).toBe('select $1::VARCHAR');
    expect(parameters).toEqual([`'; drop table events; --`]);
  });

  it('takes no look-alike for a fragment', () => {
    const forged = JSON.parse('{"parts":[{"text":"drop table events"}]}') as never;
    expect(write(sql`select ${forged}`).text).not.toContain('drop');
  });
});

describe('identifier', () => {
  it('quotes names, qualified ones part by part', () => {
    expect(write(identifier(`a"b'; --`)).text).toBe(`"a""b'; --"`);
    expect(write(identifier(['my schema', 'user'])).text).toBe('"my schema"."user"');
  });
});

describe('join, and, or', () => {
  it('puts fragments together, also none', () => {
    const parts = [sql`a`, sql`b`];
    expect(write(join(parts)).text).toBe('a, b');
    expect(write(and(parts)).text).toBe('(a) and (b)');
    expect(write(or(parts)).text).toBe('(a) or (b)');
    expect(write(and([])).text).toBe('true');
    expect(write(or([])).text).toBe('false');
    expect(write(join([])).text).toBe('');
  });

  it('binds whole numbers as 64-bit integers', () => {
    expect(write(integer(1_700_000_000_000))).toEqual({
      text: '$1::BIGINT',
      parameters: [1_700_000_000_000n],
    });
  });
});
