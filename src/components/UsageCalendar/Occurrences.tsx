import * as Popover from '@radix-ui/react-popover';
import { type ReactNode, useMemo, useRef } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import { useRovingCell } from '../parts/useRovingCell.js';

/** One of the hours a cell is the average of. */
export interface Occurrence {
  /** Start of its bucket. */
  start: number;
  /** When it was. */
  period: string;
  text: string;
  label: string;
  /** Of the largest of them, 0–1. */
  share: number;
  isSelected: boolean;
  /** Opens the people behind it; undefined where there are none, or no question to ask. */
  onOpen?: (() => void) | undefined;
}

interface OccurrencesProps {
  /** The cell they belong to. */
  at: HTMLElement;
  title: string;
  note: string;
  occurrences: readonly Occurrence[];
  onClose(): void;
}

/** The hours a cell is the average of, the latest first, each a number of its own. */
export function Occurrences(props: OccurrencesProps): ReactNode {
  const { at, title, note, occurrences, onClose } = props;
  const { direction } = useAnalyticsContext('UsageCalendar');
  const anchor = useMemo(() => ({ current: at }), [at]);
  const { ref, cell: place, onKeyDown } = useRovingCell<HTMLUListElement>(occurrences.map(() => 1));
  const isPicking = useRef(false);
  return (
    <Popover.Root open onOpenChange={(next) => (next ? undefined : onClose())}>
      <Popover.Anchor virtualRef={anchor} />
      <Popover.Portal>
        <Popover.Content
          className="uk-root uk-popup uk-occurrences"
          dir={direction}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label={title}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            // The number's own menu has the focus by then.
            if (!isPicking.current) at.focus();
          }}
        >
          <div className="uk-occurrences-title">{title}</div>
          <div className="uk-occurrences-note">{note}</div>
          <ul ref={ref} className="uk-occurrences-list" onKeyDown={onKeyDown}>
            {occurrences.map((one, row) => {
              const { tabIndex, onFocus, ...cell } = place(row, 0);
              const content = (
                <>
                  <span className="uk-occurrences-period">{one.period}</span>
                  <span className="uk-occurrences-track">
                    <span style={{ inlineSize: `${one.share * 100}%` }} />
                  </span>
                  <b>{one.text}</b>
                </>
              );
              return (
                <li key={one.start}>
                  {one.onOpen ? (
                    <button
                      type="button"
                      className="uk-item uk-item-button"
                      aria-label={one.label}
                      data-picked={one.isSelected ? '' : undefined}
                      tabIndex={tabIndex}
                      onFocus={onFocus}
                      {...cell}
                      onClick={() => {
                        isPicking.current = true;
                        one.onOpen?.();
                      }}
                    >
                      {content}
                    </button>
                  ) : (
                    <div
                      className="uk-item"
                      role="img"
                      aria-label={one.label}
                      tabIndex={tabIndex}
                      onFocus={onFocus}
                      {...cell}
                    >
                      {content}
                    </div>
                  )}
                </li>
              );
            })}
          </ul>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
