// Everything that must pass. Goes on after a failure, so that one run names all of them; the last line is the count.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { command } from './command.mjs';
import { end2end } from './places.mjs';
import { startPostgres } from './postgres.mjs';
import { rustTests } from './rust-tests.mjs';

const report = join(end2end, 'results', 'report.json');
const total = { passed: 0, failed: 0 };

async function stage(name, work) {
  console.log(`\n=== ${name}`);
  const start = Date.now();
  const { passed, failed } = await work();
  total.passed += passed;
  total.failed += failed;
  console.log(`=== ${name}: ${passed} passed, ${failed} failed, ${Math.round((Date.now() - start) / 1000)} s`);
  return failed === 0;
}

// A stage that counts nothing of its own: silent where it succeeds, one failure where it does not.
async function needed(words) {
  return { passed: 0, failed: (await command(words)).ok ? 0 : 1 };
}

async function vectors() {
  const { ok, text } = await command(['make', 'vectors']);
  const [, passed, failed] = text.match(/^(\d+) passed, (\d+) failed$/m) ?? [0, 0, 0];
  return { passed: Number(passed), failed: ok ? Number(failed) : Math.max(Number(failed), 1) };
}

async function browserTests() {
  rmSync(report, { force: true });
  const postgres = await startPostgres();
  try {
    const { ok } = await command([join(end2end, 'node_modules/.bin/playwright'), 'test'],
      { cwd: end2end, env: { TEST_POSTGRES_URL: postgres.url, REPORT: report } });
    const stats = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')).stats : { expected: 0, unexpected: 0, flaky: 0 };
    // A test that passes only at the second try is a failure: there are no tries to begin with, so this names a mistake.
    const failed = stats.unexpected + stats.flaky;
    return { passed: stats.expected, failed: ok ? failed : Math.max(failed, 1) };
  } finally {
    await postgres.stop();
  }
}

await stage('what the tests need', () => needed(['end2end/build/packages.sh']));
await stage('formatting and lints', () => needed(['make', 'clippy']));
await stage('Rust tests on SQLite and PostgreSQL', () => rustTests([]));
const built = await stage('release build', () => needed(['make', 'build']));
if (built) await stage('published vectors in WebAssembly', vectors);
if (built) await stage('browser tests', browserTests);

console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);
