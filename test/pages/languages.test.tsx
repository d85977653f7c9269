import { render, waitFor } from '@testing-library/react';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';

import '../../src/components/styles/styles.css';
import {
  AnalyticsProvider,
  CohortEditor,
  ExplainPanel,
  FunnelEditor,
  InsightsPanel,
  type Language,
  LifecycleChart,
  PeopleDrawer,
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
import type { AnalyticsEvent, Selection } from '../../src/query.js';
import { memorySource } from '../../src/sources.js';
import { everyWord } from '../../stories/languages/english.js';
import { pseudo } from '../../stories/languages/pseudo.js';

const day = 86_400_000;
const asOf = Date.UTC(2026, 10, 20, 12);
/** Names in letters of no language: whatever else is in Latin letters is the kit's own. */
const events = Array.from({ length: 900 }, (_, i): AnalyticsEvent => ({
  time: asOf - ((i * 7919) % 900) * ((30 * day) / 900),
  event: ['一', '二', '三'][(i * 13) % 3] as string,
  kind: ['pageView', 'event', 'exception'][(i * 13) % 3] as string,
  user: `${i % 60}`,
  session: `${i % 200}`,
  properties: { 国: ['甲', '乙'][i % 2] as string, 数: i },
}));
const source = memorySource(events, { id: 'symbols' });
const range = { start: asOf - 30 * day, end: asOf };
const everyone: Selection = { of: { kind: 'trend', measure: 'users', range } };
const funnel = { name: '〇', steps: [{ match: { event: '一' } }, { match: { event: '二' } }] };
const language = pseudo(everyWord) as Language;

/** Kinds of events are the data's, and shown as they are where properties are shown. */
const ownWords = ['pageView', 'event', 'exception'];

/** What is left of a text without what the pseudo language said, and without zones. */
function leftOver(text: string): string {
  let rest = text.replaceAll('UTC', '');
  for (let before = ''; before !== rest;) {
    before = rest;
    rest = rest.replaceAll(/⟦[^⟦⟧]*⟧/g, '');
  }
  return rest;
}

/** Texts and names on the page with words that did not come from the language. */
function untranslated(): string[] {
  const found = new Set<string>();
  const tell = (text: string | null) => {
    if (text && !ownWords.includes(text) && /\p{Script=Latin}{2,}/u.test(leftOver(text)))
      found.add(text);
  };
  for (const root of document.querySelectorAll('.uk-root')) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) tell(walker.currentNode.textContent);
    for (const element of root.querySelectorAll('[aria-label], [title], [placeholder]')) {
      for (const name of ['aria-label', 'title', 'placeholder']) tell(element.getAttribute(name));
    }
  }
  return [...found];
}

const components = {
  QueryBar: <QueryBar />,
  UsersChart: <UsersChart defaultValue={{ compare: 'previous', splitBy: '国' }} />,
  InsightsPanel: <InsightsPanel />,
  FunnelEditor: (
    <FunnelEditor defaultDocumentId={null} defaultFunnel={funnel} defaultAdvanced={true} />
  ),
  RetentionGrid: <RetentionGrid />,
  UserFlow: <UserFlow defaultValue={{ anchor: { event: '一' }, before: 1 }} />,
  'UserFlow as paths': <UserFlow defaultValue={{ view: 'paths' }} />,
  LifecycleChart: <LifecycleChart />,
  StickinessChart: <StickinessChart />,
  UsageCalendar: <UsageCalendar />,
  SessionList: <SessionList />,
  SessionTimeline: <SessionTimeline session="3" defaultEvent={0} />,
  UserTimeline: <UserTimeline user="3" />,
  CohortEditor: <CohortEditor defaultDocumentId={null} />,
  PeopleDrawer: <PeopleDrawer selection={everyone} inline />,
  ExplainPanel: <ExplainPanel selection={everyone} user="3" />,
};

beforeAll(() => page.viewport(1280, 900));
beforeEach(() => localStorage.clear());

describe('every word comes from the language', () => {
  it.each(Object.entries(components))('%s', async (_name, component) => {
    render(
      <AnalyticsProvider source={source} asOf={asOf} locale="ja-JP" messages={language}>
        {component}
      </AnalyticsProvider>,
    );
    await waitFor(
      () => {
        const root = document.querySelector('.uk-root');
        expect(root).not.toBeNull();
        expect(
          document.querySelectorAll('[data-state="loading"], [aria-busy="true"]'),
        ).toHaveLength(0);
        expect(root?.textContent).toMatch(/⟦/);
      },
      { timeout: 10_000 },
    );
    expect(untranslated()).toEqual([]);
  });
});
