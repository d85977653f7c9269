'use client';
import type { ReactNode } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import type { GivenAnswer } from '../../hooks/shown-answer.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import type { ExplainQuery } from '../../model/explain.js';
import { peopleDrawerMessages } from '../../model/people-drawer-messages.js';
import type { Selection } from '../../model/selection.js';
import { Bounded } from '../parts/Bounded.js';
import type { RootProps } from '../parts/ResultCard.js';
import { State } from '../parts/State.js';
import { ExplainView } from './ExplainView.js';

/** Give either a number and someone, which is asked, or the answer, which is drawn. */
export type ExplainPanelProps = RootProps &
  (
    | {
        /** The number; null while there is none. */
        selection: Selection | null;
        /** Id of the user; of the session, where the number counts sessions. Null while there is none. */
        user: string | null;
        data?: undefined;
      }
    | { data: GivenAnswer<ExplainQuery>; selection?: undefined; user?: undefined }
  );

/**
 * Why one person, or session, is or is not in a number: the verdict, what counts part by part with events that fit and
 * those that do not, and their events in the time the number is about.
 */
export function ExplainPanel(props: ExplainPanelProps): ReactNode {
  return (
    <Bounded name="ExplainPanel">
      <Panel {...props} />
    </Bounded>
  );
}

function Panel({ selection, user, data, ...root }: ExplainPanelProps): ReactNode {
  const { direction } = useAnalyticsContext('ExplainPanel');
  const messages = useToolMessages(peopleDrawerMessages, 'ExplainPanel');
  return (
    <section
      {...root}
      className={['uk-root uk-card', root.className].filter(Boolean).join(' ')}
      dir={direction}
      aria-label={messages.explainName(data?.result.id ?? user ?? null)}
    >
      {data || (selection && user !== null) ? (
        <ExplainView selection={selection ?? null} user={user ?? null} data={data} />
      ) : (
        <State title={messages.explainNobody} height={160} />
      )}
    </section>
  );
}
