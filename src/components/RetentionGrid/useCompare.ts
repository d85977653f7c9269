import { useCallback, useMemo, useState } from 'react';

/** A cell by its row and column. */
export interface CellRef {
  rowId: string;
  column: number;
}

export interface CompareControl {
  /** Clicks choose cells to compare, in place of opening their people. */
  isOn: boolean;
  toggle(): void;
  /** None, the first, or both. */
  cells: readonly CellRef[];
  /** Chooses a cell: the first, the second, or a new second; one that is chosen is let go. */
  choose(cell: CellRef): void;
  clear(): void;
}

const same = (a: CellRef, b: CellRef) => a.rowId === b.rowId && a.column === b.column;

/** What a choice makes of the cells chosen before: at most two, the first of which stays. */
export function chosenCells(before: readonly CellRef[], cell: CellRef): CellRef[] {
  if (before.some((each) => same(each, cell))) return before.filter((each) => !same(each, cell));
  return before.length === 0 ? [cell] : [before[0] as CellRef, cell];
}

/** Two cells chosen to be compared. */
export function useCompare(): CompareControl {
  const [isOn, setOn] = useState(false);
  const [cells, setCells] = useState<readonly CellRef[]>([]);
  const toggle = useCallback(() => {
    setOn((on) => !on);
    setCells([]);
  }, []);
  const choose = useCallback(
    (cell: CellRef) => setCells((before) => chosenCells(before, cell)),
    [],
  );
  const clear = useCallback(() => {
    setOn(false);
    setCells([]);
  }, []);
  return useMemo(
    () => ({ isOn, toggle, cells, choose, clear }),
    [isOn, toggle, cells, choose, clear],
  );
}
