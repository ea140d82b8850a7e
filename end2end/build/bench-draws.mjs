// How long a draw takes in Chromium: the bundles that the native bench wrote, drawn again by the file of the checks.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { startServer } from '../harness/server.mjs';

const folder = process.argv[2];
const rounds = 5;

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

const server = await startServer();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell',
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  const table = {};
  const size = (name) => Number.parseInt(name, 10);
  for (const name of readdirSync(folder).sort((one, other) => size(one) - size(other))) {
    const page = await browser.newPage();
    await page.route('**/bench/bundle.json', (route) => route.fulfill({ body: readFileSync(join(folder, name)), contentType: 'application/json' }));
    await page.goto(`${server.url}/draws/specification`);
    const ms = await page.evaluate(best, rounds);
    table[name.replace('.json', '').replace('x', ' examiners, ') + ' rooms'] = { 'draw in Chromium, ms (best of 5)': ms.toFixed(1) };
    await page.close();
  }
  console.table(table);
} finally {
  await browser.close();
  await server.stop();
}
