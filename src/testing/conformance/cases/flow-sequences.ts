import { type AnswerCase, event, journeys, week } from '../case.js';
import { flow, link, node, onePathEach, path } from './flow.js';

/* What a sequence is: scope, exclusions, nodes, order, runs, the anchor (QUERIES §6). */

const byPage = { node: 'page' } as const;

export const sequenceCases: AnswerCase[] = [
  {
    key: 'flow/exclude',
    rule: 'events left out are as if they had not happened: those around them follow one another',
    events: journeys(`ann | 0 a | 1 x | 2 b`),
    query: flow({ exclude: [{ event: 'x' }] }),
    expected: { links: [link(0, 'a', 'b', 1)], ...onePathEach(['a', 'b']) },
  },
  {
    key: 'flow/exclude/anchor',
    rule: 'an anchor match that is left out is no anchor: without another one the unit takes no part',
    events: journeys(`
      ann | 0 a {"bot":true} | 1 b
      bob | 0 a {"bot":true} | 1 c | 2 a | 3 d
    `),
    query: flow({ exclude: [{ where: { property: 'bot', op: 'eq', value: true } }] }),
    expected: { total: 1, ...onePathEach(['a', 'd']) },
  },
  {
    key: 'flow/exclude/before-collapsing',
    rule: 'events are left out before runs are made: a, x, a without x is one step, not two',
    events: journeys(`ann | 0 a | 1 x | 2 a | 3 b`),
    query: flow({ exclude: [{ event: 'x' }] }),
    expected: onePathEach(['a', 'b']),
  },
  {
    key: 'flow/where',
    rule: 'events outside the filter are in no sequence',
    events: journeys(`ann | 0 a {"own":1} | 1 x | 2 b {"own":1}`),
    query: flow({ where: { property: 'own', op: 'isSet' } }),
    expected: onePathEach(['a', 'b']),
  },
  {
    key: 'flow/node',
    rule: 'a step is shown as the value of the node’s property, not as its event; without the property it is none',
    events: journeys(`ann | 0 a {"page":"/x"} | 1 b | 2 c {"page":"/x"} | 3 d {"page":7}`),
    query: flow(byPage),
    expected: {
      steps: [
        { offset: 0, nodes: [node('/x', 1, { started: 1 })] },
        { offset: 1, nodes: [node(null, 1)] },
        { offset: 2, nodes: [node('/x', 1)] },
        { offset: 3, nodes: [node(7, 1, { ended: 1 })] },
      ],
      links: [link(0, '/x', null, 1), link(1, null, '/x', 1), link(2, '/x', 7, 1)],
      ...onePathEach(['/x', null, '/x', 7]),
    },
  },
  {
    key: 'flow/rewrite/first-rule',
    rule: 'the first rule that matches renames a value, not a later or a closer one, and the result is not renamed again',
    events: journeys(
      `ann | 0 a {"page":"/user/me"} | 1 b {"page":"/user/7"} | 2 c {"page":"/home"}`,
    ),
    query: flow({
      ...byPage,
      rewrite: [
        { match: '/home', as: '/user/7' },
        { match: '/user/*', as: 'user' },
        { match: '/user/me', as: 'me' },
        { match: 'user', as: 'again' },
      ],
    }),
    expected: onePathEach(['user', '/user/7']),
  },
  {
    key: 'flow/rewrite/whole-value',
    rule: 'a pattern matches the whole value, not a part of it',
    events: journeys(`
      ann | 0 a {"page":"/user/7"} | 1 b {"page":"/user"} | 2 c {"page":"/User"} | 3 d {"page":"a/user"}
    `),
    query: flow({ ...byPage, rewrite: [{ match: '/user', as: 'user' }] }),
    expected: onePathEach(['/user/7', 'user', '/User', 'a/user']),
  },
  {
    key: 'flow/rewrite/star',
    rule: 'a star stands for any run of characters, slashes and no characters too; everything else for itself',
    events: journeys(`
      ann | 0 a {"page":"/user/7/edit"} | 1 b {"page":"/user//edit"} | 2 c {"page":"/user/7/x/edit"}
      bob | 0 a {"page":"/user/edit"} | 1 b {"page":"/user/7/edit/"} | 2 c {"page":"/u.er/7/edit"}
    `),
    query: flow({ ...byPage, rewrite: [{ match: '/user/*/edit', as: 'edit' }] }),
    expected: onePathEach(['edit'], ['/user/edit', '/user/7/edit/', '/u.er/7/edit']),
  },
  {
    key: 'flow/rewrite/only-text',
    rule: 'only texts are renamed: a number, a boolean and a missing value stay, whatever the pattern',
    events: journeys(`ann | 0 a {"page":5} | 1 b {"page":"5"} | 2 c {"page":true} | 3 d`),
    query: flow({ ...byPage, rewrite: [{ match: '*', as: 'page' }] }),
    expected: onePathEach([5, 'page', true, null]),
  },
  {
    key: 'flow/rewrite/before-collapsing',
    rule: 'values are renamed before runs are made: two pages with one new name are one step',
    events: journeys(
      `ann | 0 a {"page":"/user/1"} | 1 a {"page":"/user/2"} | 2 b {"page":"/home"}`,
    ),
    query: flow({ ...byPage, rewrite: [{ match: '/user/*', as: '/user/:id' }] }),
    expected: onePathEach(['/user/:id', '/home']),
  },
  {
    key: 'flow/rewrite/anchor',
    rule: 'the anchor is told by the event as it is, not by its new name',
    events: journeys(`
      ann | 0 b | 1 a | 2 c
      bob | 0 b | 1 c
    `),
    query: flow({
      rewrite: [
        { match: 'a', as: 'x' },
        { match: 'b', as: 'a' },
      ],
    }),
    expected: { total: 1, ...onePathEach(['x', 'c']) },
  },
  {
    key: 'flow/ties',
    rule: 'steps at one instant are in group order of their nodes, whichever came first: numbers, texts by code point, booleans, none',
    events: journeys(`
      ann | 0 a {"page":0} | 5 z | 5 z {"page":true} | 5 z {"page":"b"} | 5 z {"page":"B"} | 5 z {"page":10} | 5 z {"page":9}
    `),
    query: flow({ ...byPage, after: 10 }),
    expected: onePathEach([0, 9, 10, 'B', 'b', true, null]),
  },
  {
    key: 'flow/ties/anchor',
    rule: 'at one instant the anchor has no place of its own: a step that comes before it in group order is before it',
    events: journeys(`ann | 0 c | 0 b | 0 a`),
    query: flow({ anchor: { event: 'b' }, before: 1 }),
    expected: { paths: [path(-1, ['a', 'b', 'c'], 1)] },
  },
  {
    key: 'flow/ties/anchor-first',
    rule: 'of equal nodes at one instant those that match the anchor come first',
    events: journeys(`ann | 0 x {"page":"/p"} | 0 a {"page":"/p"}`),
    query: flow({ ...byPage, before: 1, collapseRepeats: false }),
    expected: { paths: [path(0, ['/p', '/p'], 1)] },
  },
  {
    key: 'flow/collapse',
    rule: 'a run of equal nodes is one step by default, after the anchor and at it; a node that comes back later is another step',
    events: journeys(`ann | 0 a | 1 a | 2 b | 3 b | 4 a | 5 a`),
    query: flow(),
    expected: onePathEach(['a', 'b', 'a']),
  },
  {
    key: 'flow/collapse/off',
    rule: 'without collapseRepeats every event is a step',
    events: journeys(`ann | 0 a | 1 a | 2 b | 3 b`),
    query: flow({ collapseRepeats: false }),
    expected: onePathEach(['a', 'a', 'b', 'b']),
  },
  {
    key: 'flow/collapse/whole-sequence',
    rule: 'runs are made over the whole sequence: the run that holds the anchor match is offset 0, also where it begins earlier',
    events: journeys(`ann | 0 x {"page":"/p"} | 1 a {"page":"/p"} | 2 a {"page":"/q"}`),
    query: flow({ ...byPage, before: 1 }),
    expected: {
      steps: [
        { offset: -1, nodes: [] },
        { offset: 0, nodes: [node('/p', 1, { started: 1 })] },
        { offset: 1, nodes: [node('/q', 1, { ended: 1 })] },
        { offset: 2, nodes: [] },
        { offset: 3, nodes: [] },
      ],
      paths: [path(0, ['/p', '/q'], 1)],
    },
  },
  {
    key: 'flow/collapse/anchor-within',
    rule: 'the anchor match may be any event of its run: the run is offset 0, not the first run of the sequence',
    events: journeys(
      `ann | 0 x {"page":"/q"} | 1 x {"page":"/p"} | 2 a {"page":"/p"} | 3 x {"page":"/r"}`,
    ),
    query: flow({ ...byPage, before: 1 }),
    expected: { paths: [path(-1, ['/q', '/p', '/r'], 1)] },
  },
  {
    key: 'flow/collapse/missing',
    rule: 'events without the node’s property are a run like any other',
    events: journeys(`ann | 0 a {"page":"/p"} | 1 b | 2 c | 3 d {"page":"/p"}`),
    query: flow(byPage),
    expected: onePathEach(['/p', null, '/p']),
  },
  {
    key: 'flow/collapse/types',
    rule: 'values of two types are two nodes: 5 and "5" are no run',
    events: journeys(`ann | 0 a {"page":5} | 1 a {"page":"5"}`),
    query: flow(byPage),
    expected: onePathEach([5, '5']),
  },
  {
    key: 'flow/first-anchor',
    rule: 'offset 0 is the first anchor match, not the last and not each',
    events: journeys(`ann | 0 a | 1 b | 2 a | 3 c`),
    query: flow(),
    expected: { total: 1, ...onePathEach(['a', 'b', 'a', 'c']) },
  },
  {
    key: 'flow/without-anchor',
    rule: 'units without an anchor match take no part',
    events: journeys(`
      ann | 0 b | 1 c
      bob | 0 a
    `),
    query: flow(),
    expected: { total: 1, ...onePathEach(['a']) },
  },
  {
    key: 'flow/session',
    rule: 'sessions are followed by default, each from its own first anchor match; none goes on in the next',
    events: journeys(`ann | 0 a | 1 b | 100 a | 101 c | 200 d`),
    query: flow(),
    expected: { total: 2, ...onePathEach(['a', 'b'], ['a', 'c']) },
  },
  {
    key: 'flow/session/range',
    rule: 'sessions are cut at the range: what they did outside it is neither before nor after, nor unseen',
    events: [
      event('ann', 'x', -5),
      event('ann', 'a', 1),
      { ...event('bob', 'a', 0), time: week.end - 1 },
      { ...event('bob', 'y', 0), time: week.end },
    ],
    query: flow({ before: 1, after: 1 }),
    expected: {
      steps: [
        { offset: -1, nodes: [] },
        { offset: 0, nodes: [node('a', 2, { started: 2, ended: 2 })] },
        { offset: 1, nodes: [] },
      ],
    },
  },
  {
    key: 'flow/session/shared',
    rule: 'a session of two users is one sequence; events without a session are left out and reported',
    events: [
      { ...event('ann', 'a', 0), session: 's' },
      { ...event('bob', 'b', 1), session: 's' },
      event(null, 'a', 2),
    ],
    query: flow(),
    expected: { total: 1, ...onePathEach(['a', 'b']), meta: { eventsWithoutSession: 1 } },
  },
  {
    key: 'flow/user',
    rule: 'with unit user a sequence goes on over sessions',
    events: journeys(`ann | 0 a | 1 b | 100 a | 101 c`),
    query: flow({ unit: 'user' }),
    expected: { total: 1, ...onePathEach(['a', 'b', 'a', 'c']) },
  },
  {
    key: 'flow/user/identity',
    rule: 'under identity account colleagues are one sequence; events without an account are left out and reported',
    events: [
      { ...event('ann', 'a', 0), account: 'acme' },
      { ...event('bob', 'b', 1), account: 'acme' },
      event('cid', 'a', 0),
    ],
    query: flow({ unit: 'user', identity: 'account' }),
    expected: { total: 1, ...onePathEach(['a', 'b']), meta: { eventsWithoutUser: 1 } },
  },
];
