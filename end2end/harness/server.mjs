// The release build with a database of its own: started, asked, killed, started again.
import { spawn } from 'node:child_process';
import { cpSync, createWriteStream, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { end2end, server as program, site } from '../build/places.mjs';
import { freePort } from '../build/postgres.mjs';
import { createDatabase } from './database.mjs';

const logs = join(end2end, 'results', 'logs');
let started = 0;
// Debian's libfaketime: the program under test knows nothing of it.
const faketime = ['x86_64', 'aarch64']
  .map((machine) => `/usr/lib/${machine}-linux-gnu/faketime/libfaketimeMT.so.1`)
  .find((library) => existsSync(library));

// `database`: 'sqlite' or 'postgres'. `settings`: more environment. `port`: where a second process must be told apart.
export async function startServer({ database = 'sqlite', settings = {} } = {}) {
  const folder = mkdtempSync('/tmp/sunshine-end2end-');
  const template = process.env.TEMPLATE;
  if (template && existsSync(template)) cpSync(template, folder, { recursive: true });
  const url = database === 'postgres' ? createDatabase() : `sqlite://${join(folder, 'sunshine.db')}`;
  const server = new Server(folder, {
    DATABASE_URL: url,
    SUNSHINE_KEYS_DIR: join(folder, 'keys'),
    SUNSHINE_SITE_ROOT: site,
    SUNSHINE_LOG: 'info',
    SUNSHINE_OUTBOX: join(folder, 'outbox'),
    ...settings,
  });
  await server.start();
  return server;
}

class Server {
  constructor(folder, settings) {
    this.folder = folder;
    this.outbox = join(folder, 'outbox');
    this.settings = settings;
    this.clock = join(folder, 'clock');
    this.ahead = 0;
    this.writeClock();
    started += 1;
    mkdirSync(logs, { recursive: true });
    this.log = join(logs, `${process.pid}-${started}.log`);
  }

  async start() {
    this.port ??= await freePort();
    this.url = `http://127.0.0.1:${this.port}`;
    const env = { ...inherited(), ...this.settings, ...this.time(), PORT: String(this.port) };
    this.child = spawn(program, ['serve', '--demo'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    const log = createWriteStream(this.log, { flags: 'a' });
    this.child.stdout.pipe(log, { end: false });
    this.child.stderr.pipe(log, { end: false });
    this.gone = new Promise((resolve) => this.child.once('exit', (code, signal) => resolve({ code, signal })));
    await this.untilReady();
  }

  // The server's own time: the machine's, and what it was set forward.
  now() {
    return Date.now() + this.ahead;
  }

  // Sets the server's clock forward to an instant, so that nobody waits for it; what is past already changes nothing.
  async setForward(at) {
    if (at <= this.now()) return;
    this.ahead = Math.ceil((at - Date.now()) / 1000) * 1000;
    this.writeClock();
    // The library looks at its file about once a second.
    for (let attempt = 0; attempt < 100; attempt += 1) {
      const { headers } = await fetch(`${this.url}/healthz`);
      if (Date.parse(headers.get('date')) >= at) return;
      await sleep(100);
    }
    throw new Error(`the server does not see ${new Date(at).toISOString()}`);
  }

  // Written beside and moved into place: the library reads at any time.
  writeClock() {
    writeFileSync(`${this.clock}.new`, `+${this.ahead / 1000}s\n`);
    renameSync(`${this.clock}.new`, this.clock);
  }

  time() {
    if (!faketime) throw new Error('libfaketime is missing: end2end/build/packages.sh brings it');
    return {
      LD_PRELOAD: faketime,
      FAKETIME_TIMESTAMP_FILE: this.clock,
      FAKETIME_CACHE_DURATION: '1',
      // Timers and time-outs stay the machine's.
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
    };
  }

  async untilReady() {
    for (let attempt = 0; attempt < 600; attempt += 1) {
      if (this.child.exitCode !== null) throw new Error(`the server ended at its start; see ${this.log}`);
      const answer = await fetch(`${this.url}/readyz`).catch(() => null);
      if (answer?.status === 200) return;
      await sleep(100);
    }
    throw new Error(`the server is not ready after a minute; see ${this.log}`);
  }

  // As a power cut would: nothing is finished, nothing is said.
  async kill() {
    this.child.kill('SIGKILL');
    await this.gone;
  }

  // As an operator would; answers the exit code.
  async end() {
    this.child.kill('SIGTERM');
    return this.gone;
  }

  async stop() {
    if (this.child.exitCode === null && this.child.signalCode === null) await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

// Our own settings are the harness's to give; everything else is passed on.
function inherited() {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('SUNSHINE_')));
}
