// Somebody who makes an applicant's account by a code, as everybody does.
import { sentCode } from './outbox.mjs';

export const password = 'a lamp over the river';

export async function send(page, contact) {
  await page.locator('[name=contact]').fill(contact);
  const consent = page.locator('[name=consent]');
  if (await consent.count()) await consent.check();
  await page.locator('main form button').last().click();
  await page.waitForURL(/\/confirm/);
}

export async function type(page, code) {
  await page.locator('[name=code]').fill(code);
  await page.locator('form[action="/api/accounts/prove-contact"] button').click();
}

export async function person(page, number, words = password) {
  await page.locator('[name=name]').fill('演示考生');
  await page.locator('[name=identity]').fill(number);
  await page.locator('[name=password]').fill(words);
  await page.locator('form[action="/api/accounts/sign-up"] button').click();
}

export async function signUp(page, server, contact, number) {
  await page.goto(`${server.url}/sign-up`);
  await send(page, contact);
  await type(page, await sentCode(server, contact));
  await page.waitForURL(/\/sign-up\/person/);
  await person(page, number);
}
