'use client';
import type { ComponentType, ReactNode } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import { type PeopleHost, usePeopleHost } from '../../hooks/people-context.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import { useLinkedSelection } from '../../hooks/useLinkedSelection.js';
import { canonicalJson } from '../../model/canonical.js';
import { peopleDrawerMessages } from '../../model/people-drawer-messages.js';
import type { Selection } from '../../model/selection.js';
import type { UserRow } from '../../model/users.js';
import { Bounded } from '../parts/Bounded.js';
import type { RootProps } from '../parts/ResultCard.js';
import { State } from '../parts/State.js';
import type { PickedNumber } from '../parts/useNumbers.js';
import { Drawer } from './Drawer.js';
import { PeopleContent } from './PeopleContent.js';

/** What the drawer takes: a number, and what the host knows to do about people. */
export interface PeopleDrawerProps extends RootProps, PeopleHost {
  /** The number whose people are shown; null: the drawer is closed. Missing: the number that is selected on the page. */
  selection?: Selection | null | undefined;
  /** What the number is called. Default: its people in words. */
  label?: string | undefined;
  /** As many as the number said, shown until they are counted; said when the count differs. */
  count?: number | undefined;
  /** The same number whenever it is asked, to be saved as a cohort that moves along. Default: none. */
  rolling?: Selection | null | undefined;
  /** The reader closes it. Missing: there is no button to close it. */
  onClose?: (() => void) | undefined;
  /** Stands in the page as a card, in place of a drawer at the end of the window. Default false. */
  inline?: boolean | undefined;
  /** Where the focus goes when the drawer closes. Default: where it was when it opened. */
  opener?: Element | null | undefined;
  /** What stands in place of the component's own: `User` for someone in the list, as `renderUser`. */
  slots?: { User?: ComponentType<{ user: UserRow }> } | undefined;
}

const nothing = (): void => undefined;

/**
 * The people, or sessions, behind a number: as many as it says. Search, properties, CSV, each one's facts and why they
 * count; and why someone else does not. A drawer at the end of the window that leaves the page usable, or a card.
 */
export function PeopleDrawer(props: PeopleDrawerProps): ReactNode {
  const {
    selection,
    label,
    count,
    rolling,
    onClose,
    inline = false,
    opener,
    slots,
    ...rest
  } = props;
  const { getUserHref, onOpenUser, onOpenSession, renderUser, actions, ...root } = rest;
  const { messages: words, format, direction } = useAnalyticsContext('PeopleDrawer');
  const messages = useToolMessages(peopleDrawerMessages, 'PeopleDrawer');
  const page = useLinkedSelection();
  const User = slots?.User;
  const host = usePeopleHost({
    getUserHref,
    onOpenUser,
    onOpenSession,
    renderUser: renderUser ?? (User && ((user) => <User user={user} />)),
    actions,
  });
  const isOfPage = selection === undefined;
  const chosen = isOfPage ? (page.selected?.selection ?? null) : selection;
  const number: PickedNumber | null = chosen && {
    selection: chosen,
    rolling: rolling ?? null,
    label:
      label ?? (isOfPage ? page.selected?.label : undefined) ?? words.selection(chosen, format),
    count: count ?? null,
  };
  const close = onClose ?? (isOfPage ? page.clear : undefined);
  const content = number ? (
    <Bounded name="PeopleDrawer">
      <PeopleContent
        key={canonicalJson(number.selection)}
        number={number}
        host={host}
        onClose={close}
      />
    </Bounded>
  ) : null;
  if (!inline) {
    return number ? (
      <Drawer {...root} label={number.label} onClose={close ?? nothing} opener={opener}>
        {content}
      </Drawer>
    ) : null;
  }
  return (
    <section
      {...root}
      className={['uk-root uk-card uk-people', root.className].filter(Boolean).join(' ')}
      dir={direction}
      aria-label={number?.label ?? messages.peopleBehind}
    >
      {content ?? <State title={messages.choosePeople} height={160} />}
    </section>
  );
}
