// A fresh database in the private PostgreSQL that the test command started.
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { programs } from '../build/postgres.mjs';

export function createDatabase() {
  const admin = process.env.TEST_POSTGRES_URL;
  if (!admin) throw new Error('TEST_POSTGRES_URL is not set: `make test` starts a PostgreSQL and sets it');
  const name = `end2end_${randomBytes(6).toString('hex')}`;
  execFileSync(join(programs(), 'psql'), [admin, '-qc', `create database ${name}`]);
  const url = new URL(admin);
  url.pathname = `/${name}`;
  return url.href;
}
