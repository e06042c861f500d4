import { expectAccessible } from './support/axe.ts';
import { DESK, onStage, PHONE, withBrowser } from './support/stage.ts';

withBrowser();

for (const viewport of [PHONE, DESK])
  onStage(
    `the front page is accessible at ${viewport.width} pixels`,
    async ({ page, addresses }) => {
      await page.goto(addresses.web);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await expectAccessible(page);
    },
    { viewport },
  );
