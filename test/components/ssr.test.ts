import { createElement, type FunctionComponent } from 'react';
import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';

import * as kit from '../../src/index.js';
import { memorySource } from '../../src/sources.js';

const source = memorySource([{ time: 1, event: 'a', user: 'u' }]);
const selection = { of: { kind: 'trend', measure: 'users', range: { start: 0, end: 10 } } };

/** Props that a component cannot do without. */
const needed: Record<string, object> = {
  ExplainPanel: { selection, user: 'u' },
  FunnelChart: { query: null },
  PeopleDrawer: { selection, inline: true },
  SessionTimeline: { session: 's' },
  UserTimeline: { user: 'u' },
};

const components = [
  'CohortEditor',
  'EventsChart',
  'ExplainPanel',
  'FunnelChart',
  'FunnelEditor',
  'InsightsPanel',
  'LifecycleChart',
  'PeopleDrawer',
  'QueryBar',
  'RetentionGrid',
  'SessionList',
  'SessionTimeline',
  'SessionsChart',
  'StickinessChart',
  'UsageCalendar',
  'UserFlow',
  'UserTimeline',
  'UsersChart',
] as const;

describe('components on a server', () => {
  it.each(components)('%s renders its frame without a DOM', (name) => {
    const component = (kit as Record<string, unknown>)[name] as FunctionComponent<object>;
    const html = renderToString(
      createElement(
        kit.AnalyticsProvider,
        { source, asOf: 1_000 },
        createElement(component, { ...needed[name], id: 'it' } as object),
      ),
    );
    expect(html).toContain('id="it"');
    expect(html).toContain('uk-root');
  });
});
