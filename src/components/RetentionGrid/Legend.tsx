import type { ReactNode } from 'react';

import { type RetentionShades, shadeCount } from '../../geometry/retention.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import { fewUnder } from '../../model/facts.js';
import { retentionGridMessages } from '../../model/retention-grid-messages.js';
import { PillMenu } from '../parts/Menu.js';
import { TogglePill } from '../parts/TogglePill.js';

interface LegendProps {
  shades: RetentionShades;
  max: number;
  /** What the grid has besides shades. */
  has: { shades: boolean; open: boolean; few: boolean };
  isComparing: boolean;
  onShadesChange(shades: RetentionShades): void;
  onCompare(): void;
}

const all = Array.from({ length: shadeCount }, (_, shade) => shade);
const choices: RetentionShades[] = ['grid', 'row', 'full'];

/** What shades and marks mean, what the shades are of, and the way to compare two cells. */
export function Legend(props: LegendProps): ReactNode {
  const { shades, max, has, isComparing, onShadesChange, onCompare } = props;
  const { format } = useAnalyticsContext('RetentionGrid');
  const messages = useToolMessages(retentionGridMessages, 'RetentionGrid');
  return (
    <div className="uk-retention-legend">
      {has.shades ? (
        <div className="uk-retention-strip">
          <span>{format.percent(0)}</span>
          <span className="uk-retention-swatches" aria-hidden="true">
            {all.map((shade) => (
              <i key={shade} data-shade={shade} />
            ))}
          </span>
          <span>{messages.gridShadesEnd(shades, shades === 'full' ? 1 : max, format)}</span>
        </div>
      ) : null}
      {has.open ? (
        <div className="uk-retention-strip">
          <i className="uk-retention-key" data-partial="" aria-hidden="true">
            *
          </i>
          <span>{messages.gridLegendOpen}</span>
        </div>
      ) : null}
      {has.few ? (
        <div className="uk-retention-strip">
          <i className="uk-retention-key" data-few="" aria-hidden="true" />
          <span>{messages.gridLegendFew(fewUnder)}</span>
        </div>
      ) : null}
      <div className="uk-retention-tools">
        <PillMenu
          label={messages.gridShades}
          current={messages.gridShadesName(shades)}
          value={shades}
          choices={choices.map((value) => ({ value, label: messages.gridShadesName(value) }))}
          onChoose={onShadesChange}
        />
        <TogglePill
          label={messages.gridCompare}
          title={messages.gridCompareHint}
          pressed={isComparing}
          onChange={onCompare}
        />
      </div>
    </div>
  );
}
