import type { ReactNode } from 'react';

import { completesAt } from '../../geometry/retention-open.js';
import { isFew, type RetentionRow, simpleMean } from '../../geometry/retention.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import { sameGroup } from '../../model/groups.js';
import { retentionGridMessages } from '../../model/retention-grid-messages.js';
import type { ResolvedRetentionQuery, RetentionResult } from '../../model/retention.js';
import { wilsonInterval } from '../../model/statistics.js';
import type { GridWords } from './useGridWords.js';
import type { TipControl } from './useTip.js';

interface CellTipProps {
  control: TipControl;
  row: RetentionRow;
  data: RetentionResult;
  resolved: ResolvedRetentionQuery;
  words: GridWords;
  /** Of the result. */
  width: number;
}

const tipWidth = 260;

/** What there is to know about one number. Screen readers have its name. */
export function CellTip(props: CellTipProps): ReactNode {
  const { control, row, data, resolved, words, width } = props;
  const { direction } = useAnalyticsContext('RetentionGrid');
  const { tip } = control;
  if (!tip) return null;
  const half = Math.min(tipWidth, width) / 2;
  const side = tip.x < half ? 'left' : tip.x > width - half ? 'right' : 'middle';
  // Over the mark, where the eye was before; under it at the top of the result.
  const isBelow = tip.top < 120;
  return (
    <div
      className="uk-tooltip uk-retention-tip"
      dir={direction}
      aria-hidden="true"
      data-allow-overlap=""
      data-below={isBelow ? '' : undefined}
      data-side={side}
      style={{
        ...(side === 'left' ? { left: 0 } : side === 'right' ? { right: 0 } : { left: tip.x }),
        maxInlineSize: half * 2,
        ...(isBelow ? { top: tip.bottom + 6 } : { top: tip.top - 6 }),
      }}
      onPointerEnter={control.hold}
      onPointerLeave={control.leave}
    >
      <TipText row={row} column={tip.column} data={data} resolved={resolved} words={words} />
    </div>
  );
}

type TipTextProps = Pick<CellTipProps, 'row' | 'data' | 'resolved' | 'words'> & { column: number };

function TipText({ row, column, data, resolved, words }: TipTextProps): ReactNode {
  const { format } = useAnalyticsContext('RetentionGrid');
  const messages = useToolMessages(retentionGridMessages, 'RetentionGrid');
  const { identity, period } = resolved;
  const cell = row.cells[column];
  if (!cell) return null;
  const { share, returned, eligible, partial } = cell;
  const interval = wilsonInterval(returned, eligible);
  const isGroup = row.kind === 'group';
  const done = partial && isGroup ? completesAt(resolved, row.start, column) : null;
  const own = row.kind === 'key' ? data.byKey?.find(({ key }) => sameGroup(key, row.key)) : data;
  const mean = isGroup || !own ? null : simpleMean(own.groups, column);
  return (
    <>
      <div className="uk-retention-tip-title">
        {isGroup ? words.rowTitle(row) : words.rowName(row)} · {words.columnName(column)}
      </div>
      <div className="uk-retention-tip-number">
        <b>{format.percent(share)}</b>{' '}
        <span>{messages.gridOf(returned, eligible, identity, format)}</span>
      </div>
      {interval && column > 0 && isGroup ? (
        <div className="uk-tooltip-note">{messages.gridInterval(interval, format)}</div>
      ) : null}
      {mean ? (
        <>
          <div className="uk-tooltip-note">{messages.gridWeighted(mean.groups)}</div>
          <div className="uk-tooltip-note">{messages.gridSimpleMean(mean.share, format)}</div>
        </>
      ) : null}
      {isFew(cell) ? (
        <div className="uk-tooltip-note">{messages.gridFew(eligible, identity, format)}</div>
      ) : null}
      {done ? (
        <div className="uk-tooltip-note">
          {messages.gridCompletes(
            // The last day that counts, not the midnight after it.
            period === 'hour' || resolved.clock === 'rolling' ? done.instant : done.instant - 1,
            period === 'hour',
            done.inRange,
            format,
          )}
        </div>
      ) : null}
    </>
  );
}
