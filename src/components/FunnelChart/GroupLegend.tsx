import type { ReactNode } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import { groupId } from '../../model/groups.js';
import type { ShownGroup } from './groups.js';

/** Which colour is which group, and how many of it go all the way. */
export function GroupLegend({ groups }: { groups: readonly ShownGroup[] }): ReactNode {
  const { format, messages } = useAnalyticsContext('GroupLegend');
  return (
    <ul className="uk-funnel-groups">
      {groups.map(({ key, steps, tone }) => {
        const name = messages.group(key);
        const last = steps.findLast(({ optional }) => !optional);
        return (
          <li key={groupId(key)}>
            <i className="uk-funnel-swatch" style={{ background: tone }} />
            <span className="uk-funnel-group-name" title={name}>
              {name}
            </span>
            <b>{format.percent(last?.fromFirst ?? null)}</b>
          </li>
        );
      })}
    </ul>
  );
}
