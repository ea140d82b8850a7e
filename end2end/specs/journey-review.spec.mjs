// The review of qualifications on screen: many accepted by keyboard, one refused with reasons, the appeal decided by a
// second person; the public reads the numbers. Staff work in browser sessions of their own.
import { signIn } from '../harness/accounts.mjs';
import { applied } from '../harness/applying.mjs';
import { findings } from '../harness/axe.mjs';
import { awake } from '../harness/keys.mjs';
import { addressOf } from '../harness/routes.mjs';
import { expect, test } from '../harness/test.mjs';

const code = '22000101000000001';

async function session(browser, server) {
  return (await browser.newContext({ baseURL: server.url, locale: 'zh-CN' })).newPage();
}

test('staff accept many by keyboard and refuse with reasons, a second person decides the appeal', async ({ page, server, browser }) => {
  test.setTimeout(300_000);
  const owners = [];
  for (const number of [411, 413, 415]) {
    const owner = await session(browser, server);
    owners.push({ owner, path: await applied(owner, server, number, code) });
  }
  const ids = owners.map(({ path }) => path.split('/').at(-1));
  const recruitment = await addressOf('/recruitment/{recruitment}', page.request, server.url);
  expect((await page.goto(`${server.url}${recruitment}/review`)).status()).toBe(401);

  await signIn(page, server, 'staff');
  await page.goto('/recruitment');
  await page.locator('main a[href="/recruitment/work"]').click();
  await expect(page.locator('h1')).toContainText('待办');
  expect(await findings(page)).toEqual([]);
  await page.locator(`a[href^="${recruitment}/review"]`).first().click();
  await page.waitForURL((url) => url.pathname === `${recruitment}/review`);
  await page.goto(`${recruitment}/review?position=${code}`);
  expect(await findings(page)).toEqual([]);

  // Nothing picked, nothing accepted.
  const pick = (id) => page.locator(`[id="field-picked-${id}"]`);
  await page.locator('button[data-accept]').click();
  await expect(page.locator('.summary')).toBeVisible();
  expect(await findings(page)).toEqual([]);

  // By keyboard alone, from the first checkbox of the list to those of this test.
  await page.goto(`${recruitment}/review?position=${code}`);
  await awake(page, page.locator('input[data-pick]').first());
  const rows = await page.locator('input[data-pick]').count();
  for (let row = 0; row < rows; row += 1) {
    const focused = await page.evaluate(() => document.activeElement.id);
    if (ids.slice(0, 2).some((id) => focused === `field-picked-${id}`)) await page.keyboard.press('x');
    if (row + 1 < rows) await page.keyboard.press('j');
  }
  await expect(pick(ids[0])).toBeChecked();
  await expect(pick(ids[1])).toBeChecked();
  await expect(pick(ids[2])).not.toBeChecked();
  await page.keyboard.press('k');
  await page.keyboard.press('a');
  await page.waitForURL(new RegExp(`position=${code}&done=applications-accepted`));
  await expect(pick(ids[0])).toHaveCount(0);

  // The third is refused: without a reason first, then with one.
  await page.goto(`${recruitment}/review?position=${code}`);
  await awake(page, pick(ids[2]));
  await page.keyboard.press('r');
  await page.waitForURL(/#refuse$/);
  await expect(page.locator('h1')).toContainText('演示考生');
  await expect(page.locator('#conditions')).toContainText('专业');
  await expect(page.locator('main')).not.toContainText('22010219900307');
  expect(await findings(page)).toEqual([]);
  const refuse = page.locator('#refuse form button');
  await refuse.click();
  await expect(page.locator('.summary')).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await page.locator('[name="words[major]"]').fill('所学专业不在职位要求之列');
  await refuse.click();
  await page.waitForURL(/done=application-decided/);

  // The owner reads the reason and appeals; whoever refused does not decide it.
  const { owner, path } = owners[2];
  await owner.goto(`${server.url}${path}`);
  await expect(owner.locator('main')).toContainText('所学专业不在职位要求之列');
  await owner.locator('[name=grounds]').fill('主干课程与要求的专业相同，请复审。');
  await owner.locator('form[action="/api/applications/appeal"] button').click();
  await owner.waitForURL(/done=/);
  await page.goto(`${recruitment}/review/${ids[2]}`);
  await expect(page.locator('#grounds')).toContainText('主干课程');
  await expect(page.locator('#decide')).toContainText('另一人');
  await expect(page.locator('#decide form')).toHaveCount(0);
  expect(await findings(page)).toEqual([]);

  const second = await session(browser, server);
  await signIn(second, server, 'approver');
  await second.goto(`${recruitment}/review?state=appealed`);
  expect(await findings(second)).toEqual([]);
  await second.locator(`a[href$="${ids[2]}"]`).click();
  await second.locator('#decide form:has([value=accept]) button').click();
  await second.waitForURL(/done=application-decided/);
  await owner.goto(`${server.url}${path}`);
  await expect(owner.locator('#next')).toContainText('缴费');

  // Staff of another region see nothing of it; the public reads numbers.
  const elsewhere = await session(browser, server);
  await signIn(elsewhere, server, 'staff-baishan');
  expect((await elsewhere.goto(`${recruitment}/review`)).status()).toBe(403);
  expect((await elsewhere.goto(`${recruitment}/review/${ids[0]}`)).status()).toBe(403);
  expect((await elsewhere.request.get(`${server.url}${recruitment}/applications.xlsx`)).status()).toBe(403);
  const file = await page.request.get(`${server.url}${recruitment}/applications.xlsx?state=accepted`);
  expect((await file.body()).subarray(0, 2).toString()).toBe('PK');
  // Whoever took the list along has left a trace without a name in it, and nothing is due back here.
  await page.goto('/ledger?kind=recruitment.exported');
  await expect(page.locator('main tbody').first()).toContainText('导出人员名单');
  await page.goto(`${recruitment}/refunds`);
  await expect(page.locator('main')).toContainText('没有应退的缴费');
  expect(await findings(page)).toEqual([]);

  const citizen = await session(browser, server);
  await citizen.goto(`${recruitment}/statistics`);
  await expect(citizen.locator('#counts')).toContainText(code);
  await expect(citizen.locator('main')).not.toContainText('演示考生');
  expect(await findings(citizen)).toEqual([]);
  const open = await (await citizen.request.get(`${server.url}/api/v1${recruitment.replace('/recruitment', '/recruitments')}/counts?order=heat&limit=1`)).json();
  expect(open.positions[0].applicants.accepted).toBeGreaterThanOrEqual(3);
  expect(open.all.submitted).toBeGreaterThanOrEqual(open.all.accepted);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('picked applications are accepted by a plain form, and the settling says what is still open', async ({ page, server, browser }) => {
    test.setTimeout(240_000);
    const owner = await session(browser, server);
    const path = await applied(owner, server, 421, code);
    const id = path.split('/').at(-1);
    const recruitment = await addressOf('/recruitment/{recruitment}', page.request, server.url);
    await signIn(page, server, 'staff');
    await page.goto(recruitment);
    await expect(page.locator('#next')).toContainText('待审查');
    await expect(page.locator('#next')).toContainText('缴费通知');
    await page.goto(`${recruitment}/review?position=${code}`);
    await page.locator(`[id="field-picked-${id}"]`).check();
    await page.locator('button[data-accept]').click();
    await page.waitForURL(/done=applications-accepted/);
    await page.goto(`${recruitment}/review?state=accepted&position=${code}`);
    await expect(page.locator(`a[href$="${id}"]`)).toHaveCount(1);
  });
});
