// A private PostgreSQL in a temporary folder on a free port; gone when its user is done.
import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

// PostgreSQL refuses to run as root; this is whom it runs as then.
const servants = ['postgres', 'nobody'];

// The folder of PostgreSQL's own programs.
export function programs() {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [...versions.map((version) => join(debian, version, 'bin')), ...process.env.PATH.split(':')];
  const found = folders.find((folder) => existsSync(join(folder, 'initdb')));
  if (!found) throw new Error('initdb not found: install Debian package "postgresql", or put its programs on PATH');
  return found;
}

function servant() {
  if (process.getuid() !== 0) return {};
  for (const name of servants) {
    try {
      const id = (flag) => Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }));
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      // No such user: the next one.
    }
  }
  throw new Error(`PostgreSQL does not run as root, and there is no user ${servants.join(' or ')}`);
}

export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

// Starts it and answers { url, run(sql, database), stop() }. Durability is off: nothing here outlives the tests.
export async function startPostgres() {
  const bin = programs();
  const who = servant();
  const folder = mkdtempSync('/tmp/sunshine-postgres-');
  if (who.uid !== undefined) chownSync(folder, who.uid, who.gid);
  const quiet = { ...who, cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] };
  execFileSync(join(bin, 'initdb'), ['-D', join(folder, 'data'), '-U', 'sunshine', '-A', 'trust', '-E', 'UTF8',
    '--locale=C.UTF-8', '--no-sync'], quiet);

  const port = await freePort();
  const settings = { listen_addresses: '127.0.0.1', port, unix_socket_directories: folder, max_connections: 200,
    fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', log_min_messages: 'fatal' };
  const server = spawn(join(bin, 'postgres'),
    ['-D', join(folder, 'data'), ...Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`])],
    { ...who, cwd: folder, stdio: ['ignore', 'ignore', 'ignore'] });
  const gone = new Promise((resolve) => server.once('exit', resolve));

  const psql = (sql, database = 'postgres') => execFileSync(join(bin, 'psql'),
    ['-h', '127.0.0.1', '-p', String(port), '-U', 'sunshine', '-d', database, '-qAtc', sql],
    { stdio: ['ignore', 'pipe', 'pipe'] }).toString().trim();
  const stop = async () => {
    server.kill('SIGINT');
    await gone;
    rmSync(folder, { recursive: true, force: true });
  };

  for (let attempt = 0; ; attempt += 1) {
    try {
      psql('select 1');
      return { url: `postgres://sunshine@127.0.0.1:${port}/postgres`, run: psql, stop };
    } catch (error) {
      if (attempt === 100 || server.exitCode !== null) {
        await stop();
        throw new Error(`PostgreSQL did not start: ${error.message}`);
      }
      await sleep(100);
    }
  }
}
