import { createElement as h } from 'react';
import { createRoot } from 'react-dom/client';

import '../../.storybook/preview.css';
import '../../src/components/styles/styles.css';
import { AnalyticsProvider, SessionTimeline } from '../../src/index.js';
import { AdminPage } from '../../stories/admin-page/AdminPage.js';
import { million } from '../../stories/admin-page/million.js';
import { longTimeline } from './long-timeline.js';
import { watch } from './watch.js';

const root = document.querySelector('#root') as HTMLElement;
const isTimeline = location.hash === '#timeline';
Object.assign(globalThis, { bench: watch });
createRoot(root).render(
  h(
    'div',
    { className: 'uk-root story-page', 'data-uk-theme': 'light' },
    isTimeline
      ? h(
          AnalyticsProvider,
          { source: longTimeline },
          h(SessionTimeline, { session: 'long', pageSize: 50_000 }),
        )
      : h(AdminPage, { source: million }),
  ),
);
