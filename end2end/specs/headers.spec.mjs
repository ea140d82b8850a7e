// What each kind of answer tells the browser, and what is refused before anything is reached.
import { expect, test } from '../harness/test.mjs';

test('a page carries a policy with a nonce of its own and is kept by no cache', async ({ request }) => {
  const policy = async () => (await request.get('/')).headers()['content-security-policy'];
  const [first, second] = [await policy(), await policy()];
  expect(first).toMatch(/script-src 'nonce-[^']+' 'strict-dynamic' 'wasm-unsafe-eval'/);
  expect(first).not.toContain('unsafe-inline');
  expect(first).not.toBe(second);
  const headers = (await request.get('/')).headers();
  expect(headers['cache-control']).toBe('no-store');
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['referrer-policy']).toBe('same-origin');
  expect(headers['cross-origin-opener-policy']).toBe('same-origin');
  expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
});

test('files come packed, are asked for again, and are not sent twice', async ({ request }) => {
  const wasm = await request.get('/pkg/sunshine_bg.wasm', { headers: { 'accept-encoding': 'br' } });
  expect(wasm.headers()['content-encoding']).toBe('br');
  expect(wasm.headers()['content-type']).toBe('application/wasm');
  expect(wasm.headers()['cache-control']).toBe('no-cache');
  const again = await request.get('/pkg/sunshine_bg.wasm', { headers: { 'if-modified-since': wasm.headers()['last-modified'] } });
  expect(again.status()).toBe(304);
  for (const path of ['/pkg/../../Cargo.toml', '/pkg/%2e%2e/%2e%2e/Cargo.toml', '/..%2f..%2fetc/passwd']) {
    expect((await request.get(path)).status(), path).toBe(404);
  }
});

test('whoever comes from elsewhere changes nothing', async ({ request }) => {
  const send = (headers) => request.post('/api/preferences/choose', { headers, form: { lang: 'en', back: '/' }, maxRedirects: 0 });
  expect((await send({ 'sec-fetch-site': 'cross-site' })).status()).toBe(403);
  expect((await send({ 'sec-fetch-site': 'same-site' })).status()).toBe(403);
  expect((await send({ origin: 'https://evil.example' })).status()).toBe(403);
  expect((await send({ origin: 'null' })).status()).toBe(403);
  expect((await send({ 'sec-fetch-site': 'same-origin', accept: 'text/html' })).status()).toBe(303);
});

test('a form larger than allowed is refused', async ({ request }) => {
  const answer = await request.post('/api/preferences/choose', { form: { lang: 'en', back: 'x'.repeat(300_000) }, maxRedirects: 0 });
  expect(answer.status()).toBe(413);
});

test('the process says that it lives and that it is ready', async ({ request }) => {
  expect(await (await request.get('/healthz')).text()).toBe('ok\n');
  expect(await (await request.get('/readyz')).text()).toBe('ready\n');
});
