import { type CSSProperties, type ReactNode, useMemo } from 'react';

import { layoutHours } from '../../geometry/calendar-grid.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import { noWords } from '../../hooks/words.js';
import type { TrendQuery, TrendResult } from '../../model/trend.js';
import { usageCalendarMessages } from '../../model/usage-calendar-messages.js';
import type { AnswerCardProps } from '../parts/answer-card.js';
import { ExportMenu } from '../parts/ExportMenu.js';
import { Fitted } from '../parts/Fitted.js';
import { noticesOf } from '../parts/Notices.js';
import { ResultCard } from '../parts/ResultCard.js';
import { Segments } from '../parts/Segments.js';
import { useNumbers } from '../parts/useNumbers.js';
import { daysTable, hoursTable } from './calendar-table.js';
import { type CalendarData, calendarWords, valuesOf } from './calendar-words.js';
import { DaysView } from './DaysView.js';
import { HoursView } from './HoursView.js';
import type { UsageCalendarValue } from './tool.js';

interface CalendarCardProps extends AnswerCardProps<TrendQuery> {
  view: UsageCalendarValue['view'];
  /** Undefined where there is one view only. */
  onView?: ((view: UsageCalendarValue['view']) => void) | undefined;
}

/** Height of grid and legend, whatever is shown there. */
const bodyHeight = 400;
const skeletonCells = Array.from({ length: 84 }, (_, i) => i);

/** Events without a user are in counts of events and sessions. */
function metaOf({ data, resolved }: CalendarData): TrendResult['meta'] {
  if (resolved.measure === 'users') return data.meta;
  const { eventsWithoutUser: _counted, ...meta } = data.meta;
  return meta;
}

/** A calendar in its card: the question above it, the finding, the grid, and ways to take it out. */
export function CalendarCard(props: CalendarCardProps): ReactNode {
  const { root, answer, link, view, onView, noData = false, notices = [] } = props;
  const { format } = useAnalyticsContext('UsageCalendar');
  const messages = useToolMessages(usageCalendarMessages, 'UsageCalendar');
  const numbers = useNumbers(answer, link);
  const { data, resolved } = answer;
  const shown = useMemo(() => (data && resolved ? { data, resolved } : null), [data, resolved]);
  const grid = useMemo(
    () =>
      shown?.resolved.interval === 'hour'
        ? layoutHours(shown.data.buckets, valuesOf(shown.data), shown.resolved)
        : null,
    [shown],
  );
  const words = useMemo(
    () => (shown ? calendarWords(shown, grid, messages, format) : noWords),
    [shown, grid, messages, format],
  );
  const { selected } = link;
  const bucket =
    selected && 'bucket' in selected && !('state' in selected) ? selected.bucket : undefined;
  const picked = bucket !== undefined && numbers?.isPicked({ bucket }) ? bucket : null;
  const drawn = { height: bodyHeight, label: words.takeaway, numbers, selected: picked };

  return (
    <ResultCard
      {...root}
      name={messages.calendarName}
      answer={{ ...answer, ...words }}
      isEmpty={shown !== null && valuesOf(shown.data).every((value) => value === 0)}
      noData={noData}
      height={bodyHeight}
      skeleton={
        <div className="uk-heat-skeleton" style={{ blockSize: bodyHeight } as CSSProperties}>
          {skeletonCells.map((cell) => (
            <span key={cell} />
          ))}
        </div>
      }
      notices={shown ? [...notices, ...noticesOf(metaOf(shown), messages, format)] : []}
      onShowAll={props.onShowAll}
      emptyActions={props.emptyActions}
      toolbar={props.toolbar}
      numbers={numbers}
      narrowed={link}
      corner={
        <div className="uk-corner">
          {onView ? (
            <Segments
              label={messages.view}
              value={view}
              options={[
                {
                  value: 'hours',
                  label: messages.calendarHours,
                  icon: messages.calendarHours,
                },
                {
                  value: 'calendar',
                  label: messages.calendarDays,
                  icon: messages.calendarDays,
                },
              ]}
              onChoose={onView}
            />
          ) : null}
          {shown ? (
            <ExportMenu
              name={messages.calendarName}
              table={() => (grid ? hoursTable(grid, messages, format) : daysTable(shown, messages))}
              result={() => ({ resolved: shown.resolved, result: shown.data })}
              query={answer.asked ?? shown.resolved}
            />
          ) : null}
        </div>
      }
    >
      {shown ? (
        <Fitted height={bodyHeight}>
          {(width) =>
            grid ? (
              <HoursView {...shown} {...drawn} width={width} grid={grid} />
            ) : (
              <DaysView {...shown} {...drawn} width={width} />
            )
          }
        </Fitted>
      ) : null}
    </ResultCard>
  );
}
