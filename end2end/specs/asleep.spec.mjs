// A button of an island waits for its island: while the WebAssembly is on its way, no press can be lost.
import { expect, test } from '../harness/test.mjs';

test('a check can be asked for as soon as, and not before, somebody hears it', async ({ page }) => {
  let arrive;
  const arrived = new Promise((resolve) => { arrive = resolve; });
  await page.route('**/*.wasm', async (route) => {
    await arrived;
    await route.continue();
  });
  await page.goto('/ledger/entries/0');
  const check = page.getByRole('button', { name: '在您的浏览器里核对' });
  await expect(check).toBeDisabled();
  arrive();
  await check.click();
  await expect(page.locator('.proof-line')).toContainText('已核实');
});
