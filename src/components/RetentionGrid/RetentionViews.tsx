import { type KeyboardEvent, type ReactNode, useCallback, useMemo, useRef, useState } from 'react';

import { retentionFrame } from '../../geometry/retention-frame.js';
import {
  gridMax,
  isFew,
  type RetentionRow,
  retentionRows,
  type RetentionShades,
} from '../../geometry/retention.js';
import { sameGroup } from '../../model/groups.js';
import type { ResolvedRetentionQuery, RetentionResult } from '../../model/retention.js';
import type { Selection } from '../../model/selection.js';
import type { NumberPart, Numbers } from '../parts/useNumbers.js';
import { useWidth } from '../parts/useWidth.js';
import { CellTip } from './CellTip.js';
import { CompareLine } from './CompareLine.js';
import { Curve, type CurvePlace } from './Curve.js';
import { Grid, type Lit, type MarkBox } from './Grid.js';
import { headPlaces } from './GridRow.js';
import { Legend } from './Legend.js';
import type { RetentionView } from './tool.js';
import { useCompare } from './useCompare.js';
import { useGridWords } from './useGridWords.js';
import { useTip } from './useTip.js';

interface RetentionViewsProps {
  data: RetentionResult;
  resolved: ResolvedRetentionQuery;
  view: RetentionView;
  /** What cells show. */
  show: 'share' | 'count';
  shades: RetentionShades;
  onShadesChange(shades: RetentionShades): void;
  numbers: Numbers | null;
  /** The number of this component that is selected on the page. */
  selected: Selection | null;
  label: string;
}

/** Room to the right for the names of lines. */
const gutter = 112;
const roomy = 640;
const axisWidth = 44;

/** The number of a cell; null for those of several groups, which can not be selected. */
function partOf(row: RetentionRow, place: number): NumberPart | null {
  if (row.kind !== 'group') return null;
  const key = row.key ? { key: row.key } : {};
  return place < headPlaces
    ? { group: row.start, column: 0, outcome: 'acquired', ...key }
    : { group: row.start, column: place - headPlaces, outcome: 'returned', ...key };
}

/** Where the selected number is in the grid. */
function pickedPlace(
  rows: readonly RetentionRow[],
  selected: Selection | null,
  numbers: Numbers | null,
): { rowId: string; place: number } | null {
  if (!numbers || !selected || !('group' in selected)) return null;
  const row = rows.find(
    ({ kind, start, key }) =>
      kind === 'group' && start === selected.group && sameGroup(key, selected.key ?? null),
  );
  if (!row) return null;
  const place = selected.outcome === 'acquired' ? 1 : selected.column + headPlaces;
  const part = partOf(row, place);
  return part && numbers.isPicked(part) ? { rowId: row.id, place } : null;
}

/** A retention as a grid, as curves, or both, which light each other. */
export function RetentionViews(props: RetentionViewsProps): ReactNode {
  const { data, resolved, view, show, shades, numbers, selected, label } = props;
  const [measure, width] = useWidth();
  const body = useRef<HTMLDivElement>(null);
  const root = useCallback(
    (element: HTMLDivElement | null) => {
      measure(element);
      body.current = element;
    },
    [measure],
  );
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set());
  const [pinned, setPinned] = useState<string | null>(null);
  const [lit, setLit] = useState<Lit | null>(null);
  const compare = useCompare();
  const tip = useTip();
  const rows = useMemo(() => retentionRows(data, open), [data, open]);
  const groups = useMemo(
    () => retentionRows({ ...data, byKey: undefined } as never, new Set()).slice(1),
    [data],
  );
  const max = useMemo(() => gridMax(data), [data]);
  const columns = resolved.columns.length;
  const isRoomy = width >= roomy;
  const beside = isRoomy && view !== 'grid' ? gutter : 0;
  const words = useGridWords(resolved, show, width > 0 && width < 388);
  const frame = retentionFrame({
    width,
    columns,
    letters: Math.max(0, ...rows.map((row) => words.rowLabel(row).length + nesting(row))),
    figures: Math.max(0, ...rows.map((row) => words.sizeText(row).length)),
    gutter: view === 'both' ? beside : 0,
  });
  const all = [...rows, ...groups];
  const rowById = (id: string) => all.find((row) => row.id === id);

  const onPoint = (at: Lit | null, box: MarkBox | null, by: 'pointer' | 'focus') => {
    setLit((before) =>
      before?.rowId === at?.rowId && before?.column === at?.column ? before : at,
    );
    const own = body.current?.getBoundingClientRect();
    if (at === null || at.column === null || !box || !own) return tip.leave();
    tip.show(
      {
        rowId: at.rowId,
        column: at.column,
        x: (box.left + box.right) / 2 - own.left,
        top: box.top - own.top,
        bottom: box.bottom - own.top,
      },
      by === 'focus',
    );
  };
  const onHead = (row: RetentionRow) => {
    if (row.isOpen === null) {
      if (row.kind === 'group') setPinned(pinned === row.id ? null : row.id);
      return;
    }
    const next = new Set(open);
    if (!next.delete(row.id)) next.add(row.id);
    setOpen(next);
  };
  const onCell = (row: RetentionRow, place: number, mark: Element, compares: boolean) => {
    const cell = row.cells[place - headPlaces];
    if ((compares || compare.isOn) && cell) {
      compare.choose({ rowId: row.id, column: place - headPlaces });
      return;
    }
    const part = partOf(row, place);
    const count = place < headPlaces ? row.size : (cell?.returned ?? 0);
    if (!part || !numbers || count === 0) return;
    tip.replace(row.id, place - headPlaces);
    numbers.pick(part, count, mark);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    if (compare.cells.length === 0 && pinned === null) return;
    event.preventDefault();
    if (compare.cells.length > 0) compare.clear();
    else setPinned(null);
  };
  const plot = width - axisWidth - beside - 16;
  const isOverGrid = view === 'both' && !frame.scrolls;
  const gridLeft = frame.head + frame.size;
  const place: CurvePlace = isOverGrid
    ? {
        width,
        left: gridLeft + frame.pitch,
        right: gridLeft + frame.pitch * columns,
        x: (column) => gridLeft + frame.pitch * (column + 0.5),
        isOverGrid,
      }
    : {
        width,
        left: axisWidth,
        right: axisWidth + 16 + plot,
        x: (column) => axisWidth + 8 + (plot / Math.max(1, columns - 2)) * (column - 1),
        isOverGrid,
      };
  const cells = rows.flatMap((row) => row.cells.slice(1));
  const tipRow = tip.tip ? rowById(tip.tip.rowId) : undefined;
  return (
    <div ref={root} className="uk-retention" role="presentation" onKeyDown={onKeyDown}>
      {view === 'grid' || width === 0 ? null : (
        <Curve
          rows={rows}
          groups={groups}
          columns={columns}
          period={resolved.period}
          place={place}
          words={words}
          label={label}
          lit={lit}
          pinned={pinned}
          onPoint={onPoint}
          onCell={(row, column, mark, compares) => onCell(row, column + headPlaces, mark, compares)}
        />
      )}
      {view === 'curve' ? null : (
        <>
          <Grid
            rows={rows}
            resolved={resolved}
            words={words}
            frame={frame}
            shades={shades}
            max={max}
            label={label}
            lit={lit}
            pinned={pinned}
            picked={pickedPlace(rows, selected, numbers)}
            compared={compare.cells}
            opens={numbers !== null}
            onPoint={onPoint}
            onHead={onHead}
            onCell={onCell}
            onScroll={tip.close}
          />
          <Legend
            shades={shades}
            max={max}
            has={{
              shades: cells.some(({ partial, eligible }) => !partial && eligible > 0),
              open: cells.some(({ partial, eligible }) => partial && eligible > 0),
              few: cells.some((cell) => !cell.partial && isFew(cell)),
            }}
            isComparing={compare.isOn}
            onShadesChange={props.onShadesChange}
            onCompare={compare.toggle}
          />
        </>
      )}
      <CompareLine
        cells={compare.cells.flatMap(({ rowId, column }) => {
          const row = rowById(rowId);
          return row ? [{ row, column }] : [];
        })}
        isOn={compare.isOn}
        resolved={resolved}
        words={words}
        onClear={compare.clear}
      />
      {tipRow ? (
        <CellTip
          control={tip}
          row={tipRow}
          data={data}
          resolved={resolved}
          words={words}
          width={width}
        />
      ) : null}
    </div>
  );
}

/** Letters a row's name stands further in, for the mark that opens it or as one of those below it. */
function nesting({ kind, key, isOpen }: RetentionRow): number {
  return isOpen !== null || (kind === 'group' && key) ? 3 : 0;
}
