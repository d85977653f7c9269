import type { ReactNode } from 'react';

import type { RetentionFrame } from '../../geometry/retention-frame.js';
import type { WindowSlot } from '../../geometry/retention-window.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import { retentionGridMessages } from '../../model/retention-grid-messages.js';
import type { Identity } from '../../model/scope.js';
import { headPlaces } from './GridRow.js';
import type { GridWords } from './useGridWords.js';

interface GridHeadProps {
  slots: readonly WindowSlot[];
  words: GridWords;
  frame: RetentionFrame;
  identity: Identity;
  /** The column that is lit. */
  lit: number | null;
}

const letter = 6.6;

/** The names of the columns; where they do not fit, their numbers. */
export function GridHead({ slots, words, frame, identity, lit }: GridHeadProps): ReactNode {
  const messages = useToolMessages(retentionGridMessages, 'RetentionGrid');
  const columns = slots.flatMap((slot) => ('at' in slot ? [slot.at] : []));
  const longest = Math.max(0, ...columns.map((column) => words.columnName(column).length));
  const size = messages.gridSizeColumn(identity);
  const isShort = longest * letter > frame.pitch - 6;
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th scope="col" className="uk-retention-head" aria-colindex={1}>
          {messages.gridGroupColumn}
        </th>
        <th scope="col" className="uk-retention-size" aria-colindex={2} title={size}>
          {size}
        </th>
        {slots.map((slot) => {
          if ('gap' in slot) {
            return <td key={`gap ${slot.before}`} colSpan={slot.gap} aria-hidden="true" />;
          }
          const name = words.columnName(slot.at);
          return (
            <th
              key={slot.at}
              scope="col"
              aria-colindex={slot.at + headPlaces + 1}
              aria-label={name}
              data-lit={lit === slot.at ? '' : undefined}
            >
              {isShort ? words.columnShort(slot.at) : name}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
