import { render, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import '../../src/components/styles/styles.css';
import { UserFlow } from '../../src/components/UserFlow/UserFlow.js';
import { AnalyticsProvider } from '../../src/hooks/AnalyticsProvider.js';
import type { AnalyticsEvent } from '../../src/model/event.js';
import type { FlowQuery } from '../../src/model/flow.js';
import { resolveQuery } from '../../src/model/query.js';
import { runQuery } from '../../src/model/run-query.js';
import type { Selection } from '../../src/model/selection.js';
import { memorySource } from '../../src/sources/memory.js';

const asOf = Date.UTC(2024, 0, 31);
/** Each letter an event; a user is named by the letter before the dot. */
const sessions = ['u.abc', 'u.ad', 'v.abd', 'w.ab', 'w.ac', 'x.bad', 'y.a'];
const events = sessions.flatMap((text, s) => {
  const [user = '', names = ''] = text.split('.');
  return [...names].map((event, i): AnalyticsEvent => ({
    time: asOf - 86_400_000 + s * 1000 + i,
    event,
    user,
    session: text,
    properties: { plan: s % 2 === 0 ? 'Free' : 'Pro' },
  }));
});
const source = memorySource(events, { id: 'flow' });
const ask = { now: asOf, signal: new AbortController().signal };
const fromA = { anchor: { event: 'a' }, after: 2 };

function open(props: Parameters<typeof UserFlow>[0] = {}, from = source) {
  return render(
    <AnalyticsProvider source={from} asOf={asOf}>
      <UserFlow {...props} />
    </AnalyticsProvider>,
  );
}

const node = (name: RegExp) => screen.findByRole('button', { name });

beforeAll(() => page.viewport(1000, 800));

describe('UserFlow', () => {
  it('has as many units behind each of its numbers as it says', async () => {
    const onSelect = vi.fn<(selection: Selection) => void>();
    open({ defaultValue: { ...fromA, before: 1, nodesPerStep: 1 }, onSelect });
    await userEvent.click(await node(/^Step 2, b: 3 of 7 sessions/));
    await userEvent.click(await screen.findByRole('button', { name: 'Open the 3 sessions' }));
    await userEvent.keyboard('{Escape}');
    await userEvent.click(await node(/^Step 2, Other \(2\): 3 of 7 sessions/));
    const menu = await screen.findByRole('dialog');
    await userEvent.click(within(menu).getByRole('button', { name: 'Open the 3 sessions' }));
    await userEvent.keyboard('{Escape}');
    await userEvent.click(await node(/^Step 1, a: 7 of 7 sessions/));
    await userEvent.click(await screen.findByRole('button', { name: /^b\s?3/ }));
    const asked = onSelect.mock.calls.map(([selection]) => selection);
    expect(
      asked.map((selection) =>
        Object.keys(selection).filter((key) => key !== 'of' && key !== 'asOf'),
      ),
    ).toEqual([['node'], ['node'], ['link']]);
    for (const behind of asked) {
      const { total, unit } = await runQuery(source, { kind: 'users', behind }, ask);
      expect([total, unit]).toEqual([3, 'session']);
    }
  });

  it('lights what the same sessions did, not their users’ other sessions', async () => {
    open({ defaultValue: fromA });
    await userEvent.click(await node(/^Step 2, c: 1 of 7 sessions/));
    await userEvent.click(await screen.findByRole('button', { name: 'Light their paths' }));
    await screen.findByText('Lit: all paths of 1 session with “c” at step 2');
    await waitFor(() => expect(document.querySelectorAll('.uk-flow-lit')).toHaveLength(1));
    await userEvent.keyboard('{Escape}{Escape}');
    await waitFor(() => expect(document.querySelector('.uk-flow-lit')).toBeNull());
  });

  it('breaks a node down and opens the people of a value', async () => {
    const onSelect = vi.fn<(selection: Selection) => void>();
    open({ defaultValue: fromA, onSelect });
    await userEvent.click(await node(/^Step 2, b: 3 of 7/));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Break down by a property …' }),
    );
    await userEvent.keyboard('plan{Enter}');
    await userEvent.click(await screen.findByRole('button', { name: /^Free\s?2/ }));
    await waitFor(() => expect(onSelect).toHaveBeenCalled());
    expect(document.querySelectorAll('.uk-flow-segment')).toHaveLength(2);
    const [[behind]] = onSelect.mock.calls as [[Selection]];
    expect((await runQuery(source, { kind: 'users', behind }, ask)).total).toBe(2);
  });

  it('hides an event everywhere and keeps the focus in the flow', async () => {
    open({ defaultValue: fromA });
    (await node(/^Step 2, b: 3 of 7/)).focus();
    await userEvent.keyboard('x');
    await screen.findByRole('button', { name: 'Show b again' });
    await waitFor(() => expect(screen.queryByRole('button', { name: /^Step 2, b/ })).toBeNull());
    await waitFor(() => expect(document.activeElement).toHaveAccessibleName(/^Step 1, a/));
  });

  it('leaves settings to a host that owns them', async () => {
    const onValueChange = vi.fn();
    open({ value: fromA, onValueChange });
    await userEvent.click(await screen.findByRole('button', { name: 'Add a step after' }));
    expect(onValueChange).toHaveBeenCalledWith({ ...fromA, after: 3 });
    expect(screen.getByRole('button', { name: 'Next steps 2' })).toBeVisible();
  });

  it('draws an answer it is given without asking', async () => {
    const query: FlowQuery = {
      kind: 'flow',
      ...fromA,
      range: { start: asOf - 2 * 86_400_000, end: asOf },
    };
    const result = await runQuery(source, query, ask);
    const run = vi.fn(source.run);
    open(
      { data: { resolved: resolveQuery(query, { now: asOf }), result } },
      { ...source, id: 'silent', run },
    );
    await userEvent.click(await node(/^Step 2, b: 3 of 7/));
    const menu = await screen.findByRole('dialog');
    expect(
      within(menu)
        .getAllByRole('button')
        .map(({ textContent }) => textContent),
    ).toEqual(['Light their paths']);
    expect(run.mock.calls.filter(([{ kind }]) => kind !== 'catalog')).toEqual([]);
  });

  it('shows the whole paths in little room, with how many took each', async () => {
    await page.viewport(400, 800);
    open({ defaultValue: fromA });
    const first = (await screen.findAllByRole('row'))[1];
    expect(first?.textContent).toMatch(/^ad(ends)?2/);
    await page.viewport(1000, 800);
  });

  it('passes id, class, data attributes and ref to its root', async () => {
    const ref = vi.fn();
    const { container } = open({ id: 'x', className: 'mine', 'data-test': 'y', ref });
    await node(/^Step 1, a/);
    const root = container.querySelector('#x.mine[data-test="y"]');
    expect(root).toHaveAttribute('data-state', 'ready');
    expect(ref).toHaveBeenCalledWith(root);
  });
});
