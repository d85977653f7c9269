import * as v from 'valibot';
import { describe, expect, it } from 'vitest';

import { changed } from '../../src/hooks/changed.js';
import {
  addStep,
  type FlowChoices,
  flowQuestion,
  hideable,
  hideEvents,
  nodeEvents,
  restoreEvents,
  rewriteProblem,
  showMore,
  startFrom,
  workingRules,
} from '../../src/hooks/flow-edit.js';
import { flowSchema } from '../../src/model/flow-rules.js';
import { groupKey } from '../../src/model/groups.js';

const range = { start: 0, end: 10 };
const none: FlowChoices = {};
const health = { event: '/health' };

describe('flowQuestion', () => {
  it('starts from the first event where no other is chosen', () => {
    expect(flowQuestion({ after: 2 }, range)).toEqual({
      kind: 'flow',
      anchor: {},
      after: 2,
      range,
    });
  });

  it('leaves out how the answer is shown, and is valid', () => {
    const query = flowQuestion({ anchor: health, view: 'paths', range: 'all' }, range);
    expect(query).toEqual({ kind: 'flow', anchor: health, range });
    expect(v.is(flowSchema, query)).toBe(true);
  });

  it('waits for the range', () => {
    expect(flowQuestion({}, null)).toBeNull();
  });
});

describe('edits of a flow', () => {
  it('hides events once, and shows them again', () => {
    const hidden = hideEvents(hideEvents({ after: 2 }, health), health);
    expect(hidden).toEqual({ after: 2, exclude: [health] });
    expect(restoreEvents(hidden, 0)).toEqual({ after: 2 });
  });

  it('starts from hidden events by showing them', () => {
    expect(startFrom({ exclude: [health, { event: 'x' }] }, health)).toEqual({
      exclude: [{ event: 'x' }],
      anchor: health,
    });
  });

  it('adds steps up to ten', () => {
    expect([addStep(none, 'after').after, addStep(none, 'before').before]).toEqual([4, 1]);
    expect(addStep({ after: 10 }, 'after').after).toBe(10);
  });

  it('names three more, up to fifty', () => {
    expect([showMore(none).nodesPerStep, showMore({ nodesPerStep: 49 }).nodesPerStep]).toEqual([
      8, 50,
    ]);
  });

  it('drops settings that are undefined', () => {
    expect(changed({ after: 2, before: 1 }, { before: undefined })).toEqual({ after: 2 });
  });
});

describe('nodeEvents', () => {
  const users = [{ match: '/users/*', as: '/users/:id' }];

  it('are events by name, of a property by value, and those without it', () => {
    expect(nodeEvents(groupKey('Paid'), {})).toEqual({ event: 'Paid' });
    expect(nodeEvents(groupKey(5), { node: 'step' })).toEqual({
      where: { property: 'step', op: 'eq', value: 5 },
    });
    expect(nodeEvents(groupKey(null), { node: 'step' })).toEqual({
      where: { property: 'step', op: 'isNotSet' },
    });
  });

  it('are unknown for other', () => {
    expect(nodeEvents({ type: 'other', count: 3 }, {})).toBeNull();
  });

  it('are what the rules rename, and what is called so itself where no rule takes it', () => {
    expect(nodeEvents(groupKey('/users/:id'), { rewrite: users })).toEqual({
      where: {
        all: [
          { property: '$event', op: 'isSet' },
          { property: '$event', op: 'startsWith', value: '/users/' },
        ],
      },
    });
    expect(nodeEvents(groupKey('user'), { rewrite: [{ match: 'u?', as: 'user' }] })).toEqual({
      where: {
        any: [
          { property: '$event', op: 'eq', value: 'user' },
          { property: '$event', op: 'eq', value: 'u?' },
        ],
      },
    });
  });

  it('are not what an earlier rule takes', () => {
    const rewrite = [{ match: '/users/me', as: '/me' }, ...users];
    const { where } = nodeEvents(groupKey('/users/:id'), { rewrite }) ?? {};
    expect(where).toEqual({
      all: [
        expect.objectContaining({ all: expect.anything() }),
        { not: { property: '$event', op: 'eq', value: '/users/me' } },
      ],
    });
  });
});

describe('hideable', () => {
  const anchor = { offset: 0, key: groupKey('Paid') };

  it('is not what the flow starts from, unless that is anything', () => {
    expect(hideable(anchor, { anchor: { event: 'Paid' } })).toBeNull();
    expect(hideable(anchor, { anchor: {} })).toEqual({ event: 'Paid' });
    expect(hideable({ ...anchor, offset: 1 }, { anchor: { event: 'x' } })).toEqual({
      event: 'Paid',
    });
  });
});

describe('rewriteProblem', () => {
  const rules = [
    { match: '/users/*', as: '/users/:id' },
    { match: '/users/*/edit', as: '/users/:id/edit' },
    { match: '', as: 'x' },
    { match: '/a', as: '' },
    { match: 'a'.repeat(1001), as: 'x' },
  ];

  it('tells what a rule lacks, and when an earlier one takes all of its values', () => {
    expect(rules.map((_, i) => rewriteProblem(rules, i))).toEqual([
      null,
      'shadowed',
      'noMatch',
      'noName',
      'long',
    ]);
  });

  it('keeps a narrower rule that comes first', () => {
    expect(rewriteProblem([rules[1], rules[0]] as typeof rules, 1)).toBeNull();
    expect(workingRules(rules)).toEqual([rules[0]]);
  });
});
