import type { ReactNode } from 'react';

import type { UserLinks } from './tool.js';

/** A user as the host shows one: drawn by it, as a link to its page, or as the id. */
export function UserName({
  user,
  getUserHref,
  renderUser,
}: UserLinks & { user: string }): ReactNode {
  if (renderUser) return renderUser(user);
  const href = getUserHref?.(user);
  return href === undefined ? (
    <bdi>{user}</bdi>
  ) : (
    <a className="uk-timeline-link" href={href}>
      <bdi>{user}</bdi>
    </a>
  );
}
