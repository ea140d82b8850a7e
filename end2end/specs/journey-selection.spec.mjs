// Lists on screen: positions that nobody paid for become a list, which a citizen reads without scripts, downloads, and has
// checked in the browser against the signed ledger; what comes later in a selection says what it waits for.
import { createHash } from 'node:crypto';
import { signIn } from '../harness/accounts.mjs';
import { findings } from '../harness/axe.mjs';
import { expect, test } from '../harness/test.mjs';

const hour = 3_600_000;

test('cancelled positions are a list that anybody reads, keeps and checks', async ({ ownServer: server, browser }) => {
  test.setTimeout(180_000);
  const page = await (await browser.newContext({ baseURL: server.url })).newPage();
  const { recruitments } = await (await page.request.get('/recruitment.json')).json();
  const path = `/recruitment/${recruitments[0].id}`;
  const { plan } = await (await page.request.get(`/api/v1/recruitments/${recruitments[0].id}`)).json();

  // No list yet, and no notice to object to.
  await page.goto(`${path}/lists`);
  await expect(page.locator('main')).toContainText('还没有公布名单');
  await page.goto(`${path}/objection`);
  await expect(page.locator('main')).toContainText('现在没有正在进行的公示');

  // The last day of payment in China is over, and so are the hours in which notices of it still count.
  await server.setForward(Date.parse(`${plan.schedule.payment.last}T16:00:00Z`) + 3 * hour);
  await signIn(page, server, 'staff');
  await page.goto(path);
  await page.locator('form[action="/api/recruitment/settle"] button').click();
  await page.waitForURL(/done=/);
  await page.goto(`${path}/selection`);
  await expect(page.locator('#next')).toContainText('成绩公布后从这里开始');
  expect(await findings(page)).toEqual([]);

  // A citizen without scripts finds the list, and one position in it.
  const plain = await (await browser.newContext({ javaScriptEnabled: false, baseURL: server.url })).newPage();
  await plain.goto(path);
  await plain.getByRole('link', { name: '名单', exact: true }).click();
  await plain.getByRole('link', { name: '取消职位名单' }).click();
  await expect(plain.locator('#list tbody tr')).toHaveCount(42);
  await plain.locator('[name=words]').fill('22000101000000001');
  await plain.locator('main form button').first().click();
  await expect(plain.locator('#list tbody tr')).toHaveCount(1);
  expect((await plain.goto(`${path}/selection`)).status()).toBe(401);

  // The file has the fingerprint that the page shows, and the browser finds it in the signed ledger.
  const citizen = await (await browser.newContext({ baseURL: server.url })).newPage();
  await citizen.goto(`${path}/lists`);
  expect(await findings(citizen)).toEqual([]);
  await citizen.locator('#lists a').first().click();
  await citizen.waitForURL(/lists\/[0-9a-f-]{36}$/);
  expect(await findings(citizen)).toEqual([]);
  const file = await (await citizen.request.get(`${new URL(citizen.url()).pathname}/list.json`)).body();
  const fingerprint = createHash('sha256').update(file).digest('hex');
  expect((await citizen.locator('#proof .hash').textContent()).replaceAll(/\s/g, '')).toContain(fingerprint);
  await citizen.locator('#proof .verify button').click();
  await expect(citizen.locator('#proof .verify')).toContainText('签名账本里有这份名单的指纹');
  const feed = await (await citizen.request.get('/recruitment/feed.atom')).text();
  expect(feed).toContain('取消职位名单');
  const workbook = await citizen.request.get(`${new URL(citizen.url()).pathname}/list.xlsx`);
  expect((await workbook.body()).subarray(0, 2).toString()).toBe('PK');
});
