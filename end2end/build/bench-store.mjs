// How long searches over 20,000 positions take, a shortlist of a million, the seats and points of 200,000, and the work
// with 2,000,000 cases, on SQLite and on a private PostgreSQL; and 2,000 people who register at once. Fails where something
// takes longer than it may, or somebody is lost.
import { createDatabase } from '../harness/database.mjs';
import { cargo, command } from './command.mjs';
import { startPostgres } from './postgres.mjs';

// The measurements of a package, which are left out where its tests are run.
async function measured(name, tests, env) {
  const chosen = tests.flatMap((test) => ['--test', test]);
  const words = ['test', '--release', '--no-fail-fast', '-p', name, ...chosen, '--', '--ignored', '--nocapture', '--test-threads=1'];
  if (!(await command([...cargo, ...words], { env })).ok) process.exitCode = 1;
}

const postgres = await startPostgres();
process.env.TEST_POSTGRES_URL = postgres.url;
try {
  await measured('store', ['recruitment_speed', 'examination_speed', 'approvals_speed'], { TEST_POSTGRES_URL: postgres.url });
  for (const database of [{}, { LOAD_DATABASE_URL: createDatabase() }]) await measured('server', ['registration_load'], database);
} finally {
  await postgres.stop();
}
