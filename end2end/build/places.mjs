// Where things lie: the clone, what cargo built, the browser part.
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
export const end2end = join(root, 'end2end');
export const target = resolve(process.env.CARGO_TARGET_DIR ?? join(root, 'target'));
export const site = resolve(process.env.SITE ?? join(target, 'site'));
// Cargo puts programs into a folder of the target's name where one is chosen, as `make` does.
const programs = join(target, process.env.CARGO_BUILD_TARGET ?? '', 'release');
export const server = process.env.SERVER ?? join(programs, 'server');
export const bindgen = join(programs, 'bindgen');
export const filling = join(programs, 'filling');
