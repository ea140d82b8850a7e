// The sandbox of what is sent outside: each delivery is a text file of the server's folder.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

// Every letter to an address, oldest first; file names begin with their time.
export function letters(server, address) {
  if (!existsSync(server.outbox)) return [];
  const files = readdirSync(server.outbox).filter((name) => name.endsWith('.txt') && !name.startsWith('.')).sort();
  const all = files.map((name) => readFileSync(join(server.outbox, name), 'utf8'));
  return all.filter((text) => text.split('\n')[0].endsWith(` ${address}`));
}

// Waits for the next letter to an address after the first `seen`.
export async function letter(server, address, seen = 0) {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const found = letters(server, address);
    if (found.length > seen) return found[seen];
    await sleep(100);
  }
  throw new Error(`no letter to ${address} came within ten seconds`);
}

// The six digits of the next code.
export async function sentCode(server, address, seen = 0) {
  return (await letter(server, address, seen)).match(/\b\d{6}\b/)[0];
}
