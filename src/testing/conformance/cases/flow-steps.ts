import { type AnswerCase, event, journeys } from '../case.js';
import { flow, link, node, onePathEach, path } from './flow.js';

/* What a flow shows: nodes, links, folding, paths (QUERIES §6). */

const folded = journeys(`
  ann | 0 a | 1 b | 2 e
  bob | 0 a | 1 b | 2 e
  cid | 0 a | 1 c | 2 f
  dan | 0 a | 1 d | 2 g
  eve | 0 a | 1 d | 2 e
`);

export const stepCases: AnswerCase[] = [
  {
    key: 'flow/steps',
    rule: 'by default the anchor and 3 steps after it: at each the nodes, most frequent first; who has no next step ended',
    events: journeys(`
      ann | 0 a | 1 b | 2 c
      bob | 0 a | 1 b
      cid | 0 a | 1 c
      dan | 0 b
    `),
    query: flow(),
    expected: {
      total: 3,
      steps: [
        { offset: 0, nodes: [node('a', 3, { started: 3 })] },
        { offset: 1, nodes: [node('b', 2, { ended: 1 }), node('c', 1, { ended: 1 })] },
        { offset: 2, nodes: [node('c', 1, { ended: 1 })] },
        { offset: 3, nodes: [] },
      ],
      links: [link(0, 'a', 'b', 2), link(0, 'a', 'c', 1), link(1, 'b', 'c', 1)],
      ...onePathEach(['a', 'b'], ['a', 'c'], ['a', 'b', 'c']),
    },
  },
  {
    key: 'flow/steps/unseen',
    rule: 'who goes on past the last offset shown is unseen there, not ended',
    events: journeys(`
      ann | 0 a | 1 b | 2 c | 3 d | 4 e
      bob | 0 a | 1 b | 2 c | 3 d
    `),
    query: flow(),
    expected: {
      steps: [{}, {}, {}, { offset: 3, nodes: [node('d', 2, { ended: 1, unseen: 1 })] }],
      paths: [path(0, ['a', 'b', 'c', 'd'], 2)],
    },
  },
  {
    key: 'flow/steps/both-sides',
    rule: 'started and ended are true ends of the sequence; at the first and the last offset those that go on are unseen',
    events: journeys(`
      ann | 0 x | 1 y | 2 a | 3 z | 4 w
      bob | 0 a | 1 z
      cid | 0 y | 1 a
    `),
    query: flow({ before: 1, after: 1 }),
    expected: {
      total: 3,
      steps: [
        { offset: -1, nodes: [node('y', 2, { started: 1, unseen: 1 })] },
        { offset: 0, nodes: [node('a', 3, { started: 1, ended: 1 })] },
        { offset: 1, nodes: [node('z', 2, { ended: 1, unseen: 1 })] },
      ],
      links: [link(-1, 'y', 'a', 2), link(0, 'a', 'z', 2)],
      paths: [path(0, ['a', 'z'], 1), path(-1, ['y', 'a'], 1), path(-1, ['y', 'a', 'z'], 1)],
    },
  },
  {
    key: 'flow/steps/before-not-shown',
    rule: 'where no step before the anchor is shown, who has one neither started at it nor is unseen',
    events: journeys(`
      ann | 0 x | 1 a | 2 b
      bob | 0 a | 1 b
    `),
    query: flow({ after: 1 }),
    expected: {
      steps: [
        { offset: 0, nodes: [node('a', 2, { started: 1 })] },
        { offset: 1, nodes: [node('b', 2, { ended: 2 })] },
      ],
    },
  },
  {
    key: 'flow/steps/after-0',
    rule: 'with no step after it the anchor is the last offset: who goes on is unseen there',
    events: journeys(`
      ann | 0 x | 1 a | 2 b
      bob | 0 a
    `),
    query: flow({ before: 1, after: 0 }),
    expected: {
      steps: [
        { offset: -1, nodes: [node('x', 1, { started: 1 })] },
        { offset: 0, nodes: [node('a', 2, { started: 1, ended: 1, unseen: 1 })] },
      ],
      links: [link(-1, 'x', 'a', 1)],
      paths: [path(0, ['a'], 1), path(-1, ['x', 'a'], 1)],
    },
  },
  {
    key: 'flow/nodes-per-step',
    rule: 'at each offset the most frequent nodes are named, ties in group order; the rest is other, last however frequent',
    events: folded,
    query: flow({ nodesPerStep: 1, after: 2 }),
    expected: {
      steps: [
        { offset: 0, nodes: [node('a', 5, { started: 5 })] },
        { offset: 1, nodes: [node('b', 2), node({ other: 2 }, 3)] },
        { offset: 2, nodes: [node('e', 3, { ended: 3 }), node({ other: 2 }, 2, { ended: 2 })] },
      ],
    },
  },
  {
    key: 'flow/nodes-per-step/links',
    rule: 'nodes are folded offset by offset, so a folded node may lead to a named one, and other to other',
    events: folded,
    query: flow({ nodesPerStep: 1, after: 2 }),
    expected: {
      links: [
        link(0, 'a', 'b', 2),
        link(0, 'a', { other: 2 }, 3),
        link(1, 'b', 'e', 2),
        link(1, { other: 2 }, 'e', 1),
        link(1, { other: 2 }, { other: 2 }, 2),
      ],
    },
  },
  {
    key: 'flow/nodes-per-step/paths',
    rule: 'paths are never folded',
    events: folded,
    query: flow({ nodesPerStep: 1, after: 2 }),
    expected: {
      paths: [
        path(0, ['a', 'b', 'e'], 2),
        path(0, ['a', 'c', 'f'], 1),
        path(0, ['a', 'd', 'e'], 1),
        path(0, ['a', 'd', 'g'], 1),
      ],
    },
  },
  {
    key: 'flow/nodes-per-step/anchor',
    rule: 'the anchor’s offset is folded too, and none competes for a place: last among equals, not last of all',
    events: journeys(`
      ann | 0 a | 1 b
      bob | 0 a | 1 b
      cid | 0 a {"page":"/x"} | 1 b {"page":"/p"}
      dan | 0 a {"page":"/x"} | 1 b {"page":"/p"}
      eve | 0 a {"page":"/y"} | 1 b {"page":"/q"}
    `),
    query: flow({ node: 'page', nodesPerStep: 2, after: 1, collapseRepeats: false }),
    expected: {
      steps: [
        {
          offset: 0,
          nodes: [
            node('/x', 2, { started: 2 }),
            node(null, 2, { started: 2 }),
            node({ other: 1 }, 1, { started: 1 }),
          ],
        },
        {
          offset: 1,
          nodes: [
            node('/p', 2, { ended: 2 }),
            node(null, 2, { ended: 2 }),
            node({ other: 1 }, 1, { ended: 1 }),
          ],
        },
      ],
    },
  },
  {
    key: 'flow/nodes-per-step/default',
    rule: 'five nodes are named by default',
    events: ['b', 'c', 'd', 'e', 'f', 'g', 'h'].flatMap((name) => [
      event(`user ${name}`, 'a', 0),
      event(`user ${name}`, name, 1),
    ]),
    query: flow({ after: 1 }),
    expected: {
      steps: [
        {},
        {
          nodes: [
            ...['b', 'c', 'd', 'e', 'f'].map((name) => node(name, 1, { ended: 1 })),
            node({ other: 2 }, 2, { ended: 2 }),
          ],
        },
      ],
    },
  },
  {
    key: 'flow/paths',
    rule: 'the most frequent path first, however long; of equals the shorter one, then node by node in group order, none last',
    events: journeys(`
      ann | 0 a {"p":1} | 1 b {"p":2} | 2 c {"p":3}
      bob | 0 a {"p":1} | 1 b {"p":2} | 2 c {"p":3}
      cid | 0 a {"p":1} | 1 b
      dan | 0 a {"p":1} | 1 b {"p":"x"}
      eve | 0 a {"p":1} | 1 b {"p":10}
      fay | 0 a {"p":1} | 1 b {"p":9}
      gus | 0 a {"p":1}
    `),
    query: flow({ node: 'p' }),
    expected: {
      paths: [
        path(0, [1, 2, 3], 2),
        path(0, [1], 1),
        path(0, [1, 9], 1),
        path(0, [1, 10], 1),
        path(0, [1, 'x'], 1),
        path(0, [1, null], 1),
      ],
    },
  },
  {
    key: 'flow/paths/begins-first',
    rule: 'of equal sequences the one that begins at the earlier offset comes first: they are two paths, not one',
    events: journeys(`
      ann | 0 a {"p":1} | 1 b {"p":2}
      bob | 0 b {"p":1} | 1 a {"p":2}
    `),
    query: flow({ node: 'p', before: 1, after: 1 }),
    expected: { paths: [path(-1, [1, 2], 1), path(0, [1, 2], 1)] },
  },
  {
    key: 'flow/paths/50',
    rule: 'at most 50 paths',
    events: Array.from({ length: 51 }, (_, i) => [
      event(`user ${i}`, 'a', 0),
      event(`user ${i}`, `page ${i + 10}`, 1),
    ]).flat(),
    query: flow({ after: 1 }),
    expected: onePathEach(...Array.from({ length: 50 }, (_, i) => ['a', `page ${i + 10}`])),
  },
];
