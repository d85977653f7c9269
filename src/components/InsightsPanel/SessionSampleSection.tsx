import { type ReactNode, useMemo, useState } from 'react';

import { sessionsQuestion } from '../../hooks/insights-questions.js';
import type { UserLinks } from '../../hooks/people-context.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import { useSessions } from '../../hooks/useSessions.js';
import { insightsPanelMessages } from '../../model/insights-panel-messages.js';
import type { InsightsQuery } from '../../model/insights.js';
import { SessionGrid } from '../SessionList/SessionGrid.js';
import { SessionSkeleton } from '../SessionList/SessionSkeleton.js';
import type { PeopleSlots } from '../SessionList/tool.js';
import { Section } from './Section.js';

interface SessionSampleProps extends UserLinks {
  asked: InsightsQuery;
  onOpenSession?: ((session: string) => void) | undefined;
  User?: PeopleSlots['User'] | undefined;
}

const shown = 5;

/** The five sessions with most events: the ones worth a look. */
export function SessionSampleSection(props: SessionSampleProps): ReactNode {
  const { asked, onOpenSession, User, ...people } = props;
  const messages = useToolMessages(insightsPanelMessages, 'SessionSample');
  const [opened, setOpened] = useState<string | null>(null);
  const query = useMemo(() => sessionsQuestion(asked, shown), [asked]);
  const { data, error } = useSessions(query);
  return (
    <Section title={messages.meetSessions} text={messages.busiestSessions} name="sessions">
      {error && !data ? <p className="uk-insight-none">{messages.sampleFailed}</p> : null}
      {data ? (
        <SessionGrid
          rows={data.sessions.slice(0, shown)}
          label={messages.meetSessions}
          total={data.sessions.length}
          sort="events"
          properties={[]}
          selected={opened}
          onOpen={(session) => {
            setOpened(session);
            onOpenSession?.(session);
          }}
          User={User}
          {...people}
          scrolls={false}
        />
      ) : error ? null : (
        <SessionSkeleton rows={shown + 1} rowHeight={36} />
      )}
    </Section>
  );
}
