// What a first visit to a page costs over the wire, all of it, as Chromium counts it.
import { addressOf, publicPages } from '../harness/routes.mjs';
import { expect, test } from '../harness/test.mjs';

const most = 260_000;

for (const { path } of publicPages.filter(({ status = 200 }) => status === 200)) {
  test(path, async ({ page, context }) => {
    const network = await context.newCDPSession(page);
    const sizes = new Map();
    const urls = new Map();
    await network.send('Network.enable');
    network.on('Network.requestWillBeSent', ({ requestId, request }) => urls.set(requestId, request.url));
    network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => sizes.set(urls.get(requestId), encodedDataLength));
    await page.goto(await addressOf(path, page.request), { waitUntil: 'networkidle' });
    const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
    console.log(`${path}: ${Math.round(total / 1000)} kB in ${sizes.size} answers`);
    expect([...sizes.keys()].some((url) => url.endsWith('.wasm'))).toBe(true);
    expect(total, JSON.stringify([...sizes], null, 1)).toBeLessThanOrEqual(most);
  });
}
