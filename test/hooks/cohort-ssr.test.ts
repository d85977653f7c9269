import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';

import { CohortEditor } from '../../src/components/CohortEditor/CohortEditor.js';
import { AnalyticsProvider } from '../../src/hooks/AnalyticsProvider.js';
import { memorySource } from '../../src/sources/memory.js';
import { memoryDocuments } from '../../stories/documents.js';

describe('saved cohorts on a server', () => {
  it('are not asked for, and the editor renders its frame', () => {
    const store = memoryDocuments();
    const list = vi.fn(store.list);
    const get = vi.fn(store.get);
    const source = memorySource([{ time: 1, event: 'a', user: 'u' }]);
    const html = renderToString(
      createElement(
        AnalyticsProvider,
        { source, asOf: 1000, documents: { ...store, list, get } },
        createElement(CohortEditor, {
          id: 'cohort',
          defaultCohort: { name: 'Did a', users: { did: { event: 'a' } } },
        }),
      ),
    );
    expect(html).toContain('id="cohort"');
    expect(html).toContain('value="Did a"');
    expect(html).toContain('data-state="loading"');
    expect(list).not.toHaveBeenCalled();
    expect(get).not.toHaveBeenCalled();
  });
});
