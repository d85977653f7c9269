import type { ReactNode } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import { groupId } from '../../model/groups.js';
import { NumberButton } from '../parts/NumberButton.js';
import type { Numbers } from '../parts/useNumbers.js';
import type { ShownGroup } from './groups.js';

interface GroupLegendProps {
  groups: readonly ShownGroup[];
  numbers: Numbers | null;
}

/** Which colour is which group, and how many of it go all the way. */
export function GroupLegend({ groups, numbers }: GroupLegendProps): ReactNode {
  const { format, messages } = useAnalyticsContext('GroupLegend');
  return (
    <ul className="uk-funnel-groups">
      {groups.map(({ key, steps, tone }) => {
        const name = messages.group(key);
        const last = steps.findLastIndex(({ optional }) => !optional);
        const { count = 0, fromFirst = null } = steps[last] ?? {};
        return (
          <li key={groupId(key)}>
            <i className="uk-funnel-swatch" style={{ background: tone }} />
            <span className="uk-funnel-group-name" title={name}>
              {name}
            </span>
            <b>
              <NumberButton
                numbers={numbers}
                part={{ step: last, outcome: 'reached', key }}
                count={count}
                label={messages.groupAtStep(name, count, fromFirst, format)}
              >
                {format.percent(fromFirst)}
              </NumberButton>
            </b>
          </li>
        );
      })}
    </ul>
  );
}
