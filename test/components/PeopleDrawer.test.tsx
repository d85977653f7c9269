import { render, screen, waitFor, within } from '@testing-library/react';
import { type ReactNode, StrictMode, useState } from 'react';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import '../../src/components/styles/styles.css';
import { NumberButton } from '../../src/components/parts/NumberButton.js';
import { NumberMenu } from '../../src/components/parts/NumberMenu.js';
import { type NumberPart, useNumbers } from '../../src/components/parts/useNumbers.js';
import {
  PeopleDrawer,
  type PeopleDrawerProps,
} from '../../src/components/PeopleDrawer/PeopleDrawer.js';
import { AnalyticsProvider } from '../../src/hooks/AnalyticsProvider.js';
import type { PeopleHost } from '../../src/hooks/people-context.js';
import { useAnalyticsQuery } from '../../src/hooks/useAnalyticsQuery.js';
import { useLinkedQuestion } from '../../src/hooks/useLinkedQuestion.js';
import { AnalyticsError } from '../../src/model/errors.js';
import type { AnalyticsEvent } from '../../src/model/event.js';
import { createFormat } from '../../src/model/format.js';
import type { AnyQuery, Result } from '../../src/model/query.js';
import type { Selection } from '../../src/model/selection.js';
import { memorySource } from '../../src/sources/memory.js';
import { generateEvents } from '../../src/testing.js';

const day = 86_400_000;
const asOf = Date.UTC(2026, 10, 20, 12);
const range = { start: asOf - 30 * day, end: asOf };
const product = memorySource(generateEvents({ seed: 11, users: 500, days: 60, end: asOf }), {
  id: 'drawer',
});

/** 620 people: more than a page. */
const crowd = memorySource(
  Array.from({ length: 620 }, (_, i): AnalyticsEvent => ({
    time: asOf - 1 - i * 1000,
    event: 'a',
    user: `u${String(i).padStart(4, '0')}`,
    properties: { country: i % 2 === 0 ? 'Spain' : 'Norway' },
  })),
  { id: 'crowd' },
);
const everyone: Selection = { of: { kind: 'trend', measure: 'users', range } };

function Page({
  source = crowd,
  people,
  ...props
}: PeopleDrawerProps & { source?: typeof crowd; people?: PeopleHost }) {
  const [selection, setSelection] = useState(props.selection);
  return (
    <AnalyticsProvider source={source} asOf={asOf} {...(people ? { people } : {})}>
      <button type="button" onClick={() => setSelection(everyone)}>
        Open
      </button>
      <PeopleDrawer {...props} selection={selection} onClose={() => setSelection(null)} />
    </AnalyticsProvider>
  );
}

/** The menu of a number is a dialog too, for as long as it takes to close. */
const dialog = () =>
  waitFor(() => {
    const drawer = screen.queryAllByRole('dialog').find((each) => each.matches('.uk-drawer'));
    if (!drawer) throw new Error('no drawer is open');
    return drawer;
  });

/** The ids in the drawer's list, gathered on the way to its end, one screen after the other. */
async function rowsOf(): Promise<Set<string>> {
  const drawer = await dialog();
  const list = await waitFor(() => {
    const element = drawer.querySelector('.uk-people-scroll');
    if (!element) throw new Error('no list yet');
    return element;
  });
  const ids = new Set<string>();
  const isMore = () => drawer.querySelector('.uk-people-more') !== null;
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- one screen after the other
    await waitFor(() => {
      const { top, bottom } = list.getBoundingClientRect();
      const rows = [...drawer.querySelectorAll('.uk-people-list > li')];
      const boxes = rows.map((row) => row.getBoundingClientRect());
      const covers = (y: number) => boxes.some((box) => box.top <= y && box.bottom >= y);
      const hasLast = rows.some((row) => row.ariaPosInSet === row.ariaSetSize);
      if (!covers(top + 1) || !(covers(bottom - 1) || hasLast)) throw new Error('not drawn yet');
      for (const row of rows) ids.add(row.querySelector('.uk-person-id')?.textContent ?? '');
    });
    const before = list.scrollTop;
    list.scrollTop += list.clientHeight - 20;
    if (list.scrollTop === before && !isMore()) return ids;
  }
}

beforeAll(() => page.viewport(1000, 700));
afterEach(() => vi.restoreAllMocks());

describe('PeopleDrawer', () => {
  it('is closed without a number, and takes the focus when one comes', async () => {
    render(<Page selection={null} />);
    expect(screen.queryByRole('dialog')).toBeNull();
    const open = screen.getByRole('button', { name: 'Open' });
    await userEvent.click(open);
    expect(await dialog()).toHaveFocus();
    await screen.findByRole('heading', { name: '620 users' });
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(open).toHaveFocus());
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('keeps the focus where it is when React tries it out', async () => {
    render(
      <StrictMode>
        <Page selection={everyone} />
      </StrictMode>,
    );
    await screen.findByRole('heading', { name: '620 users' });
    expect(await dialog()).toHaveFocus();
  });

  it('leads from its ends back to where it was opened, and leaves the page usable', async () => {
    render(<Page selection={null} />);
    const open = screen.getByRole('button', { name: 'Open' });
    await userEvent.click(open);
    await screen.findByRole('heading', { name: '620 users' });
    await userEvent.keyboard('{Shift>}{Tab}{/Shift}');
    expect(open).toHaveFocus();
    expect(await dialog()).toBeVisible();
    screen.getByRole('button', { name: 'Explain someone else…' }).focus();
    await userEvent.keyboard('{Tab}');
    expect(open).toHaveFocus();
  });

  it('closes the drawer that was open before', async () => {
    render(
      <>
        <Page selection={null} />
        <Page selection={null} label="the other" />
      </>,
    );
    const [first, second] = screen.getAllByRole('button', { name: 'Open' });
    await userEvent.click(first as HTMLElement);
    await dialog();
    await userEvent.click(second as HTMLElement);
    await waitFor(() => expect(screen.getByRole('dialog')).toHaveAccessibleName('the other'));
  });

  it('draws only what is seen, and loads the rest on the way', { timeout: 60_000 }, async () => {
    render(<Page selection={everyone} />);
    await screen.findByText('500 of 620 loaded');
    expect(document.querySelectorAll('.uk-person').length).toBeLessThan(40);
    expect((await rowsOf()).size).toBe(620);
    expect(screen.queryByText(/loaded$/)).toBeNull();
  });

  it('says when a search has not seen everybody, and loads them', async () => {
    render(<Page selection={everyone} />);
    await userEvent.fill(await screen.findByRole('searchbox'), 'u0619');
    await screen.findByText('0 matches · searched in the 500 of 620 that are loaded');
    await userEvent.click(screen.getByRole('button', { name: 'Load all' }));
    await screen.findByText('1 match');
    expect(screen.getByRole('button', { name: /^u0619 1 event/ })).toBeVisible();
    await userEvent.click(screen.getByRole('searchbox'));
    await userEvent.keyboard('{Escape}');
    expect(screen.getByRole('searchbox')).toHaveValue('');
    expect(await dialog()).toBeVisible();
  });

  it('explains whoever is not found', async () => {
    render(<Page selection={everyone} />);
    await userEvent.fill(await screen.findByRole('searchbox'), 'nobody');
    await userEvent.click(await screen.findByRole('button', { name: /^Why is “nobody” not/ }));
    await screen.findByText('Not counted: no event');
    await userEvent.click(screen.getByRole('button', { name: 'Back to the list' }));
    expect(await screen.findByRole('searchbox')).toHaveValue('nobody');
  });

  it('keeps the focus in it when something opened in it goes away', async () => {
    render(<Page selection={everyone} />);
    const explain = await screen.findByRole('button', { name: 'Explain someone else…' });
    await userEvent.click(explain);
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(explain).toHaveFocus());
    await userEvent.click(explain);
    await userEvent.keyboard('u0007{Enter}');
    await screen.findByText('Counted: 1 event counts');
    expect(screen.getByRole('button', { name: 'Back to the list' })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await waitFor(() =>
      expect(screen.getByRole('button', { name: 'Explain someone else…' })).toHaveFocus(),
    );
    const save = screen.getByRole('button', { name: 'Save as cohort…' });
    await userEvent.click(save);
    await userEvent.click(await screen.findByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(save).toHaveFocus());
  });

  it('closes with Esc where nothing has the focus', async () => {
    render(<Page selection={everyone} />);
    (await dialog()).blur();
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('shows the properties someone chose', async () => {
    render(<Page selection={everyone} />);
    await screen.findByRole('button', { name: /^u0000 .* country Spain$/ });
    await userEvent.click(screen.getByRole('button', { name: 'Properties' }));
    await userEvent.keyboard('{Enter}{Escape}');
    await screen.findByRole('button', { name: /^u0000 .* 11:59 AM$/ });
    expect(await dialog()).toBeVisible();
  });

  it('saves everybody, loaded or not, and what is loaded', async () => {
    const saved: Blob[] = [];
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      saved.push(blob as Blob);
      return 'blob:none';
    });
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
    render(<Page selection={everyone} label="everyone" />);
    await screen.findByText('500 of 620 loaded');
    await userEvent.click(screen.getByRole('button', { name: 'Export' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'The 500 loaded as CSV' }));
    await screen.findByText('Saved everyone.csv');
    await userEvent.click(screen.getByRole('button', { name: 'Export' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'All 620 users as CSV' }));
    await waitFor(() => expect(saved).toHaveLength(2));
    const [some, all] = await Promise.all(saved.map((blob) => blob.text()));
    expect(some?.trim().split('\r\n')).toHaveLength(501);
    const lines = all?.trim().split('\r\n') ?? [];
    expect(lines).toHaveLength(621);
    expect(lines[0]).toBe('User,First seen,Last seen,Events,country');
    expect(lines.at(-1)).toMatch(/^u0619,2026-11-20T/);
  });

  it('stops collecting when it is told to', async () => {
    const held = {
      ...crowd,
      id: 'held',
      run: ((query, options) =>
        query.kind === 'users' && query.after !== null && query.limit > 500
          ? new Promise((_, reject) => {
              options.signal.addEventListener('abort', () => reject(new Error('stopped')));
            })
          : crowd.run(query, options)) as typeof crowd.run,
    };
    render(<Page selection={everyone} source={held} />);
    await screen.findByText('500 of 620 loaded');
    await userEvent.click(screen.getByRole('button', { name: 'Export' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'All 620 users as CSV' }));
    await screen.findByText('Collecting 500 of 620');
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    await screen.findByText('Cancelled');
    expect(screen.queryByText('Collecting 500 of 620')).toBeNull();
  });

  it('tells of a next page that did not come, and tries again when asked', async () => {
    let fails = true;
    const flaky = {
      ...crowd,
      id: 'flaky',
      run: ((query, options) =>
        query.kind === 'users' && query.after !== null && fails
          ? Promise.reject(new AnalyticsError('source/malformed', 'offline'))
          : crowd.run(query, options)) as typeof crowd.run,
    };
    render(<Page selection={everyone} source={flaky} />);
    await screen.findByText('500 of 620 loaded');
    await userEvent.click(screen.getByRole('button', { name: 'Load all' }));
    await screen.findByText('The rest could not be loaded');
    fails = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(screen.queryByText('500 of 620 loaded')).toBeNull());
  });

  it('asks the host what to do about someone', async () => {
    const onOpenUser = vi.fn();
    const onSelect = vi.fn();
    render(
      <Page
        selection={everyone}
        renderUser={({ id }) => `Mx. ${id}`}
        people={{
          getUserHref: (id) => `/people/${id}`,
          onOpenUser,
          actions: [{ label: 'Write', onSelect }],
        }}
      />,
    );
    await userEvent.click(await screen.findByRole('button', { name: /^Mx. u0001 / }));
    expect(screen.getByRole('link', { name: 'Open page' })).toHaveAttribute(
      'href',
      '/people/u0001',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Open timeline' }));
    await userEvent.click(screen.getByRole('button', { name: 'Write' }));
    expect(onOpenUser).toHaveBeenCalledWith('u0001', 'user');
    expect(onSelect).toHaveBeenCalledWith('u0001', 'user');
  });

  it('shows someone’s events itself where the host does not', async () => {
    render(<Page selection={everyone} />);
    await userEvent.click(await screen.findByRole('button', { name: /^u0001 / }));
    await screen.findByText('Counted: 1 event counts');
    await userEvent.click(screen.getByRole('button', { name: 'Open timeline' }));
    await screen.findByText(/^1 event, on Nov 20, 2026/);
    await userEvent.click(screen.getByRole('button', { name: 'Hide timeline' }));
    await screen.findByText('Counted: 1 event counts');
  });

  it('follows the page where it is given no number', async () => {
    render(
      <AnalyticsProvider source={crowd} asOf={asOf}>
        <PeopleDrawer inline selection={everyone} id="given" />
        <PeopleDrawer inline id="following" />
      </AnalyticsProvider>,
    );
    const following = document.querySelector('#following') as HTMLElement;
    expect(following).toHaveTextContent('Choose a number to see the people behind it');
    await userEvent.click(
      await within(document.querySelector('#given') as HTMLElement).findByRole('button', {
        name: 'Show only them on the page',
      }),
    );
    await within(following).findByRole('heading', { name: '620 users' });
    await userEvent.click(within(following).getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(following).toHaveTextContent('Choose a number'));
  });
});

/** Numbers of an answer, each with its menu, as a chart has them. */
function Numbers<Q extends AnyQuery & Selection['of']>({
  query,
  numbersOf,
}: {
  query: Q;
  numbersOf(result: Result<Q>): { part: NumberPart; count: number }[];
}): ReactNode {
  const link = useLinkedQuestion(query);
  const answer = useAnalyticsQuery(link.query, 'Numbers');
  const numbers = useNumbers(
    answer as unknown as Parameters<typeof useNumbers>[0],
    link as unknown as Parameters<typeof useNumbers>[1],
  );
  return (
    <>
      {answer.data
        ? numbersOf(answer.data as Result<Q>).map(({ part, count }) => (
            <NumberButton key={JSON.stringify(part)} numbers={numbers} part={part} count={count}>
              {count}
            </NumberButton>
          ))
        : null}
      {numbers ? <NumberMenu numbers={numbers} /> : null}
    </>
  );
}

const format = createFormat('en-US', 'UTC');

/** Opens so many numbers, one after the other, and counts who is behind each. */
async function seeEveryNumber(count: number, numbers: ReactNode): Promise<void> {
  render(
    <AnalyticsProvider source={product} asOf={asOf}>
      {numbers}
    </AnalyticsProvider>,
  );
  const buttons = await waitFor(() => {
    const found = screen.getAllByRole('button');
    expect(found).toHaveLength(count);
    return found;
  });
  for (const button of buttons) {
    const said = Number(button.textContent);
    expect(said).toBeGreaterThan(0);
    // oxlint-disable no-await-in-loop -- one drawer at a time
    await userEvent.click(button);
    await userEvent.click(await screen.findByRole('button', { name: /^See the / }));
    await within(await dialog()).findByRole('heading', {
      name: new RegExp(`^${format.number(said)} (users?|sessions?)$`),
    });
    expect((await rowsOf()).size).toBe(said);
    await userEvent.click(within(await dialog()).getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    // oxlint-enable no-await-in-loop
  }
}

describe('behind every number', { timeout: 60_000 }, () => {
  it('of a trend: people and sessions of a day', async () => {
    const bucket = Date.UTC(2026, 10, 18);
    await seeEveryNumber(
      2,
      <>
        {(['users', 'sessions'] as const).map((measure) => (
          <Numbers
            key={measure}
            query={{ kind: 'trend', measure, range, interval: 'day' }}
            numbersOf={({ buckets, series }) => {
              const at = buckets.findIndex(({ start }) => start === bucket);
              return [{ part: { bucket }, count: series[0]?.values[at] ?? 0 }];
            }}
          />
        ))}
      </>,
    );
  });

  it('of a funnel', async () => {
    await seeEveryNumber(
      2,
      <Numbers
        query={{
          kind: 'funnel',
          range,
          steps: [{ match: { event: 'Signed up' } }, { match: { event: 'Created project' } }],
        }}
        numbersOf={({ steps }) => [
          { part: { step: 1, outcome: 'reached' }, count: steps[1]?.count ?? 0 },
          { part: { step: 0, outcome: 'droppedAfter' }, count: steps[1]?.dropped ?? 0 },
        ]}
      />,
    );
  });

  it('of a retention', async () => {
    await seeEveryNumber(
      3,
      <Numbers
        query={{ kind: 'retention', range, period: 'week' }}
        numbersOf={({ groups }) => {
          const { start, size, cells } = groups[1] as (typeof groups)[number];
          const returned = cells[1]?.returned ?? 0;
          return [
            { part: { group: start, column: 0, outcome: 'acquired' }, count: size },
            { part: { group: start, column: 1, outcome: 'returned' }, count: returned },
            { part: { group: start, column: 1, outcome: 'lost' }, count: size - returned },
          ];
        }}
      />,
    );
  });

  it('of a flow of sessions', async () => {
    await seeEveryNumber(
      2,
      <Numbers
        query={{ kind: 'flow', range, anchor: { event: 'Signed up' } }}
        numbersOf={({ steps, links }) => {
          const { offset, nodes } = steps[1] as (typeof steps)[number];
          const node = nodes[0] as (typeof nodes)[number];
          const [link] = links;
          if (!link) return [];
          return [
            { part: { node: { offset, key: node.key } }, count: node.count },
            { part: { link: { from: link.from, to: link.to } }, count: link.count },
          ];
        }}
      />,
    );
  });

  it('of a lifecycle', async () => {
    await seeEveryNumber(
      4,
      <Numbers
        query={{ kind: 'lifecycle', range, interval: 'week' }}
        numbersOf={({ buckets }) => {
          const bucket = buckets[2] as (typeof buckets)[number];
          return (['new', 'returning', 'resurrected', 'dormant'] as const).map((state) => ({
            part: { bucket: bucket.start, state },
            count: bucket[state],
          }));
        }}
      />,
    );
  });

  it('of a stickiness', async () => {
    await seeEveryNumber(
      2,
      <Numbers
        query={{ kind: 'stickiness', range, interval: 'week' }}
        numbersOf={({ counts }) =>
          counts.slice(0, 2).map(({ count, users }) => ({ part: { count }, count: users }))
        }
      />,
    );
  });
});
