// A draw during which the server is killed in the middle of every step: each has happened wholly or not at all, is
// taken again where it has not, and stands in the ledger once.
import { execFileSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { server as program } from '../build/places.mjs';
import { commit, lead, minute, person, reveal, setUp, soon, supervisors, verify } from '../harness/draws.mjs';
import { expect, test } from '../harness/test.mjs';

// Takes a step, kills the server so many milliseconds after it has begun, and takes it again if it had not happened.
async function killedDuring(server, after, step, happened) {
  const first = step().then(() => null, (error) => error);
  await sleep(after);
  await server.kill();
  await first;
  await server.start();
  if (!(await happened())) await step();
}

test('a server killed in every step of a draw', async ({ browser, page, ownServer: server }) => {
  test.setTimeout(6 * minute);
  const staff = await person(browser, server, 'staff');
  const own = [];
  for (const login of supervisors) own.push(await person(browser, server, login));
  const opensAt = soon(server);
  const path = await setUp(staff, server, opensAt);
  const counted = async (kind) => {
    const answer = await fetch(`${server.url}/ledger?subject=draw%3A${path.split('/').pop()}&kind=${kind}`);
    return [...(await answer.text()).matchAll(/"rowheader"[^>]*><a href="\/ledger\/entries\//g)].length;
  };
  // Each attempt in a tab of its own: one whose server was killed still navigates to the browser's own error page.
  const inTab = async (person, attempt) => {
    const tab = await person.context().newPage();
    tab.setDefaultTimeout(10_000);
    try {
      return await attempt(tab);
    } finally {
      await tab.close();
    }
  };
  const click = (selector) => inTab(staff, async (tab) => {
    await tab.goto(server.url + path);
    await tab.locator(selector).click();
    await tab.waitForURL(/done=/);
  });
  const next = '#lead form button.button-primary';

  await killedDuring(server, 60, () => click(next), async () => (await counted('draw.announced')) === 1);
  const numbers = [];
  for (const [place, supervisor] of own.entries()) {
    const give = async () => { numbers[place] = await inTab(supervisor, (tab) => commit(tab, server, path)); };
    // A number whose commitment did not arrive is no number: the one that counts is made after the kill.
    if (place > 0) await give();
    else await killedDuring(server, 0, give, async () => false);
  }
  await killedDuring(server, 90, () => click(next), async () => (await counted('draw.fixed')) === 1);
  await server.setForward(opensAt);
  for (const [place, supervisor] of own.entries()) {
    const give = () => inTab(supervisor, (tab) => reveal(tab, server, path, numbers[place]));
    if (place > 0) await give();
    else await killedDuring(server, 120, give, async () => (await counted('draw.number-entered')) === 1);
  }
  await killedDuring(server, 150, () => click(next), async () => (await counted('draw.drawn')) === 1);

  for (const kind of ['draw.announced', 'draw.fixed', 'draw.drawn']) expect(await counted(kind), kind).toBe(1);
  await expect(await verify(page, server, path)).toContainText('一致：您的浏览器得出同样的结果', { timeout: 30_000 });
  execFileSync(program, ['ledger', 'verify'], { env: { ...process.env, ...server.settings }, stdio: 'pipe' });
});

test('a foreign beacon value is refused, and a draw that cannot go on is closed with its reason', async ({ browser, page, server }) => {
  test.setTimeout(5 * minute);
  const staff = await person(browser, server, 'staff');
  const opensAt = soon(server);
  const path = await setUp(staff, server, opensAt, { beacon: true });
  await lead(staff, server, path, 'draw-opened');
  const own = await person(browser, server, supervisors[0]);
  const number = await commit(own, server, path);
  await lead(staff, server, path, 'draw-fixed');
  await server.setForward(opensAt);
  await reveal(own, server, path, number);
  await staff.goto(server.url + path);
  await staff.locator('[name=signature]').fill('ab'.repeat(48));
  await staff.locator('form[action="/api/draws/beacon"] button').click();
  await expect(staff.locator('[role=alert]')).toContainText('信标');
  await staff.goto(server.url + path);
  await staff.locator('.button', { hasText: '关闭' }).first().click();
  await staff.locator('[name=because]').selectOption({ index: 1 });
  await staff.locator('[name=note]').fill('端到端测试：信标没有发布');
  await staff.locator('form[action="/api/draws/close"] button').click();
  await staff.waitForURL(/done=draw-closed/);
  await page.goto(server.url + path);
  await expect(page.locator('main')).toContainText('端到端测试：信标没有发布');
});
