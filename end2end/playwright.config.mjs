// One project for each database; the journeys run on both. How a page is looked at is said by the specs themselves: a
// project costs each of its workers a browser and a server of its own.
import { defineConfig } from '@playwright/test';
import { look } from './harness/looks.mjs';

export default defineConfig({
  testDir: 'specs',
  outputDir: 'results/artifacts',
  globalSetup: './harness/template.mjs',
  fullyParallel: true,
  // More than there are processors: browsers and servers wait for one another.
  workers: 4,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: process.env.REPORT ?? 'results/report.json' }]],
  use: {
    ...look().use,
    browserName: 'chromium',
    headless: true,
    // What is not there after half a minute does not come.
    actionTimeout: 30_000,
    // A trace of every test costs a third of the run: `--trace on` records the one that is looked into.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell',
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
    },
  },
  projects: [
    // Journeys first, because the longest of them are the longest of all.
    { name: 'journeys', testMatch: /journey[^/]*\.spec\.mjs/, use: { database: 'sqlite' } },
    { name: 'postgres', testMatch: /journey[^/]*\.spec\.mjs/, use: { database: 'postgres' } },
    { name: 'pages', testIgnore: /journey[^/]*\.spec\.mjs/, use: { database: 'sqlite' } },
  ],
});
