import type { ReactNode } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import type { NotNarrowedReason } from '../../hooks/linked-selection.js';
import { CloseIcon } from './icons.js';

interface NarrowedChipProps {
  by: string | null;
  reason: NotNarrowedReason | null;
  clear(): void;
}

/** Says whom a result was narrowed to, or why it was not, with a way back to everybody. */
export function NarrowedChip({ by, reason, clear }: NarrowedChipProps): ReactNode {
  const { messages } = useAnalyticsContext('NarrowedChip');
  if (by === null && reason === null) return null;
  const text = by === null ? messages.notNarrowed(reason ?? 'kind') : messages.filteredBy(by);
  return (
    <div className="uk-narrowed" data-reason={reason ?? undefined}>
      <span className="uk-narrowed-text" title={text}>
        {text}
      </span>
      <button
        type="button"
        className="uk-narrowed-clear"
        aria-label={messages.clearSelection}
        title={messages.clearSelection}
        onClick={clear}
      >
        <CloseIcon />
      </button>
    </div>
  );
}
