import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, screen, userEvent, waitFor, within } from 'storybook/test';

import {
  AnalyticsProvider,
  type DocumentStore,
  FunnelEditor,
  type FunnelEditorProps,
} from '../src/index.js';
import type { AnalyticsSource } from '../src/query.js';
import { memoryDocuments } from './documents.js';
import { everyOption, savedFunnel } from './funnels.js';
import { now, product } from './product.js';
import { broken, longLabels, nothing, stalled, tiny } from './sources.js';

interface Args extends Pick<
  FunnelEditorProps,
  'defaultRange' | 'defaultDocumentId' | 'defaultView' | 'defaultAdvanced' | 'around'
> {
  source: AnalyticsSource;
  defaultFunnel: Funnel | null;
  documents?: DocumentStore;
  /** Width of the page around it. */
  width?: number;
}

type Funnel = NonNullable<FunnelEditorProps['defaultFunnel']>;

const steps = (...events: string[]) => events.map((event) => ({ match: { event } }));

const activation: Funnel = {
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
    defaultDocumentId: null,
  },
  argTypes: { source: { control: false } },
  render: ({ source, defaultFunnel, documents, width, ...editor }) => (
    <AnalyticsProvider source={source} asOf={now} {...(documents ? { documents } : {})}>
      <div style={width ? { inlineSize: width } : undefined}>
        <FunnelEditor {...editor} {...(defaultFunnel ? { defaultFunnel } : {})} />
      </div>
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

/** A group a bar; the finding names the best and the worst. */
export const Breakdown: Story = {
  args: {
    defaultFunnel: {
      name: 'Activation by device',
      steps: steps('Visited pricing', 'Signed up', 'Created project'),
      breakdown: { property: 'device', limit: 5 },
    },
  },
};

export const BreakdownTable: Story = {
  args: { ...Breakdown.args, defaultView: 'table' },
};

export const OverTime: Story = { args: { defaultView: 'overTime' } };

export const TimeToConvert: Story = { args: { defaultView: 'times' } };

export const AsTable: Story = { args: { defaultView: 'table' } };

/** Everything that can be set, unfolded. */
export const AdvancedOpen: Story = {
  args: { defaultFunnel: everyOption, defaultAdvanced: true },
};

/** The same folded: what is set shows as chips. */
export const AdvancedFolded: Story = { args: { defaultFunnel: everyOption } };

/** Steps in any order must differ; the error stands at the step. */
export const InvalidDraft: Story = {
  args: {
    defaultFunnel: {
      name: 'Any order',
      steps: steps('Signed up', 'Created project', 'Signed up'),
      order: 'unordered',
    },
    defaultAdvanced: true,
  },
};

/** Counted beside the funnel: an outline. */
export const OptionalSteps: Story = {
  args: {
    defaultFunnel: {
      name: 'Sign-up with an optional step',
      steps: [
        { match: { event: 'Signed up' } },
        { match: { event: 'Verified e-mail' }, optional: true },
        { match: { event: 'Created project' } },
        { match: { event: 'Invited teammate' } },
      ],
    },
  },
};

export const Narrow: Story = { args: { width: 320 } };

/** Funnels of a store: opened, renamed, duplicated and deleted in the list. */
export const Saved: Story = {
  args: {
    defaultDocumentId: 'activation',
    documents: memoryDocuments(
      savedFunnel('activation', 'Activation', 1, 'Signed up', 'Created project', 'Created task'),
      savedFunnel('paid', 'To a paid plan', 3, 'Visited pricing', 'Started trial', 'Upgraded plan'),
      savedFunnel('team', 'A team that invites others', 9, 'Created project', 'Invited teammate'),
    ),
  },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await canvas.findByRole('button', { name: /^Step 3 of 3, Created task/ });
    canvas.getByRole('button', { name: 'Saved funnels' }).focus();
    await userEvent.keyboard('{Enter}');
    (await screen.findByRole('button', { name: /^To a paid plan/ })).focus();
    await userEvent.keyboard('{Enter}');
    await canvas.findByRole('button', { name: /^Step 3 of 3, Upgraded plan/ });
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
    await canvas.findByRole('button', { name: /^Step 3 of 3, Created project/ });

    canvas.getByRole('button', { name: /^Move step 3/ }).focus();
    await userEvent.keyboard('{ArrowUp}');
    await canvas.findByRole('button', { name: /^Step 2 of 3, Created project/ });
    await expect(canvas.getByRole('button', { name: /^Move step 2/ })).toHaveFocus();

    canvas.getByRole('button', { name: 'Options of step 3' }).focus();
    await userEvent.keyboard('{Enter}');
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Remove step' }));
    await canvas.findByRole('button', { name: /^Step 2 of 2, Created project/ });

    await userEvent.keyboard('{Control>}z{/Control}');
    await canvas.findByRole('button', { name: /^Step 3 of 3, Invited teammate/ });
    await userEvent.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
    await canvas.findByRole('button', { name: /^Step 2 of 2, Created project/ });
  },
};
