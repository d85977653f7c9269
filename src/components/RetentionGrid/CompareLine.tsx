import type { ReactNode } from 'react';

import { type ComparedCell, compareCells } from '../../geometry/retention-compare.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import { retentionGridMessages } from '../../model/retention-grid-messages.js';
import type { ResolvedRetentionQuery } from '../../model/retention.js';
import { CloseIcon } from '../parts/icons.js';
import type { GridWords } from './useGridWords.js';

interface CompareLineProps {
  cells: readonly ComparedCell[];
  isOn: boolean;
  resolved: ResolvedRetentionQuery;
  words: GridWords;
  onClear(): void;
}

/** Two chosen cells side by side: their shares, the difference, and whether it may be chance. */
export function CompareLine({
  cells,
  isOn,
  resolved,
  words,
  onClear,
}: CompareLineProps): ReactNode {
  const { format } = useAnalyticsContext('RetentionGrid');
  const messages = useToolMessages(retentionGridMessages, 'RetentionGrid');
  const [first, second] = cells;
  if (!first && !isOn) return <div role="status" />;
  const name = ({ row, column }: ComparedCell) =>
    `${words.rowName(row)}, ${words.columnName(column)}`;
  const found = first && second && compareCells(first, second, resolved.acquisition);
  const of = ({ returned, eligible }: { returned: number; eligible: number }) =>
    messages.gridOf(returned, eligible, resolved.identity, format);
  return (
    <div className="uk-retention-compare" role="status">
      <div>
        {found && first && second ? (
          <>
            <span>
              {name(first)} <b>{format.percent(found.first.share)}</b>{' '}
              <small>{of(found.first)}</small>
            </span>
            <span>
              {name(second)} <b>{format.percent(found.second.share)}</b>{' '}
              <small>{of(found.second)}</small>
            </span>
            <span>
              <b>{messages.gridDifference(found.difference, format)}</b>{' '}
              <small>
                {messages.gridChance(found.z, found.overlaps, format)}
                {found.first.partial || found.second.partial ? ` ${messages.gridStillGrowing}` : ''}
              </small>
            </span>
          </>
        ) : (
          <span>{first ? messages.gridComparePick(name(first)) : messages.gridCompareHint}</span>
        )}
      </div>
      <button
        type="button"
        className="uk-retention-close"
        aria-label={messages.gridCompareEnd}
        onClick={onClear}
      >
        <CloseIcon />
      </button>
    </div>
  );
}
