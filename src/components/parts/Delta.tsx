import type { ReactNode } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';

/** How much a number changed, in words and with an arrow; null when there was nothing to compare with. */
export function Delta({ share }: { share: number | null }): ReactNode {
  const { format, messages } = useAnalyticsContext('Delta');
  const way = share === null || share === 0 ? 'same' : share > 0 ? 'up' : 'down';
  return (
    <span className="uk-delta" data-way={way}>
      {messages.change(share, format)}
    </span>
  );
}
