import { QueryClient } from '@tanstack/react-query';
import { createElement as h, startTransition } from 'react';
import { createRoot, type Root } from 'react-dom/client';

import '../../.storybook/preview.css';
import '../../src/components/styles/styles.css';
import { AnalyticsProvider, SessionTimeline } from '../../src/index.js';
import { AdminPage } from '../../stories/admin-page/AdminPage.js';
import { million } from '../../stories/admin-page/million.js';
import { watch } from './watch.js';

/** Answers outlive the page, as they do for someone who comes back to it. */
const queryClient = new QueryClient();

/** The page, or one session of 50,000 events alone. */
async function content() {
  if (location.hash !== '#timeline') return h(AdminPage, { source: million, queryClient });
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
const element = document.querySelector('#root') as HTMLElement;
let root: Root | null = null;

function show(): void {
  root?.unmount();
  localStorage.clear();
  scrollTo(0, 0);
  const next = createRoot(element);
  root = next;
  // As a router does: a page this large is rendered in slices.
  startTransition(() => next.render(page));
}

Object.assign(globalThis, { bench: { ...watch, startOver: show } });
show();
