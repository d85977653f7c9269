import { describe, expect, it } from 'vitest';

import { runQuery } from '../../src/query.js';
import { memorySource } from '../../src/sources.js';
import { askedAt, workedExamples } from '../../stories/guides/examples.js';

describe('the worked examples of the guide', () => {
  it.each(workedExamples)('$rule', async ({ events, question, read, byHand }) => {
    const source = memorySource([...events], { id: 'example' });
    const result = await runQuery(source, question, { now: askedAt });
    expect(read(result as never)).toEqual(byHand);
  });
});
