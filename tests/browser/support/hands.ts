import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** How a test works a page: by mouse and finger, or by keyboard alone. */
export interface Hand {
  /** A button or a link. */
  press(target: Locator): Promise<void>;
  type(target: Locator, text: string): Promise<void>;
  /** A radio button or a check box. */
  choose(target: Locator): Promise<void>;
}

export const mouse: Hand = {
  press: (target) => target.click(),
  type: (target, text) => target.fill(text),
  choose: (target) => target.check(),
};

const MOST_TABS = 150;

/** Tab, arrows, space and enter only; whatever is reached must show that it has the focus. */
export const keyboard: Hand = {
  async press(target) {
    await reach(target, target);
    await target.page().keyboard.press('Enter');
  },
  async type(target, text) {
    await reach(target, target);
    await target.page().keyboard.press('ControlOrMeta+a');
    await target.page().keyboard.type(text);
  },
  async choose(target) {
    const page = target.page();
    if ((await target.getAttribute('type')) === 'checkbox') {
      await reach(target, target);
      await page.keyboard.press('Space');
      return;
    }
    const name = await target.getAttribute('name');
    await reach(page.locator(`input[name="${name}"]:focus`), target);
    while (!(await isFocused(target))) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
  },
};

/** Tabs on until `stop` has the focus; `target` is what it is for. */
async function reach(stop: Locator, target: Locator): Promise<void> {
  await target.waitFor();
  const page = target.page();
  for (let tabs = 0; tabs < MOST_TABS; tabs++) {
    if ((await stop.count()) > 0 && (await isFocused(stop))) {
      expect(await showsFocus(page), 'visible focus').toBe(true);
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not get there: ${target}`);
}

const isFocused = (target: Locator) => target.evaluate((element) => element === document.activeElement);

function showsFocus(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const focused = document.activeElement;
    const box = focused?.closest('.choice') ?? focused;
    return box !== null && getComputedStyle(box).outlineStyle !== 'none';
  });
}
