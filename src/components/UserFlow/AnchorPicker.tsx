import type { ReactNode } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import type { CatalogEvent } from '../../model/catalog.js';
import type { EventMatcher } from '../../model/filter.js';
import { isAny } from '../../model/phrases.js';
import { userFlowMessages } from '../../model/user-flow-messages.js';
import { PillText } from '../parts/Menu.js';
import { Picker, type PickerItem } from '../parts/Picker.js';

interface AnchorPickerProps {
  label: string;
  /** Any event: the first of each session or user. */
  value: EventMatcher;
  unit: 'session' | 'user';
  events: readonly CatalogEvent[];
  onChange(match: EventMatcher): void;
}

const startId = 'start';
const idOf = (match: EventMatcher): string =>
  isAny(match) ? startId : JSON.stringify([match.event ?? null, match.kind ?? null]);

/** Chooses what the flow goes around: an event, or the first one whatever it is. */
export function AnchorPicker(props: AnchorPickerProps): ReactNode {
  const { label, value, unit, events, onChange } = props;
  const { format } = useAnalyticsContext('AnchorPicker');
  const messages = useToolMessages(userFlowMessages, 'AnchorPicker');
  const kinds = [...new Set(events.map(({ kind }) => kind))];
  const isTwice = (name: string) => events.filter(({ event }) => event === name).length > 1;
  const matches = kinds.flatMap((kind) =>
    events
      .filter((entry) => entry.kind === kind)
      .map(({ event, count }) => {
        const match: EventMatcher = isTwice(event) ? { event, kind } : { event };
        const item: PickerItem = {
          id: idOf(match),
          label: event,
          hint: format.number(count),
          group: messages.kind(kind),
        };
        return { match, item };
      }),
  );
  const start = { id: startId, label: messages.flowStart(unit), group: messages.flowStarts };
  return (
    <Picker
      label={label}
      items={[start, ...matches.map(({ item }) => item)]}
      chosen={[idOf(value)]}
      onChoose={(id) => onChange(matches.find(({ item }) => item.id === id)?.match ?? {})}
      words={messages}
      trigger={
        <button type="button" className="uk-pill">
          <PillText
            label={label}
            value={isAny(value) ? messages.flowStart(unit) : messages.matcher(value)}
          />
        </button>
      }
    />
  );
}
