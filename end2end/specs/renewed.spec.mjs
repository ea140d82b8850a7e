// A screen that loads itself again from time to time does so, and breaks off nobody's way from it.
import { expect, test } from '../harness/test.mjs';

const screen = '/supervision/hall';
const longer = 31_000;

// Its island is awake once it asks whether the server is there; no answer comes yet, so that nothing is loaded.
async function awake(page) {
  await page.route('**/healthz', (route) => route.abort());
  await expect(async () => {
    const asked = page.waitForRequest('**/healthz', { timeout: 500 });
    await page.clock.fastForward(longer);
    await asked;
  }).toPass({ timeout: 30_000 });
  await page.unroute('**/healthz');
}

test('a screen renews itself, and a way that was begun is not broken off', async ({ page }) => {
  await page.clock.install();
  await page.goto(screen);
  await awake(page);
  const again = page.waitForEvent('load');
  await page.clock.fastForward(longer);
  await again;

  await awake(page);
  let answer;
  const answered = new Promise((resolve) => { answer = resolve; });
  await page.route('**/supervision/figures', async (route) => {
    await answered;
    await route.continue();
  });
  const asked = page.waitForRequest('**/supervision/figures');
  await page.getByRole('link', { name: '月度通报' }).first().click({ noWaitAfter: true });
  await asked;
  await page.clock.fastForward(longer);
  // What would be asked and loaded again has the time for it.
  await page.waitForTimeout(1_500);
  answer();
  await page.waitForURL(/\/supervision\/figures/);
});
