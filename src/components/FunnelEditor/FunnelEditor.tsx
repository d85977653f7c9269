'use client';
import { type ReactNode, useState } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import { chosenSteps } from '../../hooks/funnel-draft.js';
import { pageCatalog, useCatalog } from '../../hooks/useCatalog.js';
import { useFunnelEditor } from '../../hooks/useFunnelEditor.js';
import { type RangeChoice, useRangeOfData } from '../../hooks/useRangeOfData.js';
import type { FunnelQuery } from '../../model/funnel.js';
import { FunnelChart } from '../FunnelChart/FunnelChart.js';
import { DuringMenu } from '../parts/DuringMenu.js';
import type { RootProps } from '../parts/ResultCard.js';
import { State } from '../parts/State.js';
import { useControlled } from '../parts/useControlled.js';
import { FunnelName } from './FunnelName.js';
import { StepList } from './StepList.js';
import { WindowMenu } from './WindowMenu.js';

export interface FunnelEditorProps extends RootProps {
  /** The funnel to start with, when none is saved. Default: two steps still to choose. */
  defaultFunnel?: Pick<FunnelQuery, 'steps' | 'window'> & { name?: string };
  /** Name of the document the funnel is saved as. Default `'funnel'`; null = it is not saved. */
  documentId?: string | null;
  /** The range asked for, owned by the host. */
  range?: RangeChoice;
  /** The range to start with. Default: the last 30 days, of the data when it ended earlier. */
  defaultRange?: RangeChoice;
  onRangeChange?(range: RangeChoice): void;
  /** Called with the question whenever it changes; null while it is incomplete. */
  onQueryChange?(query: FunnelQuery | null): void;
}

const startRange: RangeChoice = { last: 30, unit: 'day' };

/** Builds a funnel step by step and shows its answer beside it. */
export function FunnelEditor(props: FunnelEditorProps): ReactNode {
  const {
    defaultFunnel,
    documentId = 'funnel',
    range: givenRange,
    defaultRange,
    onRangeChange,
    onQueryChange,
    className,
    ...root
  } = props;
  const { messages } = useAnalyticsContext('FunnelEditor');
  const [choice, setChoice] = useControlled(
    givenRange,
    () => defaultRange ?? startRange,
    onRangeChange,
  );
  const chosen = useRangeOfData(choice);
  const catalog = useCatalog(pageCatalog);
  const [announced, setAnnounced] = useState('');
  const editor = useFunnelEditor({
    range: chosen.range,
    ...(defaultFunnel ? { defaultFunnel } : {}),
    ...(documentId === null ? {} : { documentId }),
    ...(onQueryChange ? { onQueryChange } : {}),
  });
  const { draft, query, edit, saveState } = editor;

  return (
    <section
      {...root}
      className={['uk-root uk-funnel-editor', className].filter(Boolean).join(' ')}
      aria-label={messages.funnel}
    >
      <div className="uk-editor-columns">
        <div className="uk-card uk-editor-panel">
          <FunnelName
            name={draft.name}
            saveState={saveState}
            onRename={(name) => edit({ type: 'setName', name })}
          />
          <div className="uk-editor-pills">
            <DuringMenu value={choice} chosen={chosen} onChange={setChoice} />
            <WindowMenu
              value={draft.window}
              onChange={(window) => edit({ type: 'setWindow', window })}
            />
          </div>
          <StepList
            steps={draft.steps}
            events={catalog.data?.events ?? []}
            edit={edit}
            announce={setAnnounced}
          />
          <div className="uk-hidden" role="status">
            {announced}
          </div>
        </div>
        {chosenSteps(draft).length < 2 && !chosen.noData ? (
          <div className="uk-card" data-state="incomplete">
            <State title={messages.needsTwoSteps} height={funnelStateHeight} />
          </div>
        ) : (
          <FunnelChart
            query={query}
            noData={chosen.noData}
            onShowAll={choice === 'all' ? undefined : () => setChoice('all')}
          />
        )}
      </div>
    </section>
  );
}

/** As tall as the answer, so that nothing jumps when there is one. */
const funnelStateHeight = 416;
