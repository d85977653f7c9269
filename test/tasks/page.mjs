import assert from 'node:assert/strict';

/** Something is shown, and every component shows the answer to its question. */
export async function quiet(page) {
  await page.waitForFunction(() => globalThis.bench.isReady());
  // One question may follow from the answer to another.
  await page.waitForTimeout(100);
  await page.waitForFunction(() => globalThis.bench.isReady());
}

export const tool = (page, name) => page.getByRole('figure', { name, exact: true });
/** What a component says it shows. */
export const definitionOf = (page, name) =>
  tool(page, name).locator('.uk-subtitle').first().textContent();
export const findingOf = (page, name) =>
  tool(page, name).locator('.uk-title').first().textContent();

/** The first number of a text. */
export const numberIn = (text) => Number(/[\d,]+/.exec(text ?? '')?.[0].replaceAll(',', ''));

/** What can be done with the number that was just opened. */
export async function menuItem(page, name) {
  const item = page.getByRole('button', { name }).last();
  await item.waitFor();
  return item;
}

/** The people behind the number whose menu is open: as many as it says. */
export async function seePeople(page, hand, said) {
  const see = await menuItem(page, /^See the /);
  assert.equal(numberIn(await see.textContent()), said);
  await hand.press(see);
  const drawer = page.locator('.uk-drawer');
  const count = said.toLocaleString('en-US');
  await drawer.getByRole('heading', { name: new RegExp(`^${count} (?:user|session)s?`) }).waitFor();
  assert.equal(await drawer.getByText(/^It said/).count(), 0);
  return drawer;
}
