// An examiner's life on screen: an application goes the whole way into the pool, one record after the other; a renewal
// needs training first; an examiner declares an avoidance, which only staff can end.
import { signIn } from '../harness/accounts.mjs';
import { findings } from '../harness/axe.mjs';
import { brokenIdentity, identity } from '../harness/roster.mjs';
import { expect, test } from '../harness/test.mjs';

const state = (page) => page.locator('.heading .tag');
const submit = (page, action) => page.locator(`form[action="/api/examiners/${action}"] button.button-primary`).click();

// Opens the form of a kind of record, fills it in and sends it.
async function record(page, kind, fields, done = /done=examiner-recorded/) {
  await page.locator('#record').getByRole('link', { name: kind, exact: true }).click();
  await page.waitForURL(/\/record\?kind=/);
  for (const [name, value] of Object.entries({ basis: '端到端测试：文件第1号', ...fields })) {
    const field = page.locator(`main [name=${name}]`).first();
    if ((await field.getAttribute('type')) === 'radio') await page.locator(`main [name=${name}][value=${value}]`).check();
    else await field.fill(value);
  }
  await submit(page, 'record');
  await page.waitForURL(done);
}

test('from the application into the pool, and a renewal after training', async ({ page, server }) => {
  test.setTimeout(120_000);
  await signIn(page, server, 'staff');
  await page.goto('/examiners');
  await page.getByRole('link', { name: '登记考官申请' }).click();
  const fill = async (number) => {
    await page.locator('[name=name]').fill('试验申请');
    await page.locator('[name=identity]').fill(number);
    await page.locator('[name=work-unit]').fill('试验单位人事处');
    await page.locator('[name=region]').selectOption('jilin');
    await page.locator('[name=roles]').fill('主考官、公共考官');
    await submit(page, 'apply');
  };
  await fill(brokenIdentity(77));
  await expect(page.locator('main')).toContainText('校验码');
  expect(await findings(page)).toEqual([]);
  await fill(identity(77));
  await page.waitForURL(/done=examiner-applied/);
  await expect(state(page)).toHaveText('已申请');
  await expect(page.locator('#facts')).toContainText('尚未发证');
  expect(await page.content(), 'the identity number is never shown whole').not.toContain(identity(77));

  await record(page, '单位推荐', {});
  await record(page, '培训', { hours: '40' });
  await record(page, '培训考核', { outcome: 'failed' });
  await expect(state(page)).toHaveText('培训中');
  await record(page, '培训考核', { outcome: 'passed' });
  await record(page, '发证、换证', { number: '吉面考字2026第900077号' });
  await expect(state(page)).toHaveText('持证入库');
  await expect(page.locator('#facts')).toContainText('吉面考字2026第900077号');
  await record(page, '年度考核', { year: '2025', outcome: 'failed' });
  await expect(page.locator('#facts')).toContainText('不可以：上次年度考核不合格');
  expect(await findings(page)).toEqual([]);

  await page.locator('[name=transition][value=expire]').check();
  await page.locator('[name=reason]').fill('端到端测试：证书到期');
  await submit(page, 'change-state');
  await page.waitForURL(/done=examiner-changed/);
  await record(page, '发证、换证', { number: '吉面考字2026第900078号' }, /\/record\?kind=certificate/);
  await page.goto(page.url().replace(/\/record.*/, ''));
  await record(page, '培训', { hours: '16' });
  await record(page, '发证、换证', { number: '吉面考字2026第900078号' });
  await expect(state(page)).toHaveText('持证入库');
  const path = page.locator('#path li');
  await expect(path.last()).toContainText('到期 → 持证入库');
  await page.getByRole('link', { name: '账本中的相关记录' }).click();
  await expect(page.locator('main table').first()).toContainText('登记履历');
});

test('an examiner declares, staff end it, and the ledger names nobody', async ({ page, server, browser }) => {
  await signIn(page, server, 'examiner-1');
  await page.goto('/examiners/own');
  const name = await page.locator('#facts').innerText();
  await page.getByRole('link', { name: '申报回避' }).click();
  await page.locator('[name=relation]').selectOption('spouse');
  await submit(page, 'declare-own');
  await expect(page.locator('#declare')).toBeVisible();
  await expect(page.locator('main')).toContainText('需回避的人');
  await page.locator('[name=relation]').selectOption('spouse');
  await page.locator('[name=person]').fill('试验亲属');
  await page.locator('[name=position]').fill('0301');
  await submit(page, 'declare-own');
  await page.waitForURL(/done=avoidance-declared/);
  const row = page.locator('#declared tbody tr', { hasText: '试验亲属' });
  await expect(row).toContainText('有效');
  await expect(page.getByRole('link', { name: '终止申报' })).toHaveCount(0);
  expect(name).not.toBe('');

  const office = await browser.newContext({ baseURL: server.url, locale: 'zh-CN' });
  const desk = await office.newPage();
  await signIn(desk, server, 'staff');
  await desk.goto('/examiners');
  const hrefs = await desk.locator('#examiners tbody th a').evaluateAll((links) => links.map((link) => link.href));
  let found = false;
  for (const href of hrefs.slice(0, 10)) {
    await desk.goto(href);
    if ((found = (await desk.locator('#declared', { hasText: '试验亲属' }).count()) > 0)) break;
  }
  expect(found).toBe(true);
  await desk.getByRole('link', { name: '终止申报' }).click();
  await desk.locator('[name=avoidance]').selectOption(await desk.locator('[name=avoidance] option', { hasText: '试验亲属' }).getAttribute('value'));
  await desk.locator('[name=because]').fill('该亲属未报考');
  await submit(desk, 'end-avoidance');
  await desk.waitForURL(/done=avoidance-ended/);
  await office.close();
  await page.reload();
  await expect(row).toContainText('已终止');
  await page.goto('/ledger');
  await expect(page.locator('main')).toContainText('终止回避申报');
  expect(await page.content()).not.toContain('试验亲属');
});
