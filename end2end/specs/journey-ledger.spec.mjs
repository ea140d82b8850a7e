// Anybody's browser checks an entry of the ledger against its signed head; what was tampered with on the way is named.
import { readFileSync } from 'node:fs';
import { expect, test } from '../harness/test.mjs';

async function check(page) {
  await page.goto('/ledger/entries/3');
  await page.getByRole('button', { name: '在您的浏览器里核对' }).click();
  const verdict = page.locator('.proof-line');
  await expect(verdict).not.toContainText('需要脚本');
  await expect(verdict).not.toContainText('正在核对');
  return verdict;
}

test('a sound entry verifies', async ({ page, complaints }) => {
  await expect(await check(page)).toContainText('已核实');
  await page.locator('.proof summary').click();
  await expect(page.locator('.proof-body ol li')).not.toHaveCount(0);
  expect(complaints).toEqual([]);
});

test('an entry that the page shows otherwise than the ledger holds it does not', async ({ page }) => {
  await page.route('**/ledger/entries/3', async (route) => {
    const answer = await route.fetch();
    const body = (await answer.text()).replaceAll('白山市人力资源', '白城市人力资源');
    await route.fulfill({ response: answer, body });
  });
  await expect(await check(page)).toContainText('未通过核实');
});

test('a tampered tile, a foreign key and a ledger out of reach are told apart', async ({ page }) => {
  const tile = '**/ledger/tile/**';
  await page.route(tile, async (route) => {
    const answer = await route.fetch();
    const body = await answer.body();
    body[40] ^= 1;
    await route.fulfill({ response: answer, body });
  });
  await expect(await check(page)).toContainText('未通过核实');
  await page.unroute(tile);
  const key = '**/ledger/key';
  await page.route(key, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: (await answer.text()).replace(/\+[0-9a-f]{8}\+/, '+00000000+') });
  });
  await expect(await check(page)).toContainText('未通过核实');
  await page.unroute(key);
  await page.route(key, (route) => route.abort());
  await expect(await check(page)).toContainText('尚未核实');
});

test('the proof of an entry is a file with its own name', async ({ page }) => {
  await page.goto('/ledger/entries/3');
  const coming = page.waitForEvent('download');
  await page.getByRole('link', { name: '下载证明' }).click();
  const file = await coming;
  expect(file.suggestedFilename()).toBe('ledger-entry-3.tlog-proof');
  expect(readFileSync(await file.path(), 'utf8')).toMatch(/^c2sp\.org\/tlog-proof@v1\nextra [\w+/=]+\nindex 3\n/);
});
