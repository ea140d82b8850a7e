// With JavaScript off: every public page is whole, and the small forms of the header work.
import { plainLooks } from '../harness/looks.mjs';
import { addressOf, publicPages } from '../harness/routes.mjs';
import { expect, test } from '../harness/test.mjs';

for (const { name, use } of plainLooks) {
  test.describe(name, () => {
    test.use(use);

    for (const { path } of publicPages) {
      test(`${path} is whole`, async ({ page }) => {
        await page.goto(await addressOf(path, page.request));
        await expect(page.locator('h1')).toBeVisible();
        await expect(page.locator('main')).not.toBeEmpty();
        // A page that arrives in late fragments leaves templates behind that only a script would put in place.
        await expect(page.locator('template')).toHaveCount(0);
      });
    }

    test('the language is switched by a plain form and stays', async ({ page, locale }) => {
      const [here, other] = locale.startsWith('zh') ? ['zh-CN', 'en'] : ['en', 'zh-CN'];
      await page.goto('/design');
      await expect(page.locator('html')).toHaveAttribute('lang', here);
      await page.locator('header form').filter({ has: page.locator('[name=lang]') }).locator('button').first().click();
      await expect(page).toHaveURL(/\/design$/);
      await expect(page.locator('html')).toHaveAttribute('lang', other);
      await page.goto('/');
      await expect(page.locator('html')).toHaveAttribute('lang', other);
    });
  });
}
