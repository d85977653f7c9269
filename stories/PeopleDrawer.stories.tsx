import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { expect, screen, userEvent, waitFor, within } from 'storybook/test';

import { NumberButton } from '../src/components/parts/NumberButton.js';
import { NumberMenu } from '../src/components/parts/NumberMenu.js';
import { useNumbers } from '../src/components/parts/useNumbers.js';
import {
  PeopleDrawer,
  type PeopleDrawerProps,
} from '../src/components/PeopleDrawer/PeopleDrawer.js';
import { useLinkedQuestion } from '../src/hooks/useLinkedQuestion.js';
import { AnalyticsProvider, useFunnel } from '../src/index.js';
import type { AnalyticsEvent, AnalyticsSource, FunnelQuery, Selection } from '../src/query.js';
import { memorySource } from '../src/sources.js';
import { now, product } from './product.js';
import { broken, stalled, tiny } from './sources.js';

const day = 86_400_000;
const last30 = { start: now - 30 * day, end: now };

/** Those who signed up and did not create a project. */
const dropped: Selection = {
  of: {
    kind: 'funnel',
    range: last30,
    steps: [{ match: { event: 'Signed up' } }, { match: { event: 'Created project' } }],
  },
  step: 0,
  outcome: 'droppedAfter',
};
const everyone: Selection = { of: { kind: 'trend', measure: 'users', range: last30 } };
const sessions: Selection = {
  of: {
    kind: 'trend',
    measure: 'sessions',
    range: { start: now - day, end: now },
    events: { event: 'Created project' },
  },
};

/** So many people with one event each. Their events are made when they are first asked for. */
function crowd(people: number): AnalyticsSource {
  let made: AnalyticsSource | null = null;
  return {
    ...tiny,
    id: `${people} people`,
    run: (query, options) => {
      made ??= memorySource(
        Array.from({ length: people }, (_, i): AnalyticsEvent => ({
          time: now - 1 - (i % 29) * day,
          event: 'Opened the app',
          user: `person-${String(i + 1).padStart(6, '0')}`,
          properties: {
            country: ['Spain', 'Norway', 'India'][i % 3] as string,
            plan: i % 4 === 0 ? 'Team' : 'Free',
            seats: i % 12,
          },
        })),
        { id: `${people} people` },
      );
      return made.run(query, options);
    },
  };
}

const longIds = memorySource(
  Array.from({ length: 40 }, (_, i): AnalyticsEvent => ({
    time: now - 1 - i * 3_600_000,
    event: 'Opened the app',
    user: `auth0|${'0123456789abcdef'.repeat(4)}@${'subdomain.'.repeat(4)}example.com-${i}`,
    properties: {
      'page the visitor came to first, with its address': `https://app.example.com/organisations/4f2a9c/projects/${i}`,
      plan: 'Unternehmensdatenschutzbeauftragtenplan',
    },
  })),
  { id: 'long ids' },
);

type Args = Omit<PeopleDrawerProps, 'selection'> & {
  source: AnalyticsSource;
  selection: Selection;
  locale?: string;
};

function Page({ source, selection, locale = 'en-US', ...drawer }: Args) {
  const [open, setOpen] = useState<Selection | null>(selection);
  return (
    <AnalyticsProvider source={source} asOf={now} locale={locale}>
      <button type="button" className="uk-button" onClick={() => setOpen(selection)}>
        Open
      </button>
      <PeopleDrawer {...drawer} selection={open} onClose={() => setOpen(null)} />
    </AnalyticsProvider>
  );
}

const meta = {
  title: 'Components/PeopleDrawer',
  args: { source: product, selection: dropped },
  argTypes: { source: { control: false } },
  render: (args) => <Page {...args} />,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

/** Walks through the list with the arrow keys, opens someone, goes back to the same row and closes with Esc. */
export const Default: Story = {
  play: async ({ canvasElement }) => {
    const opener = within(canvasElement).getByRole('button', { name: 'Open' });
    const drawer = within(await screen.findByRole('dialog'));
    await waitFor(() => expect(screen.getByRole('dialog')).toHaveFocus());
    await drawer.findByRole('heading', { name: /^[\d,]+ users$/ });
    const [first, second] = await drawer.findAllByRole('listitem');
    (within(first as HTMLElement).getByRole('button') as HTMLElement).focus();
    await userEvent.keyboard('{ArrowDown}');
    const row = within(second as HTMLElement).getByRole('button');
    await waitFor(() => expect(row).toHaveFocus());
    await userEvent.keyboard('{Enter}');
    await drawer.findByText(/^Counted: got as far as step 1/);
    await userEvent.keyboard('{Enter}');
    await waitFor(() =>
      expect(document.activeElement?.closest('[aria-posinset]')).toHaveAttribute(
        'aria-posinset',
        '2',
      ),
    );
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await userEvent.click(opener);
    await screen.findByRole('dialog');
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(opener).toHaveFocus());
  },
};

const funnel = dropped.of as FunnelQuery;

/** Numbers as a chart of one's own shows them, with the parts every chart of the package is made of. */
function OwnNumbers() {
  const link = useLinkedQuestion(funnel);
  const answer = useFunnel(link.query);
  const numbers = useNumbers(answer, link);
  return (
    <p>
      {answer.data?.steps.map(({ name, count, dropped: lost }, step) => (
        <span key={name} style={{ marginInlineEnd: 16 }}>
          {name}{' '}
          <NumberButton numbers={numbers} part={{ step, outcome: 'reached' }} count={count}>
            {count}
          </NumberButton>
          {step > 0 ? (
            <>
              , without{' '}
              <NumberButton
                numbers={numbers}
                part={{ step: step - 1, outcome: 'droppedAfter' }}
                count={lost}
              >
                {lost}
              </NumberButton>
            </>
          ) : null}
        </span>
      ))}
      {numbers ? <NumberMenu numbers={numbers} /> : null}
    </p>
  );
}

/** A number's menu, and the people behind it, by keyboard: the focus comes back to the number. */
export const OfANumber: Story = {
  render: ({ source }) => (
    <AnalyticsProvider source={source} asOf={now}>
      <OwnNumbers />
    </AnalyticsProvider>
  ),
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    const [, , lost] = await canvas.findAllByRole('button');
    const number = lost as HTMLElement;
    number.focus();
    await userEvent.keyboard('{Enter}');
    const see = await screen.findByRole('button', { name: `See the ${number.textContent} people` });
    await waitFor(() => expect(see).toHaveFocus());
    await userEvent.keyboard('{ArrowDown}');
    await expect(screen.getByRole('button', { name: 'Save as cohort…' })).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(number).toHaveFocus());
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(screen.getByRole('button', { name: /^See the/ })).toHaveFocus());
    await userEvent.keyboard('{Enter}');
    await screen.findByRole('heading', { name: `${number.textContent} users` });
    await waitFor(() => expect(screen.getByRole('dialog')).toHaveFocus());
    await screen.findByText('The page shows only these people');
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(number).toHaveFocus());
    await expect(number).toHaveAttribute('data-selected');
  },
};

/** What a host knows of its users: their names, their pages, its own timeline and what else it can do. */
export const OfTheHost: Story = {
  args: {
    selection: everyone,
    getUserHref: (id) => `#/users/${id}`,
    onOpenUser: () => undefined,
    renderUser: ({ id, properties }) => `${String(properties['country'])} · ${id}`,
    actions: [
      { label: 'Send a message', onSelect: () => undefined },
      { label: 'Open in the CRM', onSelect: () => undefined },
    ],
  },
};

export const OnePerson: Story = { args: { source: crowd(1), selection: everyone } };

export const Nobody: Story = {
  args: {
    selection: {
      of: { kind: 'trend', measure: 'users', range: last30, events: { event: 'Left the planet' } },
    },
  },
};

/** 453 of them, in a card in the page. */
export const Inline: Story = {
  args: { source: crowd(453), selection: everyone, inline: true, count: 453 },
};

/** Only those on the screen are drawn; the next ones come on the way down. */
export const VeryLarge: Story = {
  args: { source: crowd(100_000), selection: everyone },
  play: async () => {
    const drawer = within(await screen.findByRole('dialog'));
    await drawer.findByRole('heading', { name: '100,000 users' });
    const [first] = await drawer.findAllByRole('listitem');
    within(first as HTMLElement)
      .getByRole('button')
      .focus();
    await userEvent.keyboard('{End}');
    await drawer.findByText('1,000 of 100,000 loaded');
    await waitFor(() =>
      expect(document.activeElement).toHaveAccessibleName(/^person-000500 1 event/),
    );
    await expect(drawer.getAllByRole('listitem').length).toBeLessThan(60);
  },
};

/** Someone who is not in it: the reason, by their id. */
export const SomeoneElse: Story = {
  args: { source: crowd(453), selection: everyone },
  play: async () => {
    const drawer = within(await screen.findByRole('dialog'));
    await userEvent.click(await drawer.findByRole('button', { name: 'Explain someone else…' }));
    await userEvent.keyboard('person-999999{Enter}');
    await drawer.findByText('Not counted: no event');
    await drawer.findByText('No events of theirs in this time');
  },
};

/** Sessions say whose they are. */
export const Sessions: Story = { args: { selection: sessions } };

/** A number of events: who did them, and how many nobody did. From a source that read a tenth of them. */
export const PartialData: Story = {
  args: {
    selection: { of: { kind: 'trend', measure: 'events', range: last30 } },
    source: {
      ...product,
      id: 'partial',
      run: async (query, options) => {
        const rows = await product.run(query, options);
        return { ...rows, meta: { ...rows.meta, sampledShare: 0.1, exact: false } };
      },
    },
  },
};

export const Loading: Story = { args: { source: stalled, count: 453 } };

export const Failed: Story = { args: { source: broken } };

export const RightToLeft: Story = {
  args: { locale: 'ar-EG' },
  render: (args) => (
    <div dir="rtl">
      <Page {...args} />
    </div>
  ),
};

/** In 320 pixels, with ids, names and values longer than any row. */
export const Narrow: Story = {
  args: { source: longIds, selection: everyone, inline: true },
  render: (args) => (
    <div style={{ inlineSize: 320 }}>
      <Page {...args} />
    </div>
  ),
};
