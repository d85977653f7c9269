import { QueryClient } from '@tanstack/react-query';
import { render, screen, waitFor, within } from '@testing-library/react';
import { expect, onTestFinished } from 'vitest';

import '../../.storybook/preview.css';
import '../../src/components/styles/styles.css';
import { AdminPage } from '../../stories/admin-page/AdminPage.js';
import { million } from '../../stories/admin-page/million.js';
import type { Hand } from './hand.js';

/** Something people come to the Admin page for. */
export interface Task {
  name: string;
  /** Steps by mouse and by keyboard. */
  steps: [mouse: number, keyboard: number];
  run(hand: Hand): Promise<void>;
}

/** Answers are kept from task to task, as they are for someone who stays on the page. */
const queryClient = new QueryClient();
/** A million events are counted while other tests run. */
export const patience = { timeout: 15_000 };

/** Every component shows the answer to its question. */
export async function isQuiet(): Promise<void> {
  await waitFor(() => {
    const waiting = '[data-state="loading"], [aria-busy="true"], [data-stale]';
    expect(document.querySelectorAll(waiting)).toHaveLength(0);
  }, patience);
}

export async function openPage(): Promise<void> {
  render(
    <div className="uk-root story-page" data-uk-theme="light">
      <AdminPage source={million} queryClient={queryClient} />
    </div>,
  );
  await isQuiet();
}

type Find = ReturnType<typeof within>;

export const section = (name: string): Find => within(screen.getByRole('region', { name }));
export const tool = (name: string): HTMLElement => screen.getByRole('figure', { name });
export const bar = (): Find => section('What this page is about');
/** What a component says it shows. */
export const definitionOf = (name: string): string =>
  tool(name).querySelector('.uk-subtitle')?.textContent ?? '';
export const findingOf = (name: string): string =>
  tool(name).querySelector('.uk-title')?.textContent ?? '';

/** The first number of a text. */
export const numberIn = (text: string | null | undefined): number =>
  Number(/[\d,]+/.exec(text ?? '')?.[0].replaceAll(',', ''));
export const written = (count: number): string => count.toLocaleString('en-US');

/** What can be done with the number that was just opened. */
export const menu = (name: RegExp): Promise<HTMLElement> =>
  screen.findByRole('button', { name }, patience);

/** The people behind the number whose menu is open: as many as it says. */
export async function seePeople(hand: Hand, said: number): Promise<Find> {
  const see = await menu(/^See the /);
  expect(numberIn(see.textContent)).toBe(said);
  await hand.press(see);
  const drawer = within(await screen.findByRole('dialog', { name: /./ }, patience));
  const name = new RegExp(`^${written(said)} (?:user|session)s?`);
  await drawer.findByRole('heading', { name }, patience);
  expect(drawer.queryByText(/^It said/)).toBeNull();
  return drawer;
}

/** Files saved from here on, instead of in the downloads. */
export function intercept(): { name: string; text: Promise<string> }[] {
  const saved: { name: string; text: Promise<string> }[] = [];
  const { click } = HTMLAnchorElement.prototype;
  HTMLAnchorElement.prototype.click = function save() {
    saved.push({ name: this.download, text: fetch(this.href).then((answer) => answer.text()) });
  };
  onTestFinished(() => {
    HTMLAnchorElement.prototype.click = click;
  });
  return saved;
}
