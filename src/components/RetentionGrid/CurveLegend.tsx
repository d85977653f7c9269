import type { ReactNode } from 'react';

import { useToolMessages } from '../../hooks/tool-messages.js';
import { retentionGridMessages } from '../../model/retention-grid-messages.js';
import type { RetentionPeriod } from '../../model/retention.js';

interface CurveLegendProps {
  period: RetentionPeriod;
  /** Periods have a line each, are a band, or the lines are a breakdown's groups. */
  groups: 'lines' | 'band' | 'keys';
  /** Some points are not over. */
  hasOpen: boolean;
}

const rowHeight = 20;

/** What the lines are, in the room over the groups' names. */
export function CurveLegend({ period, groups, hasOpen }: CurveLegendProps): ReactNode {
  const messages = useToolMessages(retentionGridMessages, 'RetentionGrid');
  const rows: { text: string; mark: ReactNode }[] = [
    {
      text: messages.gridAll,
      mark: (
        <g className="uk-retention-line" data-rank="all">
          <path d="M0,0H18" />
        </g>
      ),
    },
  ];
  if (groups === 'lines') {
    rows.push({
      text: messages.gridEachGroup(period),
      mark: (
        <g className="uk-retention-line" data-rank="behind" data-sample="">
          <path d="M0,0H18" />
        </g>
      ),
    });
  }
  if (groups === 'band') {
    rows.push({
      text: messages.gridMiddleHalf,
      mark: <path className="uk-retention-half" d="M0,-5H18V5H0Z" />,
    });
  }
  if (hasOpen) {
    rows.push({
      text: messages.gridLegendOpen,
      mark: (
        <g className="uk-retention-line">
          <path d="M0,0H18" data-partial="" />
          <circle cx={9} r={3} data-partial="" />
        </g>
      ),
    });
  }
  return (
    <g aria-hidden="true">
      {rows.map(({ text, mark }, i) => (
        <g key={text} transform={`translate(6,${i * rowHeight + 4})`}>
          {mark}
          <text className="uk-axis" x={26} dy="0.35em">
            {text}
          </text>
        </g>
      ))}
    </g>
  );
}
