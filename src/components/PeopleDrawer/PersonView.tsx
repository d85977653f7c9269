import { type ReactNode, useEffect, useRef, useState } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import type { PeopleHost } from '../../hooks/people-context.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import { peopleDrawerMessages } from '../../model/people-drawer-messages.js';
import type { Selection } from '../../model/selection.js';
import type { UserRow } from '../../model/users.js';
import { ExplainView } from '../ExplainPanel/ExplainView.js';
import { IconButton } from '../parts/IconButton.js';
import { BackIcon, CloseIcon, LeaveIcon } from '../parts/icons.js';
import { PersonEvents } from './PersonEvents.js';
import { PersonFacts } from './PersonFacts.js';

interface PersonViewProps {
  selection: Selection;
  unit: 'user' | 'session';
  id: string;
  /** Missing for someone who is not in the list, or not loaded. */
  person: UserRow | undefined;
  /** Names of properties in the order they say something. */
  order: readonly string[];
  host: PeopleHost;
  onBack(): void;
  onClose: (() => void) | undefined;
}

/** One of them: what is known, what can be done, and why they count. */
export function PersonView(props: PersonViewProps): ReactNode {
  const { selection, unit, id, person, order, host, onBack, onClose } = props;
  useAnalyticsContext('PeopleDrawer');
  const messages = useToolMessages(peopleDrawerMessages, 'PersonView');
  const [showsEvents, setShowsEvents] = useState(false);
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => back.current?.focus({ preventScroll: true }), []);
  const { identity = 'user' } = selection.of;
  const whose = unit === 'session' ? (person?.user ?? null) : id;
  const href = whose === null ? null : host.getUserHref?.(whose, identity);
  const open =
    unit === 'session'
      ? host.onOpenSession && (() => host.onOpenSession?.(id))
      : host.onOpenUser && (() => host.onOpenUser?.(id, identity));
  return (
    <div className="uk-person-view">
      <header className="uk-people-head">
        <div className="uk-people-top">
          <button
            ref={back}
            type="button"
            className="uk-button uk-people-back"
            data-quiet=""
            data-icon=""
            aria-label={messages.backToList}
            title={messages.backToList}
            onClick={onBack}
          >
            <BackIcon />
          </button>
          <h2 className="uk-people-title" title={id}>
            {person && host.renderUser ? host.renderUser(person) : id}
          </h2>
          <div className="uk-people-corner">
            {onClose ? (
              <IconButton label={messages.closePeople} onClick={onClose}>
                <CloseIcon />
              </IconButton>
            ) : null}
          </div>
        </div>
        <div className="uk-person-actions">
          <button
            type="button"
            className="uk-button"
            aria-expanded={open ? undefined : showsEvents}
            onClick={open ?? (() => setShowsEvents(!showsEvents))}
          >
            {showsEvents ? messages.hideTimeline : messages.openTimeline}
          </button>
          {unit === 'session' && whose !== null && host.onOpenUser ? (
            <button
              type="button"
              className="uk-button"
              onClick={() => host.onOpenUser?.(whose, identity)}
            >
              {messages.openUser}
            </button>
          ) : null}
          {href ? (
            <a className="uk-button" href={href}>
              {messages.openTheirPage}
              <LeaveIcon />
            </a>
          ) : null}
          {whose === null
            ? null
            : host.actions?.map(({ label, onSelect }) => (
                <button
                  key={label}
                  type="button"
                  className="uk-button"
                  onClick={() => onSelect(whose, identity)}
                >
                  {label}
                </button>
              ))}
        </div>
      </header>
      <div className="uk-person-scroll">
        {showsEvents ? (
          <PersonEvents unit={unit} id={id} identity={identity} />
        ) : (
          <>
            {person ? <PersonFacts person={person} order={order} /> : null}
            <ExplainView selection={selection} user={id} />
          </>
        )}
      </div>
    </div>
  );
}
