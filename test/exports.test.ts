import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from 'vitest';

import doors from './exports.json' with { type: 'json' };

const source = fileURLToPath(new URL('../src/', import.meta.url));

/** The names a door exports; types are marked. */
function exportsOf(door: string): string[] {
  const text = readFileSync(`${source}${door}.ts`, 'utf8');
  const lists = text.matchAll(/export (type )?\{([^}]*)\}/g);
  return [...lists]
    .flatMap(([, isType, names = '']) =>
      names
        .split(',')
        .map((name) => name.trim())
        .filter(Boolean)
        .map((name) => (isType ? `type ${name}` : name)),
    )
    .toSorted();
}

/*
 * What the package promises. A name that goes, or comes, is a decision: change exports.json in the same commit, and the
 * README where it is told.
 */
describe('the doors export what is listed in exports.json', () => {
  const found = readdirSync(source)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => name.replace(/\.ts$/, ''));

  it('every door is listed', () => {
    expect(found.toSorted()).toEqual(Object.keys(doors).toSorted());
  });

  it.each(Object.entries(doors))('%s', (door, names) => {
    expect(exportsOf(door)).toEqual(names);
  });
});
