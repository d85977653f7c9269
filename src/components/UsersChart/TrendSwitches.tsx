import type { ReactNode } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import { BarsIcon, LineIcon } from '../parts/icons.js';
import { Segments } from '../parts/Segments.js';
import { ViewSwitch } from '../parts/ViewSwitch.js';

interface TrendSwitchesProps {
  view: 'chart' | 'table';
  /** Null where the numbers allow one kind of chart only. */
  chart: 'line' | 'bar' | null;
  onShow(change: { view?: 'chart' | 'table'; chart?: 'line' | 'bar' }): void;
}

/** Line or bars, chart or table. */
export function TrendSwitches({ view, chart, onShow }: TrendSwitchesProps): ReactNode {
  const { messages } = useAnalyticsContext('TrendSwitches');
  return (
    <>
      {view === 'chart' && chart ? (
        <Segments
          label={messages.chartType}
          value={chart}
          options={[
            { value: 'line', label: messages.line, icon: <LineIcon /> },
            { value: 'bar', label: messages.bars, icon: <BarsIcon /> },
          ]}
          onChoose={(next) => onShow({ chart: next })}
        />
      ) : null}
      <ViewSwitch view={view} onView={(next) => onShow({ view: next })} />
    </>
  );
}
