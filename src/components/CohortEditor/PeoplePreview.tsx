import { type ReactNode, useMemo } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import { useUsersBehind } from '../../hooks/useUsersBehind.js';
import { cohortEditorMessages } from '../../model/cohort-editor-messages.js';
import type { Identity } from '../../model/scope.js';
import type { TrendQuery } from '../../model/trend.js';

const mostShown = 10;
const places = Array.from({ length: mostShown }, (_, at) => at);

interface PeoplePreviewProps {
  /** The question of how many they are. */
  of: TrendQuery;
  identity: Identity;
}

/** The first people of a cohort: enough to see whether the right ones are meant. */
export function PeoplePreview({ of, identity }: PeoplePreviewProps): ReactNode {
  const { format } = useAnalyticsContext('CohortEditor');
  const messages = useToolMessages(cohortEditorMessages, 'CohortEditor');
  const selection = useMemo(() => ({ of }), [of]);
  const { data, error, isStale } = useUsersBehind(selection, { limit: mostShown });
  if (error) return <p className="uk-step-note">{error.message}</p>;
  if (!data) return <PeopleRows />;
  return (
    <table className="uk-cohort-people" data-stale={isStale ? '' : undefined}>
      <caption>
        <b>{messages.whoTheyAre}</b>{' '}
        <span>{messages.firstOf(data.users.length, data.total, format)}</span>
      </caption>
      <thead>
        <tr>
          <th scope="col">{messages.personColumn(identity)}</th>
          <th scope="col">{messages.lastSeenColumn}</th>
          <th scope="col">{messages.eventsColumn}</th>
        </tr>
      </thead>
      <tbody>
        {data.users.map(({ id, lastSeen, events }) => (
          <tr key={id}>
            <th scope="row" title={id}>
              <bdi>{id}</bdi>
            </th>
            <td>{lastSeen === null ? '–' : format.date(lastSeen)}</td>
            <td>{format.number(events)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function PeopleRows(): ReactNode {
  return (
    <div className="uk-cohort-rows" aria-hidden="true">
      {places.map((at) => (
        <span key={at} style={{ inlineSize: `${88 - ((at * 37) % 40)}%` }} />
      ))}
    </div>
  );
}

/** The shape of an answer while it is computed: the number, its share, the people. */
export function PeopleSkeleton(): ReactNode {
  return (
    <div className="uk-cohort-skeleton">
      <span className="uk-cohort-skeleton-count" />
      <span className="uk-cohort-skeleton-share" />
      <PeopleRows />
    </div>
  );
}
