import type { ReactNode, Ref } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import { sessionListMessages } from '../../model/session-list-messages.js';
import type { SessionRow } from '../../model/sessions.js';
import { leads, UserName } from '../parts/UserName.js';
import { DurationCell, ExceptionsCell, PathCell } from './SessionCells.js';
import type { SessionGridProps } from './SessionGrid.js';
import type { GridFocus } from './useGridFocus.js';

type RowProps = Pick<
  SessionGridProps,
  'properties' | 'selected' | 'onOpen' | 'User' | 'getUserHref' | 'onOpenUser'
> & {
  row: SessionRow;
  index: number;
  /** Length of the longest session, in milliseconds. */
  longest: number;
  cell: GridFocus['cell'];
  /** Where it stands among rows that are not all drawn. */
  top?: number;
  measure?: Ref<HTMLDivElement>;
};

/** One session. Wherever it is clicked it opens; who it was may lead elsewhere. */
export function SessionGridRow(props: RowProps): ReactNode {
  const { row, index, longest, properties, selected, onOpen, cell, top, measure, User } = props;
  const { format } = useAnalyticsContext('SessionGridRow');
  const messages = useToolMessages(sessionListMessages, 'SessionGridRow');
  const { getUserHref, onOpenUser } = props;
  const people = { getUserHref, onOpenUser };
  return (
    <div
      ref={measure}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={row.id === selected}
      data-index={index}
      className="uk-session-row"
      style={top === undefined ? undefined : { transform: `translateY(${top}px)` }}
    >
      <div role="gridcell" data-column="start">
        <button
          type="button"
          className="uk-session-open"
          aria-label={messages.sessionName(row, format)}
          {...cell(index, 0)}
          onClick={() => onOpen(row.id)}
        >
          {format.dateTime(row.start)}
        </button>
      </div>
      <div role="gridcell" data-column="user">
        <UserName
          user={row.user}
          User={User}
          {...people}
          cell={leads(row.user, people) ? cell(index, 1) : undefined}
        />
      </div>
      <div role="gridcell" data-column="duration">
        <DurationCell row={row} longest={longest} />
      </div>
      <div role="gridcell" data-column="events" data-unit={messages.sessionEvents.toLowerCase()}>
        {format.number(row.events)}
      </div>
      <div role="gridcell" data-column="exceptions" data-none={row.exceptions ? undefined : ''}>
        <ExceptionsCell count={row.exceptions} />
      </div>
      <div role="presentation" className="uk-session-extra">
        <div role="gridcell" data-column="path">
          <PathCell row={row} />
        </div>
        {properties.map((property) => {
          const value = row.properties[property] ?? null;
          const text = value === null ? '–' : value === '' ? messages.emptyText : String(value);
          return (
            <div
              key={property}
              role="gridcell"
              data-column="property"
              data-name={messages.property(property)}
              title={value === null ? messages.noValue : text}
            >
              {text}
            </div>
          );
        })}
      </div>
    </div>
  );
}
