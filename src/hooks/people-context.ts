'use client';
import { createContext, type ReactNode, useContext } from 'react';

import type { Identity } from '../model/scope.js';
import type { UserRow } from '../model/users.js';

/** Something a host offers to do about one person. */
export interface PersonAction {
  label: string;
  onSelect(id: string, identity: Identity): void;
}

/** What a host knows to do about people. Ids are of what the number counts by: `identity` says whose. */
export interface PeopleHost {
  /** Address of the host's own page about someone; nothing: there is none. */
  getUserHref?: ((id: string, identity: Identity) => string | null | undefined) | undefined;
  /** Shows someone's timeline. Missing: it is shown in the drawer. */
  onOpenUser?: ((id: string, identity: Identity) => void) | undefined;
  /** Shows a session's timeline. Missing: it is shown in the drawer. */
  onOpenSession?: ((id: string) => void) | undefined;
  /** What stands for someone in lists, in place of the id. It stands in a button: nothing in it may be pressed. */
  renderUser?: ((user: UserRow) => ReactNode) | undefined;
  /** More to do about one person. */
  actions?: readonly PersonAction[] | undefined;
}

const nothing: PeopleHost = {};

export const PeopleContext = createContext<PeopleHost>(nothing);

/** What the host knows to do about people: what a component was given itself comes first. */
export function usePeopleHost(own: PeopleHost): PeopleHost {
  const shared = useContext(PeopleContext);
  return {
    getUserHref: own.getUserHref ?? shared.getUserHref,
    onOpenUser: own.onOpenUser ?? shared.onOpenUser,
    onOpenSession: own.onOpenSession ?? shared.onOpenSession,
    renderUser: own.renderUser ?? shared.renderUser,
    actions: own.actions ?? shared.actions,
  };
}

/** Where ids of one identity lead. */
export interface UserLinks {
  /** Address of a person's page; undefined where there is none. */
  getUserHref?: ((user: string) => string | undefined) | undefined;
  /** A person was opened. With an address it is called as well; the link is followed unless the host prevents it. */
  onOpenUser?: ((user: string) => void) | undefined;
}

/** Where people lead: what a component was given itself comes first, else what the page knows. */
export function useUserLinks(identity: Identity, own: UserLinks): UserLinks {
  const { getUserHref, onOpenUser } = useContext(PeopleContext);
  return {
    getUserHref:
      own.getUserHref ?? (getUserHref && ((user) => getUserHref(user, identity) ?? undefined)),
    onOpenUser: own.onOpenUser ?? (onOpenUser && ((user) => onOpenUser(user, identity))),
  };
}
