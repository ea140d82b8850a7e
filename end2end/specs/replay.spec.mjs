// The replay of a draw plays what the browser recomputed, and says why where there is nothing to play.
import { tamper } from '../harness/draws.mjs';
import { addressOf } from '../harness/routes.mjs';
import { expect, test } from '../harness/test.mjs';

async function play(page) {
  await page.goto(await addressOf('/draws/{drawn}', page.request));
  await page.getByRole('button', { name: '播放抽签过程' }).click();
  return page.locator('.replay-line');
}

test('a sound bundle plays seat by seat and pauses', async ({ page }) => {
  await expect(await play(page)).toContainText('第');
  await page.getByRole('button', { name: '暂停' }).click();
  await expect(page.getByRole('button', { name: '播放抽签过程' })).toBeVisible();
});

test('a bundle that does not arrive is named', async ({ page }) => {
  await page.route('**/bundle.json', (route) => route.abort());
  await expect(await play(page)).toContainText('没有下载下来');
});

test('a bundle that does not verify is not played', async ({ page }) => {
  await tamper(page);
  await expect(await play(page)).toContainText('不能验证');
});

test('drawing a hundred more times counts every group of examiners', async ({ page }) => {
  await page.goto(await addressOf('/draws/{drawn}', page.request));
  await page.getByRole('button', { name: '再抽 100 次看看' }).click();
  const fairness = page.locator('#fairness');
  await expect(fairness).toContainText('已抽 100 次，共 100 次', { timeout: 60_000 });
  const rows = fairness.locator('.fairness-rows').first().locator('li');
  expect(await rows.count()).toBeGreaterThan(3);
  await expect(rows.first()).toContainText(/名考官，这次入席 \d+ 名（\d+%）；重抽平均 \d+%，单个考官从 \d+% 到 \d+%/);
});
