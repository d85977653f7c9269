'use client';
import type { ReactNode } from 'react';

import { changed } from '../../hooks/changed.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import { useShownAnswer } from '../../hooks/shown-answer.js';
import type { GivenAnswer } from '../../hooks/shown-answer.js';
import { useLinkedQuestion } from '../../hooks/useLinkedQuestion.js';
import { usePageRange } from '../../hooks/usePageScope.js';
import { sessionsWords, useSessions } from '../../hooks/useSessions.js';
import type { SessionsQuery } from '../../model/sessions.js';
import { Bounded } from '../parts/Bounded.js';
import { useControlled } from '../parts/useControlled.js';
import { SessionCard } from './SessionCard.js';
import { SessionToolbar, SortMenu } from './SessionToolbar.js';
import { type SessionListProps, type SessionListValue, startValue } from './tool.js';

/** Sessions a page. */
const pageSize = 50;

/**
 * The sessions of a scope, those with most events, exceptions, length or the latest first, a page at a time: when, who, how
 * long, how much happened, what it began and ended with. Click or Enter selects one (`session`), so that something beside
 * the list can show it. With `limit` a small sample to stand beside a chart.
 */
export function SessionList(props: SessionListProps): ReactNode {
  const { data, ...rest } = props;
  return (
    <Bounded name="SessionList">
      {data ? <GivenSessions {...rest} data={data} /> : <AskedSessions {...rest} />}
    </Bounded>
  );
}

/** The question behind a reader's settings, without its range. */
function questionOf(
  { sort, properties, events, where, users, identity }: SessionListValue,
  limit: number,
): Omit<SessionsQuery, 'range'> {
  return {
    kind: 'sessions',
    sort,
    properties,
    limit,
    ...(events ? { events } : {}),
    ...(where ? { where } : {}),
    ...(users ? { users } : {}),
    ...(identity ? { identity } : {}),
  };
}

function useSettings({
  value,
  defaultValue,
  onValueChange,
}: Pick<SessionListProps, 'value' | 'defaultValue' | 'onValueChange'>) {
  return useControlled(value, () => ({ ...startValue, ...defaultValue }), onValueChange);
}

function AskedSessions(props: Omit<SessionListProps, 'data'>): ReactNode {
  const { value: given, defaultValue, onValueChange, linked, onSelect, ...others } = props;
  const { controls = true, ...rest } = others;
  const { messages } = useAnalyticsContext('SessionList');
  const [value, setValue] = useSettings({
    ...(given ? { value: given } : {}),
    ...(defaultValue ? { defaultValue } : {}),
    ...(onValueChange ? { onValueChange } : {}),
  });
  const chosen = usePageRange(value.range);
  const { limit } = rest;
  const link = useLinkedQuestion<SessionsQuery>(
    chosen.range && { ...questionOf(value, limit ?? pageSize), range: chosen.range },
    { linked, onSelect },
  );
  const answer = useSessions(link.query);
  const isFiltered = value.where !== undefined || value.events !== undefined;
  const isSample = limit !== undefined;
  return (
    <SessionCard
      {...rest}
      answer={answer}
      link={link}
      {...(isSample ? {} : { paging: answer })}
      properties={value.properties}
      onSort={(sort) => setValue({ ...value, sort })}
      noData={chosen.noData}
      onShowAll={chosen.choice === 'all' ? undefined : () => setValue({ ...value, range: 'all' })}
      emptyActions={
        isFiltered ? (
          <button
            type="button"
            className="uk-button"
            onClick={() => setValue(changed(value, { where: undefined, events: undefined }))}
          >
            {messages.removeFilters}
          </button>
        ) : null
      }
      toolbar={
        isSample || !controls ? null : (
          <SessionToolbar value={value} chosen={chosen} onChange={setValue} />
        )
      }
      corner={
        isSample ? (
          <SortMenu value={value.sort} onChange={(sort) => setValue({ ...value, sort })} />
        ) : null
      }
    />
  );
}

function GivenSessions(
  props: Omit<SessionListProps, 'data'> & { data: GivenAnswer<SessionsQuery> },
): ReactNode {
  const { data, value, defaultValue, onValueChange, linked, onSelect, ...others } = props;
  const { controls: _controls, ...rest } = others;
  const [settings] = useSettings({
    ...(value ? { value } : {}),
    ...(defaultValue ? { defaultValue } : {}),
    ...(onValueChange ? { onValueChange } : {}),
  });
  const link = useLinkedQuestion<SessionsQuery>(null, { linked, onSelect });
  const answer = useShownAnswer(data, useSessions(null), sessionsWords);
  const properties =
    settings.properties.length > 0 ? settings.properties : data.resolved.properties;
  return <SessionCard {...rest} answer={answer} link={link} properties={properties} />;
}
