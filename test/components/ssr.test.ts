import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';

import { AnalyticsProvider, FunnelEditor, UsersChart } from '../../src/index.js';
import { memorySource } from '../../src/sources.js';

describe('components on a server', () => {
  it('render their frames without a DOM', () => {
    const source = memorySource([{ time: 1, event: 'a', user: 'u' }]);
    const html = renderToString(
      createElement(
        AnalyticsProvider,
        { source, asOf: 1_000 },
        createElement(UsersChart, { id: 'users' }),
        createElement(FunnelEditor, { id: 'funnel' }),
      ),
    );
    expect(html).toContain('id="users"');
    expect(html).toContain('data-state="loading"');
    expect(html).toContain('id="funnel"');
  });
});
