// Runs the published vectors in WebAssembly: the crate `vectors`, compiled as the browser's files are, asked one by one.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bindgen, target } from './places.mjs';

const folder = mkdtempSync(join(tmpdir(), 'sunshine-vectors-'));
const count = { passed: 0, failed: 0 };
try {
  execFileSync(bindgen, [join(target, 'wasm32-unknown-unknown/release/vectors.wasm'), 'vectors', folder], { stdio: 'inherit' });
  // What bindgen writes is a module, as browsers load it.
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  const vectors = await import(pathToFileURL(join(folder, 'vectors.js')));
  vectors.initSync({ module: readFileSync(join(folder, 'vectors_bg.wasm')) });
  for (let number = 0, name; (name = vectors.name(number)) !== undefined; number += 1) {
    const start = performance.now();
    const difference = vectors.difference(number);
    count[difference === undefined ? 'passed' : 'failed'] += 1;
    console.log(`${difference === undefined ? 'ok  ' : 'FAIL'} ${name} (${Math.round(performance.now() - start)} ms)`);
    if (difference !== undefined) console.log(`     ${difference}`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(`${count.passed} passed, ${count.failed} failed`);
process.exit(count.failed === 0 && count.passed > 0 ? 0 : 1);
