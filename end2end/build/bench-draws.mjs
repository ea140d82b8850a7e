// What a draw takes, natively, in memory and in Chromium, as one table: the native bench prints its rows and writes its
// bundles into a folder; each bundle is then drawn again in a browser by the file of the checks.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { startServer } from '../harness/server.mjs';
import { cargo } from './command.mjs';

const folder = process.argv[2];
const rounds = 5;

// The table of the native bench, cell by cell; its second line is the rule below the headings.
function native() {
  const env = { ...process.env, BENCH_BUNDLES: folder };
  const [program, ...words] = [...cargo, 'bench', '-p', 'domain', '--bench', 'draws'];
  const { status, stdout } = spawnSync(program, words, { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  if (status !== 0) throw new Error('the native bench failed');
  const lines = stdout.split('\n').filter((line) => line.startsWith('|'));
  return lines.map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()));
}

// Runs in the page: one draw to warm up, then the best of some, each under a seed of its own.
async function best(rounds) {
  const checks = await import('/pkg/checks.js');
  await checks.default();
  const redrawing = await checks.redrawing('/bench/bundle.json');
  redrawing.more(1);
  let least = Infinity;
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    redrawing.more(1);
    least = Math.min(least, performance.now() - start);
  }
  return least;
}

async function inChromium(browser, server, bundle) {
  const page = await browser.newPage();
  try {
    await page.route('**/bench/bundle.json', (route) => route.fulfill({ body: readFileSync(bundle), contentType: 'application/json' }));
    await page.goto(`${server.url}/draws/specification`);
    return (await page.evaluate(best, rounds)).toFixed(1);
  } finally {
    await page.close();
  }
}

const [headings, rule, ...rows] = native();
const server = await startServer();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell',
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  for (const row of rows) {
    const bundle = join(folder, `${row[0]}x${row[1]}.json`);
    row.push(existsSync(bundle) ? await inChromium(browser, server, bundle) : '');
  }
} finally {
  await browser.close();
  await server.stop();
}
headings.push(`draw in Chromium, ms (best of ${rounds})`);
rule.push('---:');
for (const row of [headings, rule, ...rows]) console.log(`| ${row.join(' | ')} |`);
