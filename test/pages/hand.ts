import { screen, waitFor } from '@testing-library/react';
import { expect } from 'vitest';
import { userEvent } from 'vitest/browser';

/** A key and how often it is pressed; without a number until the mark that is wanted has the focus. */
type Keys = readonly [key: string, times?: number];

/**
 * Someone at the page, by mouse or by keyboard alone, and how many steps they took. A step is a click, a key (one that is
 * repeated counts once) or a text typed; going to a control with Tab counts as one, however many stops that is.
 */
export interface Hand {
  readonly by: 'mouse' | 'keyboard';
  steps: number;
  /** Presses a button, or chooses a radio. */
  press(control: HTMLElement): Promise<void>;
  /** Chooses one of a list that has just opened and can be searched; the first of those with that name. */
  pick(name: RegExp, text: string): Promise<void>;
  /** Chooses one of a menu that has just opened. */
  choose(name: RegExp): Promise<void>;
  /**
   * Opens a mark of a chart, a cell or a row: by keyboard from the tab stop they share, with the arrow keys that lead there.
   * Without keys: down or up to its row, then along it.
   */
  open(mark: HTMLElement, ...keys: Keys[]): Promise<void>;
  /** Puts the focus on a mark, where it can be: the mouse needs none. */
  focus(mark: HTMLElement, ...keys: Keys[]): Promise<void>;
  /** Types into a field, in place of what is there. */
  type(field: HTMLElement, text: string): Promise<void>;
  /** Presses a key where the focus is. */
  key(name: string, times?: number): Promise<void>;
}

const patience = { timeout: 15_000 };
const key = (name: string) => userEvent.keyboard(`{${name}}`);

async function pressKey(this: Hand, name: string, times = 1): Promise<void> {
  this.steps += 1;
  for (let time = 0; time < times; time++) await key(name);
}

const option = async (name: RegExp) =>
  (await screen.findAllByRole('option', { name }, patience))[0] as HTMLElement;

export const byMouse = (): Hand => ({
  by: 'mouse',
  steps: 0,
  async press(control) {
    this.steps += 1;
    await userEvent.click(control);
  },
  async pick(name) {
    this.steps += 1;
    await userEvent.click(await option(name));
  },
  async choose(name) {
    this.steps += 1;
    await userEvent.click(await screen.findByRole('menuitem', { name }, patience));
  },
  async open(mark) {
    this.steps += 1;
    mark.scrollIntoView({ block: 'center' });
    await userEvent.click(mark);
  },
  async focus() {},
  async type(field, text) {
    this.steps += 1;
    await userEvent.fill(field, text);
  },
  key: pressKey,
});

/** Goes to a control that Tab stops at. */
function tabTo(hand: Hand, control: HTMLElement | null | undefined): void {
  if (document.activeElement === control) return;
  hand.steps += 1;
  expect(control?.tabIndex).toBe(0);
  expect(control).toBeEnabled();
  control?.focus();
  expect(control).toHaveFocus();
}

/** Repeats a key until something has the focus: one step, or none where it has it already. */
async function keyTo(hand: Hand, name: string, isThere: () => boolean): Promise<void> {
  if (isThere()) return;
  hand.steps += 1;
  for (let times = 0; times < 100 && !isThere(); times++) await key(name);
  expect(isThere()).toBe(true);
}

const middle = (element: Element | null) => {
  const box = element?.getBoundingClientRect() ?? new DOMRect();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
};

/** What one Tab stop stands for. */
const setOf = (mark: HTMLElement) =>
  mark.closest('[role="group"], [role="grid"], [role="list"], table, ul, ol');

export const byKeyboard = (): Hand => ({
  by: 'keyboard',
  steps: 0,
  async press(control) {
    const hasFocus = () => document.activeElement === control;
    const radios = control.closest('[role="radiogroup"]');
    if (radios && control.tabIndex !== 0) {
      tabTo(this, radios.querySelector<HTMLElement>('[tabindex="0"]'));
      return keyTo(this, 'ArrowRight', hasFocus);
    }
    if (control instanceof HTMLInputElement && control.type === 'radio' && !control.checked) {
      // Tab stops at the one that is checked.
      tabTo(this, document.querySelector<HTMLElement>(`[name="${control.name}"]:checked`));
      await keyTo(this, 'ArrowDown', hasFocus);
      expect(control).toBeChecked();
      return;
    }
    tabTo(this, control);
    await this.key('Enter');
  },
  async pick(name, text) {
    await option(name);
    await waitFor(() => expect(document.activeElement).toBeInstanceOf(HTMLInputElement));
    this.steps += 1;
    await userEvent.keyboard(text);
    const wanted = await option(name);
    await waitFor(() => expect(wanted).toHaveAttribute('aria-selected', 'true'));
    await this.key('Enter');
  },
  async choose(name) {
    const item = await screen.findByRole('menuitem', { name }, patience);
    const list = item.closest('[role="menu"]');
    await waitFor(() => expect(list?.contains(document.activeElement)).toBe(true));
    await keyTo(this, 'ArrowDown', () => document.activeElement === item);
    await this.key('Enter');
  },
  async open(mark, ...keys) {
    await this.focus(mark, ...keys);
    await this.key('Enter');
  },
  async focus(mark, ...keys) {
    const hasFocus = () => document.activeElement === mark;
    if (mark.tabIndex === 0) tabTo(this, mark);
    else tabTo(this, setOf(mark)?.querySelector<HTMLElement>('[tabindex="0"]'));
    for (const [name, times] of keys) {
      if (times) await this.key(name, times);
      else await keyTo(this, name, hasFocus);
    }
    if (keys.length === 0) {
      const to = middle(mark);
      const at = () => middle(document.activeElement);
      const [dx, dy] = [to.x - at().x, to.y - at().y];
      await keyTo(
        this,
        dy > 0 ? 'ArrowDown' : 'ArrowUp',
        () => Math.abs(middle(mark).y - at().y) < 4,
      );
      await keyTo(this, dx > 0 ? 'ArrowRight' : 'ArrowLeft', hasFocus);
    }
    expect(mark).toHaveFocus();
  },
  async type(field, text) {
    tabTo(this, field);
    this.steps += 1;
    (field as HTMLInputElement).select();
    await userEvent.keyboard(text);
  },
  key: pressKey,
});
