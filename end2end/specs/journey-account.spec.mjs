// An account from its making to its first use of a power: first password, second factor, lock-out, locking.
import { enterPassword, oneTimeCode, signIn } from '../harness/accounts.mjs';
import { findings } from '../harness/axe.mjs';
import { expect, test } from '../harness/test.mjs';

test('a new account shows its second factor before it can use a power, and is locked at once', async ({ page, browser, server }) => {
  test.setTimeout(120_000);
  await signIn(page, server, 'admin');
  await page.goto('/accounts/new');
  await page.locator('[name=login]').fill('new-staff');
  await page.locator('[name=name]').fill('新任经办人');
  await page.locator('[name=role]').selectOption('staff');
  await page.locator('[name=region]').selectOption('siping');
  await page.locator('[name=agency]').fill('四平考区考务组');
  const password = await page.locator('[name=password]').inputValue();
  await page.locator('form[action="/api/accounts/create"] button').click();
  await page.waitForURL(/done=/);
  const account = page.url();

  const own = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
  await enterPassword(own, server, 'new-staff', password);
  await own.waitForURL((url) => !url.pathname.endsWith('/sign-in'));
  expect((await own.goto(`${server.url}/examiners`)).status(), 'no power without the second factor').toBe(403);
  await own.goto(`${server.url}/account`);
  await own.locator('form[action="/api/accounts/enrol"] button').click();
  await own.waitForURL(/second-factor/);
  expect(await findings(own)).toEqual([]);
  const secret = (await own.locator('.hash-text').innerText()).replace(/\s/g, '');
  const code = own.locator('input[autocomplete="one-time-code"]');
  await code.fill(oneTimeCode(secret, 1));
  await code.press('Enter');
  await expect(own.locator('[role=alert]').first()).toBeVisible();
  await code.fill(oneTimeCode(secret));
  await code.press('Enter');
  await own.waitForURL(/done=/);
  expect((await own.goto(`${server.url}/examiners`)).status()).toBe(200);

  await page.goto(account);
  expect(await findings(page)).toEqual([]);
  await page.locator('form[action="/api/accounts/lock"] button').click();
  await page.waitForURL(/done=/);
  expect((await own.goto(`${server.url}/examiners`)).status(), 'signed out everywhere').toBe(401);
  await enterPassword(own, server, 'new-staff', password);
  await expect(own.locator('[role=alert]').first()).toBeVisible();
});

test('wrong passwords lock an account for a while, also for the right one', async ({ page, server }) => {
  await enterPassword(page, server, 'examiner-2', 'not-the-password-1');
  const refusal = await page.locator('[role=alert]').innerText();
  for (let attempt = 2; attempt <= 12; attempt += 1) {
    await enterPassword(page, server, 'examiner-2', `not-the-password-${attempt}`);
    await expect(page.locator('[role=alert]')).toBeVisible();
    if ((await page.locator('[role=alert]').innerText()) !== refusal) break;
  }
  await enterPassword(page, server, 'examiner-2', 'in-plain-daylight');
  await expect(page.locator('[role=alert]')).toContainText('秒');
});
