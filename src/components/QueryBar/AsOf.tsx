import type { ReactNode } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import { queryBarMessages } from '../../model/query-bar-messages.js';
import { IconButton } from '../parts/IconButton.js';
import { RefreshIcon } from '../parts/icons.js';
import { LiveRegion } from '../parts/LiveRegion.js';

interface AsOfProps {
  onRefresh: (() => void) | undefined;
}

/** The instant everything on the page was asked at, and a button that asks again as of now. */
export function AsOf({ onRefresh }: AsOfProps): ReactNode {
  const { asOf, refresh, format } = useAnalyticsContext('QueryBar');
  const messages = useToolMessages(queryBarMessages, 'QueryBar');
  const full = format.dateTime(asOf);
  return (
    <div className="uk-query-as-of">
      <time dateTime={new Date(asOf).toISOString()} title={full}>
        {messages.asOf(format.tick(asOf, 'day', false), format.tick(asOf, 'hour', false))}
      </time>
      <IconButton label={messages.refreshPage} onClick={onRefresh ?? refresh}>
        <RefreshIcon />
      </IconButton>
      <LiveRegion text={messages.asOfSaid(full)} />
    </div>
  );
}
