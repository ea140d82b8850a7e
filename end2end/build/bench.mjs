// How large the first load is, and how many requests of public pages the release build answers, on this machine.
import { statSync } from 'node:fs';
import { get, Agent } from 'node:http';
import { join } from 'node:path';
import { startServer } from '../harness/server.mjs';
import { site } from './places.mjs';

const pages = ['/', '/design', '/ledger/checkpoint'];
const seconds = 5;
const lines = 16;

function once(url, agent) {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers: { accept: 'text/html' } }, (answer) => {
      let size = 0;
      answer.on('data', (chunk) => { size += chunk.length; });
      answer.on('end', () => resolve({ status: answer.statusCode, size }));
    }).on('error', reject);
  });
}

async function load(url) {
  const agent = new Agent({ keepAlive: true, maxSockets: lines });
  const times = [];
  const end = performance.now() + seconds * 1000;
  const line = async () => {
    while (performance.now() < end) {
      const start = performance.now();
      const { status } = await once(url, agent);
      if (status !== 200) throw new Error(`${url}: ${status}`);
      times.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: lines }, line));
  agent.destroy();
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.floor(times.length * share)].toFixed(1);
  return { 'requests/s': Math.round(times.length / seconds), 'median ms': at(0.5), '99% ms': at(0.99) };
}

const files = {};
// The last two load at the first check only.
for (const name of ['sunshine_bg.wasm', 'sunshine.js', 'sunshine.css', 'checks_bg.wasm', 'checks.js']) {
  const path = join(site, 'pkg', name);
  files[name] = { 'kB': Math.round(statSync(path).size / 1000), 'kB brotli': Math.round(statSync(`${path}.br`).size / 1000) };
}
console.table(files);

const server = await startServer();
try {
  const table = {};
  for (const page of pages) table[page] = await load(server.url + page);
  console.table(table);
} finally {
  await server.stop();
}
