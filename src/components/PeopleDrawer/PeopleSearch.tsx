import type { KeyboardEvent, ReactNode } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import { peopleDrawerMessages } from '../../model/people-drawer-messages.js';
import type { Selection } from '../../model/selection.js';
import { SearchIcon } from '../parts/icons.js';

interface PeopleSearchProps {
  selection: Selection;
  typed: string;
  onType(typed: string): void;
  found: number;
  loaded: number;
  total: number;
  isLoading: boolean;
  /** Null: all are loaded, or on their way. */
  onLoadAll: (() => void) | null;
}

/** Finds someone among those that are loaded, and says when these are not all. */
export function PeopleSearch(props: PeopleSearchProps): ReactNode {
  const { selection, typed, onType, found, loaded, total, isLoading, onLoadAll } = props;
  const { format } = useAnalyticsContext('PeopleSearch');
  const messages = useToolMessages(peopleDrawerMessages, 'PeopleSearch');
  const label = messages.searchPeople(selection);
  const isPart = loaded < total;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || typed === '') return;
    event.preventDefault();
    onType('');
  };
  const said = [
    typed.trim() ? messages.peopleFound(found, format) : '',
    isPart
      ? typed.trim()
        ? messages.searchedIn(loaded, total, format)
        : messages.peopleLoaded(loaded, total, format)
      : '',
  ].filter(Boolean);
  return (
    <div className="uk-people-search">
      <div className="uk-people-field">
        <SearchIcon />
        <input
          type="search"
          className="uk-field"
          value={typed}
          disabled={isLoading}
          placeholder={label}
          aria-label={label}
          onChange={(event) => onType(event.target.value)}
          onKeyDown={onKeyDown}
        />
      </div>
      {said.length > 0 ? (
        <div className="uk-people-said">
          <span role="status">{said.join(' · ')}</span>
          {isPart && onLoadAll ? (
            <button type="button" className="uk-link-button" onClick={onLoadAll}>
              {messages.loadAll}
            </button>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}
