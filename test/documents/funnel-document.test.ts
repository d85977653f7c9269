import { describe, expect, it } from 'vitest';

import { type FunnelDocument, parseFunnelDocument } from '../../src/documents/funnel-document.js';

const document: FunnelDocument = {
  type: 'funnel',
  version: 2,
  id: 'f',
  name: 'Activation',
  revision: 4,
  updatedAt: 1_700_000_000_000,
  steps: [
    { match: { event: 'a' } },
    { match: { event: 'b' }, name: 'B', optional: true },
    {
      match: { event: 'c', where: { property: 'p', op: 'isSet' } },
      within: { value: 1, unit: 'day' },
    },
  ],
  order: 'ordered',
  window: null,
  exclusions: [{ match: { event: 'x' }, after: 0, before: 2, effect: 'remove' }],
  hold: ['p'],
  breakdown: { property: 'p', attribution: { step: 2 } },
};
const wrong = (change: object) => () => parseFunnelDocument({ ...document, ...change });

describe('parseFunnelDocument', () => {
  it('reads what was saved', () => {
    expect(parseFunnelDocument(JSON.parse(JSON.stringify(document)))).toEqual(document);
  });

  it('reads version 1, which had steps and a window', () => {
    const { id, name, revision } = document;
    const old = {
      type: 'funnel',
      version: 1,
      id,
      name,
      revision,
      steps: [{ match: {} }],
      window: null,
    };
    expect(parseFunnelDocument(old)).toEqual({ ...old, version: 2 });
  });

  it('reads a funnel of no steps or one', () => {
    expect(parseFunnelDocument({ ...document, steps: [], exclusions: [] }).steps).toEqual([]);
    expect(
      parseFunnelDocument({ ...document, steps: [{ match: { event: 'a' } }] }).steps,
    ).toHaveLength(1);
  });

  it('says where it is wrong', () => {
    expect(wrong({ version: 3 })).toThrow(
      'invalid funnel document at version: expected version 1 or 2; a newer usagekit wrote this document',
    );
    expect(wrong({ steps: [{ match: { event: 7 } }] })).toThrow(
      'at steps[0].match.event: expected a name',
    );
    expect(wrong({ steps: 'a' })).toThrow('at steps: expected a list of steps');
    expect(wrong({ exclusions: [{ match: {}, after: 0, before: 1, effect: 'stop' }] })).toThrow(
      'at exclusions[0].effect: expected break or remove',
    );
    expect(wrong({ range: { last: 1, unit: 'day' } })).toThrow('at range: unknown key');
    expect(wrong({ colour: 'red' })).toThrow('at colour: unknown key');
  });
});
