import { type ReactNode, useCallback, useMemo, useState } from 'react';

import {
  AnalyticsProvider,
  type AnalyticsProviderProps,
  CohortEditor,
  FunnelEditor,
  InsightsPanel,
  LifecycleChart,
  QueryBar,
  RetentionGrid,
  SessionList,
  SessionTimeline,
  StickinessChart,
  UsageCalendar,
  UserFlow,
  UsersChart,
  UserTimeline,
} from '../../src/index.js';
import { releaseTime } from '../../src/testing.js';
import { funnelOfSignUps } from '../funnels.js';
import { now } from '../product-time.js';

import './admin-page.css';

const sections = [
  ['overview', 'Overview'],
  ['conversion', 'Conversion'],
  ['retention', 'Retention'],
  ['paths', 'Paths'],
  ['rhythm', 'Rhythm'],
  ['sessions', 'Sessions'],
  ['cohorts', 'Cohorts'],
] as const;

const releases = [{ time: releaseTime({ end: now }), label: 'Version 5 released' }];

/** What the page is about until someone changes it: its components say that they follow it. */
const pageScope = { range: { last: 30, unit: 'day' as const } };

function Section({ id, children }: { id: string; children: ReactNode }) {
  const title = sections.find(([each]) => each === id)?.[1];
  return (
    <section id={id} className="admin-section" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {children}
    </section>
  );
}

/** Whom the support desk looks at: one person, or one session. */
interface Opened {
  user: string | null;
  session: string | null;
}

function scrollTo(id: string) {
  document.querySelector(`#${id}`)?.scrollIntoView({ block: 'start' });
}

/** The usage page of an admin area, as a host would put it together: one source, one bar, everything linked. */
export function AdminPage(props: Omit<AnalyticsProviderProps, 'asOf'>) {
  const [opened, setOpened] = useState<Opened>({ user: null, session: null });
  const openUser = useCallback((user: string) => {
    setOpened((before) => ({ ...before, user }));
    scrollTo('sessions');
  }, []);
  const openSession = useCallback((session: string | null) => {
    setOpened((before) => ({ ...before, session }));
  }, []);
  const showSession = useCallback(
    (session: string) => {
      openSession(session);
      scrollTo('sessions');
    },
    [openSession],
  );
  const people = useMemo(
    () => ({
      getUserHref: (id: string) => `#/people/${encodeURIComponent(id)}`,
      onOpenUser: openUser,
      onOpenSession: showSession,
    }),
    [openUser, showSession],
  );
  return (
    <AnalyticsProvider defaultScope={pageScope} {...props} asOf={now} people={people}>
      <div className="admin">
        <nav className="admin-nav" aria-label="Admin">
          <strong>Planner</strong>
          {sections.map(([id, title]) => (
            <a key={id} href={`#${id}`}>
              {title}
            </a>
          ))}
        </nav>
        <main className="admin-main">
          <header className="admin-header">
            <h1>Product usage</h1>
          </header>
          <QueryBar className="admin-bar" />
          <Section id="overview">
            <div className="admin-wide">
              <UsersChart annotations={releases} />
              <InsightsPanel />
            </div>
          </Section>
          <Section id="conversion">
            <FunnelEditor defaultDocumentId={null} defaultFunnel={funnelOfSignUps} />
          </Section>
          <Section id="retention">
            <RetentionGrid />
          </Section>
          <Section id="paths">
            <UserFlow defaultValue={{ anchor: { event: 'Signed up' } }} />
          </Section>
          <Section id="rhythm">
            <div className="admin-even">
              <LifecycleChart />
              <StickinessChart />
            </div>
            <UsageCalendar />
          </Section>
          <Section id="sessions">
            <div className="admin-even">
              <SessionList session={opened.session} onSessionChange={openSession} />
              {opened.session === null ? (
                <p className="admin-hint">Choose a session to see what happened in it.</p>
              ) : (
                <SessionTimeline session={opened.session} />
              )}
            </div>
            {opened.user === null ? null : (
              <UserTimeline key={opened.user} id="person" user={opened.user} />
            )}
          </Section>
          <Section id="cohorts">
            <CohortEditor />
          </Section>
        </main>
      </div>
    </AnalyticsProvider>
  );
}
