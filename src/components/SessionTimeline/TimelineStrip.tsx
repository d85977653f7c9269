import { type KeyboardEvent, type PointerEvent, type ReactNode, useReducer } from 'react';

import {
  sliceAt,
  slicesOf,
  spanOf,
  type Strip,
  type StripSize,
  stripTime,
  stripX,
} from '../../geometry/timeline-strip.js';
import { brush, brushed, movedEnd } from '../../hooks/timeline-brush.js';
import type { AbsoluteRange } from '../../model/scope.js';
import { useWidth } from '../parts/useWidth.js';
import { useTimelineMessages } from './useTimelineMessages.js';

interface TimelineStripProps {
  label: string;
  /** Lays it out for the room there is. */
  layout(size: StripSize): Strip;
  span: AbsoluteRange | undefined;
  onSpan(span: AbsoluteRange | undefined): void;
  /** Goes to an instant. */
  onGo(time: number): void;
  /** From here on nothing is loaded yet; null: all is. */
  loadedUntil: number | null;
  /** Text of a label below, and of an end that is moved. */
  tickText(time: number, isBoundary: boolean): string;
  endText(time: number): string;
}

const height = 24;

/** Marks as one path: thousands cost no more than a few. */
function pathOf(marks: Strip['marks'], part: 'height' | 'exceptions'): string {
  return marks
    .filter((mark) => mark[part] > 0)
    .map(({ x, width, [part]: tall }) => `M${x} ${height}v${-tall}h${width}v${tall}z`)
    .join('');
}

/**
 * How events are spread over time. Dragged over, it chooses a part; its two ends are sliders for the keyboard; a click
 * goes there. Time runs from left to right in every script.
 */
export function TimelineStrip(props: TimelineStripProps): ReactNode {
  const { label, layout, span, onSpan, onGo, loadedUntil, tickText, endText } = props;
  const messages = useTimelineMessages('TimelineStrip');
  const [ref, width] = useWidth();
  const [held, dispatch] = useReducer(brush, null);
  const strip = width > 0 ? layout({ width, height }) : null;
  return (
    <div
      className="uk-timeline-strip"
      role="group"
      aria-label={label}
      title={messages.stripHint}
      dir="ltr"
    >
      <div ref={ref} className="uk-timeline-strip-track">
        {strip ? drawn(strip) : null}
      </div>
      <div className="uk-timeline-strip-ticks" aria-hidden="true">
        {strip?.ticks.map(({ time, x, isBoundary }) => (
          <span
            key={time}
            data-boundary={isBoundary ? '' : undefined}
            style={{ insetInlineStart: x }}
          >
            {tickText(time, isBoundary)}
          </span>
        ))}
      </div>
    </div>
  );

  function drawn(shown: Strip): ReactNode {
    const last = shown.bounds.length - 2;
    const chosen = held?.moved ? brushed(held) : slicesOf(shown, span);
    const isWhole = chosen[0] === 0 && chosen[1] === last;
    const left = stripX(shown, width, shown.bounds[chosen[0]] as number);
    const right = stripX(shown, width, shown.bounds[chosen[1] + 1] as number);
    const choose = (slices: readonly [number, number]) =>
      onSpan(spanOf(shown, slices) ?? undefined);
    const timeOf = (event: PointerEvent<HTMLElement>) => {
      const track = event.currentTarget.closest('.uk-timeline-strip-track') ?? event.currentTarget;
      return stripTime(shown, width, event.clientX - track.getBoundingClientRect().left);
    };
    const follow = {
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        if (held) dispatch({ type: 'move', slice: sliceAt(shown, timeOf(event)) });
      },
      onPointerCancel: () => dispatch({ type: 'end' }),
    };
    const end = (which: 'from' | 'to') => {
      const at = which === 'from' ? 0 : 1;
      // The end of the last slice chosen is the begin of the one after it.
      const time = shown.bounds[(chosen[at] as number) + at] as number;
      return (
        <div
          className="uk-timeline-strip-end"
          role="slider"
          tabIndex={0}
          aria-label={which === 'from' ? messages.spanFrom : messages.spanTo}
          aria-valuemin={0}
          aria-valuemax={last}
          aria-valuenow={chosen[at]}
          aria-valuetext={endText(time)}
          data-end={which}
          style={{ insetInlineStart: which === 'from' ? left : right }}
          onKeyDown={(event: KeyboardEvent) => {
            const next = movedEnd(event.key, which, chosen as [number, number], last);
            if (!next) return;
            event.preventDefault();
            choose(next);
          }}
          onPointerDown={(event) => {
            if (event.button !== 0) return;
            event.stopPropagation();
            event.currentTarget.setPointerCapture(event.pointerId);
            dispatch({ type: 'grab', end: which, chosen: chosen as [number, number] });
          }}
          {...follow}
          onPointerUp={(event) => {
            event.stopPropagation();
            if (held?.moved) choose(brushed(held));
            dispatch({ type: 'end' });
          }}
        />
      );
    };
    const unloaded = loadedUntil === null ? width : stripX(shown, width, loadedUntil);
    return (
      <>
        <div
          className="uk-timeline-strip-area"
          onPointerDown={(event) => {
            if (event.button !== 0) return;
            event.currentTarget.setPointerCapture(event.pointerId);
            dispatch({ type: 'press', slice: sliceAt(shown, timeOf(event)) });
          }}
          {...follow}
          onPointerUp={(event) => {
            if (!held) return;
            if (held.moved) choose(brushed(held));
            else onGo(timeOf(event));
            dispatch({ type: 'end' });
          }}
        >
          <svg width={width} height={height} aria-hidden="true">
            <path className="uk-timeline-strip-mark" d={pathOf(shown.marks, 'height')} />
            <path className="uk-timeline-strip-bad" d={pathOf(shown.marks, 'exceptions')} />
          </svg>
          {unloaded < width ? (
            <div className="uk-timeline-strip-unloaded" style={{ insetInlineStart: unloaded }} />
          ) : null}
          {isWhole ? null : (
            <>
              <div
                className="uk-timeline-strip-off"
                style={{ insetInlineStart: 0, inlineSize: left }}
              />
              <div
                className="uk-timeline-strip-off"
                style={{ insetInlineStart: right, insetInlineEnd: 0 }}
              />
              <div
                className="uk-timeline-strip-chosen"
                style={{ insetInlineStart: left, inlineSize: Math.max(2, right - left) }}
              />
            </>
          )}
        </div>
        {end('from')}
        {end('to')}
      </>
    );
  }
}
