// A stop finishes what is in flight; a kill loses nothing that was said to be done.
import { connect } from 'node:net';
import { expect, test } from '../harness/test.mjs';

test('a request that had begun is answered after the stop was asked for', async ({ ownServer }) => {
  const line = connect(ownServer.port, '127.0.0.1');
  let answer = '';
  line.on('data', (chunk) => { answer += chunk; });
  const body = 'lang=en&back=%2F';
  line.write(`POST /api/preferences/choose HTTP/1.1\r\nhost: 127.0.0.1:${ownServer.port}\r\naccept: text/html\r\n`
    + `content-type: application/x-www-form-urlencoded\r\ncontent-length: ${body.length}\r\n\r\nlang=`);
  await new Promise((resolve) => setTimeout(resolve, 300));
  const ended = ownServer.end();
  await new Promise((resolve) => setTimeout(resolve, 300));
  line.write('en&back=%2F');
  expect(await ended).toEqual({ code: 0, signal: null });
  expect(answer).toMatch(/^HTTP\/1\.1 303 /);
  line.destroy();
});

test('after a kill it starts again from the same database', async ({ ownServer, request }) => {
  const key = await (await request.get(`${ownServer.url}/ledger/key`)).text();
  await ownServer.kill();
  await ownServer.start();
  expect(await (await request.get(`${ownServer.url}/ledger/key`)).text()).toBe(key);
  expect((await request.get(`${ownServer.url}/ledger/checkpoint`)).status()).toBe(200);
});
