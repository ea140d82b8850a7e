// Fills one demonstration before all tests; each server of the tests starts from a copy of it.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { server } from '../build/places.mjs';

export default function fill() {
  const folder = mkdtempSync('/tmp/sunshine-template-');
  const accounts = execFileSync(server, ['demo', '--json'], {
    env: {
      PATH: process.env.PATH,
      DATABASE_URL: `sqlite://${join(folder, 'sunshine.db')}`,
      SUNSHINE_KEYS_DIR: join(folder, 'keys'),
      SUNSHINE_LOG: 'warn',
    },
  });
  writeFileSync(join(folder, 'accounts.json'), accounts);
  process.env.TEMPLATE = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
