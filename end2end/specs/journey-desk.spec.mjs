// The daily desk of staff who handle cases: the work list narrowed down, gone through by keyboard, several accepted at once;
// an opinion inserted without scripts, a comment that stays among the posts.
import { signIn } from '../harness/accounts.mjs';
import { findings } from '../harness/axe.mjs';
import { dayAfter, minute, person, wholeDay } from '../harness/draws.mjs';
import { awake } from '../harness/keys.mjs';
import { expect, test } from '../harness/test.mjs';

const item = '/approvals/XK2210100Y';
const form = { name: '示范公司', credit: '91220100MA00000001', address: '示范路2号', staff: '6', services: '职业介绍' };

test('staff narrow the work list down, accept several by keyboard, insert an opinion and comment', async ({ browser, ownServer: server }) => {
  test.setTimeout(4 * minute);
  await wholeDay(server);
  const at = async (login, path) => {
    const page = await person(browser, server, login);
    await page.goto(server.url + path);
    return page;
  };
  const plain = async (login) => {
    const context = await browser.newContext({ locale: 'zh-CN', javaScriptEnabled: false, baseURL: server.url });
    const page = await context.newPage();
    await signIn(page, server, login);
    return page;
  };

  const cases = await test.step('an applicant applies twice', async () => {
    const page = await plain('19900000041');
    const filed = [];
    for (let round = 0; round < 2; round += 1) {
      await page.goto(`${item}/apply`);
      for (const [field, text] of Object.entries(form)) await page.locator(`[name="form[${field}]"]`).fill(text);
      await page.locator('form[action="/api/approvals/file"] button').first().click();
      await page.waitForURL(/receipt\?done=case-filed/);
      filed.push({ number: await page.locator('.receipt-number').innerText(), path: new URL(page.url()).pathname.replace(/\/receipt$/, '') });
    }
    return filed;
  });

  await test.step('a filter stands in the address and works without scripts', async () => {
    const page = await plain('window');
    await page.goto('/approvals/work');
    await page.locator('form.filter [name=number]').fill(cases[0].number);
    await page.locator('form.filter[method=get] button').click();
    await expect(page).toHaveURL(new RegExp(`number=${cases[0].number}`));
    await expect(page.locator('#cases tbody tr')).toHaveCount(1);
    await page.goto('/approvals/work?part=delivery');
    await expect(page.locator('main')).not.toContainText(cases[0].number);
  });

  await test.step('both are accepted by keyboard', async () => {
    const page = await at('window', '/approvals/work?part=acceptance');
    expect(await findings(page)).toEqual([]);
    const picks = page.locator('input[data-pick]');
    await awake(page, picks.first());
    const rows = await picks.count();
    for (let row = 0; row < rows; row += 1) {
      const label = await page.evaluate(() => document.activeElement.getAttribute('aria-label'));
      if (cases.some(({ number }) => label.includes(number))) await page.keyboard.press('x');
      if (row + 1 < rows) await page.keyboard.press(row % 2 ? 'j' : 'ArrowDown');
    }
    await page.keyboard.press('a');
    await page.waitForURL(/part=acceptance&done=cases-accept/);
    for (const { number } of cases) await expect(page.locator('#cases')).not.toContainText(number);
  });

  await test.step('what cannot be done is named with its reason', async () => {
    const page = await at('window', '/approvals/work?part=acceptance');
    const pick = page.locator('input[data-pick]').first();
    if (await pick.count()) {
      await pick.evaluate((box, id) => { box.value = `${id}:1`; }, cases[0].path.split('/').at(-1));
      await pick.check();
      await page.locator('button[name=kind][value=accept]').click();
      await expect(page.locator('#results')).toContainText(cases[0].number);
      expect(await findings(page)).toEqual([]);
    }
  });

  await test.step('Enter opens the line that has the focus', async () => {
    const page = await at('officer', `/approvals/work?number=${cases[0].number}`);
    await page.locator('[data-pick]').first().focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(new RegExp(cases[0].path));
  });

  await test.step('an opinion is kept and inserted without scripts', async () => {
    const page = await plain('officer');
    await page.goto('/approvals/opinions');
    await page.locator('#own [name=words]').fill('材料齐全，符合条件。');
    await page.locator('form[action="/api/approvals/keep-opinion"] button').click();
    await page.waitForURL(/done=opinion-kept/);
    await page.goto(cases[0].path);
    const field = page.locator('form.act-task [name$=".opinion]"]').first();
    await page.locator('form.act-task details.more summary').first().click();
    await page.locator('form.act-task details.more a').first().click();
    await expect(field).toHaveValue('材料齐全，符合条件。');
  });

  await test.step('with scripts it follows what was typed, and the page stays', async () => {
    const page = await at('officer', cases[0].path);
    const field = page.locator('form.act-task [name$=".opinion]"]').first();
    await field.fill('核对三处场所。');
    await page.locator('form.act-task details.more summary').first().click();
    // The islands of a page wake together.
    await expect(page.locator('button.needs-script:enabled').first()).toBeAttached();
    await page.locator('form.act-task details.more a').first().click();
    await expect(field).toHaveValue('核对三处场所。\n材料齐全，符合条件。');
    expect(new URL(page.url()).search).toBe('');
  });

  await test.step('the officer is absent for a day, and the post that the flow names covers', async () => {
    const page = await plain('officer');
    await page.goto('/approvals/posts');
    await page.locator('[name=holding]').selectOption({ index: 1 });
    await page.locator('[name=cover]').selectOption('220000-market-01');
    const today = dayAfter(server.now(), 0);
    await page.locator('[name=from]').fill(today);
    await page.locator('[name=until]').fill(today);
    await page.locator('form[action="/api/approvals/enter-absence"] button').click();
    await page.waitForURL(/done=absence-entered/);
    await expect(page.locator('#absences-table tbody tr')).toHaveCount(1);
    const chief = await at('chief-1', `/approvals/work?number=${cases[0].number}`);
    await expect(chief.locator('#cases tbody tr')).toContainText('代人力资源市场处承办人');
    expect(await findings(chief)).toEqual([]);
    await chief.locator('#cases tbody a').first().click();
    const act = chief.locator('form.act-task').first();
    await act.locator('input[type=radio]').first().check();
    await act.locator('button').click();
    await chief.waitForURL(/done=case-acted/);
    await expect(chief.locator('#story')).toContainText('（代人力资源市场处承办人）');
  });

  await test.step('a comment stays among the posts and supervisors', async () => {
    const page = await at('officer', cases[0].path);
    await page.locator('#comments [name=words]').fill('已电话核实');
    await page.locator('#comments form button').click();
    await page.waitForURL(/done=comment-left/);
    await expect(page.locator('#comments')).toContainText('已电话核实');
    expect(await findings(page)).toEqual([]);
    const supervisor = await at('supervisor-1', cases[0].path);
    await expect(supervisor.locator('#comments')).toContainText('已电话核实');
    await expect(supervisor.locator('#comments form')).toHaveCount(0);
    const applicant = await plain('19900000041');
    await applicant.goto(cases[0].path);
    await expect(applicant.locator('#comments')).toHaveCount(0);
    await expect(applicant.locator('main')).not.toContainText('已电话核实');
  });
});
