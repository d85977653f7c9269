import type { ReactNode } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import { explainedParts, partCount } from '../../hooks/people-explained.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import type { ExplainedEvent } from '../../model/explain.js';
import { peopleDrawerMessages } from '../../model/people-drawer-messages.js';
import type { ResolvedSelection } from '../../model/selection.js';
import { CheckIcon } from '../parts/icons.js';

interface ExplainedPartsProps {
  events: readonly ExplainedEvent[];
  of: ResolvedSelection['of'];
}

/** The rule part by part: an event that counts, and events that fit and do not, each reason once. */
export function ExplainedParts({ events, of }: ExplainedPartsProps): ReactNode {
  const { messages: words, format } = useAnalyticsContext('ExplainPanel');
  const messages = useToolMessages(peopleDrawerMessages, 'ExplainPanel');
  return (
    <ol className="uk-explain-parts">
      {explainedParts(events, partCount(of)).map(({ part, used, rejected }) => (
        <li key={part} data-used={used ? '' : undefined}>
          <span className="uk-explain-part-mark" aria-hidden="true">
            {used ? <CheckIcon /> : null}
          </span>
          <span className="uk-explain-part">
            <span className="uk-explain-role">{messages.partRole(part, of)}</span>{' '}
            <span className="uk-explain-name">{messages.partName(part, of)}</span>
          </span>
          <ul className="uk-explain-examples">
            {used ? (
              <li data-used="">
                <span>{messages.partWhen(used.count, used.first, format)}</span>{' '}
                {messages.partCounts(used.count)}
              </li>
            ) : null}
            {rejected.map(({ reason, count, first }) => (
              <li key={reason}>
                <span>{messages.partWhen(count, first, format)}</span>{' '}
                <span className="uk-hidden">{messages.partRejectedMark}: </span>
                {words.notUsed(reason, of)}
              </li>
            ))}
            {!used && rejected.length === 0 ? <li>{messages.partNone}</li> : null}
          </ul>
        </li>
      ))}
    </ol>
  );
}
