import type { ReactNode } from 'react';

import { type DrawnValue, layoutValues } from '../../geometry/insights.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import { valueQuestion } from '../../hooks/insights-questions.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import { canonicalJson } from '../../model/canonical.js';
import { insightsPanelMessages } from '../../model/insights-panel-messages.js';
import type { Headline, InsightsQuery, ValueInsight } from '../../model/insights.js';
import { NumberButton } from '../parts/NumberButton.js';
import type { DerivedNumbers } from '../parts/useDerivedNumbers.js';
import { type RovingCells, useRovingCell } from '../parts/useRovingCell.js';

interface ValueGridProps {
  values: readonly ValueInsight[];
  /** How many there are of whom shares are. */
  users: Headline;
  /** What they are called, e.g. "users". */
  who: string;
  label: string;
  numbers: DerivedNumbers<InsightsQuery> | null;
}

/** Which numbers of a value people are behind. */
const timesOf = ({ users, previousUsers }: ValueInsight): ('now' | 'before')[] => [
  ...(users > 0 ? (['now'] as const) : []),
  ...(previousUsers > 0 ? (['before'] as const) : []),
];

/** Values of properties, a row each: the share now as a bar with a tick for before, the change, and whether it is chance. */
export function ValueGrid(props: ValueGridProps): ReactNode {
  const { values, users, who, label, numbers } = props;
  const { format } = useAnalyticsContext('ValueGrid');
  const messages = useToolMessages(insightsPanelMessages, 'ValueGrid');
  const { end, rows } = layoutValues(values);
  const {
    ref,
    onKeyDown,
    cell: cellAt,
  } = useRovingCell<HTMLDivElement>(values.map((value) => timesOf(value).length));
  const headings = [
    ['property', messages.insightProperty],
    ['value', messages.insightValue],
    ['share', messages.insightShare(who)],
    ['before', messages.insightShareBefore],
    ['points', messages.insightPoints],
    ['certainty', messages.insightCertainty],
  ] as const;
  return (
    <>
      <div ref={ref} role="grid" aria-label={label} className="uk-value-grid" onKeyDown={onKeyDown}>
        <div role="rowgroup" className="uk-value-head">
          <div role="row" className="uk-value-row">
            {headings.map(([column, text]) => (
              <div key={column} role="columnheader" data-column={column}>
                {text}
              </div>
            ))}
          </div>
        </div>
        <div role="rowgroup">
          {rows.map((row, index) => (
            <ValueRow
              key={canonicalJson([row.insight.property, row.insight.value])}
              row={row}
              index={index}
              users={users}
              who={who}
              numbers={numbers}
              cellAt={cellAt}
            />
          ))}
        </div>
      </div>
      <p className="uk-chart-note">{messages.insightScale(end, format)}</p>
    </>
  );
}

interface ValueRowProps extends Pick<ValueGridProps, 'users' | 'who' | 'numbers'> {
  row: DrawnValue;
  index: number;
  cellAt: RovingCells<HTMLDivElement>['cell'];
}

function ValueRow({ row, index, users, who, numbers, cellAt }: ValueRowProps): ReactNode {
  const { format } = useAnalyticsContext('ValueRow');
  const messages = useToolMessages(insightsPanelMessages, 'ValueRow');
  const { insight, bar, tick, points, certainty } = row;
  const value = messages.insightValueText(insight);
  const times = timesOf(insight);
  const of = numbers?.of((query) => valueQuestion(query, insight.property, insight.value)) ?? null;
  const cell = (time: 'now' | 'before') =>
    of && times.includes(time) ? { cell: cellAt(index, times.indexOf(time)) } : {};
  return (
    <div role="row" className="uk-value-row" data-certainty={certainty}>
      <div role="gridcell" data-column="property" title={insight.property}>
        {messages.property(insight.property)}
      </div>
      <div role="gridcell" data-column="value" title={value}>
        {value}
      </div>
      <div role="gridcell" data-column="share">
        <span className="uk-value-track" aria-hidden="true">
          {bar ? <span className="uk-value-bar" style={{ inlineSize: `${bar * 100}%` }} /> : null}
          {tick === null ? null : (
            <span className="uk-value-tick" style={{ insetInlineStart: `${tick * 100}%` }} />
          )}
        </span>
        <NumberButton
          numbers={of}
          part={{}}
          count={insight.users}
          label={messages.insightValueName(
            insight,
            { users: users.value ?? 0, who, difference: points, certainty },
            format,
          )}
          className="uk-value-share"
          {...cell('now')}
        >
          {format.percent(insight.share)}
        </NumberButton>
      </div>
      <div
        role="gridcell"
        data-column="before"
        data-name={messages.insightShareBefore.toLowerCase()}
      >
        <NumberButton
          numbers={of}
          part={{ previous: true }}
          count={insight.previousUsers}
          label={messages.insightValueBeforeName(
            insight,
            { users: users.previous ?? 0, who },
            format,
          )}
          {...cell('before')}
        >
          {format.percent(insight.previousShare)}
        </NumberButton>
      </div>
      <div role="gridcell" data-column="points">
        {messages.insightPointsText(points, format)}
      </div>
      <div role="gridcell" data-column="certainty" title={messages.insightZ(insight.z, format)}>
        {messages.insightCertaintyText(certainty)}
      </div>
    </div>
  );
}
