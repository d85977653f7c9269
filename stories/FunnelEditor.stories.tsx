import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, screen, userEvent, waitFor, within } from 'storybook/test';

import {
  AnalyticsProvider,
  FunnelChart,
  FunnelEditor,
  type FunnelEditorProps,
} from '../src/index.js';
import type { AnalyticsSource } from '../src/query.js';
import { now, product } from './product.js';
import { broken, longLabels, nothing, stalled, tiny } from './sources.js';

interface Args extends Pick<FunnelEditorProps, 'defaultRange' | 'documentId'> {
  source: AnalyticsSource;
  defaultFunnel: FunnelEditorProps['defaultFunnel'] | null;
}

const steps = (...events: string[]) => events.map((event) => ({ match: { event } }));

const activation: FunnelEditorProps['defaultFunnel'] = {
  name: 'Activation',
  steps: steps(
    'Visited pricing',
    'Signed up',
    'Verified e-mail',
    'Created project',
    'Invited teammate',
  ),
};

const meta = {
  title: 'Components/FunnelEditor',
  args: {
    source: product,
    defaultFunnel: activation,
    defaultRange: { last: 90, unit: 'day' },
    documentId: null,
  },
  argTypes: { source: { control: false } },
  render: ({ source, defaultFunnel, ...editor }) => (
    <AnalyticsProvider source={source} asOf={now}>
      <FunnelEditor {...editor} {...(defaultFunnel ? { defaultFunnel } : {})} />
    </AnalyticsProvider>
  ),
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

export const Default: Story = {};

/** Nothing chosen yet. */
export const Empty: Story = { args: { defaultFunnel: null } };

export const TwoSteps: Story = {
  args: { defaultFunnel: { name: 'Sign-up', steps: steps('Visited pricing', 'Signed up') } },
};

export const ManySteps: Story = {
  args: {
    defaultFunnel: {
      name: 'To a paid plan',
      steps: steps(
        'Viewed page',
        'Visited pricing',
        'Signed up',
        'Verified e-mail',
        'Created project',
        'Created task',
        'Completed task',
        'Invited teammate',
      ),
      window: null,
    },
  },
};

export const SameEventTwice: Story = {
  args: {
    defaultFunnel: { name: 'Second project', steps: steps('Created project', 'Created project') },
  },
};

export const LongLabels: Story = {
  args: {
    source: longLabels,
    defaultFunnel: {
      name: 'A funnel whose name is far longer than anybody would write unless they had to',
      steps: steps(
        'Clicked “Continue with your company’s single sign-on provider” on the third page of the enterprise onboarding questionnaire',
        'https://app.example.com/organisations/4f2a9c/projects/quarterly-planning-2026/boards/kanban?view=swimlanes&group=assignee',
        'Unternehmensdatenschutzbeauftragtenbenachrichtigungseinstellungen geöffnet',
      ),
    },
  },
};

/** Two users: rates of so few are marked, and the interval is wide. */
export const FewUsers: Story = {
  args: {
    source: tiny,
    defaultFunnel: { name: 'Sign-up', steps: steps('Signed up', 'Created project') },
    defaultRange: { last: 7, unit: 'day' },
  },
};

export const NoneInRange: Story = {
  args: { defaultRange: { start: Date.UTC(2020, 0, 1), end: Date.UTC(2020, 0, 8) } },
};

export const NoEvents: Story = { args: { source: nothing } };

export const Loading: Story = { args: { source: stalled }, tags: ['loading'] };

export const Failed: Story = { args: { source: broken } };

/** The chart alone, for a question the host asks. */
export const ChartAlone: Story = {
  render: ({ source }) => (
    <AnalyticsProvider source={source} asOf={now}>
      <FunnelChart
        query={{
          kind: 'funnel',
          range: { last: 90, unit: 'day' },
          steps: steps('Signed up', 'Created project', 'Invited teammate'),
        }}
      />
    </AnalyticsProvider>
  ),
};

export const AsTable: Story = {
  render: ({ source }) => (
    <AnalyticsProvider source={source} asOf={now}>
      <FunnelChart
        defaultView="table"
        query={{
          kind: 'funnel',
          range: { last: 90, unit: 'day' },
          steps: steps('Signed up', 'Created project', 'Invited teammate'),
        }}
      />
    </AnalyticsProvider>
  ),
};

/** Builds a funnel by keyboard alone: choose, add, move, remove. */
export const BuiltByKeyboard: Story = {
  args: { defaultFunnel: null },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    const choose = async (button: HTMLElement, typed: string) => {
      button.focus();
      await userEvent.keyboard('{Enter}');
      await userEvent.type(await screen.findByRole('combobox'), `${typed}{Enter}`);
      await waitFor(() => expect(screen.queryByRole('combobox')).toBeNull());
    };
    await choose(await canvas.findByRole('button', { name: /^Step 1: Choose/ }), 'signed up');
    await choose(canvas.getByRole('button', { name: /^Step 2: Choose/ }), 'invited');
    await choose(canvas.getByRole('button', { name: 'Add step' }), 'created project');
    await canvas.findByRole('img', { name: /^Step 3 of 3, Created project/ });

    canvas.getByRole('button', { name: /^Move step 3/ }).focus();
    await userEvent.keyboard('{ArrowUp}');
    await canvas.findByRole('img', { name: /^Step 2 of 3, Created project/ });
    await expect(canvas.getByRole('button', { name: /^Move step 2/ })).toHaveFocus();

    canvas.getByRole('button', { name: 'Options of step 3' }).focus();
    await userEvent.keyboard('{Enter}');
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Remove step' }));
    await canvas.findByRole('img', { name: /^Step 2 of 2, Created project/ });
  },
};
