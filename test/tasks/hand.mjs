/*
 * Someone at the page, by mouse or by keyboard alone, and how many steps they took. A step is a click, a key (one that is
 * repeated counts once) or a text typed; going to a control with Tab counts as one, however many stops that is.
 */

const optionOf = (page, name) => page.getByRole('option', { name }).first();
const isFocused = (locator) => locator.evaluate((element) => element === document.activeElement);

/** By mouse. `open` and `focus` take the keys a keyboard needs, and need none. */
export function byMouse(page) {
  const hand = {
    by: 'mouse',
    steps: 0,
    async press(control) {
      hand.steps += 1;
      await control.click();
    },
    async pick(name) {
      hand.steps += 1;
      await optionOf(page, name).click();
    },
    async choose(name) {
      hand.steps += 1;
      await page.getByRole('menuitem', { name }).click();
    },
    open: (mark) => hand.press(mark),
    async focus() {},
    async type(field, text) {
      hand.steps += 1;
      await field.fill(text);
    },
    async key(name) {
      hand.steps += 1;
      await page.keyboard.press(name);
    },
  };
  return hand;
}

/** By keyboard: from one tab stop to the next, and with the arrow keys within one. */
export function byKeyboard(page) {
  /** Goes to a control that Tab stops at. */
  async function tabTo(control) {
    if (await isFocused(control)) return;
    hand.steps += 1;
    const stop = await control.evaluate((element) => element.tabIndex);
    if (stop !== 0) throw new Error(`Tab does not stop at ${control}`);
    await control.focus();
    if (!(await isFocused(control))) throw new Error(`${control} can not have the focus`);
  }

  /** Repeats a key until something has the focus: one step, none where it has it already. */
  async function keyTo(name, isThere) {
    if (await isThere()) return;
    hand.steps += 1;
    for (let times = 0; times < 100; times++) {
      await page.keyboard.press(name);
      if (await isThere()) return;
    }
    throw new Error(`${name} does not lead there`);
  }

  /** The tab stop of the set a mark belongs to. */
  const stopOf = (mark) =>
    mark
      .locator(
        'xpath=ancestor::*[@role="group" or @role="grid" or @role="list" or @role="radiogroup" or self::table or self::ul or self::ol][1]',
      )
      .locator('[tabindex="0"]')
      .first();

  const hand = {
    by: 'keyboard',
    steps: 0,
    async press(control) {
      const isRadio = await control.evaluate(
        (element) => element instanceof HTMLInputElement && element.type === 'radio',
      );
      if (isRadio) {
        const name = await control.getAttribute('name');
        await tabTo(page.locator(`input[name="${name}"]:checked`));
        return keyTo('ArrowDown', () => control.isChecked());
      }
      if ((await control.getAttribute('role')) === 'radio') {
        await tabTo(stopOf(control));
        return keyTo('ArrowRight', () => isFocused(control));
      }
      await tabTo(control);
      await hand.key('Enter');
    },
    async pick(name, text) {
      await optionOf(page, name).waitFor();
      hand.steps += 1;
      await page.keyboard.type(text);
      await page.locator('[role="option"][aria-selected="true"]', { hasText: name }).waitFor();
      await hand.key('Enter');
    },
    async choose(name) {
      const item = page.getByRole('menuitem', { name });
      await item.waitFor();
      await keyTo('ArrowDown', () => isFocused(item));
      await hand.key('Enter');
    },
    async open(mark, ...keys) {
      await hand.focus(mark, ...keys);
      await hand.key('Enter');
    },
    /** `keys`: each pressed so often; without a number until the mark has the focus. None: to its row, then along it. */
    async focus(mark, ...keys) {
      if ((await mark.getAttribute('tabindex')) === '0') await tabTo(mark);
      else await tabTo(stopOf(mark));
      for (const [name, times] of keys) {
        if (times) for (let time = 0; time < times; time++) await page.keyboard.press(name);
        if (times) hand.steps += 1;
        else await keyTo(name, () => isFocused(mark));
      }
      if (keys.length === 0 && !(await isFocused(mark))) {
        const middle = (box) => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });
        const at = async (locator) => middle(await locator.boundingBox());
        const here = () => at(page.locator(':focus'));
        const isInRow = async () => Math.abs((await at(mark)).y - (await here()).y) < 4;
        const [to, from] = [await at(mark), await here()];
        await keyTo(to.y > from.y ? 'ArrowDown' : 'ArrowUp', isInRow);
        await keyTo(to.x > from.x ? 'ArrowRight' : 'ArrowLeft', () => isFocused(mark));
      }
      if (!(await isFocused(mark))) throw new Error(`${mark} was not reached`);
    },
    async type(field, text) {
      await tabTo(field);
      hand.steps += 1;
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.type(text);
    },
    async key(name) {
      hand.steps += 1;
      await page.keyboard.press(name);
    },
  };
  return hand;
}
