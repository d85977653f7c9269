import type { ReactNode } from 'react';

import type { NumberPart, Numbers } from './useNumbers.js';
import type { RovingCells } from './useRovingCell.js';

interface NumberButtonProps {
  numbers: Numbers | null;
  part: NumberPart;
  /** Null for a number that does not count its people; 0: nobody is behind it. */
  count: number | null;
  /** What the number is of, when its words alone do not say it. */
  label?: string;
  className?: string;
  tabIndex?: 0 | -1;
  /** Its place among cells walked with the arrow keys. */
  cell?: ReturnType<RovingCells<Element>['cell']> | undefined;
  children: ReactNode;
}

/** A number that opens the people behind it; plain text where there are none, or no question to ask. */
export function NumberButton(props: NumberButtonProps): ReactNode {
  const { numbers, part, count, label, className, tabIndex, cell, children } = props;
  if (!numbers || count === 0) {
    return (
      <span className={className} {...cell}>
        {children}
      </span>
    );
  }
  return (
    <button
      type="button"
      className={['uk-number', className].filter(Boolean).join(' ')}
      tabIndex={tabIndex}
      {...cell}
      aria-label={label}
      data-selected={numbers.isPicked(part) ? '' : undefined}
      onClick={(event) => numbers.pick(part, count, event.currentTarget)}
    >
      {children}
    </button>
  );
}
