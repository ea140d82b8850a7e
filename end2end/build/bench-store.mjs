// How long searches over 20,000 positions take, a shortlist of a million, and the seats and points of 200,000, on SQLite
// and on a private PostgreSQL.
import { cargo, command } from './command.mjs';
import { startPostgres } from './postgres.mjs';

const postgres = await startPostgres();
try {
  const words = ['test', '--release', '-p', 'store', '--test', 'recruitment_speed', '--test', 'examination_speed', '--', '--ignored', '--nocapture', '--test-threads=1'];
  const { ok } = await command([...cargo, ...words], { env: { TEST_POSTGRES_URL: postgres.url } });
  process.exitCode = ok ? 0 : 1;
} finally {
  await postgres.stop();
}
