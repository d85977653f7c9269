import * as Popover from '@radix-ui/react-popover';
import { type FormEvent, type ReactNode, useState } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import { cohortEditorMessages } from '../../model/cohort-editor-messages.js';
import type { RelativeRange, Scope, Unit } from '../../model/scope.js';
import { CaretIcon, CheckIcon } from '../parts/icons.js';
import { Select } from '../parts/Select.js';

type Within = Scope['range'] | undefined;

const presets: RelativeRange[] = [7, 14, 28, 60, 90].map((last) => ({ last, unit: 'day' }));
const units: Unit[] = ['hour', 'day', 'week', 'month'];

interface WithinMenuProps {
  /** Undefined: in the report's range. */
  value: Within;
  onChange(within: Within): void;
}

/** When something was done: in the report's range, or in the last units before now. Dates are kept when they are set. */
export function WithinMenu({ value, onChange }: WithinMenuProps): ReactNode {
  const { format, direction } = useAnalyticsContext('WithinMenu');
  const messages = useToolMessages(cohortEditorMessages, 'WithinMenu');
  const [open, setOpen] = useState(false);
  const same = (one: Within) => JSON.stringify(one) === JSON.stringify(value);
  const words = (within: Within) =>
    within ? messages.withinRange(within, format) : messages.withinReport;
  const offered: Within[] = [undefined, ...presets];
  const choices = offered.some(same) ? offered : [...offered, value];
  const choose = (within: Within) => {
    onChange(within);
    setOpen(false);
  };
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger
        className="uk-button uk-cohort-choice"
        aria-label={`${messages.withinLabel}: ${words(value)}`}
      >
        <span className="uk-pill-value" data-default={value ? undefined : ''} title={words(value)}>
          {words(value)}
        </span>
        <CaretIcon />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className="uk-root uk-popup"
          dir={direction}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label={messages.withinLabel}
        >
          {choices.map((choice) => (
            <button
              key={JSON.stringify(choice) ?? ''}
              type="button"
              className="uk-item uk-item-button"
              aria-pressed={same(choice)}
              onClick={() => choose(choice)}
            >
              <span className="uk-item-mark">{same(choice) ? <CheckIcon /> : null}</span>
              {words(choice)}
            </button>
          ))}
          <div className="uk-separator" />
          <LastForm value={value} onChange={choose} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function LastForm({ value, onChange }: WithinMenuProps): ReactNode {
  const messages = useToolMessages(cohortEditorMessages, 'WithinMenu');
  const relative = value && 'last' in value ? value : null;
  const [count, setCount] = useState(String(relative?.last ?? 28));
  const [unit, setUnit] = useState<Unit>(relative?.unit ?? 'day');
  const last = Number(count);
  const valid = Number.isInteger(last) && last >= 1 && last <= 100_000;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (valid) onChange({ last, unit });
  };
  return (
    <form className="uk-duration-form uk-cohort-last" onSubmit={submit}>
      <span>{messages.inTheLast}</span>
      <input
        className="uk-field"
        aria-label={messages.howMany}
        inputMode="numeric"
        size={4}
        value={count}
        onChange={(event) => setCount(event.target.value)}
      />
      <Select
        aria-label={messages.timeUnit}
        value={unit}
        onChange={(event) => setUnit(event.target.value as Unit)}
      >
        {units.map((one) => (
          <option key={one} value={one}>
            {messages.rangeUnit(one)}
          </option>
        ))}
      </Select>
      <button type="submit" className="uk-button" disabled={!valid}>
        {messages.apply}
      </button>
    </form>
  );
}
