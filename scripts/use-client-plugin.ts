import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';

import type { Options } from 'tsup';

type EsbuildPlugin = NonNullable<Options['esbuildPlugins']>[number];

/**
 * esbuild drops "use client" from every module it bundles except an entry point.
 * Put it back on each output (entry or shared chunk) that holds a client module,
 * on line 1 without a newline, so source maps keep their line numbers.
 */
export const useClient: EsbuildPlugin = {
  name: 'use-client',
  setup(build) {
    build.initialOptions.metafile = true;
    build.onEnd(async (result) => {
      const outputs = new Map(
        Object.entries(result.metafile?.outputs ?? {}).map(([key, out]) => [resolve(key), out]),
      );
      const client = new Map<string, boolean>();
      const isClient = async (input: string) => {
        let known = client.get(input);
        if (known === undefined) {
          known = /^\s*(['"])use client\1/.test(await readFile(input, 'utf8').catch(() => ''));
          client.set(input, known);
        }
        return known;
      };
      for (const file of result.outputFiles ?? []) {
        if (!file.path.endsWith('.js')) continue;
        const out = outputs.get(file.path);
        if (!out) throw new Error(`no metafile entry for ${file.path}`);
        const inputs = out.entryPoint
          ? [out.entryPoint, ...Object.keys(out.inputs)]
          : Object.keys(out.inputs);
        const flags = await Promise.all(inputs.map(isClient));
        if (!flags.some(Boolean)) continue;
        const body = file.text.replace(/^(['"])use client\1;?\n?/, '');
        const text = `"use client";${body}`;
        Object.defineProperty(file, 'contents', { value: new TextEncoder().encode(text) });
        Object.defineProperty(file, 'text', { value: text });
      }
    });
  },
};
