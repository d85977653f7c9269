import type { ReactNode } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import type { SaveState } from '../../hooks/useFunnelEditor.js';

interface FunnelNameProps {
  name: string;
  saveState: SaveState;
  onRename(name: string): void;
}

/** The funnel's name, edited in place, and whether it is saved. */
export function FunnelName({ name, saveState, onRename }: FunnelNameProps): ReactNode {
  const { messages } = useAnalyticsContext('FunnelEditor');
  const note = {
    idle: '',
    saving: messages.saving,
    saved: messages.saved,
    failed: messages.saveFailed,
  }[saveState.status];
  return (
    <div className="uk-editor-name">
      <input
        className="uk-name-field"
        aria-label={messages.funnelName}
        value={name}
        onChange={(event) => onRename(event.target.value)}
      />
      <div className="uk-save-state" data-state={saveState.status} role="status">
        {note}
        {saveState.status === 'failed' ? `: ${saveState.error.message}` : ''}
      </div>
    </div>
  );
}
