// No page scrolls sideways on the narrowest phone that WCAG asks for.
import { addressOf, publicPages } from '../harness/routes.mjs';
import { expect, test } from '../harness/test.mjs';

for (const lang of ['zh', 'en']) {
  for (const { path } of publicPages) {
    test(`${path} in ${lang} at 320 px`, async ({ page, context, server }) => {
      await context.addCookies([{ name: 'lang', value: lang, url: server.url }]);
      await page.setViewportSize({ width: 320, height: 640 });
      await page.goto(await addressOf(path, page.request));
      const wide = await page.evaluate(() => [...document.querySelectorAll('body *')]
        .filter((part) => part.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
        .filter((part) => !part.closest('[tabindex="0"], .visually-hidden'))
        .map((part) => part.outerHTML.slice(0, 120)));
      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(beyond, wide.join('\n')).toBe(0);
    });
  }
}
