// The main job from end to end: staff set a draw up, supervisors commit, the draw is fixed, opened and made,
// and a stranger's browser checks it.
import { createHash } from 'node:crypto';
import { signIn } from '../harness/accounts.mjs';
import { expect, test } from '../harness/test.mjs';

const minute = 60_000;
const inJilin = (at) => new Date(at + 8 * 60 * minute).toISOString();

async function person(browser, server, login) {
  const context = await browser.newContext({ locale: 'zh-CN' });
  const page = await context.newPage();
  await signIn(page, server, login);
  return page;
}

async function setUp(page, server, opensAt) {
  await page.goto(`${server.url}/draws/new`);
  await page.locator('[name=title]').fill('端到端测试抽签');
  await page.locator('[name=day]').fill(inJilin(opensAt + 24 * 60 * minute).slice(0, 10));
  await page.locator('[name=opens_at]').fill(inJilin(opensAt).slice(0, 16));
  await page.locator('[name="rooms[changchun]"]').fill('6');
  await page.locator('[name="rooms[baishan]"]').fill('4');
  await page.locator('[name="rooms[yanbian]"]').fill('5');
  for (const box of await page.locator('input[name^="supervisors["]').all()) await box.check();
  await page.locator('main form button.button-primary').click();
  await page.waitForURL(/\/draws\/[0-9a-f-]{36}/);
  return new URL(page.url()).pathname;
}

async function commit(page, server, path) {
  await page.goto(server.url + path);
  await page.getByRole('button', { name: '生成数字' }).click();
  const number = await page.locator('#own-number').innerText();
  expect(number).toMatch(/^[0-9a-f]{64}$/);
  await page.locator('form[action="/api/draws/commit"] button').click();
  await page.waitForURL(/done=draw-committed/);
  return number;
}

async function reveal(page, server, path, number) {
  await page.goto(server.url + path);
  await page.locator('[name=number]').fill(number);
  await page.locator('#supervise button.button-primary').click();
  await page.waitForURL(/done=draw-revealed/);
}

test('a draw from its plan to a stranger’s verdict', async ({ browser, page, server }) => {
  test.setTimeout(5 * minute);
  const staff = await person(browser, server, 'staff');
  const opensAt = Math.floor((Date.now() + 2.6 * minute) / minute) * minute;
  const path = await setUp(staff, server, opensAt);
  await page.goto(server.url + path);
  await expect(page.locator('h1')).not.toContainText('端到端测试抽签');

  await staff.locator('#lead form button.button-primary').click();
  await staff.waitForURL(/done=draw-opened/);
  const supervisors = [];
  for (const login of ['supervisor-1', 'supervisor-2', 'supervisor-3']) {
    const own = await person(browser, server, login);
    supervisors.push({ own, number: await commit(own, server, path) });
  }
  await staff.goto(server.url + path);
  await staff.locator('#lead form button.button-primary').click();
  await staff.waitForURL(/done=draw-fixed/);

  // Before the opening time the public sees what is frozen, and nowhere a result.
  await page.goto(server.url + path);
  await expect(page.locator('h1')).toContainText('端到端测试抽签');
  const frozen = await page.request.get(`${server.url}${path}/frozen.json`);
  const hash = createHash('sha256').update(await frozen.body()).digest('hex');
  await expect(page.locator('#facts')).toContainText(hash);
  expect((await page.request.get(`${server.url}${path}/bundle.json`)).status()).toBe(404);
  await supervisors[0].own.goto(server.url + path);
  await expect(supervisors[0].own.locator('[name=number]')).toHaveCount(0);

  await page.waitForTimeout(Math.max(0, opensAt - Date.now()) + 500);
  for (const { own, number } of supervisors) await reveal(own, server, path, number);
  await staff.goto(server.url + path);
  await staff.locator('#lead form button.button-primary').click();
  await staff.waitForURL(/done=draw-drawn/);

  // A stranger checks it.
  await page.goto(server.url + path);
  await page.getByRole('button', { name: '在您的浏览器里验证' }).click();
  await expect(page.locator('#verify')).toContainText('一致：您的浏览器得出同样的结果', { timeout: 30_000 });
  await expect(page.locator('#verify')).not.toContainText('不符');

  // The list of draws as data, and the names for those entitled only.
  const list = await (await page.request.get(`${server.url}/draws.json`)).json();
  expect(JSON.stringify(list)).toContain(path.split('/').pop());
  expect((await page.request.get(`${server.url}${path}/names`)).status()).toBe(401);
  await staff.goto(`${server.url}${path}/names`);
  await expect(staff.locator('table tbody tr')).toHaveCount(15 * 7);

  // A tampered bundle: two examiners exchanged. The verdict names what differs.
  await page.route('**/bundle.json', async (route) => {
    const bundle = await (await route.fetch()).json();
    const [one, other] = [bundle.result.seats[0], bundle.result.seats.at(-1)];
    [one.label, other.label] = [other.label, one.label];
    await route.fulfill({ json: bundle });
  });
  await page.goto(server.url + path);
  await page.getByRole('button', { name: '在您的浏览器里验证' }).click();
  await expect(page.locator('#verify')).toContainText('不一致', { timeout: 30_000 });
  await expect(page.locator('#verify')).toContainText('R001');
});
