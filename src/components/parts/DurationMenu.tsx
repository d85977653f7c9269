import * as Popover from '@radix-ui/react-popover';
import { type FormEvent, type ReactNode, useState } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import type { Duration } from '../../model/scope.js';
import { CheckIcon } from './icons.js';
import { PillText } from './Menu.js';
import { Select } from './Select.js';

const units: Duration['unit'][] = ['second', 'minute', 'hour', 'day', 'week'];

interface DurationMenuProps {
  /** What it limits, e.g. "Within". */
  label: string;
  /** Null = no limit. */
  value: Duration | null;
  presets: readonly (Duration | null)[];
  onChange(value: Duration | null): void;
  /** Says what it limits to people who do not see where it stands, when the label alone does not. */
  name?: string;
}

/** A length of time: one of a few, or any number of a unit. */
export function DurationMenu(props: DurationMenuProps): ReactNode {
  const { label, value, presets, onChange, name = label } = props;
  const { messages } = useAnalyticsContext('DurationMenu');
  const [open, setOpen] = useState(false);
  const labelOf = (length: Duration | null) =>
    length ? messages.length(length) : messages.noWindow;
  const choose = (length: Duration | null) => {
    onChange(length);
    setOpen(false);
  };
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger className="uk-pill">
        {name === label ? null : <span className="uk-hidden">{name}: </span>}
        <PillText label={label} value={labelOf(value)} />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className="uk-root uk-popup"
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label={name}
        >
          {presets.map((preset) => {
            const current = JSON.stringify(preset) === JSON.stringify(value);
            return (
              <button
                key={JSON.stringify(preset)}
                type="button"
                className="uk-item uk-item-button"
                aria-pressed={current}
                onClick={() => choose(preset)}
              >
                <span className="uk-item-mark">{current ? <CheckIcon /> : null}</span>
                {labelOf(preset)}
              </button>
            );
          })}
          <div className="uk-separator" />
          <DurationForm value={value} onChange={choose} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function DurationForm({
  value,
  onChange,
}: {
  value: Duration | null;
  onChange(value: Duration): void;
}): ReactNode {
  const { messages } = useAnalyticsContext('DurationMenu');
  const [count, setCount] = useState(String(value?.value ?? 1));
  const [unit, setUnit] = useState<Duration['unit']>(value?.unit ?? 'day');
  const number = Number(count);
  const valid = count.trim() !== '' && Number.isFinite(number) && number > 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (valid) onChange({ value: number, unit });
  };
  return (
    <form className="uk-duration-form" onSubmit={submit}>
      <input
        className="uk-field"
        aria-label={messages.howMany}
        inputMode="decimal"
        size={4}
        value={count}
        onChange={(event) => setCount(event.target.value)}
      />
      <Select
        aria-label={messages.timeUnit}
        value={unit}
        onChange={(event) => setUnit(event.target.value as Duration['unit'])}
      >
        {units.map((one) => (
          <option key={one} value={one}>
            {messages.timeUnits(one)}
          </option>
        ))}
      </Select>
      <button type="submit" className="uk-button" disabled={!valid}>
        {messages.apply}
      </button>
    </form>
  );
}
