// The main job from end to end: staff set a draw up, supervisors commit, the draw is fixed, opened and made,
// and a stranger's browser checks it.
import { createHash } from 'node:crypto';
import { commit, lead, minute, person, reveal, setUp, soon, supervisors, tamper, verify } from '../harness/draws.mjs';
import { expect, test } from '../harness/test.mjs';

test('a draw from its plan to a stranger’s verdict', async ({ browser, page, server }) => {
  test.setTimeout(5 * minute);
  const staff = await person(browser, server, 'staff');
  const opensAt = soon(server);
  const path = await setUp(staff, server, opensAt);
  await page.goto(server.url + path);
  await expect(page.locator('h1')).not.toContainText('端到端测试抽签');

  await lead(staff, server, path, 'draw-opened');
  const numbers = [];
  for (const login of supervisors) {
    const own = await person(browser, server, login);
    numbers.push({ own, number: await commit(own, server, path) });
  }
  await lead(staff, server, path, 'draw-fixed');

  // Before the opening time the public sees what is frozen, and nowhere a result.
  await page.goto(server.url + path);
  await expect(page.locator('h1')).toContainText('端到端测试抽签');
  const frozen = await page.request.get(`${server.url}${path}/frozen.json`);
  const hash = createHash('sha256').update(await frozen.body()).digest('hex');
  await expect(page.locator('#facts')).toContainText(hash);
  expect((await page.request.get(`${server.url}${path}/bundle.json`)).status()).toBe(404);
  await numbers[0].own.goto(server.url + path);
  await expect(numbers[0].own.locator('[name=number]')).toHaveCount(0);

  await server.setForward(opensAt);
  // A number that is not the committed one is refused, and nothing is lost by it.
  await numbers[0].own.goto(server.url + path);
  await numbers[0].own.locator('[name=number]').fill(numbers[1].number);
  await numbers[0].own.locator('#supervise button.button-primary').click();
  await expect(numbers[0].own.locator('[role=alert]')).toContainText('承诺');
  for (const { own, number } of numbers) await reveal(own, server, path, number);
  await lead(staff, server, path, 'draw-drawn');

  // A stranger checks it.
  await expect(await verify(page, server, path)).toContainText('一致：您的浏览器得出同样的结果', { timeout: 30_000 });
  await expect(page.locator('#verify')).not.toContainText('不符');

  // The list of draws as data, and the names for those entitled only.
  const list = await (await page.request.get(`${server.url}/draws.json`)).json();
  expect(JSON.stringify(list)).toContain(path.split('/').pop());
  expect((await page.request.get(`${server.url}${path}/names`)).status()).toBe(401);
  await staff.goto(`${server.url}${path}/names`);
  await expect(staff.locator('table tbody tr')).toHaveCount(15 * 7);

  // A tampered bundle: two examiners exchanged. The verdict names what differs.
  await tamper(page);
  await expect(await verify(page, server, path)).toContainText('不一致', { timeout: 30_000 });
  await expect(page.locator('#verify')).toContainText('R001');
});
