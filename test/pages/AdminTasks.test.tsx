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

const tasks = [...peopleTasks, ...pageTasks];

beforeAll(async () => {
  await page.viewport(1440, 900);
});
beforeEach(() => localStorage.clear());

describe.each([
  { by: 'mouse', start: byMouse },
  { by: 'keyboard', start: byKeyboard },
])('by $by', ({ start }) => {
  it.each(tasks)('$name', { timeout: 180_000 }, async ({ steps, run }) => {
    await openPage();
    const hand = start();
    await run(hand);
    expect(hand.steps).toBe(steps[hand.by === 'mouse' ? 0 : 1]);
  });
});
