import type { ReactNode } from 'react';

import { useToolMessages } from '../../hooks/tool-messages.js';
import { retentionGridMessages } from '../../model/retention-grid-messages.js';
import { Segments } from '../parts/Segments.js';
import type { RetentionGridValue, RetentionView } from './tool.js';

interface RetentionSwitchesProps {
  view: RetentionView;
  numbers: RetentionGridValue['numbers'];
  onShow(change: { view: RetentionView } | { numbers: RetentionGridValue['numbers'] }): void;
}

const views: RetentionView[] = ['grid', 'curve', 'both'];

/** Grid, curve or both; shares or counts. */
export function RetentionSwitches({ view, numbers, onShow }: RetentionSwitchesProps): ReactNode {
  const messages = useToolMessages(retentionGridMessages, 'RetentionGrid');
  return (
    <>
      {view === 'curve' ? null : (
        <Segments
          label={messages.gridNumbers}
          value={numbers}
          options={[
            { value: 'share', label: messages.gridShare, icon: '%' },
            { value: 'count', label: messages.gridCount, icon: '#' },
          ]}
          onChoose={(next) => onShow({ numbers: next })}
        />
      )}
      <Segments
        label={messages.view}
        value={view}
        options={views.map((each) => ({
          value: each,
          label: messages.gridViewName(each),
          icon: messages.gridViewName(each),
        }))}
        onChoose={(next) => onShow({ view: next })}
      />
    </>
  );
}
