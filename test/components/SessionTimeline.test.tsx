import { QueryClient } from '@tanstack/react-query';
import { act, render, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import '../../src/components/styles/styles.css';
import {
  SessionTimeline,
  type SessionTimelineProps,
} from '../../src/components/SessionTimeline/SessionTimeline.js';
import { UserTimeline } from '../../src/components/SessionTimeline/UserTimeline.js';
import { AnalyticsProvider } from '../../src/hooks/AnalyticsProvider.js';
import { AnalyticsError } from '../../src/model/errors.js';
import type { AnalyticsEvent } from '../../src/model/event.js';
import type { AnalyticsSource } from '../../src/model/source.js';
import { memorySource } from '../../src/sources/memory.js';

const asOf = Date.UTC(2026, 10, 20, 12);
const second = 1_000;

/** 400 events, one a second; every 100th an exception. */
const events = Array.from({ length: 400 }, (_, i): AnalyticsEvent => ({
  time: asOf - 3_600_000 + i * second,
  event: i % 100 === 99 ? 'Crashed' : `Did ${i % 2 ? 'odd' : 'even'}`,
  kind: i % 100 === 99 ? 'exception' : 'event',
  user: 'ada',
  session: 's',
  properties: { n: i },
}));
const source = memorySource(
  [...events, { time: asOf - 60_000, event: 'Left', user: 'ada', session: 't' }],
  { id: 'long' },
);
const patient = { timeout: 10_000 };

function open(props: Partial<SessionTimelineProps> = {}, from: AnalyticsSource = source) {
  const tree = (more: Partial<SessionTimelineProps>) => (
    <AnalyticsProvider source={from} asOf={asOf} queryClient={client}>
      <SessionTimeline session="s" pageSize={100} {...props} {...more} />
    </AnalyticsProvider>
  );
  const client = new QueryClient();
  const rendered = render(tree({}));
  return {
    ...rendered,
    again: (more: Partial<SessionTimelineProps>) => rendered.rerender(tree(more)),
  };
}

const scroller = () => document.querySelector<HTMLElement>('.uk-timeline-scroll') as HTMLElement;
const rowAt = (index: number) =>
  document.querySelector<HTMLElement>(`[data-row="${index}"]`) as HTMLElement;

beforeAll(() => page.viewport(1000, 800));

describe('SessionTimeline', () => {
  it('loads the next page when the end comes near, and says how far it is', async () => {
    open();
    await screen.findByText('100 of 400 events loaded', {}, patient);
    expect(screen.getByText('400 events in 6m 39s')).toBeVisible();
    scroller().scrollTop = 1e6;
    await screen.findByText('200 of 400 events loaded', {}, patient);
  });

  it('loads all of them for a filter, and then knows the exceptions', async () => {
    open();
    await screen.findByText('100 of 400 events loaded', {}, patient);
    await userEvent.click(screen.getByRole('button', { name: 'Exceptions only' }));
    await screen.findByText('400 events in 6m 39s, 4 exceptions', {}, patient);
    expect(screen.getByText('4 of 400 events match')).toBeVisible();
    expect(screen.queryByText(/events loaded/)).toBeNull();
    expect(screen.getAllByRole('listitem')).toHaveLength(4);
  });

  it('keeps what is there when a page fails, and loads on when it is asked to', async () => {
    let fails = true;
    const run: AnalyticsSource['run'] = (query, options) =>
      query.kind === 'timeline' && query.after && fails
        ? Promise.reject(new AnalyticsError('source/malformed', 'half an answer'))
        : source.run(query, options);
    open({}, { ...source, id: 'fails', run });
    await userEvent.click(await screen.findByRole('button', { name: 'Load all' }, patient));
    await screen.findByText(/could not be loaded: half an answer/, {}, patient);
    expect(rowAt(0)).toHaveTextContent('Did even');
    fails = false;
    await userEvent.click(screen.getByRole('button', { name: 'Load the rest' }));
    await screen.findByText('400 events in 6m 39s, 4 exceptions', {}, patient);
  });

  it('keeps the focus on a row that is scrolled far away', async () => {
    open({ pageSize: 1_000 });
    await screen.findByText(/^400 events/, {}, patient);
    act(() => rowAt(2).focus());
    scroller().scrollTop = 12_000;
    await waitFor(() => expect(rowAt(300)).toBeInTheDocument());
    expect(rowAt(2)).toHaveFocus();
    await userEvent.keyboard('j');
    await waitFor(() => expect(rowAt(3)).toHaveFocus());
    expect(rowAt(3)).toBeVisible();
    expect(scroller().scrollTop).toBeLessThan(300);
    await userEvent.keyboard('{End}');
    await waitFor(() => expect(rowAt(399)).toHaveFocus());
    expect(rowAt(399).closest('[role="listitem"]')).toHaveAttribute('aria-posinset', '400');
    expect(rowAt(399).closest('[role="listitem"]')).toHaveAttribute('aria-setsize', '400');
  });

  it('tells the host of a chosen event, and leaves it to the host', async () => {
    const onEventChange = vi.fn();
    const { again } = open({ event: 1, onEventChange });
    await screen.findByText('100 of 400 events loaded', {}, patient);
    await userEvent.click(rowAt(5));
    expect(onEventChange).toHaveBeenCalledWith(
      5,
      expect.objectContaining({ properties: { n: 5 } }),
    );
    expect(rowAt(1)).toHaveAttribute('aria-pressed', 'true');
    again({ event: 250, onEventChange });
    // It is on a page that was not there: that is loaded, and scrolled to.
    await waitFor(() => expect(rowAt(250)).toHaveAttribute('aria-pressed', 'true'), patient);
    const panel = screen.getByRole('region', { name: 'Chosen event' });
    expect(within(panel).getByRole('row', { name: /^n 250/ })).toHaveTextContent('was 248');
  });

  it('draws an answer without asking', async () => {
    const run = vi.fn(source.run);
    const query = { kind: 'timeline', session: 's' } as const;
    const result = await source.run(
      {
        ...query,
        user: null,
        identity: 'user',
        now: asOf,
        limit: 3,
        after: null,
        version: null,
        reads: { start: null, end: asOf },
      },
      { signal: new AbortController().signal },
    );
    const resolved = {
      ...query,
      user: null,
      identity: 'user',
      now: asOf,
      limit: 3,
      after: null,
      version: null,
      reads: { start: null, end: asOf },
    } as const;
    open({ data: { resolved, result } }, { ...source, id: 'silent', run });
    await screen.findByText('400 events in 6m 39s', {}, patient);
    expect(screen.getAllByRole('listitem')).toHaveLength(3);
    expect(run.mock.calls.map(([asked]) => asked.kind)).toEqual(['catalog']);
  });

  it('filters by a drag over the strip, and goes where it is clicked', async () => {
    open({ pageSize: 1_000 });
    await screen.findByText(/^400 events/, {}, patient);
    const strip = document.querySelector('.uk-timeline-strip-area') as HTMLElement;
    const { width } = strip.getBoundingClientRect();
    await userEvent.click(strip, { position: { x: width * 0.75, y: 10 } });
    await waitFor(() => expect(scroller().scrollTop).toBeGreaterThan(10_000));
    const drag = (type: string, share: number) => {
      const box = strip.getBoundingClientRect();
      strip.dispatchEvent(
        new PointerEvent(type, {
          bubbles: true,
          button: 0,
          pointerId: 1,
          clientX: box.left + share * box.width,
          clientY: box.top + 10,
        }),
      );
    };
    strip.setPointerCapture = () => undefined;
    act(() => drag('pointerdown', 0.501));
    act(() => drag('pointermove', 0.999));
    act(() => drag('pointerup', 0.999));
    await screen.findByText(/^20\d of 400 events match$/, {}, patient);
    expect(screen.getByRole('button', { name: /^Between 11:03:20/ })).toBeVisible();
  });

  it('forgets what was chosen when the session is another', async () => {
    const { again } = open({ defaultEvent: 0 });
    await screen.findByRole('region', { name: 'Chosen event' }, patient);
    again({ session: 't' });
    await screen.findByText('1 event, no exceptions', {}, patient);
    expect(rowAt(0)).toHaveTextContent('Left');
  });
});

describe('UserTimeline', () => {
  it('shows the latest session first, its events from first to last', async () => {
    render(
      <AnalyticsProvider source={source} asOf={asOf} queryClient={new QueryClient()}>
        <UserTimeline user="ada" defaultValue={{ folds: false }} pageSize={150} />
      </AnalyticsProvider>,
    );
    await screen.findByText('401 events in 2 sessions, 4 exceptions', {}, patient);
    expect([0, 1, 2, 3, 4].map((index) => rowAt(index).querySelector('bdi')?.textContent)).toEqual([
      'Left',
      'Left',
      'Did even',
      'Did even',
      'Did odd',
    ]);
    act(() => rowAt(4).focus());
    await userEvent.keyboard('{ArrowLeft}');
    await waitFor(() => expect(rowAt(2)).toHaveFocus());
    await userEvent.keyboard('{ArrowLeft}');
    await waitFor(() => expect(rowAt(2)).toHaveAttribute('aria-expanded', 'false'));
    expect(screen.getAllByRole('listitem')).toHaveLength(3);
  });
});
