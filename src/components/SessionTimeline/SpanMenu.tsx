import * as Popover from '@radix-ui/react-popover';
import { type FormEvent, type ReactNode, useState } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import type { AbsoluteRange } from '../../model/scope.js';
import { dayMs, localInstant, zoneOffset } from '../../model/time-zone.js';
import { PillText } from '../parts/Menu.js';
import { useTimelineMessages } from './useTimelineMessages.js';

interface SpanMenuProps {
  /** What there is to choose from; null while that is not known. */
  whole: AbsoluteRange | null;
  span: AbsoluteRange | undefined;
  onSpan(span: AbsoluteRange | undefined): void;
}

const second = 1_000;

/** The part of the timeline that is shown, typed in: what the strip does with a pointer. */
export function SpanMenu({ whole, span, onSpan }: SpanMenuProps): ReactNode {
  const { format, direction } = useAnalyticsContext('SpanMenu');
  const messages = useTimelineMessages('SpanMenu');
  const [open, setOpen] = useState(false);
  const isLong = span !== undefined && span.end - span.start >= dayMs;
  const choose = (next: AbsoluteRange | undefined) => {
    setOpen(false);
    onSpan(next);
  };
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger className="uk-pill" disabled={!whole}>
        <PillText
          label={messages.between}
          value={span ? messages.spanText(span, isLong, format) : messages.wholeTimeline}
          isUnset={!span}
        />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className="uk-root uk-popup"
          dir={direction}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label={messages.between}
        >
          {whole ? <SpanForm whole={whole} span={span} onSpan={choose} /> : null}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function SpanForm({ whole, span, onSpan }: SpanMenuProps & { whole: AbsoluteRange }): ReactNode {
  const { messages: words, timeZone } = useAnalyticsContext('SpanMenu');
  const messages = useTimelineMessages('SpanMenu');
  const textOf = (instant: number) =>
    new Date(instant + zoneOffset(timeZone, instant)).toISOString().slice(0, 19);
  const { start, end } = span ?? whole;
  const [from, setFrom] = useState(() => textOf(start));
  const [to, setTo] = useState(() => textOf(end - 1));
  const instantOf = (text: string) => localInstant(timeZone, Date.parse(`${text}Z`));
  const isValid = Date.parse(`${to}Z`) >= Date.parse(`${from}Z`);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isValid) onSpan({ start: instantOf(from), end: instantOf(to) + second });
  };
  const field = (label: string, value: string, set: (value: string) => void) => (
    <label className="uk-labelled">
      {label}
      <input
        className="uk-field"
        type="datetime-local"
        step="1"
        value={value}
        onChange={(event) => set(event.target.value)}
      />
    </label>
  );
  return (
    <form className="uk-timeline-span-form" onSubmit={submit}>
      {field(words.from, from, setFrom)}
      {field(words.to, to, setTo)}
      <div className="uk-timeline-span-actions">
        <button type="submit" className="uk-button" disabled={!isValid}>
          {words.apply}
        </button>
        {span ? (
          <button
            type="button"
            className="uk-button"
            data-quiet=""
            onClick={() => onSpan(undefined)}
          >
            {messages.wholeTime}
          </button>
        ) : null}
      </div>
      <div className="uk-picker-note">{timeZone}</div>
    </form>
  );
}
