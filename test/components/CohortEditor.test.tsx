import { QueryClient } from '@tanstack/react-query';
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import type { ReactNode } from 'react';
import { describe, expect, it, vi } from 'vitest';

import {
  CohortEditor,
  type CohortEditorProps,
} from '../../src/components/CohortEditor/CohortEditor.js';
import { CohortMenu } from '../../src/components/parts/CohortMenu.js';
import { SaveCohortForm } from '../../src/components/parts/SaveCohortForm.js';
import type { PickedNumber } from '../../src/components/parts/useNumbers.js';
import type { DocumentStore, SavedDocument } from '../../src/documents/document.js';
import { AnalyticsProvider } from '../../src/hooks/AnalyticsProvider.js';
import type { CohortCondition } from '../../src/model/cohort.js';
import { runQuery } from '../../src/model/run-query.js';
import type { Selection } from '../../src/model/selection.js';
import { memorySource } from '../../src/sources/memory.js';
import { generateEvents } from '../../src/testing.js';
import { memoryDocuments } from '../../stories/documents.js';

const now = Date.UTC(2026, 10, 20, 12);
const source = memorySource(generateEvents({ seed: 5, users: 200, days: 40, end: now }), {
  id: 'cohort editor',
});
const range = { last: 30, unit: 'day' } as const;
const inviters: CohortCondition = { did: { event: 'Created task' }, times: { atLeast: 2 } };

const saved = (id: string, name: string, users: CohortCondition): SavedDocument =>
  ({ type: 'cohort', version: 1, id, name, revision: 1, users }) as SavedDocument;

function Page({ documents, children }: { documents?: DocumentStore; children: ReactNode }) {
  return (
    <AnalyticsProvider
      source={source}
      asOf={now}
      queryClient={new QueryClient()}
      documents={documents ?? memoryDocuments()}
    >
      {children}
    </AnalyticsProvider>
  );
}

const editor = (props: CohortEditorProps, documents?: DocumentStore) =>
  render(
    <Page {...(documents ? { documents } : {})}>
      <CohortEditor defaultDocumentId={null} defaultRange={range} {...props} />
    </Page>,
  );

const sizeButton = () =>
  screen.findByRole('button', { name: /show who they are$/ }, { timeout: 5_000 });

describe('CohortEditor', () => {
  it('has behind its size exactly the people who are meant', async () => {
    const onSelect = vi.fn<(selection: Selection) => void>();
    editor({ defaultCohort: { name: 'c', users: inviters }, onSelect });
    const button = await sizeButton();
    const size = Number(button.textContent?.replaceAll(',', ''));
    expect(size).toBeGreaterThan(10);
    fireEvent.click(button);
    const behind = onSelect.mock.calls[0]?.[0] as Selection;
    const { users, total } = await runQuery(
      source,
      { kind: 'users', behind, limit: 10_000 },
      { now },
    );
    expect(total).toBe(size);
    const listed = screen
      .getAllByRole('rowheader')
      .slice(0, 10)
      .map((cell) => cell.textContent);
    expect(listed).toEqual(users.slice(0, 10).map(({ id }) => id));

    const all = await runQuery(source, { kind: 'trend', measure: 'users', range }, { now });
    expect(screen.getByText(`of ${all.series[0]?.total} active in this range`)).toBeTruthy();
  });

  it('keeps the last answer while a condition is being changed into one that is not valid', async () => {
    editor({ defaultCohort: { name: 'c', users: { ...inviters, days: { atLeast: 3 } } } });
    const before = (await sizeButton()).textContent;
    const times = screen.getByRole('textbox', { name: 'How many times' });
    fireEvent.change(times, { target: { value: '' } });
    expect(times.getAttribute('aria-invalid')).toBe('true');
    expect((await sizeButton()).textContent).toBe(before);
    fireEvent.change(times, { target: { value: '1000000' } });
    await screen.findByText('Nobody matches, of those active in this range');
    fireEvent.blur(times);
    expect((times as HTMLInputElement).value).toBe('1000000');
  });

  it('keeps conditions it only shows in words when others are edited', async () => {
    const onCohortChange = vi.fn();
    const deep: CohortCondition = {
      any: [{ did: { event: 'x' } }, { all: [inviters, { not: { any: [{ anyOf: ['u'] }] } }] }],
    };
    editor({ defaultCohort: { name: 'c', users: { all: [inviters, deep] } }, onCohortChange });
    const verbs = screen.getAllByRole('combobox', { name: 'Whether or not' });
    fireEvent.change(verbs[0] as HTMLElement, { target: { value: 'not' } });
    await waitFor(() =>
      expect(onCohortChange).toHaveBeenLastCalledWith({
        name: 'c',
        users: { all: [{ not: inviters }, deep] },
      }),
    );
  });

  it('opens what the host says, and only tells which one was chosen', async () => {
    const documents = memoryDocuments(
      saved('a', 'First', inviters),
      saved('b', 'Second', { anyOf: [] }),
    );
    const onDocumentIdChange = vi.fn();
    editor({ documentId: 'a', onDocumentIdChange }, documents);
    const name = await screen.findByDisplayValue('First');
    fireEvent.click(screen.getByRole('button', { name: 'Saved cohorts' }));
    const list = within(await screen.findByRole('dialog', { name: 'Saved cohorts' }));
    fireEvent.click(await list.findByRole('button', { name: /^Second/ }));
    expect(onDocumentIdChange).toHaveBeenCalledWith('b');
    expect((name as HTMLInputElement).value).toBe('First');
  });

  it('offers no cohort that depends on the one that is edited', async () => {
    const documents = memoryDocuments(
      saved('a', 'First', { cohort: 'b' }),
      saved('b', 'Second', { anyOf: ['u'] }),
      saved('c', 'Third', { not: { cohort: 'a' } }),
    );
    editor({ documentId: 'a' }, documents);
    fireEvent.click(await screen.findByRole('button', { name: 'Second' }));
    await screen.findByRole('option', { name: 'Second' });
    const offered = screen
      .getAllByRole('option')
      .filter((option) => option.closest('[cmdk-list]'))
      .map((option) => option.textContent);
    expect(offered).toEqual(['Second']);
  });

  it('reads pasted ids and counts each once', async () => {
    const onCohortChange = vi.fn();
    editor({ defaultCohort: { name: 'c', users: { anyOf: [] } }, onCohortChange });
    fireEvent.click(screen.getByRole('button', { name: 'an empty list' }));
    const field = await screen.findByRole('textbox', { name: /^Ids/ });
    fireEvent.change(field, { target: { value: 'u1\nu2\nu1\n' } });
    expect(screen.getByText('2 ids, 1 repeated and left out')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Done' }));
    await waitFor(() =>
      expect(onCohortChange).toHaveBeenLastCalledWith({
        name: 'c',
        users: { anyOf: ['u1', 'u2'] },
      }),
    );
  });
});

describe('CohortMenu', () => {
  const documents = memoryDocuments(
    saved('a', 'Alpha', inviters),
    saved('b', 'Beta', { anyOf: [] }),
  );

  it('combines saved cohorts, keeps what it did not make, and goes back to everybody', async () => {
    const onChange = vi.fn();
    const mobile: CohortCondition = { had: { property: 'device', op: 'eq', value: 'Mobile' } };
    const menu = (value: CohortCondition | undefined) => (
      <Page documents={documents}>
        <CohortMenu value={value} onChange={onChange} />
      </Page>
    );
    const { unmount } = render(menu({ all: [{ cohort: 'a' }, mobile] }));
    fireEvent.click(await screen.findByRole('button', { name: /in Alpha, people with/ }));
    const [, , notAlpha, notBeta] = (await screen.findAllByRole('option')).slice(1);
    fireEvent.click(notBeta as HTMLElement);
    expect(onChange).toHaveBeenLastCalledWith({
      all: [{ cohort: 'a' }, { not: { cohort: 'b' } }, mobile],
    });
    fireEvent.click(notAlpha as HTMLElement);
    expect(onChange).toHaveBeenLastCalledWith({ all: [{ not: { cohort: 'a' } }, mobile] });
    fireEvent.click(screen.getByRole('button', { name: /^Remove: people with/ }));
    expect(onChange).toHaveBeenLastCalledWith({ cohort: 'a' });
    fireEvent.click(screen.getByRole('option', { name: 'All users' }));
    expect(onChange).toHaveBeenLastCalledWith(undefined);
    unmount();
  });

  it('shows a cohort that was deleted, so that it can be taken out', async () => {
    render(
      <Page documents={documents}>
        <CohortMenu value={{ cohort: 'gone' }} onChange={() => undefined} />
      </Page>,
    );
    await screen.findByRole('button', { name: /in gone \(deleted\)/ });
  });
});

describe('SaveCohortForm', () => {
  const of = { kind: 'trend', measure: 'users', range } as const;
  const number: PickedNumber = {
    selection: { of: { ...of, range: { start: now - 86_400_000, end: now } }, asOf: now },
    rolling: { of },
    label: 'people who did anything in the last 30 days',
    count: 453,
  };
  const form = (picked: PickedNumber, onDone = vi.fn(), documents = memoryDocuments()) => {
    render(
      <Page documents={documents}>
        <SaveCohortForm number={picked} onDone={onDone} />
      </Page>,
    );
    return { onDone, documents };
  };
  const save = () => act(async () => fireEvent.click(screen.getByRole('button', { name: 'Save' })));

  it('saves these people as they are, or whoever matches', async () => {
    const { onDone, documents } = form(number);
    expect(screen.getByRole('radio', { name: 'These 453 people' })).toHaveProperty('checked', true);
    await save();
    await waitFor(() => expect(onDone).toHaveBeenCalledOnce());
    const first = onDone.mock.calls[0]?.[0] as { id: string; name: string };
    expect(first.name).toBe('Did anything in the last 30 days');
    expect(await documents.get('cohort', first.id)).toMatchObject({
      users: { behind: number.selection },
    });

    fireEvent.click(screen.getByRole('radio', { name: 'Whoever matches, now and later' }));
    await save();
    await screen.findByText(/There is a cohort “Did anything in the last 30 days” already/);
    fireEvent.change(screen.getByRole('textbox'), { target: { value: 'Active' } });
    await save();
    await waitFor(() => expect(onDone).toHaveBeenCalledTimes(2));
    const second = onDone.mock.calls[1]?.[0] as { id: string };
    expect(await documents.get('cohort', second.id)).toMatchObject({
      name: 'Active',
      users: { behind: { of } },
    });
  });

  it('does not roll where the number can not, and says why', () => {
    form({ ...number, rolling: null });
    expect(screen.getByRole('radio', { name: /^Whoever matches/ })).toHaveProperty(
      'disabled',
      true,
    );
    expect(screen.getByText('Not for this number: its dates are fixed.')).toBeTruthy();
  });

  it('does not roll the number of one bucket, which would stay where it is', () => {
    const daily = { ...of, interval: 'day' as const };
    form({
      ...number,
      selection: { of: daily, bucket: 0, asOf: now },
      rolling: { of: daily, bucket: 0 },
    });
    expect(screen.getByText('Not for this number: it is of one period only.')).toBeTruthy();
  });

  it('says that sessions are saved as their users, and claims no number of people for events', () => {
    form({ ...number, selection: { of: { ...of, measure: 'sessions' }, asOf: now } });
    expect(screen.getByRole('radio', { name: 'The users of these 453 sessions' })).toBeTruthy();
    expect(screen.getByText(/The number counts sessions/)).toBeTruthy();
    form({ ...number, selection: { of: { ...of, measure: 'events' }, asOf: now } });
    expect(screen.getByRole('radio', { name: 'The people behind this number' })).toBeTruthy();
  });

  it('needs a name, tells what failed, and can be given up', async () => {
    const store = memoryDocuments();
    const failing: DocumentStore = { ...store, save: () => Promise.reject(new Error('disk full')) };
    const { onDone } = form(number, vi.fn(), failing);
    const name = screen.getByRole('textbox');
    fireEvent.change(name, { target: { value: '  ' } });
    await save();
    expect(screen.getByRole('alert').textContent).toContain('Give it a name');
    expect(name.getAttribute('aria-invalid')).toBe('true');
    fireEvent.change(name, { target: { value: 'x' } });
    await save();
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('disk full'));
    expect(onDone).not.toHaveBeenCalled();
    fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(onDone).toHaveBeenCalledWith(null);
  });
});
