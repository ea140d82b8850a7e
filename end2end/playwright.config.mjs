// One project for each database; the journeys run on both. How a page is looked at is said by the specs themselves: a
// project costs each of its workers a browser and a server of its own.
import { defineConfig } from '@playwright/test';
import { look } from './harness/looks.mjs';

export default defineConfig({
  testDir: 'specs',
  outputDir: 'results/artifacts',
  globalSetup: './harness/template.mjs',
  fullyParallel: true,
  // More than there are processors: six journeys wait for their draws to open.
  workers: 7,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: process.env.REPORT ?? 'results/report.json' }]],
  use: {
    ...look().use,
    browserName: 'chromium',
    headless: true,
    // A trace of every test costs a third of the run: `--trace on` records the one that is looked into.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell',
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
    },
  },
  projects: [
    // Journeys first, because they wait for their draws to open while the others compute.
    { name: 'journeys', testMatch: /journey[^/]*\.spec\.mjs/, use: { database: 'sqlite' } },
    { name: 'postgres', testMatch: /journey[^/]*\.spec\.mjs/, use: { database: 'postgres' } },
    { name: 'pages', testIgnore: /journey[^/]*\.spec\.mjs/, use: { database: 'sqlite' } },
  ],
});
