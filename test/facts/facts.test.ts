import { describe, expect, it } from 'vitest';

import type { AnyQuery, SourceQuery } from '../../src/model/query.js';
import { longAfter } from '../../src/testing/conformance/case.js';
import { difference } from '../../src/testing/conformance/match.js';
import { answer } from '../answer.js';
import { facts } from './transcript.js';

describe('facts of other systems', () => {
  it.each(facts)('$key: $rule', ({ events, query, now = longAfter, expected, differs }) => {
    const ask = (question: AnyQuery): unknown => answer(events, question as SourceQuery, now);
    expect(difference(ask(query), expected)).toBeNull();
    if (!differs) return;
    expect(difference(ask(query), differs.theirs), 'their number is ours too').not.toBeNull();
    if (differs.undone) expect(difference(ask(differs.undone), differs.theirs)).toBeNull();
  });

  it('have keys of their own', () => {
    expect(new Set(facts.map(({ key }) => key)).size).toBe(facts.length);
  });
});
