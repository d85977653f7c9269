import {
  defaultRangeExtractor,
  type Range,
  useVirtualizer,
  type VirtualItem,
} from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useRef } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import type { PeopleHost } from '../../hooks/people-context.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import { peopleDrawerMessages } from '../../model/people-drawer-messages.js';
import type { Identity } from '../../model/scope.js';
import type { UserRow } from '../../model/users.js';
import { PrintedNote } from '../parts/PrintedNote.js';
import { usePrintedRows } from '../parts/usePrintedRows.js';
import { PersonRow } from './PersonRow.js';
import { type Place, usePeopleKeys } from './usePeopleKeys.js';

/** Where the reader was in the list: rows as they were measured, and how far it was scrolled. */
export interface ListPlace extends Place {
  offset: number;
  measured: VirtualItem[];
}

interface PeopleListProps {
  people: readonly UserRow[];
  /** How many there are, loaded or not; null for some of them, of which nobody knows. */
  total: number | null;
  label: string;
  shown: readonly string[];
  identity: Identity;
  host: PeopleHost;
  /** Where to begin, with the focus there; null: at the top, without it. */
  start: ListPlace | null;
  onOpen(person: UserRow, place: ListPlace): void;
  hasMore: boolean;
  isLoadingMore: boolean;
  hasFailed: boolean;
  loadMore(): void;
}

const rowHeight = 76;
/** So many rows before the end, the next page is asked for. */
const ahead = 20;

/** Everybody that is loaded, of whom only those on the screen are drawn. The next ones are loaded on the way down. */
export function PeopleList(props: PeopleListProps): ReactNode {
  const { people, total, label, shown, identity, host, start, onOpen } = props;
  const { hasMore, isLoadingMore, hasFailed, loadMore } = props;
  const { format } = useAnalyticsContext('PeopleList');
  const messages = useToolMessages(peopleDrawerMessages, 'PeopleList');
  const scroller = useRef<HTMLDivElement>(null);
  const count = people.length;
  const keys = usePeopleKeys(count, start ?? { index: 0, stop: 'row' }, (index) =>
    virtual.scrollToIndex(index),
  );
  const { place } = keys;
  // The row the keyboard is at stays drawn: the focus would be lost with it.
  const rangeExtractor = (range: Range) => {
    const drawn = defaultRangeExtractor(range);
    return drawn.includes(place.index) || place.index >= count
      ? drawn
      : [...drawn, place.index].sort((a, b) => a - b);
  };
  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoized by what it returns
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => (shown.length > 0 ? rowHeight : rowHeight - 18),
    getItemKey: (index) => people[index]?.id ?? index,
    overscan: 8,
    rangeExtractor,
    initialOffset: start?.offset ?? 0,
    initialMeasurementsCache: start?.measured ?? [],
    // Before it is laid out: enough for a first screen.
    initialRect: { width: 400, height: 600 },
  });
  const printed = usePrintedRows(count);
  const items =
    printed === null
      ? virtual.getVirtualItems()
      : people.slice(0, printed).map(({ id }, index) => ({ index, key: id, start: null }));
  const lastDrawn = virtual.range?.endIndex ?? -1;
  const isNearEnd = hasMore && !isLoadingMore && !hasFailed && lastDrawn >= count - ahead;
  useEffect(() => {
    if (isNearEnd) loadMore();
  }, [isNearEnd, loadMore]);
  const { moveTo } = keys;
  const wasAt = useRef(start);
  useEffect(() => {
    // Back from one of them: the focus goes where it was.
    if (wasAt.current) moveTo(wasAt.current);
    wasAt.current = null;
  });
  return (
    <div ref={scroller} className="uk-people-scroll">
      <ul
        ref={keys.list}
        className="uk-people-list"
        aria-label={label}
        style={printed === null ? { blockSize: virtual.getTotalSize() } : undefined}
        onKeyDown={keys.onKeyDown}
      >
        {items.map((item) => {
          const person = people[item.index];
          if (!person) return null;
          const whose = person.user === undefined ? person.id : person.user;
          return (
            <li
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              aria-setsize={total ?? count}
              aria-posinset={item.index + 1}
              style={item.start === null ? undefined : { transform: `translateY(${item.start}px)` }}
            >
              <PersonRow
                person={person}
                shown={shown}
                hasLinks={host.getUserHref !== undefined}
                href={(whose !== null && host.getUserHref?.(whose, identity)) || null}
                renderUser={host.renderUser}
                stop={item.index === place.index ? place.stop : null}
                isOpened={false}
                onFocus={(stop) => keys.onFocus({ index: item.index, stop })}
                onOpen={() =>
                  onOpen(person, {
                    index: item.index,
                    stop: 'row',
                    offset: virtual.scrollOffset ?? 0,
                    measured: virtual.takeSnapshot?.() ?? [],
                  })
                }
              />
            </li>
          );
        })}
      </ul>
      <PrintedNote printed={printed} total={total ?? count} />
      {hasMore ? (
        <div className="uk-people-more" role="status">
          {hasFailed && !isLoadingMore ? (
            <>
              {messages.moreFailed}
              <button type="button" className="uk-button" onClick={loadMore}>
                {messages.retry}
              </button>
            </>
          ) : (
            messages.loadingMore(count, total ?? count, format)
          )}
        </div>
      ) : null}
    </div>
  );
}
