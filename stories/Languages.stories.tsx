import type { Meta, StoryObj } from '@storybook/react-vite';
import { type ReactNode, useLayoutEffect } from 'react';
import { expect, userEvent, within } from 'storybook/test';

import {
  AnalyticsProvider,
  FunnelEditor,
  type Language,
  QueryBar,
  RetentionGrid,
  UsersChart,
} from '../src/index.js';
import { funnelOfSignUps } from './funnels.js';
import { arabic } from './languages/arabic.js';
import { everyWord } from './languages/english.js';
import { pseudo } from './languages/pseudo.js';
import { now, product } from './product.js';

/** A page in a language that is written from right to left, as its host would mark it. */
function RightToLeft({ children }: { children: ReactNode }) {
  useLayoutEffect(() => {
    document.documentElement.dir = 'rtl';
    return () => {
      document.documentElement.dir = '';
    };
  }, []);
  return children;
}

const meta = { title: 'Pages/Languages' } satisfies Meta;

export default meta;
type Story = StoryObj;

/** The retention grid in Arabic: its own words, numbers, dates, and six plural forms. */
export const Arabic: Story = {
  render: () => (
    <RightToLeft>
      <AnalyticsProvider source={product} asOf={now} locale="ar-EG" messages={arabic}>
        <RetentionGrid />
      </AnalyticsProvider>
    </RightToLeft>
  ),
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await canvas.findByText(/يعودون في الأسبوع ١/);
    await expect(canvas.getByRole('figure')).toHaveAttribute('dir', 'rtl');
    // Time runs from left to right in every script, and the arrow keys with it.
    const grid = canvas.getByRole('grid');
    await expect(getComputedStyle(grid).direction).toBe('ltr');
    const [first, second] = within(grid).getAllByRole('button') as [HTMLElement, HTMLElement];
    first.focus();
    await userEvent.keyboard('{ArrowRight}');
    await expect(second).toHaveFocus();
  },
};

/**
 * A language that is a third longer than English and marks what it says, numbers too, which no language makes longer: so
 * narrow columns of numbers do not fit.
 */
export const Pseudo: Story = {
  tags: ['no-check'],
  render: () => (
    <AnalyticsProvider source={product} asOf={now} messages={pseudo(everyWord) as Language}>
      <div style={{ display: 'grid', gap: 16 }}>
        <QueryBar />
        <UsersChart />
        <RetentionGrid />
        <FunnelEditor defaultDocumentId={null} defaultFunnel={funnelOfSignUps} />
      </div>
    </AnalyticsProvider>
  ),
};
