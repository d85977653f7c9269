import { describe, expect, it } from 'vitest';

import {
  headBefore,
  neighboursOf,
  rowNear,
  rowOfEvent,
  type TimelineRow,
  timelineRows,
  type TimelineRowsOptions,
} from '../../src/geometry/timeline-rows.js';
import { timelineGroups } from '../../src/geometry/timeline.js';
import type { TimelineEvent, TimelineSession } from '../../src/model/timeline.js';

const minute = 60_000;

/** Events as "minute name", in a session unless they begin with "-". */
function eventsOf(...texts: string[]): TimelineEvent[] {
  return texts.map((text) => {
    const [when = '', event = ''] = text.replace('-', '').split(' ');
    return {
      time: Number(when) * minute,
      event,
      kind: 'event',
      ...(text.startsWith('-') ? {} : { session: 's' }),
    };
  });
}

function sessionsOf(events: readonly TimelineEvent[]): TimelineSession[] {
  const own = events.filter(({ session }) => session);
  const [first] = own;
  if (!first) return [];
  return [{ id: 's', start: first.time, end: own.at(-1)?.time ?? 0, events: own.length }];
}

const plain: TimelineRowsOptions = {
  matches: null,
  hasHeads: false,
  latestFirst: false,
  closed: new Set(),
  folds: true,
  unfolded: new Set(),
};

function rowsOf(events: readonly TimelineEvent[], options: Partial<TimelineRowsOptions> = {}) {
  return timelineRows(events, timelineGroups(events, sessionsOf(events)), { ...plain, ...options });
}

/** Rows as short texts: place of an event, ×n of repeats, minutes of an idle stretch; ' above, , below on the rail. */
function said(rows: readonly TimelineRow[]): string[] {
  return rows.map((row) => {
    if (row.type === 'group') return `[${row.group.id} ${row.shown}]`;
    if (row.type === 'idle') return `idle ${row.ms / minute}`;
    const rail = `${row.above ? "'" : ''}${row.below ? ',' : ''}`;
    return row.type === 'event'
      ? `${row.isInner ? '>' : ''}${row.at}${rail}`
      : `×${row.events.length}${rail}`;
  });
}

describe('timelineRows', () => {
  it('joins the events of a session by a rail, broken where it was idle for more than 5 minutes', () => {
    const events = eventsOf('0 a', '5 b', '10.5 c', '11 d');
    expect(said(rowsOf(events))).toEqual(['0,', "1'", 'idle 5.5', '2,', "3'"]);
  });

  it('has no rail at events outside the session, and measures idle time across them', () => {
    const events = eventsOf('0 a', '-1 server', '2 b', '-4 server', '9 c');
    expect(said(rowsOf(events))).toEqual(['0', '1', '2', '3', 'idle 7', '4']);
  });

  it('folds three and more that say the same, not two', () => {
    const events = eventsOf('0 a', '0.1 b', '0.2 b', '0.3 c', '0.4 c', '0.5 c', '0.6 a');
    expect(said(rowsOf(events))).toEqual(['0,', "1',", "2',", "×3',", "6'"]);
    expect(said(rowsOf(events, { folds: false }))).toHaveLength(7);
  });

  it('shows unfolded repeats under their fold', () => {
    const events = eventsOf('0 c', '0.1 c', '0.2 c', '1 d');
    expect(said(rowsOf(events, { unfolded: new Set(['r0']) }))).toEqual([
      '×3,',
      ">0',",
      ">1',",
      ">2',",
      "3'",
    ]);
  });

  it('does not fold across an idle stretch', () => {
    const events = eventsOf('0 c', '0.1 c', '20 c', '20.1 c');
    expect(said(rowsOf(events))).toEqual(['0,', "1'", 'idle 19.9', '2,', "3'"]);
  });

  it('folds nothing and calls nothing idle across what is hidden', () => {
    const events = eventsOf('0 c', '0.1 x', '0.2 c', '0.3 c', '20 x', '40 c');
    const matches = Uint8Array.of(1, 0, 1, 1, 0, 1);
    expect(said(rowsOf(events, { matches }))).toEqual(['0,', "2',", "3',", "5'"]);
  });

  it('heads groups, the latest first with its events from first to last, and leaves out empty ones', () => {
    const events = eventsOf('-0 early', '10 a', '11 b', '-30 late');
    expect(said(rowsOf(events, { hasHeads: true, latestFirst: true }))).toEqual([
      '[outside 1 1]',
      '3',
      '[s 2]',
      '1,',
      "2'",
      '[outside 0 1]',
      '0',
    ]);
    expect(
      said(
        rowsOf(events, {
          hasHeads: true,
          closed: new Set(['s']),
          matches: Uint8Array.of(0, 1, 1, 1),
        }),
      ),
    ).toEqual(['[s 2]', '[outside 1 1]', '3']);
  });

  it('gives a row the same id however it is shown', () => {
    const events = eventsOf('0 a', '10 b', '11 b', '12 b');
    const ids = (options: Partial<TimelineRowsOptions>) =>
      rowsOf(events, options).map(({ id }) => id);
    expect(ids({})).toEqual(['e0', 'i1', 'r1']);
    expect(ids({ folds: false })).toEqual(['e0', 'i1', 'e1', 'e2', 'e3']);
    expect(ids({ matches: Uint8Array.of(0, 0, 1, 0) })).toEqual(['e2']);
  });
});

describe('finding rows', () => {
  const events = eventsOf('0 a', '10 b', '10.1 b', '10.2 b', '30 c');
  const rows = rowsOf(events);

  it('finds the row of an event, or the fold it is in', () => {
    expect(said(rows)).toEqual(['0', 'idle 10', '×3', 'idle 19.8', '4']);
    expect([0, 2, 4, 9].map((place) => rowOfEvent(rows, place))).toEqual([0, 2, 4, -1]);
  });

  it('finds the row nearest to an instant', () => {
    expect([0, 4, 9, 21, 99].map((time) => rowNear(rows, events, time * minute))).toEqual([
      0, 0, 2, 4, 4,
    ]);
    expect(rowNear([], events, 0)).toBe(-1);
  });

  it('goes to a closed group, which has no events to go to', () => {
    const closed = rowsOf(events, { hasHeads: true, closed: new Set(['s']) });
    expect(rowNear(closed, events, 0)).toBe(0);
  });

  it('steps from event to event, through folded ones', () => {
    expect(neighboursOf(rows, 0)).toEqual({ before: null, after: 1 });
    expect(neighboursOf(rows, 2)).toEqual({ before: 1, after: 3 });
    expect(neighboursOf(rows, 4)).toEqual({ before: 3, after: null });
    expect(neighboursOf(rows, 99)).toEqual({ before: null, after: null });
    const open = rowsOf(events, { unfolded: new Set(['r1']) });
    expect(neighboursOf(open, 3)).toEqual({ before: 2, after: 4 });
  });

  it('finds the head above a row', () => {
    expect([0, 3, 4, 8].map((index) => headBefore([0, 4, 7], index))).toEqual([0, 0, 4, 7]);
    expect(headBefore([2], 1)).toBe(-1);
  });
});
