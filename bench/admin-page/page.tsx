import { createElement as h, startTransition } from 'react';
import { createRoot } from 'react-dom/client';

import '../../.storybook/preview.css';
import '../../src/components/styles/styles.css';
import { AnalyticsProvider, SessionTimeline } from '../../src/index.js';
import { AdminPage } from '../../stories/admin-page/AdminPage.js';
import { million } from '../../stories/admin-page/million.js';
import { watch } from './watch.js';

Object.assign(globalThis, { bench: watch });

/** The page, or one session of 50,000 events alone. */
async function content() {
  if (location.hash !== '#timeline') return h(AdminPage, { source: million });
  const { longTimeline } = await import('./long-timeline.js');
  return h(
    AnalyticsProvider,
    { source: longTimeline },
    h(SessionTimeline, { session: 'long', pageSize: 50_000 }),
  );
}

const page = h(
  'div',
  { className: 'uk-root story-page', 'data-uk-theme': 'light' },
  await content(),
);
const root = createRoot(document.querySelector('#root') as HTMLElement);
// As a router does: a page this large is rendered in slices.
startTransition(() => root.render(page));
