import type { ReactNode } from 'react';

import { useUserLinks } from '../../hooks/people-context.js';
import { type Identity, scopeDefaults } from '../../model/scope.js';
import type { TimelineUsers } from './tool.js';

/** A user as the host shows one: drawn by it, as a link to its page, or as the id. */
export function UserName({
  user,
  getUserHref,
  renderUser,
  identity = scopeDefaults.identity,
}: TimelineUsers & { user: string; identity?: Identity }): ReactNode {
  const links = useUserLinks(identity, { getUserHref });
  if (renderUser) return renderUser(user);
  const href = links.getUserHref?.(user);
  return href === undefined ? (
    <bdi>{user}</bdi>
  ) : (
    <a className="uk-timeline-link" href={href}>
      <bdi>{user}</bdi>
    </a>
  );
}
