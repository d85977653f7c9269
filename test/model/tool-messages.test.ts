import { describe, expect, it } from 'vitest';

import { englishMessages } from '../../src/model/messages.js';
import * as parts from '../../stories/languages/tools.js';

describe('words of the components', () => {
  it('have names of their own: one language holds them all', () => {
    const seen = new Map<string, { tool: string; word: unknown }>();
    const twice: string[] = [];
    for (const [tool, messages] of Object.entries({ page: englishMessages, ...parts })) {
      for (const [key, word] of Object.entries(messages)) {
        const before = seen.get(key);
        // A component may hold the words of a part of it.
        if (before && before.word !== word) twice.push(`${key}: ${before.tool} and ${tool}`);
        seen.set(key, { tool, word });
      }
    }
    expect(twice).toEqual([]);
  });
});
