// Every page in both languages, themes and widths: answers, is accessible, fits, and breaks no policy.
import { enterPassword, signIn } from '../harness/accounts.mjs';
import { findings } from '../harness/axe.mjs';
import { looks } from '../harness/looks.mjs';
import { addressOf, ownPages, publicPages } from '../harness/routes.mjs';
import { expect, test } from '../harness/test.mjs';

// The narrowest phone that WCAG asks for.
const narrowest = 320;

// How far the page reaches beyond the window, and what does.
async function beyond(page) {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const parts = [...document.querySelectorAll('body *')]
      .filter((part) => part.getBoundingClientRect().right > width + 1 && !part.closest('[tabindex="0"], .visually-hidden'));
    const scrolls = document.documentElement.scrollWidth - width;
    return scrolls === 0 ? [] : [`${scrolls} px`, ...parts.map((part) => part.outerHTML.slice(0, 120))];
  });
}

// One heading, a title, no finding of axe, and nothing beyond the window, however narrow.
async function sound(page, path) {
  await expect(page.locator('h1'), path).toHaveCount(1);
  await expect(page, path).toHaveTitle(/\S/);
  expect(await findings(page), path).toEqual([]);
  expect(await beyond(page), path).toEqual([]);
  await page.setViewportSize({ ...page.viewportSize(), width: narrowest });
  expect(await beyond(page), `${path} at ${narrowest} px`).toEqual([]);
}

for (const { name, use } of looks) {
  test.describe(name, () => {
    test.use(use);

    for (const { path, status = 200 } of publicPages) {
      test(path, async ({ page, complaints, locale }) => {
        const answer = await page.goto(await addressOf(path, page.request), { waitUntil: 'networkidle' });
        expect(answer.status()).toBe(status);
        await expect(page.locator('html')).toHaveAttribute('lang', locale.startsWith('zh') ? 'zh-CN' : 'en');
        await sound(page, path);
        // The browser itself reports a page's own 404.
        expect(complaints.filter((line) => status === 200 || !line.includes(String(status)))).toEqual([]);
      });
    }

    for (const [login, pages] of Object.entries(ownPages)) {
      test(`pages of ${login}`, async ({ page, server, viewport }) => {
        await signIn(page, server, login);
        for (const { path, reach, status = 200 } of pages) {
          await page.setViewportSize(viewport);
          const address = reach ? await reach(page) : await addressOf(path, page.request);
          const answer = await page.goto(address, { waitUntil: 'networkidle' });
          expect(answer.status(), address).toBe(status);
          await sound(page, address);
        }
      });
    }

    test('the page between a password and its code', async ({ page, server }) => {
      await enterPassword(page, server, 'staff');
      await page.waitForURL(/\/sign-in\/code/);
      await sound(page, '/sign-in/code');
    });
  });
}
