// An application from the position's page to the payment: filled in over time, explained, handed in, reviewed by the
// staff, paid in the sandbox; without scripts and with them. Somebody else's address leads nowhere.
import { signIn } from '../harness/accounts.mjs';
import { signUp } from '../harness/applicants.mjs';
import { attach, begin, fillIn, photo, press, sample, save } from '../harness/applying.mjs';
import { findings } from '../harness/axe.mjs';
import { identity, telephone } from '../harness/people.mjs';
import { addressOf } from '../harness/routes.mjs';
import { expect, test } from '../harness/test.mjs';

const disguised = { name: 'me.png', mimeType: 'image/png', buffer: sample('blank.pdf') };
const positions = ['22000101000000001', '22000202000000009'];

// A member of staff finds the applicant qualified, in a browser of their own.
async function accept(browser, server, path) {
  const staff = await (await browser.newContext({ baseURL: server.url, locale: 'zh-CN', javaScriptEnabled: true })).newPage();
  await signIn(staff, server, 'staff');
  const recruitment = await addressOf('/recruitment/{recruitment}', staff.request);
  await staff.goto(`${recruitment}/review/${path.split('/').at(-1)}`);
  await staff.locator('form[action="/api/applications/review"]:has([value=accept]) button').click();
  await staff.waitForURL(/done=application-decided/);
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('an applicant applies, is told what lacks, hands in, pays, and follows it on one page', async ({ page, server, browser }) => {
    test.setTimeout(180_000);
    const position = await addressOf(`/recruitment/{recruitment}/positions/${positions[0]}`, page.request, server.url);
    await page.goto(position);
    await expect(page.locator('#apply')).toContainText('报考账户');
    await signUp(page, server, telephone(), identity(301));
    await page.waitForURL(/done=signed-up/);
    await page.goto('/applications');
    await expect(page.locator('.empty')).toContainText('还没有报名');
    const path = await begin(page, server, positions[0]);

    // Half a form is kept; what lacks is told beside each field.
    await page.locator('[name=school]').fill('示范大学');
    await page.locator('[name=grassroots_years]').fill('很多');
    await save(page, 'stay');
    await page.waitForURL(/form\?done=form-saved/);
    await expect(page.locator('[name=school]')).toHaveValue('示范大学');
    await save(page, 'check');
    await page.waitForURL(/check\?done=form-saved/);
    await expect(page.locator('#problems')).toContainText('照片');
    await page.locator('#problems a[href$="#field-grassroots_years"]').click();
    await expect(page.locator('#field-grassroots_years-error')).toBeVisible();
    await expect(page.locator('[name=grassroots_years]')).toHaveValue('很多');

    await fillIn(page);
    await save(page, 'stay');
    await page.waitForURL(/done=form-saved/);
    await attach(page, 'photo', disguised);
    await expect(page.locator('#field-file-error')).toContainText('内容却是PDF');
    await attach(page, 'photo', photo);
    await page.waitForURL(/done=attached/);
    await expect(page.locator('#attachments')).toContainText('me.png');
    const file = await page.locator('#attachments tbody a').first().getAttribute('href');
    const download = await page.request.get(file);
    expect(download.headers()['content-disposition']).toContain('attachment');
    expect(Buffer.compare(await download.body(), photo.buffer)).toBe(0);

    await save(page, 'check');
    await expect(page.locator('#conditions')).toContainText('专业');
    await press(page, 'submit');
    await page.waitForURL(/done=application-submitted/);
    await expect(page.locator('h1')).toContainText('综合管理科员');
    await expect(page.locator('#timeline li[aria-current=step]')).toContainText('资格审查');
    await expect(page.locator('#timeline > ol > li')).toHaveCount(10);
    await expect(page.locator('#timeline')).toContainText('提交报名');
    await expect(page.locator('#timeline')).toContainText('暂定');

    // What was handed in is taken back to change it: nothing is lost, and it must be handed in again.
    await press(page, 'reopen');
    await page.waitForURL(/form\?done=application-reopened/);
    await expect(page.locator('main')).toContainText('me.png');
    await expect(page.locator('[name=major]')).not.toHaveValue('');
    await page.goto(path);
    await expect(page.locator('#next')).toContainText('提交');
    await page.goto('/messages');
    await expect(page.locator('main')).toContainText('报名已取回修改，尚未提交');
    await page.goto(`${path}/form`);
    await page.locator('[name=address]').fill('长春市示范街22号');
    await save(page, 'check');
    await page.waitForURL(/check\?done=form-saved/);
    await press(page, 'submit');
    await page.waitForURL(/done=application-submitted/);
    await expect(page.locator('#form')).toContainText('长春市示范街22号');

    // A stranger who guesses the address, signed in and not.
    const stranger = await (await browser.newContext({ baseURL: server.url, javaScriptEnabled: false })).newPage();
    expect((await stranger.goto(path)).status()).toBe(401);
    await signUp(stranger, server, telephone(), identity(303));
    await stranger.waitForURL(/done=signed-up/);
    for (const part of ['', '/form', '/check', '/pay']) {
      expect((await stranger.goto(`${path}${part}`)).status(), part).toBe(404);
    }
    expect((await stranger.request.get(file)).status()).toBe(404);

    await accept(browser, server, path);
    await page.goto(path);
    await expect(page.locator('#next')).toContainText('缴费');
    await page.locator('#next a[href$="/pay"]').click();
    await expect(page.locator('main')).toContainText('100.00 元');
    await press(page, 'pay-in-sandbox');
    await page.waitForURL(/done=application-paid/);
    await expect(page.locator('#payment')).toContainText('已计入');
    await expect(page.locator('#timeline li[aria-current=step]')).toContainText('确认开考');
    await expect(page.locator('#timeline .happening-days', { hasText: '：缴费确认' })).toHaveCount(1);
    expect((await page.goto(`${path}/pay`)).status(), 'nothing is due any more').toBe(404);
    await page.goto('/messages');
    await expect(page.locator('main')).toContainText('缴费成功');
    const copy = await (await page.request.get('/account/data.json')).json();
    expect(copy.applications[0].application.line.state).toBe('paid');
    expect(copy.applications[0].application.form.school).toBe('示范大学');
  });
});

test('with scripts: every page is free of findings, a draft is turned, taken back and begun anew', async ({ page, server }) => {
  test.setTimeout(180_000);
  await signUp(page, server, telephone(), identity(305));
  await page.waitForURL(/done=signed-up/);
  const path = await begin(page, server, positions[0]);
  expect(await findings(page)).toEqual([]);
  await fillIn(page);
  await save(page, 'stay');
  await page.waitForURL(/done=form-saved/);
  await attach(page, 'photo', photo);
  await page.waitForURL(/done=attached/);
  expect(await findings(page)).toEqual([]);

  // Another position before it is handed in.
  await page.goto(await addressOf(`/recruitment/{recruitment}/positions/${positions[1]}`, page.request));
  expect(await findings(page)).toEqual([]);
  await press(page, 'choose');
  await page.waitForURL(/done=position-chosen/);
  await expect(page.locator('h1')).toContainText('统计分析科员');
  expect(await findings(page)).toEqual([]);
  await page.goto(`${path}/check`);
  await expect(page.locator('#conditions')).toContainText('由审查人员判断');
  expect(await findings(page)).toEqual([]);
  await press(page, 'submit');
  await page.waitForURL(/done=application-submitted/);
  await page.goto(await addressOf(`/recruitment/{recruitment}/positions/${positions[0]}`, page.request));
  await expect(page.locator('#apply')).toContainText('每人只能报一个职位');

  await page.goto(path);
  await press(page, 'withdraw');
  await page.waitForURL(/done=application-withdrawn/);
  await expect(page.locator('#next')).toContainText('已撤回');
  await begin(page, server, positions[0]);
  await page.goto('/applications');
  await expect(page.locator('.card')).toHaveCount(2);
  expect(await findings(page)).toEqual([]);
});
