import type { ReactNode } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';

/** The way out of a result that is empty because of what it was narrowed to. */
export function RemoveFilters({ onRemove }: { onRemove(): void }): ReactNode {
  const { messages } = useAnalyticsContext('RemoveFilters');
  return (
    <button type="button" className="uk-button" onClick={onRemove}>
      {messages.removeFilters}
    </button>
  );
}
