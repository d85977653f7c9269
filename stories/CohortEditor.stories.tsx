import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { expect, screen, userEvent, waitFor, within } from 'storybook/test';

import {
  CohortEditor,
  type CohortEditorProps,
} from '../src/components/CohortEditor/CohortEditor.js';
import { CohortMenu } from '../src/components/parts/CohortMenu.js';
import { SaveCohortForm } from '../src/components/parts/SaveCohortForm.js';
import type { PickedNumber } from '../src/components/parts/useNumbers.js';
import { AnalyticsProvider, type DocumentStore } from '../src/index.js';
import type { AnalyticsSource, CohortCondition } from '../src/query.js';
import { activation, active, lastDays, savedCohorts } from './cohorts.js';
import { memoryDocuments } from './documents.js';
import { now, product } from './product.js';
import { broken, longLabels, nothing, stalled, tiny } from './sources.js';

/** A first answer takes its time on a busy machine. */
const patient = { timeout: 15_000 };

interface Args extends Pick<CohortEditorProps, 'defaultRange' | 'defaultDocumentId'> {
  source: AnalyticsSource;
  defaultCohort: NonNullable<CohortEditorProps['defaultCohort']> | null;
  documents?: DocumentStore;
  /** Width of the page around it. */
  width?: number;
  locale?: string;
}

const meta = {
  title: 'Components/CohortEditor',
  args: {
    source: product,
    defaultCohort: active,
    defaultRange: lastDays(90),
    defaultDocumentId: null,
  },
  argTypes: { source: { control: false } },
  render: ({ source, defaultCohort, documents, width, locale = 'en-US', ...editor }) => (
    <AnalyticsProvider
      source={source}
      asOf={now}
      locale={locale}
      documents={documents ?? memoryDocuments()}
    >
      <div style={width ? { inlineSize: width } : undefined}>
        <CohortEditor {...editor} {...(defaultCohort ? { defaultCohort } : {})} />
      </div>
    </AnalyticsProvider>
  ),
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

export const Default: Story = {};

/** Nothing said yet: ways to start. */
export const Empty: Story = {
  args: { defaultCohort: null },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await userEvent.click(await canvas.findByRole('button', { name: /^Engaged users/ }));
    await canvas.findByText(/on at least 7 days in the last 28 days/, {}, patient);
    await userEvent.keyboard('{Control>}z{/Control}');
    await canvas.findByRole('button', { name: /^Engaged users/ });
  },
};

export const Loading: Story = { args: { source: stalled }, tags: ['loading'] };

export const Failed: Story = { args: { source: broken } };

export const NoEvents: Story = { args: { source: nothing } };

export const NobodyMatches: Story = {
  args: {
    defaultCohort: {
      name: 'Cancelled a hundred times',
      users: { did: { event: 'Cancelled plan' }, times: { atLeast: 100 } },
    },
  },
};

/** The people behind a number, and conditions that lie deeper than the editor shows, stay as they are. */
export const KeptInWords: Story = {
  args: {
    defaultCohort: {
      name: 'Dropped off before the first project',
      users: {
        all: [
          { behind: { of: activation, step: 0, outcome: 'droppedAfter', asOf: now } },
          {
            any: [
              { did: { event: 'Searched' } },
              {
                all: [
                  { had: { property: 'device', op: 'eq', value: 'Mobile' } },
                  { not: { did: { event: 'Ran report' } } },
                ],
              },
            ],
          },
          { not: { anyOf: Array.from({ length: 5000 }, (_, i) => `tester-${i}`) } },
        ],
      },
    },
  },
};

/** Cohorts of a store: one is made of the two others. */
export const Saved: Story = {
  args: { defaultDocumentId: 'power', documents: savedCohorts() },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await canvas.findByText(/in the cohort “Engaged users” and/, {}, patient);
    canvas.getByRole('button', { name: 'Saved cohorts' }).focus();
    await userEvent.keyboard('{Enter}');
    const list = within(await screen.findByRole('dialog', { name: 'Saved cohorts' }));
    (await list.findByRole('button', { name: /^Inviters/ })).focus();
    await userEvent.keyboard('{Enter}');
    await canvas.findByText(/People who did “Invited teammate”/, {}, patient);
  },
};

export const LongLabels: Story = {
  args: {
    source: longLabels,
    defaultRange: lastDays(30),
    defaultCohort: {
      name: 'A cohort whose name is far longer than anybody would write unless they had to',
      description: 'And a description that says so much that no line of the editor can hold it all',
      users: {
        all: [
          {
            did: {
              event:
                'Clicked “Continue with your company’s single sign-on provider” on the third page of the enterprise onboarding questionnaire',
            },
            times: { atLeast: 2, atMost: 40 },
          },
          {
            had: {
              property: 'page',
              op: 'eq',
              value:
                'https://app.example.com/organisations/4f2a9c/projects/quarterly-planning-2026/boards/kanban?view=swimlanes&group=assignee',
            },
            at: 'last',
          },
        ],
      },
    },
  },
};

export const OnePerson: Story = {
  args: {
    source: tiny,
    defaultRange: lastDays(7),
    defaultCohort: { name: 'Began', users: { did: { event: 'Created project' } } },
  },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    const size = await canvas.findByRole('button', { name: /show who they are$/ }, patient);
    size.focus();
    await userEvent.keyboard('{Enter}');
    await screen.findByRole('dialog', { name: 'people in “Began”' }, patient);
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(size).toHaveFocus());
  },
};

export const Narrow: Story = { args: { width: 320 } };

export const RightToLeft: Story = {
  args: { locale: 'ar-EG' },
  decorators: [
    (Story) => (
      <div dir="rtl">
        <Story />
      </div>
    ),
  ],
};

/** Says who is meant by keyboard alone: add, choose, move, remove, undo. */
export const BuiltByKeyboard: Story = {
  args: { source: tiny, defaultRange: lastDays(7), defaultCohort: null },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    const add = async (form: RegExp) => {
      const buttons = canvas.getAllByRole('button', { name: 'Add condition' });
      buttons.at(-1)?.focus();
      await userEvent.keyboard('{Enter}');
      const item = await screen.findByRole('menuitem', { name: form });
      item.focus();
      await userEvent.keyboard('{Enter}');
      await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
    };
    const choose = async (trigger: string, typed: string) => {
      canvas.getByRole('button', { name: trigger }).focus();
      await userEvent.keyboard('{Enter}');
      await userEvent.type(await screen.findByPlaceholderText('Search…'), typed);
      await userEvent.keyboard('{Enter}{Escape}');
      await waitFor(() => expect(screen.queryByPlaceholderText('Search…')).toBeNull());
    };
    await canvas.findByText('Add a condition to see who is meant.');
    await add(/^Did something/);
    await waitFor(() =>
      expect(canvas.getAllByRole('combobox', { name: 'Whether or not' })[0]).toHaveFocus(),
    );
    await choose('Choose an event…', 'created project');
    await canvas.findByText(/^People who did “Created project” ·/, {}, patient);

    await add(/^Did something/);
    await choose('Choose an event…', 'signed up');
    await userEvent.selectOptions(
      canvas.getAllByRole('combobox', { name: 'Whether or not' })[1] as HTMLElement,
      'did not do',
    );
    await canvas.findByText(/and who did not do “Signed up” ·/, {}, patient);

    canvas.getByRole('button', { name: /^Move condition 2/ }).focus();
    await userEvent.keyboard('{ArrowUp}');
    await canvas.findByText(/^People who did not do “Signed up” and who did/, {}, patient);
    await expect(canvas.getByRole('button', { name: /^Move condition 1/ })).toHaveFocus();

    canvas.getByRole('button', { name: 'Options of condition 1' }).focus();
    await userEvent.keyboard('{Enter}');
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Remove' }));
    await canvas.findByText(/^People who did “Created project” ·/, {}, patient);
    await userEvent.keyboard('{Control>}z{/Control}');
    await canvas.findByText(/^People who did not do “Signed up” and who did/, {}, patient);
  },
};

const number: PickedNumber = {
  selection: { of: activation, step: 0, outcome: 'droppedAfter', asOf: now },
  rolling: { of: activation, step: 0, outcome: 'droppedAfter' },
  label: 'people who dropped off after step 1, “Signed up”',
  count: 76,
};

function MenuAndForm() {
  const [users, setUsers] = useState<CohortCondition | undefined>({
    had: { property: 'device', op: 'eq', value: 'Mobile' },
  });
  const [saved, setSaved] = useState<string | null>(null);
  return (
    <div style={{ display: 'flex', flexDirection: 'column', alignItems: 'start', gap: 24 }}>
      <div className="uk-root" style={{ maxInlineSize: '100%' }}>
        <CohortMenu value={users} onChange={setUsers} onNew={() => undefined} />
      </div>
      <div className="uk-root uk-card" style={{ inlineSize: 'min(340px, 100%)' }}>
        {saved === null ? (
          <SaveCohortForm number={number} onDone={(done) => setSaved(done?.name ?? '')} />
        ) : (
          <p>Saved: {saved}</p>
        )}
      </div>
    </div>
  );
}

/** The pill other components keep people with, and the form that saves those of a number. */
export const MenuAndSaveForm: Story = {
  args: { documents: savedCohorts() },
  render: ({ source, documents }) => (
    <AnalyticsProvider source={source} asOf={now} documents={documents ?? memoryDocuments()}>
      <MenuAndForm />
    </AnalyticsProvider>
  ),
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await userEvent.click(canvas.getByRole('radio', { name: /^Whoever matches/ }));
    await userEvent.click(canvas.getByRole('button', { name: 'Save' }));
    await canvas.findByText('Saved: Dropped off after step 1, “Signed up”', {}, patient);

    (await canvas.findByRole('button', { name: /^Who people with an event where device/ })).focus();
    await userEvent.keyboard('{Enter}');
    await userEvent.type(await screen.findByPlaceholderText('Search…'), 'dropped{Enter}');
    await userEvent.keyboard('{Escape}');
    await canvas.findByRole('button', {
      name: /^Who in Dropped off after step 1, “Signed up”, people with an event/,
    });
    await userEvent.keyboard('{Enter}');
    await screen.findByPlaceholderText('Search…');
  },
};
