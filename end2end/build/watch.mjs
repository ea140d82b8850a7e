// `cargo leptos watch` with the demonstration. It empties its site folder first and knows nothing of the checks, which
// the islands load at the first check: they are put beside the islands as soon as these are there.
import { spawn } from 'node:child_process';
import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { cargo } from './command.mjs';
import { root, site } from './places.mjs';

const checks = ['checks.js', 'checks_bg.wasm'];
const goal = join(root, 'target/watch/pkg');

function placeChecks() {
  if (!existsSync(join(goal, 'sunshine.js'))) return;
  for (const name of checks.filter((name) => !existsSync(join(goal, name)))) cpSync(join(site, 'pkg', name), join(goal, name));
}

// cargo-leptos names the target and the flags of its two builds itself.
const { CARGO_BUILD_TARGET, CARGO_BUILD_RUSTFLAGS, ...env } = process.env;
const [program, ...prefix] = cargo;
const watching = spawn(program, [...prefix, 'leptos', 'watch', '--', 'serve', '--demo'], { cwd: root, env, stdio: 'inherit' });
const placing = setInterval(placeChecks, 1000);
watching.on('error', (error) => console.error(`cargo leptos could not be started: ${error.message}`));
watching.on('close', (code) => {
  clearInterval(placing);
  process.exitCode = code ?? 1;
});
