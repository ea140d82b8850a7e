// Signing in as one of the demonstration's accounts, with the second factor where it has one.
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const step = 30_000;
// A code serves once, also across tests of one worker: the last step used, by server and account.
const used = new Map();

export function account(server, login) {
  const all = JSON.parse(readFileSync(join(server.folder, 'accounts.json'), 'utf8'));
  const found = all.find((one) => one.login === login);
  if (!found) throw new Error(`the demonstration has no account ${login}, only ${all.map((one) => one.login)}`);
  return found;
}

function bytesOf(base32) {
  let bits = '';
  for (const letter of base32.toUpperCase().replace(/=+$/, '')) {
    bits += 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0');
  }
  return Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
}

// RFC 6238, SHA-1, six digits, thirty seconds.
export function oneTimeCode(secret, at = Math.floor(Date.now() / step)) {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(at));
  const mac = createHmac('sha1', bytesOf(secret)).update(counter).digest();
  const offset = mac[19] & 15;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

// The server takes the code of the step before, of now and of the step after, each once.
async function freshCode(server, { login, secret }) {
  const key = `${server.folder} ${login}`;
  for (;;) {
    const now = Math.floor(server.now() / step);
    const next = Math.max(now, (used.get(key) ?? 0) + 1);
    if (next <= now + 1) {
      used.set(key, next);
      return oneTimeCode(secret, next);
    }
    await server.setForward((next - 1) * step);
  }
}

// Types a name and its password, in a demonstration account or another.
export async function enterPassword(page, server, login, password = account(server, login).password) {
  await page.goto(`${server.url}/sign-in`);
  await page.locator('main input[name$="login"]').fill(login);
  await page.locator('main input[type=password]').fill(password);
  await page.locator('main form button:not([type])').first().click();
}

export async function signIn(page, server, login) {
  const who = account(server, login);
  await enterPassword(page, server, login);
  if (!who.secret) return;
  const code = page.locator('main input[autocomplete="one-time-code"]');
  await code.fill(await freshCode(server, who));
  await code.press('Enter');
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}
