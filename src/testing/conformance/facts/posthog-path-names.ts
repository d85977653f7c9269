import type { FlowQuery, RewriteRule } from '../../../model/flow.js';
import type { FactCase } from '../case.js';
import { basic, links, more, pages, visits } from './path-notation.js';

/** Names that contain a pattern anywhere become the pattern. */
function anywhere(...patterns: readonly string[]): RewriteRule[] {
  return patterns.map((pattern) => ({ match: `*${pattern}*`, as: pattern }));
}

/** Names that are a pattern as a whole become the pattern. */
function whole(...patterns: readonly string[]): RewriteRule[] {
  return patterns.map((pattern) => ({ match: pattern, as: pattern }));
}

const shouted = `${'a'.repeat(42)}!`;
const wildcards = visits(
  '2012-01-01',
  `
  p1 | 03:21:34 /1 | 03:22:34 /2/bar/1/foo | 03:24:34 /3
  p2 | 03:21:34 /1 | 03:22:34 /bar/2/foo | 03:24:34 /3
  p3 | 03:21:34 /1 | 03:22:34 /bar/33/foo | 03:24:34 /3
`,
);
const evil = ['(a+)+', '[aaa|aaaa]+', '1.*', '.*', '/3?q=1', '/3*'];

function rewritten(steps: number, rewrite: RewriteRule[]): FlowQuery {
  return pages('2012-01-01', '2023-05-23', steps, {
    where: { property: '$event', op: 'eq', value: '$pageview' },
    rewrite,
  });
}

/** Paths of pages under other names. */
export const pathNameFacts: FactCase[] = [
  {
    key: 'facts/posthog/ph-pth-008c',
    rule: 'from the first time a page is seen in a session (rules take the slash off the end of others)',
    source: `${basic}::test_paths_start`,
    events: visits(
      '2024-01-10',
      `
      person_1 | 12:00 / | 12:01 /about/
      person_2 | 12:00 / | 12:01 /pricing/ | 12:02 /about
      person_3 | 12:00 /pricing | 12:01 / | 12:02 /about/
      person_4 | 12:00 / | 12:01 /pricing/
      person_5 | 12:00 /pricing | 12:01 /about | 12:02 /pricing/ | 12:03 /help
    `,
    ),
    query: pages('2024-01-04', '2024-01-11', 5, {
      anchor: { where: { property: '$current_url', op: 'eq', value: '/' } },
      rewrite: [
        { match: '/about/', as: '/about' },
        { match: '/pricing/', as: '/pricing' },
      ],
    }),
    expected: links(
      [
        ['/', '/about', 2],
        ['/', '/pricing', 2],
      ],
      [['/pricing', '/about', 1]],
    ),
  },
  {
    key: 'facts/posthog/ph-pth-012',
    rule: 'a pattern joins pages of the same form',
    source: `${more}::test_wildcard_groups_across_people`,
    events: wildcards,
    query: rewritten(4, whole('/bar/*/foo')),
    expected: links(
      [
        ['/1', '/bar/*/foo', 2],
        ['/1', '/2/bar/1/foo', 1],
      ],
      [
        ['/bar/*/foo', '/3', 2],
        ['/2/bar/1/foo', '/3', 1],
      ],
    ),
    differs: {
      theirs: links([['/1', '/bar/*/foo', 3]], [['/bar/*/foo', '/3', 3]]),
      because: 'a pattern matches the whole name, not a part of it',
      undone: rewritten(4, anywhere('/bar/*/foo')),
    },
  },
  {
    key: 'facts/posthog/ph-pth-013',
    rule: 'only * has a meaning in a pattern; of two that match the first one wins; repeats are one step',
    source: `${more}::test_wildcard_groups_evil_input`,
    events: visits(
      '2012-01-01',
      `
      p1 | 03:21:34 ${shouted} | 03:22:34 /2/bar/aaa | 03:24:34 /3
      p2 | 03:21:34 /1 | 03:22:34 /2/3?q=1 | 03:24:34 /3?q=1
    `,
    ),
    query: rewritten(5, whole(...evil)),
    expected: links(
      [
        ['/1', '/2/3?q=1', 1],
        [shouted, '/2/bar/aaa', 1],
      ],
      [
        ['/2/3?q=1', '/3?q=1', 1],
        ['/2/bar/aaa', '/3*', 1],
      ],
    ),
    differs: {
      theirs: links(
        [
          ['/1', '/3*', 1],
          [shouted, '/2/bar/aaa', 1],
        ],
        [['/2/bar/aaa', '/3*', 1]],
      ),
      because:
        'a pattern matches the whole name, not a part of it, and the first that matches wins (in PostHog any may)',
      undone: rewritten(5, anywhere(...evil.toReversed())),
    },
  },
];
