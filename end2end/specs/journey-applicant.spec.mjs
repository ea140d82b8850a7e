// An applicant's account: signing up by a code, the refusals on the way, the inbox, one's own data, a forgotten password.
import { password, person, send, signUp, type } from '../harness/applicants.mjs';
import { findings } from '../harness/axe.mjs';
import { letters, sentCode } from '../harness/outbox.mjs';
import { identity, telephone, wrongCheckDigit } from '../harness/people.mjs';
import { expect, test } from '../harness/test.mjs';

async function signIn(page, server, contact, words) {
  await page.goto(`${server.url}/sign-in`);
  await page.locator('main [name=login]').fill(contact);
  await page.locator('main [name=password]').fill(words);
  await page.locator('form[action="/api/accounts/sign-in"] button').click();
}

test('a citizen signs up by telephone, reads the inbox, corrects and takes the own data', async ({ page, server }) => {
  const phone = telephone();
  const number = identity(101);
  await page.goto('/sign-in?next=%2Fseasons');
  await page.locator('main a[href^="/sign-up"]').click();
  await page.waitForURL(/\/sign-up/);
  expect(await findings(page)).toEqual([]);
  await send(page, phone);
  expect(await page.locator('main').innerText()).toContain(`${phone.slice(0, 3)}****${phone.slice(7)}`);
  expect(await findings(page)).toEqual([]);
  const code = await sentCode(server, phone);
  await type(page, code === '000000' ? '000001' : '000000');
  await expect(page.locator('#summary')).toBeVisible();
  await type(page, code);
  await page.waitForURL(/\/sign-up\/person/);
  expect(await findings(page)).toEqual([]);
  await person(page, wrongCheckDigit(number));
  await expect(page.locator('#field-identity-error')).toContainText('校验码');
  expect(await page.locator('[name=identity]').inputValue(), 'the number is not given back').toBe('');
  await person(page, number);
  await page.waitForURL(/\/seasons\?done=signed-up/);

  await expect(page.locator('header .menu-count')).toHaveText('1');
  await page.goto('/messages');
  expect(await findings(page)).toEqual([]);
  await page.locator('form[action="/api/messages/read"] button').click();
  await expect(page.locator('header .menu-count')).toHaveCount(0);
  await expect(page.locator('form[action="/api/messages/read"]')).toHaveCount(0);

  await page.goto('/account');
  expect(await findings(page)).toEqual([]);
  const shown = await page.locator('main').innerText();
  expect(shown).toContain(`${number.slice(0, 3)}*************${number.slice(16)}`);
  expect(shown).not.toContain(number);
  expect(shown).not.toContain(phone);
  await page.locator('#data-title').waitFor();
  await page.locator('form[action="/api/accounts/correct-name"] [name=name]').fill('演示考生甲');
  await page.locator('form[action="/api/accounts/correct-name"] button').click();
  await page.waitForURL(/done=saved/);
  const copy = await (await page.request.get('/account/data.json')).json();
  expect(copy.account.name).toBe('演示考生甲');
  expect(copy.applicant).toMatchObject({ contact: phone, born: '1990-03-07', gender: 'male' });
  expect(JSON.stringify(copy)).not.toContain(number);
  expect(copy.messages.map(({ message }) => message.kind)).toEqual(['name-corrected', 'welcome']);
});

test('a contact is moved by a code, and a forgotten password set anew', async ({ page, server, browser }) => {
  const phone = telephone();
  const mail = `lina-${phone}@example.org`;
  await signUp(page, server, phone, identity(103));
  await page.waitForURL(/done=signed-up/);
  await page.goto('/account');
  const form = page.locator('form[action="/api/accounts/begin-new-contact"]');
  await form.locator('[name=contact]').fill(mail);
  await form.locator('[name=own_password]').fill('not the password');
  await form.locator('button').click();
  await expect(page.locator('#summary')).toBeVisible();
  await form.locator('[name=own_password]').fill(password);
  await form.locator('button').click();
  await page.waitForURL(/\/confirm/);
  await type(page, await sentCode(server, mail));
  await page.waitForURL(/done=contact-changed/);
  await expect.poll(() => letters(server, phone).at(-1)).toContain('联系方式');

  const other = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
  await signIn(other, server, phone, password);
  await expect(other.locator('#summary')).toBeVisible();
  await other.goto(`${server.url}/sign-in/forgotten`);
  expect(await findings(other)).toEqual([]);
  const seen = letters(server, mail).length;
  await send(other, mail);
  await type(other, await sentCode(server, mail, seen));
  await other.waitForURL(/\/sign-in\/new-password/);
  expect(await findings(other)).toEqual([]);
  await other.locator('[name=password]').fill('another lamp, another river');
  await other.locator('form[action="/api/accounts/set-forgotten"] button').click();
  await other.waitForURL(/done=password-changed/);
  expect((await page.goto('/account')).status(), 'signed out everywhere').toBe(401);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('one identity number has one account, and a stranger learns it only behind a proven contact', async ({ page, server }) => {
    const [first, second] = [telephone(), telephone()];
    const number = identity(105, '220181', '19800229');
    await signUp(page, server, first, number);
    await page.waitForURL(/done=signed-up/);
    await page.goto('/messages');
    await expect(page.locator('article')).toHaveCount(1);
    await page.goto('/account');
    await page.locator('main form[action="/api/accounts/sign-out"] button').click();
    await page.waitForURL(/done=signed-out/);

    await signUp(page, server, second, number);
    await expect(page.locator('#field-identity-error')).toContainText('已有账户');
    await signIn(page, server, second, password);
    await expect(page.locator('#summary')).toBeVisible();
    await signIn(page, server, first, password);
    await page.waitForURL(/done=signed-in/);
    await expect(page.locator('header .menu-count')).toHaveText('2');
    await expect.poll(() => letters(server, first).at(-1)).toContain('身份证号');
  });

  test('an account without messages says so', async ({ page, server }) => {
    await signIn(page, server, 'examiner-1', 'in-plain-daylight');
    await page.waitForURL(/done=signed-in/);
    await page.goto('/messages');
    await expect(page.locator('.empty')).toBeVisible();
    await expect(page.locator('header .menu-count')).toHaveCount(0);
  });
});

test('where nothing can be sent, the page says so', async ({ page, ownServer }) => {
  await ownServer.end();
  delete ownServer.settings.SUNSHINE_OUTBOX;
  await ownServer.start();
  await page.goto(`${ownServer.url}/sign-up`);
  await expect(page.locator('main .notice')).toContainText('不能发送验证码');
  await expect(page.locator('[name=contact]')).toHaveCount(0);
});
