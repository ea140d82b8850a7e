// Every public page, in this project's language, theme and width: answers, is accessible, fits, and breaks no policy.
import { signIn } from '../harness/accounts.mjs';
import { findings } from '../harness/axe.mjs';
import { addressOf, ownPages, publicPages } from '../harness/routes.mjs';
import { expect, test } from '../harness/test.mjs';

for (const { path, status = 200 } of publicPages) {
  test(path, async ({ page, complaints, locale }) => {
    const answer = await page.goto(await addressOf(path, page.request), { waitUntil: 'networkidle' });
    expect(answer.status()).toBe(status);
    await expect(page.locator('html')).toHaveAttribute('lang', locale.startsWith('zh') ? 'zh-CN' : 'en');
    await expect(page.locator('h1')).toHaveCount(1);
    await expect(page).toHaveTitle(/\S/);
    expect(await findings(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
    // The browser itself reports a page's own 404.
    expect(complaints.filter((line) => status === 200 || !line.includes(String(status)))).toEqual([]);
  });
}

for (const [login, paths] of Object.entries(ownPages)) {
  test(`pages of ${login}`, async ({ page, server }) => {
    await signIn(page, server, login);
    for (const path of paths) {
      const answer = await page.goto(await addressOf(path, page.request), { waitUntil: 'networkidle' });
      expect(answer.status(), path).toBe(200);
      await expect(page.locator('h1'), path).toHaveCount(1);
      expect(await findings(page), path).toEqual([]);
      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(beyond, path).toBe(0);
    }
  });
}
