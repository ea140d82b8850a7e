// Runs one command, shows its output as it comes, and hands the text back to be counted.
import { spawn, spawnSync } from 'node:child_process';
import { root } from './places.mjs';

// `CARGO` may hold a prefix, such as a lock that several people on one machine share.
export const cargo = (process.env.CARGO ?? 'cargo').split(' ');

export function command(words, { env = {}, cwd = root } = {}) {
  const [program, ...args] = words;
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    const keep = (stream) => (chunk) => {
      stream.write(chunk);
      text += chunk;
    };
    child.stdout.on('data', keep(process.stdout));
    child.stderr.on('data', keep(process.stderr));
    child.once('error', (error) => resolve({ ok: false, text: `${text}\n${error.message}` }));
    child.once('close', (code) => resolve({ ok: code === 0, text }));
  });
}

// True where the program can be started at all.
export function present(words) {
  return spawnSync(words[0], words.slice(1), { stdio: 'ignore' }).status === 0;
}
