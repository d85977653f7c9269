import { type ReactNode, useDeferredValue, useEffect, useMemo, useState } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import type { PeopleHost } from '../../hooks/people-context.js';
import { propertiesOf, searchPeople } from '../../hooks/people-rows.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import { useUsersBehind } from '../../hooks/useUsersBehind.js';
import { peopleDrawerMessages } from '../../model/people-drawer-messages.js';
import { countsUnits } from '../../model/people-menu-messages.js';
import type { UserRow } from '../../model/users.js';
import { DownloadIcon } from '../parts/icons.js';
import { LiveRegion } from '../parts/LiveRegion.js';
import { ActionMenu } from '../parts/Menu.js';
import { noticesOf, Notices } from '../parts/Notices.js';
import { ErrorState, Skeleton, State } from '../parts/State.js';
import type { PickedNumber } from '../parts/useNumbers.js';
import { Waiting } from '../parts/Waiting.js';
import { mostShown, PeopleColumns } from './PeopleColumns.js';
import { PeopleFoot } from './PeopleFoot.js';
import { PeopleHead } from './PeopleHead.js';
import { type ListPlace, PeopleList } from './PeopleList.js';
import { PeopleSearch } from './PeopleSearch.js';
import { PersonView } from './PersonView.js';
import { usePeopleExport } from './usePeopleExport.js';

/** People a page. */
const aPage = 500;
const stateHeight = 240;
const skeletonHeight = 385;
/** From the first so many is seen which properties most have: the columns stay as more are loaded. */
const sample = 200;

interface PeopleContentProps {
  number: PickedNumber;
  host: PeopleHost;
  onClose: (() => void) | undefined;
}

/** The list of the people behind a number, and one of them on top of it. */
export function PeopleContent(props: PeopleContentProps): ReactNode {
  const { number, host, onClose } = props;
  const { selection, label, count: shownCount } = number;
  const { format } = useAnalyticsContext('PeopleDrawer');
  const messages = useToolMessages(peopleDrawerMessages, 'PeopleDrawer');
  const answer = useUsersBehind(selection, { limit: aPage });
  const { data, error, asked, hasMore, loadMore, isLoadingMore } = answer;
  const [typed, setTyped] = useState('');
  const [columns, setColumns] = useState<readonly string[] | null>(null);
  const [opened, setOpened] = useState<{ id: string; person: UserRow | undefined } | null>(null);
  const [place, setPlace] = useState<ListPlace | null>(null);
  const [isBack, setIsBack] = useState(false);
  const [wantsAll, setWantsAll] = useState(false);
  const searched = useDeferredValue(typed);
  const people = data?.users;
  const found = useMemo(() => searchPeople(people ?? [], searched), [people, searched]);
  const properties = useMemo(
    () => propertiesOf((people ?? []).slice(0, sample)).map(({ name }) => name),
    [people],
  );
  const shown = columns ?? properties.slice(0, mostShown);
  // What was asked stays the number that is shown, whatever the host's question moves on to.
  const fixed = asked?.behind ?? selection;
  const isRolling = 'last' in selection.of.range && selection.asOf === undefined;
  const exported = usePeopleExport(asked?.behind, data, label);
  const hasFailed = error !== null;
  const loadsAll = wantsAll && hasMore && !isLoadingMore && !hasFailed;
  useEffect(() => {
    if (loadsAll) loadMore();
  }, [loadsAll, loadMore]);

  const explain = (id: string) => {
    setPlace(null);
    setIsBack(true);
    setOpened({ id, person: people?.find((each) => each.id === id) });
  };
  if (opened) {
    const unit = data?.unit ?? 'user';
    return (
      <PersonView
        key={opened.id}
        {...opened}
        selection={fixed}
        unit={unit}
        order={[...new Set([...shown, ...properties])]}
        host={host}
        onBack={() => setOpened(null)}
        onClose={onClose}
      />
    );
  }

  const total = data?.total ?? 0;
  const isWhole = data !== undefined && total > 0;
  const isLoading = !data && !error && !answer.invalid && !answer.isCancelled;
  const notices = data
    ? [
        data.eventsWithoutUser ? messages.withoutUserBehind(data.eventsWithoutUser, format) : '',
        shownCount !== null && countsUnits(selection) && shownCount !== total
          ? messages.shownCount(shownCount, selection, format)
          : '',
        // Events of nobody can not be behind a number of people, and the number's own notice tells of them.
        ...noticesOf({ ...data.meta, eventsWithoutUser: 0 }, messages, format),
      ].filter(Boolean)
    : [];
  const title = data
    ? messages.peopleCount(total, selection, format)
    : shownCount !== null && countsUnits(selection)
      ? messages.peopleCount(shownCount, selection, format)
      : messages.peopleBehind;
  return (
    <>
      <PeopleHead
        title={title}
        definition={answer.definition || label}
        selection={selection}
        label={label}
        narrows={isWhole || isLoading}
        onClose={onClose}
        corner={
          isWhole ? (
            <ActionMenu
              label={messages.export}
              icon={<DownloadIcon />}
              actions={[
                {
                  label: messages.exportEverybody(total, selection, format),
                  onSelect: exported.exportAll,
                  disabled: exported.collecting !== null,
                },
                ...(people && people.length < total
                  ? [
                      {
                        label: messages.exportLoadedPeople(people.length, format),
                        onSelect: exported.exportLoaded,
                      },
                    ]
                  : []),
              ]}
            />
          ) : null
        }
      />
      {isWhole || isLoading ? (
        <>
          <PeopleSearch
            selection={selection}
            typed={typed}
            onType={setTyped}
            found={found.length}
            loaded={people?.length ?? 0}
            total={total}
            isLoading={isLoading}
            onLoadAll={wantsAll && !hasFailed ? null : () => setWantsAll(true)}
          />
          <PeopleColumns
            people={(people ?? []).slice(0, sample)}
            hasLinks={host.getUserHref !== undefined}
            shown={shown}
            onChange={setColumns}
          />
        </>
      ) : null}
      <div className="uk-people-body" aria-busy={answer.isFetching}>
        {!data && error ? (
          <ErrorState
            error={error}
            messages={messages}
            height={stateHeight}
            onRetry={error.code === 'query/invalid' ? undefined : () => void answer.refetch()}
          />
        ) : null}
        {!data && !error && answer.invalid ? (
          <ErrorState error={answer.invalid} messages={messages} height={stateHeight} />
        ) : null}
        {isLoading ? (
          <Skeleton shape={<PeopleLines />} height={skeletonHeight} label={messages.loading} />
        ) : null}
        {!data && answer.isCancelled ? (
          <State
            title={messages.cancelled}
            height={stateHeight}
            actions={
              <button type="button" className="uk-button" onClick={() => void answer.refetch()}>
                {messages.retry}
              </button>
            }
          />
        ) : null}
        {data && total === 0 ? (
          <State title={messages.nobodyBehind(selection)} height={stateHeight} />
        ) : null}
        {isWhole && found.length === 0 ? (
          <State
            title={messages.noneMatch(searched.trim())}
            height={stateHeight}
            actions={
              <button type="button" className="uk-button" onClick={() => explain(searched.trim())}>
                {messages.whyNotIn(searched.trim())}
              </button>
            }
          />
        ) : null}
        {isWhole && found.length > 0 ? (
          <PeopleList
            key={searched}
            people={found}
            total={searched.trim() ? null : total}
            label={title}
            shown={shown}
            identity={selection.of.identity ?? 'user'}
            host={host}
            start={place}
            onOpen={(person, at) => {
              setPlace(at);
              setIsBack(false);
              setOpened({ id: person.id, person });
            }}
            hasMore={hasMore && !searched.trim()}
            isLoadingMore={isLoadingMore}
            hasFailed={hasFailed}
            loadMore={loadMore}
          />
        ) : null}
        {!data && answer.isFetching ? (
          <Waiting progress={answer.progress} onCancel={answer.cancel} />
        ) : null}
      </div>
      <Notices texts={notices} className="uk-people-notices" />
      {data ? (
        <PeopleFoot
          number={{
            ...number,
            selection: fixed,
            rolling: number.rolling ?? (isRolling ? selection : null),
            count: total,
          }}
          isEmpty={total === 0}
          collecting={exported.collecting}
          said={exported.said}
          onCancel={exported.cancel}
          onExplain={explain}
          isBack={isBack}
        />
      ) : null}
      <LiveRegion text={data ? messages.updated(answer.takeaway) : ''} />
    </>
  );
}

/** Rows in the shape of people. */
function PeopleLines(): ReactNode {
  return (
    <span className="uk-people-lines">
      {['46%', '38%', '52%', '41%', '35%'].map((width) => (
        <span key={width}>
          <span style={{ inlineSize: width }} />
          <span style={{ inlineSize: '72%' }} />
        </span>
      ))}
    </span>
  );
}
