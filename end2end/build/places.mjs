// Where things lie: the clone, what cargo built, the browser part.
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
export const end2end = join(root, 'end2end');
export const target = resolve(process.env.CARGO_TARGET_DIR ?? join(root, 'target'));
export const site = resolve(process.env.SITE ?? join(target, 'site'));
export const server = process.env.SERVER ?? join(target, 'release', 'server');
