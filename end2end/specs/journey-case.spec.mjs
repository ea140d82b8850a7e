// An application for an approval through every hand: correction, a stop of the clock, an extension, a yellow card, the draft,
// two who look at it, the decision and its delivery; followed by its applicant without scripts and by whoever has the receipt.
import { signIn } from '../harness/accounts.mjs';
import { findings } from '../harness/axe.mjs';
import { dayAfter, minute, person, wholeDay } from '../harness/draws.mjs';
import { expect, test } from '../harness/test.mjs';

const day = 24 * 60 * minute;
const item = '/approvals/XK2210100Y';

// Opens an act's form, fills it in and sends it.
async function act(page, kind, said = {}, done = 'case-acted') {
  const form = page.locator(`form:has(input[name=kind][value="${kind}"])`);
  const folded = page.locator('details.act:not([open])', { has: form });
  if (await folded.count()) await folded.locator('summary').click();
  for (const [field, value] of Object.entries(said)) {
    const control = form.locator(`[name$=".${field}]"]`);
    const type = await control.first().getAttribute('type');
    if (type === 'radio') await form.locator(`[name$=".${field}]"][value="${value}"]`).check();
    else if (await control.evaluate((element) => element.tagName) === 'SELECT') await control.selectOption(value);
    else await control.fill(value);
  }
  await form.locator('button').click();
  if (done) await page.waitForURL(new RegExp(`done=${done}`));
}

test('an application goes through every hand, and each step is there to see', async ({ browser, ownServer: server }) => {
  test.setTimeout(4 * minute);
  await wholeDay(server);
  const forward = (days) => server.setForward(server.now() + days * day);
  const at = async (login, path) => {
    const page = await person(browser, server, login);
    await page.goto(server.url + path);
    return page;
  };
  const applicant = async () => {
    const context = await browser.newContext({ locale: 'zh-CN', javaScriptEnabled: false, baseURL: server.url });
    const page = await context.newPage();
    await signIn(page, server, '19900000041');
    return page;
  };

  const { path, number, code } = await test.step('the applicant applies and gets a receipt', async () => {
    const page = await applicant();
    await page.goto(item);
    await page.getByRole('link', { name: '在线申请' }).click();
    const fill = async (fields) => {
      for (const [field, text] of Object.entries(fields)) await page.locator(`[name="form[${field}]"]`).fill(text);
      await page.locator('form[action="/api/approvals/file"] button').click();
    };
    const form = { name: '示范公司', credit: '91220100MA00000001', address: '示范路2号', staff: '0', services: '职业介绍' };
    await page.locator('[name="form[staff]"]').evaluate((field) => field.removeAttribute('min'));
    await fill(form);
    await expect(page.locator('#summary')).toContainText('专职工作人员人数');
    await expect(page.locator('[name="form[address]"]'), 'nobody types twice').toHaveValue(form.address);
    await fill({ staff: '6' });
    await page.waitForURL(/receipt\?done=case-filed/);
    const number = await page.locator('.receipt-number').innerText();
    const code = await page.locator('.receipt-code').innerText();
    await page.getByRole('link', { name: '查看办件' }).click();
    await expect(page.locator('h1')).toContainText('人力资源服务许可');
    return { path: new URL(page.url()).pathname, number, code };
  });

  await test.step('the window tells everything that is missing, once', async () => {
    const page = await at('window', '/approvals/work');
    await page.getByRole('link', { name: number }).click();
    await act(page, 'ask-correction', { missing: '场所证明\n专职工作人员名册', within: '5' });
    await expect(page.locator('#missing li')).toHaveText(['场所证明', '专职工作人员名册']);
    await expect(page.locator('input[name=kind][value=ask-correction]')).toHaveCount(0);
  });

  await test.step('the applicant reads it and supplies it', async () => {
    const page = await applicant();
    await page.goto('/messages');
    await expect(page.locator('main')).toContainText('需要补正');
    await page.goto(path);
    await expect(page.locator('#missing')).toContainText('场所证明');
    await act(page, 'supply');
  });

  await test.step('it is accepted', async () => act(await at('window', path), 'accept'));

  await test.step('the officer stops the clock for an inspection', async () => {
    const page = await at('officer', path);
    await act(page, 'handle', { outcome: 'inspect', opinion: '到现场看一看' });
    await act(page, 'suspend', { stop: 'inspection', needed: '5', notice: '吉人社告〔2026〕9号' });
    await expect(page.locator('#story')).toContainText('中止计时');
    expect(await findings(page)).toEqual([]);
  });
  await forward(2);
  await test.step('and lets it run again', async () => {
    const page = await at('officer', path);
    await act(page, 'handle', { outcome: 'done' });
    await act(page, 'resume');
  });

  await test.step('the head extends the time, with a reason', async () => {
    const page = await at('head', path);
    await act(page, 'extend', { length: '10', reasons: '须核对三处场所' });
    await expect(page.locator('#clock-statutory')).toContainText('批准延长');
  });

  await forward(16);
  const card = await test.step('a yellow card has appeared beside the officer', async () => {
    const page = await at('supervisor-1', '/supervision');
    await expect(async () => {
      await page.reload();
      await expect(page.locator('#cards tbody tr', { hasText: number }).first()).toBeVisible({ timeout: 1_000 });
    }).toPass({ timeout: 30_000 });
    const row = page.locator('#cards tbody tr', { hasText: number }).first();
    await expect(row).toContainText('黄牌');
    await expect(row).toContainText('人力资源市场处承办人');
    return row.locator('a').getAttribute('href');
  });

  await test.step('the post explains, the supervisor finds and concludes', async () => {
    const officer = await at('officer', card);
    await officer.locator('#explain [name=words]').fill('核对三处场所，耗时较长');
    await officer.locator('#explain button').click();
    await officer.waitForURL(/done=card-explained/);
    const page = await at('supervisor-1', card);
    await expect(page.locator('#card')).toContainText('核对三处场所');
    await page.locator('#find [name=verdict][value=upheld]').check();
    await page.locator('#find [name=words]').fill('应提前安排');
    await page.locator('#find button').click();
    await page.waitForURL(/done=card-found/);
    await page.locator('#conclude [name=words]').fill('提醒谈话');
    await page.locator('#conclude button').click();
    await page.waitForURL(/done=card-concluded/);
    await expect(page.locator('#card')).toContainText('提醒谈话');
    expect(await findings(page)).toEqual([]);
  });

  await test.step('drafted by one, looked at by two, decided by another', async () => {
    const officer = await at('officer', path);
    await act(officer, 'propose', { decision: 'grant' });
    await act(officer, 'handle', { outcome: 'agree' });
    const first = await at('chief-1', path);
    await expect(first.locator('#draft')).toContainText('准予');
    await act(first, 'handle', { outcome: 'pass' });
    await act(first, 'handle', { outcome: 'pass' }, null);
    await expect(first.locator('#summary'), 'nobody is two people').toBeVisible();
    await act(await at('chief-2', path), 'handle', { outcome: 'pass' });
    await act(await at('deputy', path), 'handle', { outcome: 'grant' });
    await act(await at('window', path), 'deliver');
  });

  await test.step('the applicant has it, and nobody else’s words', async () => {
    const page = await applicant();
    await page.goto(path);
    await expect(page.locator('#decision')).toContainText('准予');
    await expect(page.locator('main')).not.toContainText('到现场看一看');
    await expect(page.locator('#acts')).toHaveCount(0);
  });

  await test.step('whoever has the receipt follows it without an account', async () => {
    const page = await (await browser.newContext({ locale: 'zh-CN', baseURL: server.url })).newPage();
    await page.goto('/approvals/track');
    await page.locator('[name=number]').fill(number);
    await page.locator('[name=code]').fill('0000000000');
    await page.locator('main form button').click();
    await expect(page.locator('#summary')).toContainText('不相符');
    await page.locator('[name=code]').fill(code.toLowerCase());
    await page.locator('main form button').click();
    await expect(page.locator('h1')).toContainText('人力资源服务许可');
    await expect(page.locator('main')).not.toContainText('示范公司');
    expect(new URL(page.url()).search).toBe('');
    expect(await findings(page)).toEqual([]);
  });

  await test.step('the month’s figures have the card', async () => {
    const page = await (await browser.newContext({ locale: 'zh-CN', baseURL: server.url })).newPage();
    let figures = '';
    // The card became due in one of the two months that the sixteen days lie in.
    for (const instant of [server.now(), server.now() - 16 * day]) {
      await page.goto(`/supervision/figures?month=${dayAfter(instant, 0).slice(0, 7)}`);
      figures += await page.locator('main').innerText();
    }
    expect(figures).toContain('人力资源市场处承办人');
  });
});
