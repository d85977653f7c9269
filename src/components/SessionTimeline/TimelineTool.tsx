import { type ReactNode, useDeferredValue, useMemo, useRef } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import { type ShownAnswer, useShownAnswer } from '../../hooks/shown-answer.js';
import { isFiltering, type TimelineFilter } from '../../hooks/timeline-filter.js';
import { type TimelinePages, useTimelinePages } from '../../hooks/timeline-pages.js';
import { timelineWords, useTimeline } from '../../hooks/useTimeline.js';
import type { TimelineEvent, TimelineQuery, TimelineResult } from '../../model/timeline.js';
import { DuringMenu } from '../parts/DuringMenu.js';
import { noticesOf } from '../parts/Notices.js';
import { type CardProps, ResultCard } from '../parts/ResultCard.js';
import { useControlled } from '../parts/useControlled.js';
import { factsOf, findingOf, wholeOf } from './findings.js';
import { TimelineBody } from './TimelineBody.js';
import { TimelineCorner } from './TimelineCorner.js';
import { TimelineSkeleton } from './TimelineSkeleton.js';
import { AskedProvider, NoEvents, NoTimeline } from './TimelineStates.js';
import { TimelineToolbar } from './TimelineToolbar.js';
import type { OwnTimelineProps, UserTimelineValue } from './tool.js';
import { useTimelineMessages } from './useTimelineMessages.js';
import { type TimelineOf, useTimelineQuestion } from './useTimelineQuestion.js';
import { useTimelineRows } from './useTimelineRows.js';

interface TimelineToolOptions {
  of: TimelineOf;
  value: UserTimelineValue;
  onChange(change: { [K in keyof UserTimelineValue]?: UserTimelineValue[K] | undefined }): void;
  own: OwnTimelineProps;
  card: CardProps;
}

const noEvents: readonly TimelineEvent[] = [];
const noSessions: TimelineResult['sessions'] = [];
/** Nothing fits in less. */
const leastHeight = 360;
const none = { text: undefined, kinds: undefined, events: undefined, span: undefined };

/** A given answer is all there is to show of it. */
function givenPages({ events, total }: TimelineResult): TimelinePages {
  const nothing = () => undefined;
  return {
    loaded: events.length,
    total,
    hasMore: false,
    isLoading: false,
    isLoadingAll: false,
    isStopped: false,
    error: null,
    loadMore: nothing,
    loadAll: nothing,
    stop: nothing,
  };
}

/** What the card shows of an answer: nothing yet where what is loaded would stand in the wrong place. */
function cardAnswer(
  shown: ShownAnswer<TimelineQuery>,
  pages: TimelinePages,
  waits: boolean,
): ShownAnswer<TimelineQuery> {
  if (!shown.data) return shown;
  // A later page that fails leaves the others as they are: the list tells of it.
  const kept = { ...shown, error: null };
  if (!waits) return { ...kept, isFetching: shown.isFetching && !pages.isLoading };
  return {
    ...kept,
    data: undefined,
    isFetching: true,
    progress: { done: pages.loaded, total: pages.total, unit: 'events' },
    cancel: pages.stop,
  };
}

/** The filter as it is computed: text a little later than it is typed. */
function useFilter({ text: typed = '', kinds, events, span }: TimelineFilter): TimelineFilter {
  const text = useDeferredValue(typed);
  return useMemo(
    () => ({
      text,
      ...(kinds ? { kinds } : {}),
      ...(events ? { events } : {}),
      ...(span ? { span } : {}),
    }),
    [text, kinds, events, span],
  );
}

/** Timelines of sessions and of users are one tool; a user's is grouped by session. */
export function TimelineTool({ of, value, onChange, own, card }: TimelineToolOptions): ReactNode {
  const { data: given, onEventChange, links } = own;
  const { format, messages: words } = useAnalyticsContext('TimelineTool');
  const messages = useTimelineMessages('TimelineTool');
  const field = useRef<HTMLInputElement>(null);
  const isGrouped = 'user' in of;
  const latestFirst = isGrouped && value.order === 'latestFirst';
  const height = Math.max(leastHeight, own.height ?? 560);

  const question = useTimelineQuestion(of, value.range, own.pageSize);
  const asked = useTimeline(given ? null : question.query);
  const answer = useShownAnswer(given, asked, timelineWords);
  const { data, resolved } = answer;
  const events = data?.events ?? noEvents;
  const [chosen, setChosen] = useControlled<number | null>(
    own.event,
    () => own.defaultEvent ?? null,
    (at) => onEventChange?.(at, at === null ? null : (events[at] ?? null)),
  );
  const isFiltered = isFiltering(value);
  const isFar = chosen !== null && chosen >= events.length && chosen < (data?.total ?? 0);
  const askedPages = useTimelinePages(asked, isFiltered || latestFirst || isFar);
  const pages = given ? givenPages(given.result) : askedPages;
  const filter = useFilter(value);
  const view = useTimelineRows({
    events,
    sessions: data?.sessions ?? noSessions,
    filter,
    folds: value.folds,
    isGrouped,
    latestFirst,
  });
  const shown = data && { data, view, pages, of };
  const whole = data ? wholeOf(data) : null;
  const orderNote = latestFirst ? messages.latestFirstNote : messages.earliestFirstNote;
  const name = isGrouped ? messages.userTimeline : messages.sessionTimeline;
  return (
    <AskedProvider
      value={{
        of,
        range: question.query?.range ? question.chosen.absolute : null,
        onRange: (range) => onChange({ range }),
      }}
    >
      <ResultCard
        {...card}
        slots={{ Empty: NoEvents, Error: NoTimeline, ...card.slots }}
        name={name}
        answer={{
          ...cardAnswer(answer, pages, latestFirst && pages.isLoadingAll),
          takeaway: shown ? findingOf(shown, messages, format) : '',
          definition: isGrouped && data ? `${answer.definition} · ${orderNote}` : answer.definition,
        }}
        isEmpty={data?.total === 0}
        noData={!given && question.chosen.noData}
        height={height}
        skeleton={<TimelineSkeleton />}
        notices={data ? noticesOf(data.meta, words, format) : []}
        toolbar={
          <TimelineToolbar
            events={events}
            hasMore={pages.hasMore}
            whole={whole}
            value={value}
            onChange={onChange}
            field={field}
          >
            {isGrouped && !given ? (
              <DuringMenu
                value={question.choice}
                chosen={question.chosen}
                onChange={(range) => onChange({ range })}
              />
            ) : null}
          </TimelineToolbar>
        }
        corner={
          <TimelineCorner
            name={messages.partOf(name, pages.loaded, data?.total ?? 0)}
            value={value}
            onChange={onChange}
            isGrouped={isGrouped}
            latestFirst={latestFirst}
            exported={data && resolved ? { data, resolved, filter } : null}
          />
        }
      >
        {shown && whole ? (
          <TimelineBody
            view={view}
            pages={pages}
            whole={whole}
            facts={factsOf(shown, messages, format, links)}
            value={value}
            onChange={onChange}
            onClear={() => onChange(none)}
            isFiltered={isFiltered}
            isGrouped={isGrouped}
            latestFirst={latestFirst}
            marks={own.marks}
            chosen={chosen}
            onChoose={setChosen}
            height={height}
            field={field}
          />
        ) : null}
      </ResultCard>
    </AskedProvider>
  );
}
