import { screen, waitFor } from '@testing-library/react';
import { expect } from 'vitest';
import { userEvent } from 'vitest/browser';

/**
 * Someone at the page, by mouse or by keyboard alone, and how many steps they took. A step is a click, a key (one that is
 * repeated counts once) or a text typed; going to a control with Tab counts as one, however many stops that is.
 */
export interface Hand {
  readonly by: 'mouse' | 'keyboard';
  steps: number;
  /** Presses a button, or chooses a radio. */
  press(control: HTMLElement): Promise<void>;
  /** Chooses one of a list that has just opened and can be searched. */
  pick(name: RegExp, text: string): Promise<void>;
  /** Opens a mark of a chart: by keyboard from the chart's tab stop, with the arrow key that leads there. */
  open(mark: HTMLElement, key?: string): Promise<void>;
  /** Types into a field. */
  type(field: HTMLElement, text: string): Promise<void>;
}

export const byMouse = (): Hand => ({
  by: 'mouse',
  steps: 0,
  async press(control) {
    this.steps += 1;
    await userEvent.click(control);
  },
  async pick(name) {
    this.steps += 1;
    await userEvent.click(await screen.findByRole('option', { name }));
  },
  async open(mark) {
    this.steps += 1;
    mark.scrollIntoView({ block: 'center' });
    await userEvent.click(mark);
  },
  async type(field, text) {
    this.steps += 1;
    await userEvent.fill(field, text);
  },
});

/** Goes to a control that Tab stops at. */
function tabTo(hand: Hand, control: HTMLElement): void {
  if (document.activeElement === control) return;
  hand.steps += 1;
  expect(control.tabIndex).toBe(0);
  control.focus();
  expect(control).toHaveFocus();
}

const isField = (element: HTMLElement) =>
  element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;

export const byKeyboard = (): Hand => ({
  by: 'keyboard',
  steps: 0,
  async press(control) {
    const group = control.closest('[role="radiogroup"]');
    if (group && control.tabIndex !== 0) {
      tabTo(this, group.querySelector<HTMLElement>('[tabindex="0"]') as HTMLElement);
      this.steps += 1;
      for (let key = 0; key < 8 && document.activeElement !== control; key++) {
        await userEvent.keyboard('{ArrowRight}');
      }
      expect(control).toHaveFocus();
      return;
    }
    tabTo(this, control);
    this.steps += 1;
    await userEvent.keyboard('{Enter}');
  },
  async pick(name, text) {
    await screen.findByRole('option', { name });
    await waitFor(() => expect(isField(document.activeElement as HTMLElement)).toBe(true));
    this.steps += 2;
    await userEvent.keyboard(text);
    await screen.findByRole('option', { name });
    await userEvent.keyboard('{Enter}');
  },
  async open(mark, key = '{ArrowRight}') {
    const set = mark.closest('[role="group"], [role="grid"], table, ul, ol') as HTMLElement;
    const stop = set.querySelector<HTMLElement>('[tabindex="0"]') as HTMLElement;
    tabTo(this, stop);
    if (document.activeElement !== mark) this.steps += 1;
    for (let times = 0; times < 100 && document.activeElement !== mark; times++) {
      await userEvent.keyboard(key);
    }
    expect(mark).toHaveFocus();
    this.steps += 1;
    await userEvent.keyboard('{Enter}');
  },
  async type(field, text) {
    tabTo(this, field);
    this.steps += 1;
    (field as HTMLInputElement).select();
    await userEvent.keyboard(text);
  },
});
