// What every spec starts from: a server of the worker's own, and a page that notes whatever the browser complains of.
import { test as base } from '@playwright/test';
import { startServer } from './server.mjs';

export { expect } from '@playwright/test';

export const test = base.extend({
  database: ['sqlite', { option: true, scope: 'worker' }],

  server: [async ({ database }, use) => {
    const server = await startServer({ database });
    await use(server);
    await server.stop();
  }, { scope: 'worker', timeout: 120_000 }],

  // A server that one test may kill.
  ownServer: async ({ database }, use) => {
    const server = await startServer({ database });
    await use(server);
    await server.stop();
  },

  baseURL: async ({ server }, use) => use(server.url),

  // Errors in the console, refused resources and broken policies of the page, as they come.
  complaints: async ({ page }, use) => {
    const complaints = [];
    page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
    page.on('console', (message) => {
      // How long a busy machine takes to need what it has loaded says nothing of the page.
      if (message.text().includes('preloaded using link preload but not used within a few seconds')) return;
      if (['error', 'warning'].includes(message.type())) complaints.push(`${message.type()}: ${message.text()}`);
    });
    page.on('requestfailed', (request) => complaints.push(`failed: ${request.url()} ${request.failure()?.errorText}`));
    await use(complaints);
  },
});
