// Cargo takes a file for changed when it is younger than what was compiled from it, and a clone's files are as old as the
// clone. Where several clones share one target folder, each file that is as it was in the run before gets the time it had
// then, and every other one the present time: what changed is compiled again, in whichever clone, and nothing else is.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './places.mjs';

const [memory] = process.argv.slice(2);
const before = existsSync(memory) ? JSON.parse(readFileSync(memory, 'utf8')) : {};
const now = Math.ceil(Date.now() / 1000);
const after = {};
const paths = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' }).split('\0').filter(Boolean);
for (const path of paths.filter((path) => existsSync(join(root, path)))) {
  const hash = createHash('sha256').update(readFileSync(join(root, path))).digest('hex');
  const time = before[path]?.hash === hash ? before[path].time : now;
  after[path] = { hash, time };
  utimesSync(join(root, path), time, time);
}
writeFileSync(memory, JSON.stringify(after));
