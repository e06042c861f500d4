import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

declare global {
  var axe: { run: (options?: object) => Promise<AxeResults> };
}

/** Every rule of axe, none switched off, on the page as it stands; also that nothing sticks out sideways at this width. */
export async function expectAccessible(page: Page): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
  // Every rule is run; only what they find wrong is written out in full.
  const { violations } = await page.evaluate(() => globalThis.axe.run({ resultTypes: ['violations'] }));
  const found = violations.map(({ id, help, nodes }) => ({ id, help, where: nodes.map(({ html }) => html) }));
  expect(found, `accessibility of ${page.url().split('#')[0]}`).toEqual([]);
  const beyond = await page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const out = [...document.body.querySelectorAll('*')].filter((element) => {
      const { right, width } = element.getBoundingClientRect();
      return width > 0 && right + scrollX > clientWidth + 0.5;
    });
    return [`${scrollWidth - clientWidth} pixels`, ...out.map((element) => element.outerHTML.slice(0, 200))];
  });
  expect(beyond, 'sticks out sideways').toEqual([]);
}
