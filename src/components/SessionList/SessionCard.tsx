import type { ReactNode } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import { countQuestion } from '../../hooks/insights-questions.js';
import { useUserLinks } from '../../hooks/people-context.js';
import type { ShownAnswer } from '../../hooks/shown-answer.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import type { LinkedQuestion } from '../../hooks/useLinkedQuestion.js';
import { scopeDefaults } from '../../model/scope.js';
import { sessionListMessages } from '../../model/session-list-messages.js';
import type { SessionRow, SessionSort, SessionsQuery } from '../../model/sessions.js';
import { ExportMenu } from '../parts/ExportMenu.js';
import { noticesOf } from '../parts/Notices.js';
import { NumberButton } from '../parts/NumberButton.js';
import { PrintedNote } from '../parts/PrintedNote.js';
import { ResultCard } from '../parts/ResultCard.js';
import { useControlled } from '../parts/useControlled.js';
import { useDerivedNumbers } from '../parts/useDerivedNumbers.js';
import { usePrintedRows } from '../parts/usePrintedRows.js';
import { useWidth } from '../parts/useWidth.js';
import { sessionTable } from './session-table.js';
import { SessionGrid } from './SessionGrid.js';
import { SessionSkeleton } from './SessionSkeleton.js';
import { mostColumns, type SessionListProps } from './tool.js';

interface SessionCardProps extends Omit<
  SessionListProps,
  'value' | 'defaultValue' | 'onValueChange' | 'data' | 'controls' | 'linked' | 'onSelect'
> {
  answer: ShownAnswer<SessionsQuery>;
  link: LinkedQuestion<SessionsQuery>;
  paging?: { hasMore: boolean; loadMore(): void; isLoadingMore: boolean };
  properties: readonly string[];
  onSort?: (sort: SessionSort) => void;
  noData?: boolean;
  onShowAll?: (() => void) | undefined;
  emptyActions?: ReactNode;
  toolbar?: ReactNode;
  /** Beside the finding. */
  corner?: ReactNode;
}

/** Height of a list that scrolls, of the line below it, and of the headings. */
const listHeight = 432;
const footHeight = 40;
const headHeight = 36;

/** How high a row is in a card of a width: where columns do not fit they go below one another. */
function rowHeightIn(width: number): number {
  return width === 0 || width >= 786 ? 36 : width >= 554 ? 52 : 76;
}

const none: readonly SessionRow[] = [];

/** Sessions in their card. */
export function SessionCard(props: SessionCardProps): ReactNode {
  const {
    answer,
    link,
    paging,
    properties,
    onSort,
    noData = false,
    onShowAll,
    emptyActions,
    toolbar,
    corner,
    limit,
    session,
    defaultSession,
    onSessionChange,
    onOpenSession,
    getUserHref,
    onOpenUser,
    slots,
    ref,
    ...root
  } = props;
  const { format } = useAnalyticsContext('SessionCard');
  const messages = useToolMessages(sessionListMessages, 'SessionCard');
  const numbers = useDerivedNumbers<SessionsQuery>(answer, link);
  const { data, resolved } = answer;
  const people = useUserLinks(resolved?.identity ?? scopeDefaults.identity, {
    getUserHref,
    onOpenUser,
  });
  const [selected, select] = useControlled<string | null>(
    session,
    () => defaultSession ?? null,
    (next) => onSessionChange?.(next),
  );
  const isSample = limit !== undefined;
  const rows = isSample ? (data?.sessions.slice(0, limit) ?? none) : (data?.sessions ?? none);
  const total = data?.total ?? 0;
  const columns = properties.slice(0, mostColumns);
  const [measure, width] = useWidth();
  const printed = usePrintedRows(rows.length);
  const rowHeight = rowHeightIn(width);
  const head = rowHeight === 76 ? 0 : headHeight;
  const height = footHeight + (isSample ? head + limit * rowHeight : listHeight);
  return (
    <ResultCard
      {...root}
      ref={(element) => {
        measure(element);
        if (typeof ref === 'function') ref(element);
        else if (ref) ref.current = element;
      }}
      {...(slots ? { slots } : {})}
      name={isSample ? messages.sessionSample : messages.measure('sessions')}
      answer={{ ...answer, error: answer.error ?? (data ? null : answer.invalid) }}
      isEmpty={data?.total === 0}
      noData={noData}
      height={height}
      skeleton={
        <SessionSkeleton
          rows={Math.floor((height - footHeight) / rowHeight)}
          rowHeight={rowHeight}
        />
      }
      notices={
        data
          ? [
              ...(answer.invalid ? [messages.lastSessions] : []),
              ...(rows.some(({ clipped }) => clipped) ? [messages.clippedNote] : []),
              ...noticesOf(data.meta, messages, format),
            ]
          : []
      }
      onShowAll={onShowAll}
      emptyActions={emptyActions}
      toolbar={toolbar}
      corner={
        <div className="uk-corner">
          {corner}
          {data && resolved ? (
            <ExportMenu
              name={messages.measure('sessions')}
              table={() => sessionTable(rows, columns, messages)}
              result={() => ({ resolved, result: { ...data, sessions: rows } })}
              query={answer.asked ?? resolved}
            />
          ) : null}
        </div>
      }
      numbers={numbers?.frame ?? null}
      narrowed={link}
    >
      {data && resolved ? (
        <>
          <SessionGrid
            rows={printed === null ? rows : rows.slice(0, printed)}
            label={answer.takeaway}
            total={total}
            sort={resolved.sort}
            onSort={onSort}
            properties={columns}
            selected={selected}
            onOpen={(id) => {
              if (id !== selected) select(id);
              onOpenSession?.(id);
            }}
            User={slots?.User}
            {...people}
            onEnd={paging?.loadMore}
            scrolls={!isSample && printed === null}
          />
          <PrintedNote printed={printed} total={rows.length} />
          <div className="uk-session-foot">
            <span>
              {messages.sessionsShown(rows.length, total, format)}{' '}
              <NumberButton
                numbers={numbers?.of((query) => countQuestion(query, 'sessions')) ?? null}
                part={{}}
                count={total}
              >
                {messages.sessionCount(total, format)}
              </NumberButton>
            </span>
            {paging?.hasMore ? (
              <button
                type="button"
                className="uk-button"
                data-quiet=""
                aria-disabled={paging.isLoadingMore}
                onClick={paging.loadMore}
              >
                {paging.isLoadingMore ? messages.loadingMoreSessions : messages.moreSessions}
              </button>
            ) : null}
          </div>
        </>
      ) : null}
    </ResultCard>
  );
}
