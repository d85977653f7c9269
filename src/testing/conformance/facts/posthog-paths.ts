import type { FactCase } from '../case.js';
import { keyOf, log } from './notation.js';
import { basic, links, more, pages, shown, visits } from './path-notation.js';

const screens = { where: { property: '$event', op: 'eq', value: '$screen' } } as const;
const ownEvents = { where: { property: '$event', op: 'notStartsWith', value: '$' } } as const;

const fourPages = visits(
  '2012-01-01',
  'fake | 03:21:34 /1 | 03:22:34 /2 | 03:24:34 /3 | 03:27:34 /4',
);
const longWay =
  '00:01 /1 | 00:02 /2 | 00:03 /3 | 00:04 /4 | 00:05 /5 | 00:06 /about | 00:07 /after';

/** Five users do two steps, ten do three, twenty do four. */
const dropOffs = log(
  '2021-05-01',
  Array.from({ length: 35 }, (_, i) => {
    const third = i >= 5 ? ' | 00:05 step three' : '';
    const fourth = i >= 15 ? ' | 00:06 step four' : '';
    return `user_${i} | 00:00 step one | 00:04 step two${third}${fourth}`;
  }).join('\n'),
);

const toAboutAndPricing = links(
  [
    ['/', '/pricing', 2],
    ['/', '/about', 1],
    ['/pricing', '/', 1],
  ],
  [['/pricing', '/about', 1]],
);

export const pathFacts: FactCase[] = [
  {
    key: 'facts/posthog/ph-pth-001a',
    rule: 'two steps of a session of four',
    source: `${more}::test_step_limit`,
    events: fourPages,
    query: pages('2011-12-31', '2012-01-07', 2),
    expected: links([['/1', '/2', 1]]),
  },
  {
    key: 'facts/posthog/ph-pth-001c',
    rule: 'all steps of a session of four',
    source: `${more}::test_step_limit`,
    events: fourPages,
    query: pages('2011-12-31', '2012-01-07', 4),
    expected: links([['/1', '/2', 1]], [['/2', '/3', 1]], [['/3', '/4', 1]]),
  },
  {
    key: 'facts/posthog/ph-pth-004a',
    rule: 'sessions from their first page; what lies before the range is not read',
    source: `${basic}::test_current_url_paths_and_logic`,
    events: visits(
      '2012-01-01',
      `
      fake | 03:21:34 / | 03:21:34 /about
      person_1 | 01-14 03:21:34 / | 01-14 03:28:34 /about
      person_2 | 01-14 03:21:34 / | 01-14 03:28:34 /pricing | 01-14 03:29:34 /about
      person_3 | 01-14 03:21:34 /pricing | 01-14 03:28:34 /
      person_4 | 01-14 03:21:34 / | 01-14 03:28:34 /pricing
    `,
    ),
    query: pages('2012-01-08', '2012-01-15', 5),
    expected: toAboutAndPricing,
  },
  {
    key: 'facts/posthog/ph-pth-005',
    rule: 'only events whose name does not begin with $',
    source: `${basic}::test_custom_event_paths`,
    events: log(
      '2024-01-10',
      `
      person_1 | 12:00 custom_event_1 | 12:01 custom_event_3 | 12:02 $pageview {"$current_url":"/"}
      person_2 | 12:00 custom_event_1 | 12:01 custom_event_2 | 12:02 custom_event_3
      person_3 | 12:00 custom_event_2 | 12:01 custom_event_1
      person_4 | 12:00 custom_event_1 | 12:01 custom_event_2
    `,
    ),
    query: pages('2024-01-04', '2024-01-11', 5, { ...ownEvents, node: '$event' }),
    expected: links(
      [
        ['custom_event_1', 'custom_event_2', 2],
        ['custom_event_1', 'custom_event_3', 1],
        ['custom_event_2', 'custom_event_1', 1],
      ],
      [['custom_event_2', 'custom_event_3', 1]],
    ),
  },
  {
    key: 'facts/posthog/ph-pth-006',
    rule: 'events shown as the value of another property',
    source: `${basic}::test_screen_paths`,
    events: shown(
      '$screen',
      '$screen_name',
      '2024-01-10',
      `
      person_1 | 12:00 / | 12:01 /about
      person_2 | 12:00 / | 12:01 /pricing | 12:02 /about
      person_3 | 12:00 /pricing | 12:01 /
      person_4 | 12:00 / | 12:01 /pricing
    `,
    ),
    query: pages('2024-01-04', '2024-01-11', 5, { ...screens, node: '$screen_name' }),
    expected: toAboutAndPricing,
  },
  {
    key: 'facts/posthog/ph-pth-007',
    rule: 'only events with a value of a property',
    source: `${basic}::test_paths_properties_filter`,
    events: visits(
      '2024-01-10',
      `
      person_1 | 12:00 / {"$browser":"Chrome"} | 12:01 /about {"$browser":"Chrome"}
      person_2 | 12:00 / {"$browser":"Chrome"} | 12:01 /pricing {"$browser":"Chrome"}
      person_2 | 12:02 /about {"$browser":"Chrome"}
      person_3 | 12:00 /pricing | 12:01 /
      person_4 | 12:00 / | 12:01 /pricing
    `,
    ),
    query: pages('2024-01-04', '2024-01-11', 5, {
      where: { property: '$browser', op: 'in', value: ['Chrome'] },
    }),
    expected: links(
      [
        ['/', '/about', 1],
        ['/', '/pricing', 1],
      ],
      [['/pricing', '/about', 1]],
    ),
  },
  {
    key: 'facts/posthog/ph-pth-014',
    rule: 'how many came to a step, ended there and went on',
    source: `${more}::test_person_dropoffs`,
    events: dropOffs,
    query: pages('2021-05-01', '2021-05-07', 5, { ...ownEvents, node: '$event' }),
    expected: {
      steps: [
        { offset: 0, nodes: [{ key: keyOf('step one'), count: 35, ended: 0, unseen: 0 }] },
        { offset: 1, nodes: [{ key: keyOf('step two'), count: 35, ended: 5, unseen: 0 }] },
        { offset: 2, nodes: [{ key: keyOf('step three'), count: 30, ended: 10, unseen: 0 }] },
        { offset: 3, nodes: [{ key: keyOf('step four'), count: 20, ended: 20, unseen: 0 }] },
        { offset: 4, nodes: [] },
      ],
      ...links(
        [['step one', 'step two', 35]],
        [['step two', 'step three', 30]],
        [['step three', 'step four', 20]],
      ),
    },
  },
  {
    key: 'facts/posthog/ph-pth-015',
    rule: 'every link of the nodes shown, however few go there',
    source: `${more}::test_start_dropping_orphaned_edges`,
    events: visits(
      '2021-05-01',
      `
      ${[0, 1, 2, 3, 4].map((i) => `person_${i} | ${longWay}`).join('\n')}
      person_r_2 | 00:01 /2 | 00:01:30 /a | 00:02 /x | 00:03 /about
      person_r_3 | 00:01 /2 | 00:01:30 /b | 00:02 /x | 00:03 /about
    `,
    ),
    query: pages('2021-05-01', '2021-05-07', 5, {
      anchor: { where: { property: '$current_url', op: 'eq', value: '/2' } },
    }),
    expected: links(
      [
        ['/2', '/3', 5],
        ['/2', '/a', 1],
        ['/2', '/b', 1],
      ],
      [
        ['/3', '/4', 5],
        ['/a', '/x', 1],
        ['/b', '/x', 1],
      ],
      [
        ['/4', '/5', 5],
        ['/x', '/about', 2],
      ],
      [['/5', '/about', 5]],
    ),
    differs: {
      theirs: links(
        [
          ['/2', '/3', 5],
          ['/2', '/a', 1],
        ],
        [['/3', '/4', 5]],
        [['/4', '/5', 5]],
        [['/5', '/about', 5]],
      ),
      because: 'rare nodes of a step are folded, so that no one is lost; light links are not cut',
    },
  },
];
