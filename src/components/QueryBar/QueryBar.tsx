'use client';
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';

import { changed } from '../../hooks/changed.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import { partsOf } from '../../hooks/filter-draft.js';
import type { PageScope } from '../../hooks/page-scope.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import { pageCatalog, useCatalog } from '../../hooks/useCatalog.js';
import { useLinkedSelection } from '../../hooks/useLinkedSelection.js';
import { usePageRange, usePageScopeBar } from '../../hooks/usePageScope.js';
import { queryBarMessages } from '../../model/query-bar-messages.js';
import { Bounded } from '../parts/Bounded.js';
import { CohortMenu } from '../parts/CohortMenu.js';
import { DuringMenu } from '../parts/DuringMenu.js';
import { FilterEditor } from '../parts/FilterEditor.js';
import { CaretIcon } from '../parts/icons.js';
import { LiveRegion } from '../parts/LiveRegion.js';
import { rangeWords } from '../parts/range-words.js';
import type { RootProps } from '../parts/ResultCard.js';
import { useStylesheetCheck } from '../parts/useStylesheetCheck.js';
import { AsOf } from './AsOf.js';
import { SelectionChip } from './SelectionChip.js';
import { ZoneMenu } from './ZoneMenu.js';

/** Classes of the parts of a {@link QueryBar}. */
export interface QueryBarClassNames {
  /** What is asked: range, zone, people, filters. */
  controls?: string;
  /** Reset and refresh. */
  end?: string;
  selection?: string;
}

export interface QueryBarProps extends RootProps {
  /** Stays at the top of what scrolls. Default false. */
  sticky?: boolean;
  /**
   * Asks as of now. Default: the provider's own `refresh`. A host that gives the provider an `asOf` moves it here: without
   * this, "Refresh" then changes nothing.
   */
  onRefresh?: (() => void) | undefined;
  classNames?: QueryBarClassNames;
}

/**
 * What a whole page asks about: when, in which zone, of whom, of which events, and which number is selected on it. It edits
 * the scope of the provider, which everything under it follows that has no choice of its own: give the provider `scope` and
 * `onScopeChange` to own it, or `defaultScope` to start with one.
 */
export function QueryBar(props: QueryBarProps): ReactNode {
  return (
    <Bounded name="QueryBar" height={40}>
      <Bar {...props} />
    </Bounded>
  );
}

function Bar(props: QueryBarProps): ReactNode {
  const { sticky = false, onRefresh, classNames = {}, className, ref, ...root } = props;
  const { timeZone, format, direction, cohortNames } = useAnalyticsContext('QueryBar');
  const messages = useToolMessages(queryBarMessages, 'QueryBar');
  const { scope, setScope } = usePageScopeBar();
  const chosen = usePageRange(undefined);
  const { data: catalog } = useCatalog(pageCatalog);
  const { selected, clear } = useLinkedSelection();
  const [showsFilters, setShowsFilters] = useState(false);
  const bar = useRef<HTMLElement>(null);
  const filtersId = useId();
  useStylesheetCheck(bar);
  const { where, users } = scope;
  const filters = partsOf(where).length;
  const set = (change: Parameters<typeof changed<PageScope>>[1]) =>
    setScope(changed(scope, change));
  const isSet = Object.keys(changed(scope, {})).length > 0;
  const said = messages.scopeSaid(
    rangeWords(chosen.choice, chosen.moved, messages, format),
    timeZone,
    users ? messages.cohort(users, format, { nameOf: (id) => cohortNames[id] }) : '',
    filters,
  );
  const focusFirst = () => bar.current?.querySelector<HTMLElement>('.uk-pill')?.focus();
  const reset = () => {
    setScope({});
    // The button goes away.
    focusFirst();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'Escape' || event.defaultPrevented || !selected) return;
    // Popups have their own keys; their events come here through React, not through the page.
    if (!event.currentTarget.contains(event.target as Node)) return;
    event.preventDefault();
    clear();
    // The chip goes away.
    if ((event.target as Element).closest('.uk-query-selection')) focusFirst();
  };
  return (
    <section
      {...root}
      ref={(element) => {
        bar.current = element;
        if (typeof ref === 'function') ref(element);
        else if (ref) ref.current = element;
      }}
      dir={direction}
      className={['uk-root uk-query-bar', className].filter(Boolean).join(' ')}
      aria-label={messages.queryBar}
      data-sticky={sticky ? '' : undefined}
      onKeyDown={onKeyDown}
    >
      <div className="uk-query-row">
        <div
          className={['uk-query-controls', classNames.controls].filter(Boolean).join(' ')}
          data-shows-filters={showsFilters ? '' : undefined}
        >
          <DuringMenu value={chosen.choice} chosen={chosen} onChange={(range) => set({ range })} />
          <ZoneMenu value={timeZone} onChange={(zone) => set({ timeZone: zone })} />
          <CohortMenu value={users} onChange={(next) => set({ users: next })} />
          <button
            type="button"
            className="uk-pill uk-query-fold"
            aria-expanded={showsFilters}
            aria-controls={filtersId}
            onClick={() => setShowsFilters(!showsFilters)}
          >
            {messages.filtersButton(filters)}
            <CaretIcon />
          </button>
          <div id={filtersId} className="uk-query-filters">
            <FilterEditor
              value={where}
              properties={catalog?.properties ?? []}
              onChange={(next) => set({ where: next })}
            />
          </div>
          <SelectionChip bar={bar} className={classNames.selection} />
        </div>
        <div className={['uk-query-end', classNames.end].filter(Boolean).join(' ')}>
          {isSet ? (
            <button
              type="button"
              className="uk-button"
              data-quiet=""
              title={messages.resetHint}
              onClick={reset}
            >
              {messages.resetScope}
            </button>
          ) : null}
          <AsOf onRefresh={onRefresh} />
        </div>
      </div>
      <LiveRegion text={said} />
    </section>
  );
}
