import { render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { cdp, page, userEvent } from 'vitest/browser';

import '../../src/components/styles/styles.css';
import { PeopleDrawer } from '../../src/components/PeopleDrawer/PeopleDrawer.js';
import { RetentionGrid } from '../../src/components/RetentionGrid/RetentionGrid.js';
import { SessionList } from '../../src/components/SessionList/SessionList.js';
import { SessionTimeline } from '../../src/components/SessionTimeline/SessionTimeline.js';
import { AnalyticsProvider } from '../../src/hooks/AnalyticsProvider.js';
import type { AnalyticsEvent } from '../../src/model/event.js';
import { memorySource } from '../../src/sources/memory.js';

const asOf = Date.UTC(2026, 10, 20, 12);
const minute = 60_000;
const day = 24 * 60 * minute;

/** 1,200 events of one session, and one a day of each of 70 people for as many days. */
const events: AnalyticsEvent[] = [
  ...Array.from({ length: 1200 }, (_, i) => ({
    time: asOf - day + i * 1_000,
    event: `Did ${i}`,
    user: 'ada',
    session: 'long',
  })),
  ...Array.from({ length: 70 }, (_, person) =>
    Array.from({ length: person + 1 }, (__, at) => ({
      time: asOf - (at + 1) * day,
      event: 'Used',
      user: `p${person}`,
      session: `p${person} ${at}`,
    })),
  ).flat(),
];
const source = memorySource(events, { id: 'paper' });

const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)];
const print = () => cdp().send('Emulation.setEmulatedMedia', { media: 'print' });

/** Whether each begins where the one before ends, and the last within what is around them. */
function followEachOther(rows: readonly HTMLElement[], around: HTMLElement): boolean {
  const boxes = rows.map((row) => row.getBoundingClientRect());
  const ends = boxes.slice(1).every(({ top }, i) => Math.abs(top - boxes[i]!.bottom) < 2);
  return ends && boxes.at(-1)!.bottom <= around.getBoundingClientRect().bottom + 1;
}

function open(children: React.ReactNode) {
  render(
    <AnalyticsProvider source={source} asOf={asOf}>
      {children}
    </AnalyticsProvider>,
  );
}

beforeAll(() => page.viewport(1000, 700));

describe('on paper', () => {
  afterEach(() => cdp().send('Emulation.setEmulatedMedia', { media: '' }));

  it('a timeline has its first thousand lines, and says so', async () => {
    open(<SessionTimeline session="long" pageSize={1200} />);
    await screen.findByText(/^1,200 events in 19m 59s/);
    const few = all('.uk-timeline-item').length;
    expect(few).toBeLessThan(60);
    await print();
    await waitFor(() => expect(all('.uk-timeline-item')).toHaveLength(1000));
    screen.getByText('The first 1,000 of 1,200. An export has all that are loaded.');
    const [card] = all('.uk-card');
    expect(followEachOther(all('.uk-timeline-item'), card!)).toBe(true);
    await cdp().send('Emulation.setEmulatedMedia', { media: '' });
    await waitFor(() => expect(all('.uk-timeline-item').length).toBeLessThan(60));
  });

  it('a list of people has everybody who is loaded', async () => {
    open(
      <PeopleDrawer
        inline
        selection={{
          of: { kind: 'trend', measure: 'users', range: { last: 90, unit: 'day' } },
        }}
      />,
    );
    await screen.findByRole('heading', { name: '71 users' });
    await waitFor(() => expect(all('.uk-people-list > li').length).toBeGreaterThan(5));
    expect(all('.uk-people-list > li').length).toBeLessThan(71);
    await print();
    await waitFor(() => expect(all('.uk-people-list > li')).toHaveLength(71));
    expect(screen.queryByText(/^The first/)).toBeNull();
    expect(followEachOther(all('.uk-people-list > li'), all('.uk-people-scroll')[0]!)).toBe(true);
  });

  it('a list of sessions has those that are loaded', async () => {
    open(<SessionList defaultValue={{ range: { last: 90, unit: 'day' } }} />);
    await screen.findByText(/^50 of/);
    await userEvent.click(screen.getByRole('button', { name: 'Show more' }));
    await screen.findByText(/^100 of/);
    const rows = () => all('.uk-session-row[aria-selected]');
    expect(rows().length).toBeLessThan(60);
    await print();
    await waitFor(() => expect(rows()).toHaveLength(100));
    expect(followEachOther(rows(), all('.uk-card')[0]!)).toBe(true);
  });

  it('a large retention grid has every row', async () => {
    open(
      <RetentionGrid
        defaultValue={{ view: 'grid', period: 'day', range: { last: 60, unit: 'day' } }}
      />,
    );
    const grid = await screen.findByRole('grid');
    await waitFor(() => expect(all('.uk-retention-row').length).toBeGreaterThan(5));
    expect(all('.uk-retention-row').length).toBeLessThan(50);
    await print();
    await waitFor(() => expect(all('.uk-retention-row')).toHaveLength(61));
    expect(grid.querySelector('td[aria-hidden]')).toBeNull();
  });
});
