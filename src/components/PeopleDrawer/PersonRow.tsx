import type { ReactNode } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import { peopleDrawerMessages } from '../../model/people-drawer-messages.js';
import type { UserRow } from '../../model/users.js';
import { LeaveIcon } from '../parts/icons.js';

interface PersonRowProps {
  person: UserRow;
  /** Names of the properties that are shown. */
  shown: readonly string[];
  /** Rows have a link at their end; without an address its place stays empty. */
  hasLinks: boolean;
  href: string | null;
  renderUser: ((user: UserRow) => ReactNode) | undefined;
  /** Which of the row's two stops Tab stops at: the row itself or its link; null: neither. */
  stop: 'row' | 'link' | null;
  isOpened: boolean;
  onFocus(stop: 'row' | 'link'): void;
  onOpen(): void;
}

/** Someone in the list: who, when, how much, and a few of their properties. */
export function PersonRow(props: PersonRowProps): ReactNode {
  const { person, shown, hasLinks, href, renderUser, stop, isOpened, onFocus, onOpen } = props;
  const { format } = useAnalyticsContext('PersonRow');
  const messages = useToolMessages(peopleDrawerMessages, 'PersonRow');
  const { id, user, firstSeen, lastSeen, events, properties } = person;
  const seen = messages.seenBetween(firstSeen, lastSeen, format);
  return (
    <div className="uk-person-row">
      <button
        type="button"
        className="uk-person"
        data-stop="row"
        data-selected={isOpened ? '' : undefined}
        tabIndex={stop === 'row' ? 0 : -1}
        onFocus={() => onFocus('row')}
        onClick={onOpen}
      >
        <span className="uk-person-id" title={renderUser ? undefined : id}>
          {renderUser ? renderUser(person) : id}
        </span>{' '}
        <span className="uk-person-events">{messages.eventCount(events, format)}</span>{' '}
        <span className="uk-person-seen">
          {user ? (
            <span className="uk-person-user" title={user}>
              <span className="uk-hidden">{messages.userColumn} </span>
              {user}
            </span>
          ) : null}{' '}
          <span className="uk-hidden">{messages.seenHeading} </span>
          <span className="uk-person-when" title={seen}>
            {seen}
          </span>
        </span>{' '}
        {shown.length > 0 ? (
          <span className="uk-person-values" data-columns={shown.length}>
            {shown.map((name) => {
              const value = properties[name];
              const text = value === undefined ? messages.notSet : String(value);
              return (
                <span
                  key={name}
                  title={`${name}: ${text}`}
                  data-unset={value === undefined ? '' : undefined}
                >
                  <span className="uk-hidden">{name} </span>
                  {text}
                </span>
              );
            })}
          </span>
        ) : null}
      </button>
      {href ? (
        <a
          className="uk-person-link"
          href={href}
          data-stop="link"
          tabIndex={stop === 'link' ? 0 : -1}
          aria-label={messages.openPage(user ?? id)}
          title={messages.openPage(user ?? id)}
          onFocus={() => onFocus('link')}
        >
          <LeaveIcon />
        </a>
      ) : hasLinks ? (
        <span className="uk-person-link" />
      ) : null}
    </div>
  );
}
