import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';

import { openPage } from './admin-tasks.js';
import { byKeyboard, byMouse } from './hand.js';
import { pageTasks } from './page-tasks.js';
import { peopleTasks } from './people-tasks.js';

/*
 * What people come for to the Admin page, over its million events in a worker: each once by mouse and once by keyboard
 * alone, with the steps it takes.
 */

const tasks = [...peopleTasks, ...pageTasks].map((task) => [task.name, task] as const);

beforeAll(async () => {
  await page.viewport(1440, 900);
});
beforeEach(() => localStorage.clear());

describe.each([
  ['mouse', byMouse],
  ['keyboard', byKeyboard],
] as const)('by %s', (by, start) => {
  it.each(tasks)('%s', { timeout: 180_000 }, async (_, { steps, run }) => {
    await openPage();
    const hand = start();
    await run(hand);
    expect(hand.steps).toBe(steps[by === 'mouse' ? 0 : 1]);
  });
});
