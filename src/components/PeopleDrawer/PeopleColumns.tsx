import type { ReactNode } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import { propertiesOf } from '../../hooks/people-rows.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import { peopleDrawerMessages } from '../../model/people-drawer-messages.js';
import type { UserRow } from '../../model/users.js';
import { ColumnsIcon } from '../parts/icons.js';
import { Picker } from '../parts/Picker.js';

/** So many properties are shown of each. */
export const mostShown = 3;

interface PeopleColumnsProps {
  people: readonly UserRow[];
  /** The rows have a link at their end. */
  hasLinks: boolean;
  shown: readonly string[];
  onChange(shown: readonly string[]): void;
}

/** The names of the properties that are shown, above their values, and the list to choose them from. */
export function PeopleColumns({
  people,
  hasLinks,
  shown,
  onChange,
}: PeopleColumnsProps): ReactNode {
  const { format } = useAnalyticsContext('PeopleColumns');
  const messages = useToolMessages(peopleDrawerMessages, 'PeopleColumns');
  const all = propertiesOf(people);
  const choose = (name: string) =>
    onChange(
      shown.includes(name)
        ? shown.filter((each) => each !== name)
        : // One more than fit pushes the first out.
          [...shown, name].slice(-mostShown),
    );
  return (
    <div className="uk-people-columns" data-links={hasLinks ? '' : undefined}>
      <span className="uk-person-values" data-columns={shown.length} aria-hidden="true">
        {shown.map((name) => (
          <span key={name} title={messages.property(name)}>
            {messages.property(name)}
          </span>
        ))}
      </span>
      {all.length > 0 ? (
        <Picker
          label={messages.propertiesShown(mostShown)}
          items={all.map(({ name, set }) => ({
            id: name,
            label: messages.property(name),
            hint: messages.propertyShare(set / people.length, format),
          }))}
          chosen={shown}
          onChoose={choose}
          multiple
          words={messages}
          trigger={
            <button
              type="button"
              className="uk-button"
              data-quiet=""
              data-icon=""
              aria-label={messages.properties}
              title={messages.propertiesShown(mostShown)}
            >
              <ColumnsIcon />
            </button>
          }
        />
      ) : null}
    </div>
  );
}
