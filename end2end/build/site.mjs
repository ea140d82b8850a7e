// Puts the browser part together under $SITE: wasm-bindgen's output, the style sheet, the static files, and a
// brotli and a gzip copy of each. A step whose inputs are as they were is skipped.
import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { bindgen, root, site, target } from './places.mjs';

const stamps = join(dirname(site), `${basename(site)}-stamps.json`);
const compressible = new Set(['.css', '.html', '.ico', '.js', '.json', '.svg', '.txt', '.wasm', '.webmanifest', '.xml', '.csv']);

function filesUnder(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .sort();
}

function fingerprint(paths) {
  const hash = createHash('sha256').update(readFileSync(fileURLToPath(import.meta.url)));
  for (const path of paths) hash.update(`${relative(root, path)}\0`).update(readFileSync(path)).update('\0');
  return hash.digest('hex');
}

function compress(path) {
  if (!compressible.has(extname(path))) return;
  const plain = readFileSync(path);
  const brotli = {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length },
  };
  writeFileSync(`${path}.br`, brotliCompressSync(plain, brotli));
  writeFileSync(`${path}.gz`, gzipSync(plain, { level: 9 }));
}

// Moves finished files into place one by one, so that a server that is running never sees half a file.
function place(from, to) {
  for (const path of filesUnder(from)) compress(path);
  for (const path of filesUnder(from)) {
    const goal = join(to, relative(from, path));
    mkdirSync(dirname(goal), { recursive: true });
    renameSync(path, goal);
  }
}

function webAssembly(name, crate, outName) {
  return {
    name: `WebAssembly: ${name}`,
    inputs: [join(target, `wasm32-unknown-unknown/release/${crate}.wasm`), bindgen],
    make(folder, [wasm]) {
      execFileSync(bindgen, [wasm, outName, folder], { stdio: 'inherit' });
      const loader = join(folder, `${outName}.js`);
      run('esbuild', [loader, '--minify', '--format=esm', '--target=es2022', `--outfile=${loader}`, '--allow-overwrite']);
    },
    to: 'pkg',
  };
}

const steps = [
  // The islands; HydrationScripts asks for them as pkg/sunshine.js and pkg/sunshine_bg.wasm.
  webAssembly('islands', 'app', 'sunshine'),
  // What the islands load at the first check.
  webAssembly('checks', 'checks', 'checks'),
  {
    name: 'style sheet',
    inputs: filesUnder(join(root, 'style')),
    make(folder, inputs) {
      if (inputs.length === 0) return;
      run('esbuild', [join(root, 'style/main.css'), '--bundle', '--minify', '--target=chrome115,firefox115,safari16.4',
        `--outfile=${join(folder, 'sunshine.css')}`]);
    },
    to: 'pkg',
  },
  {
    name: 'static files',
    inputs: filesUnder(join(root, 'public')),
    make(folder, inputs) {
      for (const path of inputs) cpSync(path, join(folder, relative(join(root, 'public'), path)), { recursive: true });
    },
    to: '.',
  },
];

function run(tool, args) {
  execFileSync(join(root, 'end2end/node_modules/.bin', tool), [...args, '--log-level=warning'], { stdio: 'inherit' });
}

const before = existsSync(stamps) && existsSync(join(site, 'pkg')) ? JSON.parse(readFileSync(stamps, 'utf8')) : {};
const after = {};
mkdirSync(site, { recursive: true });
for (const step of steps) {
  after[step.name] = fingerprint(step.inputs);
  if (before[step.name] === after[step.name]) continue;
  console.log(`==> ${step.name}`);
  const folder = mkdtempSync(join(dirname(site), 'site-part-'));
  try {
    step.make(folder, step.inputs);
    place(folder, join(site, step.to));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
if (JSON.stringify(before) !== JSON.stringify(after)) {
  writeFileSync(stamps, JSON.stringify(after));
  for (const path of filesUnder(join(site, 'pkg')).filter((path) => path.endsWith('.br'))) {
    console.log(`    ${basename(path, '.br')}: ${(statSync(path).size / 1000).toFixed(1)} kB brotli`);
  }
}
