// One project for each way a page is looked at; each spec says by its name which of them it needs.
import { defineConfig } from '@playwright/test';

const languages = { zh: 'zh-CN', en: 'en-GB' };
const widths = { wide: 1440, narrow: 360 };

// Every page in both languages and both themes; each language and each theme is seen at both widths.
const looks = [['zh', 'light', 'wide'], ['zh', 'dark', 'narrow'], ['en', 'light', 'narrow'], ['en', 'dark', 'wide']].map(([lang, theme, width]) => ({
  name: `${lang}-${theme}-${width}`,
  testMatch: /pages\.spec\.mjs/,
  use: look({ lang, theme, width: widths[width] }),
}));

function look({ lang = 'zh', theme = 'light', width = 1440, script = true, database = 'sqlite' }) {
  return {
    database,
    locale: languages[lang],
    colorScheme: theme,
    viewport: { width, height: 900 },
    javaScriptEnabled: script,
  };
}

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
    browserName: 'chromium',
    headless: true,
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell',
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
    },
  },
  projects: [
    // First, because they wait for their draws to open while the others compute.
    { name: 'journeys', testMatch: /journey[^/]*\.spec\.mjs/, use: look({}) },
    { name: 'postgres', testMatch: /journey[^/]*\.spec\.mjs/, use: look({ database: 'postgres' }) },
    ...looks,
    { name: 'once', testIgnore: /(pages|plain|journey)[^/]*\.spec\.mjs/, use: look({}) },
    // What must work with JavaScript off, on a cheap phone and on a desk.
    { name: 'plain-zh', testMatch: /(plain|journey-plain)[^/]*\.spec\.mjs/, use: look({ width: 360, script: false }) },
    { name: 'plain-en', testMatch: /plain[^/]*\.spec\.mjs/, use: look({ lang: 'en', script: false }) },
  ],
});
