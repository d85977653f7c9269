import {
  type CSSProperties,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type ReactNode,
  useEffect,
  useId,
  useRef,
} from 'react';

import type { RetentionFrame } from '../../geometry/retention-frame.js';
import type { RetentionRow, RetentionShades } from '../../geometry/retention.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import { retentionGridMessages } from '../../model/retention-grid-messages.js';
import type { ResolvedRetentionQuery } from '../../model/retention.js';
import { useRovingCell } from '../parts/useRovingCell.js';
import { GridHead } from './GridHead.js';
import { GridRow, headPlaces } from './GridRow.js';
import type { CellRef } from './useCompare.js';
import { useGridWindow } from './useGridWindow.js';
import type { GridWords } from './useGridWords.js';

/** What is lit: a row, and the column the pointer or the focus is in. */
export interface Lit {
  rowId: string;
  /** Null on its name or size. */
  column: number | null;
}

/** Where a mark is in the window. */
export type MarkBox = Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'>;

export interface GridProps {
  rows: readonly RetentionRow[];
  resolved: ResolvedRetentionQuery;
  words: GridWords;
  frame: RetentionFrame;
  shades: RetentionShades;
  max: number;
  label: string;
  lit: Lit | null;
  pinned: string | null;
  picked: { rowId: string; place: number } | null;
  compared: readonly CellRef[];
  opens: boolean;
  /** The pointer or the focus is on a mark, and where that is, if it is to be read closer; null: on none. */
  onPoint(at: Lit | null, box: MarkBox | null, by: 'pointer' | 'focus'): void;
  /** A row's name was chosen. */
  onHead(row: RetentionRow): void;
  /** A cell was chosen; `compares` with Shift. */
  onCell(row: RetentionRow, place: number, mark: Element, compares: boolean): void;
  /** Something else is to stand in sight: a reading in its way goes. */
  onScroll(): void;
}

const markOf = (target: EventTarget): Element | null =>
  target instanceof Element ? target.closest('[data-cell]') : null;

/** Groups in rows, time since they started in columns: a table walked with the arrow keys. */
export function Grid(props: GridProps): ReactNode {
  const { rows, resolved, words, frame, shades, max, lit, pinned, picked, compared } = props;
  const messages = useToolMessages(retentionGridMessages, 'RetentionGrid');
  const columns = resolved.columns.length;
  const keysId = useId();
  const roving = useRovingCell<HTMLTableElement>(
    rows.map(({ cells }) => cells.length + headPlaces),
  );
  const { current, ref: table } = roving;
  const {
    ref: scroller,
    onScroll,
    rows: rowSlots,
    columns: slots,
    pitch,
  } = useGridWindow({ rows: rows.length, columns }, frame.pitch, {
    row: current.row,
    column: current.column - headPlaces,
  });
  const moved = useRef(false);
  // A cell that was out of sight is drawn first, then takes the focus.
  useEffect(() => {
    if (!moved.current) return;
    moved.current = false;
    table.current
      ?.querySelector<HTMLElement>(`[data-cell="${current.row}:${current.column}"]`)
      ?.focus();
  }, [current.row, current.column, table]);

  const placeOf = (mark: Element): { row: RetentionRow; place: number; index: number } | null => {
    const [index = 0, place = 0] = (mark.getAttribute('data-cell') ?? '').split(':').map(Number);
    const row = rows[index];
    return row ? { row, place, index } : null;
  };
  const litAt = (mark: Element): Lit | null => {
    const at = placeOf(mark);
    return at && { rowId: at.row.id, column: at.place < headPlaces ? null : at.place - headPlaces };
  };
  const choose = (mark: Element, compares: boolean) => {
    const at = placeOf(mark);
    if (!at) return;
    if (at.place === 0) props.onHead(at.row);
    else props.onCell(at.row, at.place, mark, compares);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const mark = markOf(event.target);
    const isChoice = event.key === 'Enter' || event.key === ' ';
    // A button tells of Enter by itself, but not whether Shift was held; a cell that is none does not.
    if (mark && isChoice && (event.shiftKey || !(mark instanceof HTMLButtonElement))) {
      event.preventDefault();
      choose(mark, event.shiftKey);
      return;
    }
    const before = event.defaultPrevented;
    roving.onKeyDown(event);
    moved.current = !before && event.defaultPrevented;
  };
  const onFocus = (event: FocusEvent) => {
    const mark = markOf(event.target);
    const at = mark && placeOf(mark);
    if (!mark || !at) return;
    roving.cell(at.index, at.place).onFocus();
    // A click brings its own menu.
    const byKey = event.target.matches(':focus-visible');
    props.onPoint(litAt(mark), byKey ? mark.getBoundingClientRect() : null, 'focus');
  };
  const onPointerOver = (event: PointerEvent) => {
    if (event.pointerType === 'touch') return;
    const mark = markOf(event.target);
    props.onPoint(mark && litAt(mark), mark && mark.getBoundingClientRect(), 'pointer');
  };
  return (
    <div
      ref={scroller}
      className="uk-retention-scroll"
      onScroll={() => {
        onScroll();
        props.onScroll();
      }}
      onPointerLeave={() => props.onPoint(null, null, 'pointer')}
      onBlur={() => props.onPoint(null, null, 'focus')}
    >
      <table
        ref={table}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- a table that is walked
        role="grid"
        className="uk-retention-grid"
        aria-label={props.label}
        aria-describedby={keysId}
        aria-rowcount={rows.length + 1}
        aria-colcount={columns + headPlaces}
        data-compact={frame.isCompact ? '' : undefined}
        style={
          {
            inlineSize: frame.head + frame.size + frame.pitch * columns,
            '--uk-retention-head': `${frame.head}px`,
          } as CSSProperties
        }
        onKeyDown={onKeyDown}
        onFocus={onFocus}
        onPointerOver={onPointerOver}
        onClick={(event: MouseEvent) => {
          const mark = markOf(event.target);
          if (mark) choose(mark, event.shiftKey);
        }}
      >
        <colgroup>
          <col style={{ inlineSize: frame.head }} />
          <col style={{ inlineSize: frame.size }} />
          <col span={columns} style={{ inlineSize: frame.pitch }} />
        </colgroup>
        <GridHead
          slots={slots}
          words={words}
          frame={frame}
          identity={resolved.identity}
          lit={lit?.column ?? null}
        />
        <tbody>
          {rowSlots.map((slot) => {
            if ('gap' in slot) {
              return (
                <tr key={`gap ${slot.before}`} aria-hidden="true">
                  <td
                    aria-hidden="true"
                    colSpan={columns + headPlaces}
                    style={{ blockSize: slot.gap * pitch }}
                  />
                </tr>
              );
            }
            const row = rows[slot.at] as RetentionRow;
            return (
              <GridRow
                key={row.id}
                row={row}
                index={slot.at}
                slots={slots}
                words={words}
                shades={shades}
                max={max}
                current={current.row === slot.at ? current.column : null}
                isLit={lit?.rowId === row.id}
                isPinned={pinned === row.id}
                picked={picked?.rowId === row.id ? picked.place : null}
                marked={compared
                  .filter(({ rowId }) => rowId === row.id)
                  .map(({ column }) => column + headPlaces)
                  .join()}
                opens={props.opens}
              />
            );
          })}
        </tbody>
      </table>
      <span id={keysId} className="uk-hidden">
        {messages.gridKeys}
      </span>
    </div>
  );
}
