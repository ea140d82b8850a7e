// An item's flow is drawn: without scripts by plain forms, with them beside a picture that follows what is typed; it goes out
// as a BPMN file and comes in again, a file with a script is refused with the element named, and another person publishes.
import { readFile } from 'node:fs/promises';
import { signIn } from '../harness/accounts.mjs';
import { findings } from '../harness/axe.mjs';
import { minute, person } from '../harness/draws.mjs';
import { expect, test } from '../harness/test.mjs';

const item = '/approvals/XK2210100Y';
const draft = `${item}/draft`;
// The group of fields of a step, told by its name in the flow.
const group = (page, step) => page.locator('.flow-form fieldset', { has: page.locator(`input[name$="[id]"][value="${step}"]`) }).first();

test('a flow is drawn by one and published by another', async ({ browser, ownServer: server }) => {
  test.setTimeout(4 * minute);
  const at = async (login, path, { plain = false } = {}) => {
    if (!plain) {
      const page = await person(browser, server, login);
      await page.goto(server.url + path);
      return page;
    }
    const context = await browser.newContext({ locale: 'zh-CN', javaScriptEnabled: false, baseURL: server.url });
    const page = await context.newPage();
    await signIn(page, server, login);
    await page.goto(path);
    return page;
  };

  await test.step('a post is added to the register, and a flow may name it', async () => {
    const admin = await at('admin', '/approvals/posts');
    const form = admin.locator('form[action="/api/approvals/add-post"]');
    for (const [field, typed] of [['code', '220000-rsks-77'], ['zh', '第二复核岗'], ['en', 'Second look']]) {
      await form.locator(`[name=${field}]`).fill(typed);
    }
    await form.locator('button').click();
    await admin.waitForURL(/done=post-added/);
    const row = admin.locator('#posts-table tr', { hasText: '220000-rsks-77' });
    await expect(row).toContainText('第二复核岗');
    expect(await findings(admin)).toEqual([]);
    const page = await at('staff', draft);
    await group(page, 'review').locator('select[name$="[post]"]').selectOption('220000-rsks-77');
    await expect(page.locator('.flow-live')).toBeVisible({ timeout: 20_000 });
    await expect(page.locator('.flow-live')).not.toContainText('不在岗位表里');
    // Nobody holds it and no flow in force names it yet: it ends, and keeps its name.
    await row.locator('summary').click();
    await row.locator('form[action="/api/approvals/end-post"] button').click();
    await admin.waitForURL(/done=post-ended/);
    await expect(row).toContainText('撤销');
  });

  await test.step('what is typed is checked and drawn in the browser', async () => {
    const page = await at('staff', draft);
    await expect(page.locator('.flow-live')).toBeHidden();
    await group(page, 'review').locator('select[name$="[post]"]').selectOption('');
    await expect(page.locator('.flow-live')).toContainText('没有责任岗位', { timeout: 20_000 });
    await expect(page.locator('.flow-live svg')).toBeVisible();
    const boxes = await page.locator('.flow-live rect').count();
    expect(boxes).toBe(await page.locator('#procedure rect').count());
    expect(await findings(page)).toEqual([]);
  });

  await test.step('what is chosen before the scripts have arrived counts too', async () => {
    const page = await person(browser, server, 'staff');
    let arrive;
    const arrival = new Promise((resolve) => { arrive = resolve; });
    await page.route('**/*.wasm', async (route) => {
      await arrival;
      await route.continue();
    });
    await page.goto(server.url + draft, { waitUntil: 'domcontentloaded' });
    await group(page, 'review').locator('select[name$="[post]"]').selectOption('');
    await expect(page.locator('.flow-live')).toBeHidden();
    arrive();
    await expect(page.locator('.flow-live')).toContainText('没有责任岗位', { timeout: 20_000 });
  });

  await test.step('without scripts a step is added, and the checker says what it lacks', async () => {
    const page = await at('staff', draft, { plain: true });
    await expect(page.locator('.flow-live')).toBeHidden();
    await page.locator('[name=new_step]').fill('look');
    await page.locator('[name=new_sort]').selectOption('task');
    await page.locator('[name=new_after]').selectOption('review');
    await page.locator('button[name=doing][value=add]').click();
    await page.waitForURL(/done=item-drafted/);
    for (const words of ['没有责任岗位', '没有出口', '永远走不到']) await expect(page.locator('#findings')).toContainText(words);
    await expect(page.locator('#procedure .flow-name', { hasText: 'look' })).toBeVisible();
    await expect(page.locator('#publication')).toContainText('不能发布');
    await page.locator('button[name=doing][value="remove:look"]').click();
    // Without it the draft would be the version in force again.
    await expect(page.locator('#summary')).toContainText('没有任何改动');
    const seen = await at('staff', draft);
    await expect(seen.locator('#findings')).toContainText('没有责任岗位');
    expect(await findings(seen)).toEqual([]);
  });

  await test.step('a limit that is no number comes back in its field', async () => {
    const page = await at('staff', draft, { plain: true });
    const limit = group(page, 'review').locator('input[name$="[limit]"]');
    await limit.evaluate((field) => field.setAttribute('type', 'text'));
    await limit.fill('soon');
    await page.locator('.flow-form button[name=doing][value=""]').first().click();
    await expect(page.locator('#summary')).toBeVisible();
    await expect(group(page, 'review').locator('.field-error')).toBeVisible();
  });

  await test.step('what was saved meanwhile is not saved over unawares', async () => {
    const [first, second] = [await at('staff', draft, { plain: true }), await at('staff', draft, { plain: true })];
    const rename = async (page, name) => {
      await group(page, 'review').locator('input[name$="[en]"]').first().fill(name);
      await page.locator('.flow-form button[name=doing][value=""]').first().click();
    };
    await rename(first, 'Looked at first');
    await first.waitForURL(/done=item-drafted/);
    await rename(second, 'Looked at second');
    const form = second.locator('#flow');
    await expect(form).toContainText('您填写期间，草案有了变动');
    await expect(group(second, 'review').locator('input[name$="[en]"]').first()).toHaveValue('Looked at second');
    await form.locator('details summary').click();
    await expect(form.locator('details')).toContainText('Looked at first');
    await second.locator('.flow-form button[name=doing][value=""]').first().click();
    await expect(form).toContainText('您填写期间，草案有了变动');
    await form.locator('[name=instead]').check();
    await second.locator('.flow-form button[name=doing][value=""]').first().click();
    await second.waitForURL(/done=item-drafted/);
    await expect(group(second, 'review').locator('input[name$="[en]"]').first()).toHaveValue('Looked at second');
  });

  const file = await test.step('the flow goes out as a file', async () => {
    const page = await at('staff', item);
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator(`a[href="${item}/flow.bpmn"]`).click()]);
    return readFile(await download.path(), 'utf8');
  });

  await test.step('and comes in again, but not with a script', async () => {
    const page = await at('staff', draft);
    const send = async (text) => {
      await page.locator('#file input[type=file]').setInputFiles({ name: 'flow.bpmn', mimeType: 'text/xml', buffer: Buffer.from(text) });
      await page.locator('#file button').click();
    };
    await send(file.replace('</bpmn:process>', '<bpmn:scriptTask id="Evil_1"/></bpmn:process>'));
    await expect(page.locator('#summary')).toContainText('scriptTask Evil_1');
    await send(file.replace('limit="6"', 'limit="5"'));
    await page.waitForURL(/done=flow-imported/);
    await expect(page.locator('#findings')).toContainText('没有发现问题');
  });

  await test.step('whoever wrote it cannot publish it, somebody else can', async () => {
    const own = await at('staff', draft);
    await expect(own.locator('#publication')).toContainText('须由另一人发布');
    const page = await at('approver', draft);
    await page.locator('form[action="/api/approvals/publish-item-draft"] button').click();
    await page.waitForURL(/done=item-published/);
  });

  await test.step('the new flow asks for an evaluation of the risk points, which two persons make', async () => {
    const power = '/powers/220000-XK2210100Y';
    const page = await at('staff', power, { plain: true });
    await expect(page.locator('main')).toContainText('流程变动');
    await page.locator('#evaluate [name=reason]').fill('环节缩短，措施不变');
    await page.locator('#evaluate button').click();
    await page.waitForURL(/done=points-proposed/);
    const other = await at('approver', power);
    expect(await findings(other)).toEqual([]);
    await other.locator('#proposal').getByRole('button', { name: '确认' }).click();
    await other.waitForURL(/done=points-confirmed/);
    await expect(other.locator('#evaluations')).toContainText('环节缩短，措施不变');
    expect(await findings(other)).toEqual([]);
  });

  await test.step('anybody reads both versions', async () => {
    const context = await browser.newContext({ locale: 'zh-CN', baseURL: server.url });
    const page = await context.newPage();
    await page.goto(`${item}/history`);
    await expect(page.locator('#versions tbody tr')).toHaveCount(2);
    await expect(page.locator('#versions tbody tr').first()).toContainText('办理流程');
    await page.getByRole('link', { name: '第 1 版' }).click();
    await expect(page.locator('main')).toContainText('已被第 2 版取代');
    expect(await findings(page)).toEqual([]);
  });

  await test.step('the item is cut, with its reason, and stays readable', async () => {
    const page = await at('staff', draft, { plain: true });
    await page.locator('#ending [name=end][value=cut]').check();
    await page.locator('#ending [name=on]').fill('2026-01-05');
    await page.locator('#ending [name=reason_zh]').fill('由市场调节');
    await page.locator('#ending [name=reason_en]').fill('left to the market');
    await page.locator('#ending [name=basis]').fill('吉政发〔2026〕1号');
    await page.locator('#ending button').click();
    await page.waitForURL(/done=item-end-proposed/);
    const other = await at('approver', draft);
    await other.locator('form[action="/api/approvals/publish-item-draft"] button').click();
    await other.waitForURL(/done=item-published/);
    await expect(other.locator('main')).toContainText('由市场调节');
    await expect(other.getByRole('link', { name: '在线申请' })).toHaveCount(0);
    await other.goto(`${server.url}/approvals`);
    await expect(other.locator('#census')).toContainText('52.0%');
  });

  await test.step('its power has ended with it', async () => {
    const power = '/powers/220000-XK2210100Y';
    const page = await at('approver', power);
    for (const words of ['不得再行使', '由市场调节', '吉政发〔2026〕1号']) await expect(page.locator('main')).toContainText(words);
    expect(await findings(page)).toEqual([]);
    const found = page.locator('#powers');
    await page.goto(`${server.url}/powers`);
    await expect(found).not.toContainText('220000-XK2210100Y');
    await page.locator('[name=status]').selectOption('ended');
    await page.locator('form:has([name=status]) button').first().click();
    await page.waitForURL(/status=ended/);
    await expect(found).toContainText('220000-XK2210100Y');
    await expect(found).toContainText('已取消');
    expect(await findings(page)).toEqual([]);
  });
});
