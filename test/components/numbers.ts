import { screen } from '@testing-library/react';
import { expect } from 'vitest';

import type { AnalyticsEvent } from '../../src/model/event.js';
import { runQuery } from '../../src/model/run-query.js';
import type { Selection } from '../../src/model/selection.js';
import type { AnalyticsSource } from '../../src/model/source.js';

/* What the tests of numbers that can be picked share. */

export const day = 86_400_000;
export const asOf = Date.UTC(2024, 0, 31, 12);

/**
 * 40 people over two weeks. Everybody visits, three in four sign up, half of those pay; some come back on other days and
 * with another device.
 */
export const visits: AnalyticsEvent[] = Array.from({ length: 40 }, (_, i) => {
  const start = asOf - (1 + (i % 14)) * day;
  const at = (event: string, time: number, device: string): AnalyticsEvent => ({
    time,
    event,
    user: `u${i}`,
    session: `s${i}-${Math.floor(time / day)}`,
    properties: { device, amount: i },
  });
  const device = ['phone', 'laptop', 'tablet'][i % 3] as string;
  return [
    at('Visited', start, device),
    ...(i % 4 < 3 ? [at('Signed up', start + 60_000, device)] : []),
    ...(i % 4 < 3 && i % 2 === 0 ? [at('Paid', start + 120_000, device)] : []),
    ...(i % 5 === 0 ? [at('Visited', start + day / 2, 'phone')] : []),
    ...(i % 7 === 0 ? [at('Visited', start - 8 * day, 'laptop')] : []),
  ];
}).flat();

/** How many are behind a number. */
export async function behind(source: AnalyticsSource, selection: Selection): Promise<number> {
  const { total } = await runQuery(source, { kind: 'users', behind: selection }, { now: asOf });
  return total;
}

/** Presses each of these numbers, and expects as many behind it as it says. Returns how many there were. */
export async function expectBehindEach(
  numbers: readonly HTMLElement[],
  source: AnalyticsSource,
  picked: () => Selection | undefined,
): Promise<number> {
  for (const number of numbers) {
    number.click();
    const selection = picked() as Selection;
    const said = Number(/\d+/.exec(number.textContent ?? '')?.[0]);
    expect(
      await behind(source, selection),
      `${number.textContent}: ${JSON.stringify(selection)}`,
    ).toBe(said);
  }
  return numbers.length;
}

/** The numbers in a table that can be opened. */
export async function numbersInTable(): Promise<HTMLElement[]> {
  const table = await screen.findByRole('table');
  return [...table.querySelectorAll<HTMLElement>('button.uk-number')];
}
