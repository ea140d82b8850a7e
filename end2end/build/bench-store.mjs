// How long searches over 20,000 positions take, a shortlist of a million, the seats and points of 200,000, and the work
// with 2,000,000 cases, on SQLite and on a private PostgreSQL. Fails where something takes longer than it may.
import { cargo, command } from './command.mjs';
import { startPostgres } from './postgres.mjs';

const postgres = await startPostgres();
try {
  const words = ['test', '--release', '--no-fail-fast', '-p', 'store', '--test', 'recruitment_speed', '--test', 'examination_speed', '--test', 'approvals_speed', '--', '--ignored', '--nocapture', '--test-threads=1'];
  const { ok } = await command([...cargo, ...words], { env: { TEST_POSTGRES_URL: postgres.url } });
  process.exitCode = ok ? 0 : 1;
} finally {
  await postgres.stop();
}
