import { type ReactNode, useState } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import { peopleDrawerMessages } from '../../model/people-drawer-messages.js';
import type { UserRow } from '../../model/users.js';

/** So many properties are shown at once. */
const fewProperties = 6;

interface PersonFactsProps {
  person: UserRow;
  /** Names of properties in the order they say something; those that are not in it come last. */
  order: readonly string[];
}

/** What the number's events say of someone. */
export function PersonFacts({ person, order }: PersonFactsProps): ReactNode {
  const { format } = useAnalyticsContext('PersonFacts');
  const messages = useToolMessages(peopleDrawerMessages, 'PersonFacts');
  const [all, setAll] = useState(false);
  const { user, firstSeen, lastSeen, events, properties } = person;
  const time = (instant: number | null) =>
    instant === null ? messages.notSet : format.dateTime(instant);
  const facts: [string, string][] = [
    ...(user === undefined
      ? []
      : [[messages.userColumn, user ?? messages.notSet] as [string, string]]),
    [messages.firstSeen, time(firstSeen)],
    [messages.lastSeen, time(lastSeen)],
    [messages.eventsHeading, format.number(events)],
  ];
  const names = new Set([...order, ...Object.keys(properties)]);
  const known = [...names].flatMap((name): [string, string][] => {
    const value = properties[name];
    return value === undefined ? [] : [[messages.property(name), String(value)]];
  });
  const shown = all ? known : known.slice(0, fewProperties);
  return (
    <>
      <dl className="uk-person-facts">
        {[...facts, ...shown].map(([name, value]) => (
          <div key={name}>
            <dt title={name}>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {shown.length < known.length ? (
        <button type="button" className="uk-link-button" onClick={() => setAll(true)}>
          {messages.showAllFacts(facts.length + known.length, format)}
        </button>
      ) : null}
    </>
  );
}
