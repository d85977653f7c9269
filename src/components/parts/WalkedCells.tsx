import type { KeyboardEvent, ReactNode } from 'react';

import type { RovingCells } from './useRovingCell.js';

interface WalkedCellsProps {
  roving: RovingCells<HTMLDivElement>;
  children: ReactNode;
}

/** Holds a table whose numbers are one tab stop: keys pressed on one of them go to another, others stay the table's. */
export function WalkedCells({ roving, children }: WalkedCellsProps): ReactNode {
  const { ref, onKeyDown: walk } = roving;
  const onKeyDown = (event: KeyboardEvent) => {
    if ((event.target as Element).closest('[data-cell]')) walk(event);
  };
  return (
    <div ref={ref} role="presentation" onKeyDown={onKeyDown}>
      {children}
    </div>
  );
}
