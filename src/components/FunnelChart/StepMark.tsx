import type { ReactNode } from 'react';

import type { StepPart } from '../../geometry/funnel-parts.js';
import type { Numbers } from '../parts/useNumbers.js';
import type { RovingCells } from '../parts/useRovingCell.js';

/** A part of a step with what it is called and its place among the others. */
export interface NamedPart extends StepPart {
  label: string;
  cell: ReturnType<RovingCells<Element>['cell']>;
}

/** What is pointed at and walked to over a part of a bar: at least as large as a finger needs, however small the part is. */
export function StepMark({
  named,
  numbers,
}: {
  named: NamedPart;
  numbers: Numbers | null;
}): ReactNode {
  const { part, number, count, label, cell } = named;
  if (!numbers || count === 0) {
    return (
      <div className="uk-funnel-part" data-part={part} role="img" aria-label={label} {...cell} />
    );
  }
  return (
    <button
      type="button"
      className="uk-funnel-part"
      data-part={part}
      data-selected={numbers.isPicked(number) ? '' : undefined}
      aria-haspopup="dialog"
      aria-label={label}
      onClick={(event) => numbers.pick(number, count, event.currentTarget)}
      {...cell}
    />
  );
}
