import type { ComponentType, ReactNode } from 'react';

import type { UserLinks } from '../../hooks/people-context.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import { sessionListMessages } from '../../model/session-list-messages.js';

interface UserNameProps extends UserLinks {
  /** Null: nobody known. */
  user: string | null;
  User?: ComponentType<{ user: string }> | undefined;
  /** What makes it a cell that can be gone to. */
  cell?: { 'data-cell': string; tabIndex: 0 | -1; onFocus(): void } | undefined;
}

/** Whether a person leads somewhere. */
export function leads(user: string | null, { getUserHref, onOpenUser }: UserLinks): user is string {
  return user !== null && (onOpenUser !== undefined || getUserHref?.(user) !== undefined);
}

/** Who it was: a link where the host has a page for people, a button where it opens them, else text. */
export function UserName(props: UserNameProps): ReactNode {
  const { user, getUserHref, onOpenUser, User, cell } = props;
  const messages = useToolMessages(sessionListMessages, 'UserName');
  if (user === null) return <span className="uk-session-nobody">{messages.noSessionUser}</span>;
  const name = User ? <User user={user} /> : <bdi>{user}</bdi>;
  const href = getUserHref?.(user);
  const shared = { className: 'uk-session-user', title: user, ...cell };
  if (href !== undefined) {
    return (
      <a
        {...shared}
        href={href}
        aria-label={messages.sessionUserName(user)}
        onClick={() => onOpenUser?.(user)}
      >
        {name}
      </a>
    );
  }
  if (!onOpenUser) {
    return (
      <span className="uk-session-user" title={user}>
        {name}
      </span>
    );
  }
  return (
    <button
      {...shared}
      type="button"
      aria-label={messages.sessionUserName(user)}
      onClick={() => onOpenUser(user)}
    >
      {name}
    </button>
  );
}
