import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from 'vitest';

const source = fileURLToPath(new URL('../src', import.meta.url));

interface Room {
  /** Rooms it may import from. */
  rooms: string[];
  /** npm packages it may import. */
  packages: RegExp;
  /** The rule, as it is told when it is broken. */
  rule: string;
}

/** The house: which room may lean on which. */
const house: Record<string, Room> = {
  model: {
    rooms: [],
    packages: /^valibot$/,
    rule: 'model imports no other room: every room agrees on it',
  },
  engine: {
    rooms: ['model'],
    packages: /^$/,
    rule: 'engine computes over columns and knows only the model',
  },
  sources: {
    rooms: ['model', 'engine'],
    packages: /^(papaparse|@streamparser\/json|hyparquet|@uwdata\/flechette)$/,
    rule: 'sources join stores and the engine; they are free of React',
  },
  geometry: {
    rooms: ['model'],
    packages: /^d3-array$/,
    rule: 'geometry turns results into coordinates, purely',
  },
  documents: {
    rooms: ['model'],
    packages: /^valibot$/,
    rule: 'documents are JSON and their stores',
  },
  hooks: {
    rooms: ['model', 'documents'],
    packages: /^(react|@tanstack\/react-query)$/,
    rule: 'hooks never import an engine or a source: the host joins them in the provider',
  },
  components: {
    rooms: ['model', 'geometry', 'documents', 'hooks'],
    packages:
      /^(react|cmdk|@tanstack\/react-virtual|@radix-ui\/.+|@atlaskit\/pragmatic-drag-and-drop\/.+)$/,
    rule: 'components never import an engine or a source: the host joins them in the provider',
  },
  testing: {
    rooms: ['model'],
    packages: /^$/,
    rule: 'testing uses no package, not even a test runner',
  },
};

const exceptions = new Set([
  // The conveniences that join React and a source; only the `usagekit` door exports them.
  'hooks/useMemorySource.ts → sources/memory.ts',
  'hooks/useWorkerSource.ts → sources/worker/plan.ts',
  'hooks/useWorkerSource.ts → sources/worker/worker-source.ts',
  'sources/worker/plan.ts → create-worker.ts',
  // Loaded when something is explained: a page that never explains does not carry the engine.
  'model/run-explain.ts → engine/explain.ts',
]);

/** The worker's file, and what starts it by its address: beside the doors, because both stay so in `dist`. */
const besideDoors = new Set(['worker.ts', 'create-worker.ts']);

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesUnder(path) : /\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

interface Import {
  file: string;
  target: string;
  /** Of types only: gone when it runs. */
  isType: boolean;
}

/** Every import and re-export, types included, with relative ones as paths in `src`. */
const imports: Import[] = filesUnder(source).flatMap((path) => {
  const file = relative(source, path);
  // Examples in comments import what they like.
  const text = readFileSync(path, 'utf8').replaceAll(/^\s*\*.*$/gm, '');
  const statements = text.matchAll(
    /^(?:(?<types>import type \{[^}]*\})|(?:import|export)\b[^;'"]*?) from '([^']+)'/gm,
  );
  const others = text.matchAll(/(?<types>)\bimport(?: |\()'([^']+)'/g);
  const targets = [...statements, ...others];
  return targets.map(([, types, target = '']) => ({
    file,
    isType: Boolean(types),
    target: target.startsWith('.')
      ? normalize(join(dirname(file), target)).replace(
          /\.js$/,
          tsOrTsx(join(dirname(path), target)),
        )
      : target,
  }));
});

function tsOrTsx(path: string): string {
  const stem = path.replace(/\.js$/, '');
  return statSync(`${stem}.tsx`, { throwIfNoEntry: false }) ? '.tsx' : '.ts';
}

const roomOf = (file: string): string | null =>
  file.includes('/') ? (file.split('/')[0] ?? null) : null;
const isFile = (target: string): boolean => /\.tsx?$/.test(target);

describe('the house', () => {
  it('has a rule for every room', () => {
    const rooms = readdirSync(source, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
    expect(rooms.toSorted()).toEqual(Object.keys(house).toSorted());
  });

  it.each(Object.entries(house))('%s keeps to its imports', (name, { rooms, packages, rule }) => {
    const wrong = imports
      .filter(({ file }) => roomOf(file) === name)
      .filter(({ file, target }) => {
        if (!isFile(target)) return !packages.test(target) && !target.endsWith('.css');
        const room = roomOf(target);
        return (
          room !== name && !rooms.includes(room ?? '') && !exceptions.has(`${file} → ${target}`)
        );
      })
      .map(({ file, target }) => `${file} imports ${target}`);
    expect(wrong, rule).toEqual([]);
  });

  it('lets no room import a door, and has no index in a room', () => {
    const doors = imports.filter(
      ({ file, target }) =>
        roomOf(file) && isFile(target) && !roomOf(target) && target !== 'create-worker.ts',
    );
    expect(doors, 'doors re-export rooms; rooms never import doors').toEqual([]);
    const indexes = filesUnder(source).filter((path) =>
      /\/[^/]+\/index\.tsx?$/.test(relative(source, path)),
    );
    expect(indexes, 'rooms have no index: a door names what it exports').toEqual([]);
  });

  it('has doors that hold no code', () => {
    const doors = readdirSync(source).filter(
      (name) => name.endsWith('.ts') && !besideDoors.has(name),
    );
    for (const door of doors) {
      const text = readFileSync(join(source, door), 'utf8');
      const rest = text
        .replaceAll(/\/\*[\s\S]*?\*\//g, '')
        .replaceAll(/export (type )?\{[^}]*\} from '[^']+';/g, '')
        .replace("'use client';", '');
      expect(rest.trim(), `${door} re-exports by name and holds no code`).toBe('');
    }
  });

  it('has no cycle between files that run', () => {
    const next = new Map<string, string[]>();
    for (const { file, target, isType } of imports) {
      // Questions hold conditions on users, which hold questions: their types must name each other.
      if (isFile(target) && !isType) next.set(file, [...(next.get(file) ?? []), target]);
    }
    const done = new Set<string>();
    const visit = (file: string, path: string[]): string[] | null => {
      if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
      if (done.has(file)) return null;
      for (const target of next.get(file) ?? []) {
        const cycle = visit(target, [...path, file]);
        if (cycle) return cycle;
      }
      done.add(file);
      return null;
    };
    for (const file of next.keys()) expect(visit(file, [])).toBeNull();
  });

  it('reads no clock and no chance in model, engine and geometry', () => {
    const impure = filesUnder(source)
      .filter((path) =>
        ['model', 'engine', 'geometry'].includes(roomOf(relative(source, path)) ?? ''),
      )
      .filter((path) =>
        /Date\.now|new Date\(\)|Math\.random|performance\.now/.test(readFileSync(path, 'utf8')),
      );
    expect(impure).toEqual([]);
  });

  it('keeps files to one idea: at most 300 lines', () => {
    const long = filesUnder(source)
      .map(
        (path) => [relative(source, path), readFileSync(path, 'utf8').split('\n').length] as const,
      )
      .filter(([, lines]) => lines > 301);
    expect(long).toEqual([]);
  });
});
