// Puts the settings table that the server prints between the markers of README.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './places.mjs';

const path = join(root, 'README.md');
const table = readFileSync(0, 'utf8').trim();
const text = readFileSync(path, 'utf8');
const between = /(<!-- settings -->\n)[\s\S]*?(<!-- \/settings -->)/;
if (!between.test(text)) throw new Error('README.md: no place for the settings table');
writeFileSync(path, text.replace(between, (_, open, close) => `${open}${table}\n${close}`));
