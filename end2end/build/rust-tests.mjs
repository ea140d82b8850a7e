// The Rust tests: by cargo-nextest where it is present, else by cargo test. Arguments choose packages; without any,
// the whole workspace, on SQLite and on a private PostgreSQL.
import { fileURLToPath } from 'node:url';
import { cargo, command, present } from './command.mjs';
import { startPostgres } from './postgres.mjs';

const colour = /\u001b\[[0-9;]*m/g;

// "Summary [ 1.2s] 90 tests run: 88 passed (1 slow), 2 failed, 3 skipped"
function countNextest(text) {
  const line = text.replace(colour, '').match(/tests? run: .*$/gm)?.at(-1) ?? '';
  const number = (word) => Number(line.match(new RegExp(`(\\d+) ${word}`))?.[1] ?? 0);
  return { passed: number('passed'), failed: number('failed') + number('timed out') + number('exec failed') };
}

// "test result: ok. 12 passed; 0 failed; 0 ignored; …", one line for each test program
function countCargoTest(text) {
  const total = { passed: 0, failed: 0 };
  for (const [, passed, failed] of text.replace(colour, '').matchAll(/test result: .*? (\d+) passed; (\d+) failed/g)) {
    total.passed += Number(passed);
    total.failed += Number(failed);
  }
  return total;
}

async function counted(words, env, count) {
  const { ok, text } = await command(words, { env });
  const { passed, failed } = count(text);
  // A run that failed without naming a test (it did not compile) is one failure.
  return { passed, failed: ok ? failed : Math.max(failed, 1) };
}

export async function rustTests(packages) {
  const nextest = present([...cargo, 'nextest', '--version']);
  const chosen = packages.length > 0 ? packages : ['--workspace'];
  const postgres = packages.length > 0 ? null : await startPostgres();
  const env = postgres ? { TEST_POSTGRES_URL: postgres.url } : {};
  try {
    if (!nextest) return await counted([...cargo, 'test', '--no-fail-fast', ...chosen], env, countCargoTest);
    const words = ['nextest', 'run', '--no-fail-fast', '--no-tests=pass', '--status-level=slow', '--final-status-level=fail'];
    return await counted([...cargo, ...words, ...chosen], env, countNextest);
  } finally {
    await postgres?.stop();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { passed, failed } = await rustTests(process.argv.slice(2));
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
}
