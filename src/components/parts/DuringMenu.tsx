import * as Popover from '@radix-ui/react-popover';
import { type FormEvent, type ReactNode, useState } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import { startRange } from '../../hooks/page-scope.js';
import { usePageScope } from '../../hooks/usePageScope.js';
import type { ChosenRange, RangeChoice } from '../../hooks/useRangeOfData.js';
import type { RelativeRange } from '../../model/scope.js';
import { dayMs, dayStart, localDate } from '../../model/time-zone.js';
import { CheckIcon } from './icons.js';
import { PillText } from './Menu.js';
import { isDates, rangeWords } from './range-words.js';

const presets: RelativeRange[] = [
  { last: 24, unit: 'hour' },
  { last: 7, unit: 'day' },
  { last: 30, unit: 'day' },
  { last: 90, unit: 'day' },
  { last: 12, unit: 'month' },
];

function same(a: RangeChoice, b: RangeChoice): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

interface DuringMenuProps {
  /** The component's own range; undefined: that of its page. */
  value: RangeChoice | undefined;
  /** What is asked for. */
  chosen: ChosenRange;
  onChange(choice: RangeChoice): void;
  /** Takes the page's range again. Omitted: not offered. */
  onFollow?: (() => void) | undefined;
}

/** Chooses the range: the page's, the last units, all data, or two dates. */
export function DuringMenu({ value, chosen, onChange, onFollow }: DuringMenuProps): ReactNode {
  const { messages, format, direction } = useAnalyticsContext('DuringMenu');
  const { scope } = usePageScope();
  const [open, setOpen] = useState(false);
  const shown = value ?? scope.range ?? startRange;
  const follows = value === undefined && scope.range !== undefined;
  const text = rangeWords(shown, chosen.moved, messages, format);
  const choose = (choice: RangeChoice) => {
    onChange(choice);
    setOpen(false);
  };
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger className="uk-pill">
        <PillText
          label={messages.during}
          value={follows ? messages.pageTime(text, isDates(shown)) : text}
          isClear
        />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className="uk-root uk-popup"
          dir={direction}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label={messages.during}
        >
          {onFollow && scope.range !== undefined ? (
            <>
              <button
                type="button"
                className="uk-item uk-item-button"
                aria-pressed={follows}
                onClick={() => {
                  onFollow();
                  setOpen(false);
                }}
              >
                <span className="uk-item-mark">{follows ? <CheckIcon /> : null}</span>
                <span className="uk-item-text">{messages.asPage}</span>
                <span className="uk-item-count">
                  {rangeWords(scope.range, follows && chosen.moved, messages, format)}
                </span>
              </button>
              <div className="uk-separator" />
            </>
          ) : null}
          {[...presets, 'all' as const].map((choice) => {
            const current = !follows && same(choice, shown);
            return (
              <button
                key={JSON.stringify(choice)}
                type="button"
                className="uk-item uk-item-button"
                aria-pressed={current}
                onClick={() => choose(choice)}
              >
                <span className="uk-item-mark">{current ? <CheckIcon /> : null}</span>
                {rangeWords(choice, chosen.moved, messages, format)}
              </button>
            );
          })}
          <div className="uk-separator" />
          <RangeForm chosen={chosen} onChange={choose} />
          {chosen.moved && chosen.lastEvent !== null ? (
            <div className="uk-picker-note">{messages.dataEnds(chosen.lastEvent, format)}</div>
          ) : null}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function RangeForm({
  chosen,
  onChange,
}: {
  chosen: ChosenRange;
  onChange(choice: RangeChoice): void;
}): ReactNode {
  const { messages, timeZone } = useAnalyticsContext('DuringMenu');
  const { absolute } = chosen;
  const dateText = (instant: number) =>
    new Date(localDate(timeZone, instant)).toISOString().slice(0, 10);
  const [from, setFrom] = useState(() => (absolute ? dateText(absolute.start) : ''));
  const [to, setTo] = useState(() => (absolute ? dateText(absolute.end - 1) : ''));
  const first = Date.parse(`${from}T00:00:00Z`);
  const last = Date.parse(`${to}T00:00:00Z`);
  const valid = last >= first;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!valid) return;
    onChange({ start: dayStart(timeZone, first), end: dayStart(timeZone, last + dayMs) });
  };
  return (
    <form className="uk-range-form" onSubmit={submit}>
      <label className="uk-labelled">
        {messages.from}
        <input
          className="uk-field"
          type="date"
          value={from}
          min="1900-01-01"
          max="2199-12-31"
          onChange={(event) => setFrom(event.target.value)}
        />
      </label>
      <label className="uk-labelled">
        {messages.to}
        <input
          className="uk-field"
          type="date"
          value={to}
          min={from}
          max="2199-12-31"
          onChange={(event) => setTo(event.target.value)}
        />
      </label>
      <button type="submit" className="uk-button" disabled={!valid}>
        {messages.apply}
      </button>
    </form>
  );
}
