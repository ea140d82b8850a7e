// Score day: how many status requests a second the release build answers with a million applications in the database, on
// SQLite and on a private PostgreSQL. Everybody asks for a ticket of their own, by real HTTP, from one machine.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createDatabase } from '../harness/database.mjs';
import { cargo, command, present } from './command.mjs';
import { end2end, filling, server, site } from './places.mjs';
import { freePort, startPostgres } from './postgres.mjs';

const candidates = Number(process.env.CANDIDATES ?? 1_000_000);
const positions = Math.ceil(candidates / 50);
// A server that has just started reads from the disk; on score day it has answered for a while when most people come.
const [warming, seconds] = [20, 15];
const connections = 64;
// What the page and its data must do on score day: so many requests a second, and 99 of 100 of them within so many ms.
const [least, slowest] = [5_000, 50];
const addresses = { page: '/examination/status', json: '/api/v1/status' };

// A load generator that leaves the processors to the program it measures.
if (!present(['wrk', '-v'])) execFileSync('apt-get', ['install', '-y', '-qq', 'wrk'], { stdio: 'ignore' });
if (!(await command([...cargo, 'build', '--release', '-p', 'filling'])).ok) process.exit(1);

async function serve(env) {
  const port = await freePort();
  const child = spawn(server, ['serve'], { env: { ...env, PORT: String(port) }, stdio: 'ignore' });
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
    if (answer?.ok) return { url: `http://127.0.0.1:${port}`, stop: () => child.kill() };
    await sleep(100);
  }
  throw new Error('the server does not start');
}

function load(kind, url, seconds) {
  const words = ['-t1', `-c${connections}`, `-d${seconds}`, '--latency', '-s', join(end2end, 'build/bench-status.lua'), url];
  const { stdout } = spawnSync('wrk', words, { env: { ...process.env, CANDIDATES: String(candidates), KIND: kind } });
  const text = stdout.toString();
  const bad = text.match(/Non-2xx or 3xx responses: (\d+)/)?.[1] ?? '0';
  const found = (pattern) => text.match(pattern)?.[1];
  return {
    'requests/s': Math.round(found(/Requests\/sec:\s+([\d.]+)/)),
    'median, ms': milliseconds(found(/50%\s+(\S+)/)),
    '99%, ms': milliseconds(found(/99%\s+(\S+)/)),
    'not answered': Number(bad),
  };
}

// "812.00us", "7.60ms" or "1.20s"
function milliseconds(text) {
  const [, number, unit] = text.match(/^([\d.]+)(us|ms|s)$/);
  return Number(number) * { us: 0.001, ms: 1, s: 1000 }[unit];
}

const postgres = await startPostgres();
process.env.TEST_POSTGRES_URL = postgres.url;
const table = {};
try {
  for (const database of ['sqlite', 'postgres']) {
    const folder = mkdtempSync('/tmp/sunshine-status-');
    const url = database === 'postgres' ? createDatabase() : `sqlite://${join(folder, 'sunshine.db')}`;
    const env = { PATH: process.env.PATH, DATABASE_URL: url, SUNSHINE_KEYS_DIR: join(folder, 'keys'), SUNSHINE_SITE_ROOT: site, SUNSHINE_LOG: 'error' };
    const start = Date.now();
    execFileSync(filling, [String(candidates), String(positions)], { env, stdio: 'ignore' });
    console.log(`${database}: ${candidates} candidates filled in within ${Math.round((Date.now() - start) / 1000)} s`);
    const running = await serve(env);
    try {
      for (const [name, path] of Object.entries(addresses)) {
        load(name, running.url + path, warming);
        table[`${database}, ${name}`] = load(name, running.url + path, seconds);
      }
    } finally {
      running.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  }
} finally {
  await postgres.stop();
}
console.table(table);
const slow = Object.entries(table).filter(([, row]) => row['requests/s'] < least || row['99%, ms'] > slowest || row['not answered'] > 0);
for (const [name] of slow) console.error(`${name}: at least ${least} requests/s, 99% within ${slowest} ms, all answered`);
process.exitCode = slow.length === 0 ? 0 : 1;
