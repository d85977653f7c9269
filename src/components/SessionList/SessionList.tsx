'use client';
import type { ReactNode } from 'react';

import { useShownAnswer } from '../../hooks/shown-answer.js';
import type { GivenAnswer } from '../../hooks/shown-answer.js';
import { useLinkedQuestion } from '../../hooks/useLinkedQuestion.js';
import { usePageRange } from '../../hooks/usePageScope.js';
import { sessionsWords, useSessions } from '../../hooks/useSessions.js';
import type { SessionsQuery } from '../../model/sessions.js';
import { Bounded } from '../parts/Bounded.js';
import { useTool } from '../parts/useTool.js';
import { waysOutOf } from '../parts/ways-out.js';
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

function AskedSessions(props: Omit<SessionListProps, 'data'>): ReactNode {
  const { value, setValue, set, place, rest } = useTool(props, startValue);
  const { controls = true, ...root } = rest;
  const chosen = usePageRange(value.range);
  const { limit } = root;
  const link = useLinkedQuestion<SessionsQuery>(
    chosen.range && { ...questionOf(value, limit ?? pageSize), range: chosen.range },
    place,
  );
  const answer = useSessions(link.query);
  const waysOut = waysOutOf(value, chosen, set);
  const isSample = limit !== undefined;
  return (
    <SessionCard
      {...root}
      {...waysOut}
      answer={answer}
      link={link}
      {...(isSample ? {} : { paging: answer })}
      properties={value.properties}
      onSort={(sort) => set({ sort })}
      toolbar={
        isSample || !controls ? null : (
          <SessionToolbar value={value} chosen={chosen} onChange={setValue} />
        )
      }
      corner={isSample ? <SortMenu value={value.sort} onChange={(sort) => set({ sort })} /> : null}
    />
  );
}

function GivenSessions({
  data,
  ...props
}: Omit<SessionListProps, 'data'> & { data: GivenAnswer<SessionsQuery> }): ReactNode {
  const { value, place, rest } = useTool(props, startValue);
  const { controls: _controls, ...root } = rest;
  const link = useLinkedQuestion<SessionsQuery>(null, place);
  const answer = useShownAnswer(data, useSessions(null), sessionsWords);
  const properties = value.properties.length > 0 ? value.properties : data.resolved.properties;
  return <SessionCard {...root} answer={answer} link={link} properties={properties} />;
}
