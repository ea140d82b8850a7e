// No page is forgotten: each route of the program is among the pages that are looked at.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../build/places.mjs';
import { betweenPages, journeyPages, ownPages, publicPages } from '../harness/routes.mjs';
import { expect, test } from '../harness/test.mjs';

const routes = [...readFileSync(join(root, 'app/src/routes.rs'), 'utf8').matchAll(/path!\("([^"]+)"\)/g)].map(([, route]) => route);
const parts = (path) => path.split('?')[0].split('/');

// The route that answers a path: its own, or else the one with names in the places that differ.
function routeOf(path) {
  const fits = (route) => parts(route).length === parts(path).length
    && parts(route).every((part, place) => part.startsWith(':') || part === parts(path)[place]);
  return routes.includes(path) ? path : routes.find(fits);
}

test('each route is looked at', () => {
  expect(routes.length).toBeGreaterThan(20);
  const looked = [...publicPages, ...Object.values(ownPages).flat()].map(({ path, route }) => route ?? routeOf(path));
  expect(routes.filter((route) => !looked.includes(route) && !betweenPages.includes(route) && !journeyPages.includes(route))).toEqual([]);
});
