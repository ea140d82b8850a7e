// The pages that anybody may read, and what they answer. A new public page is added here.
export const publicPages = [
  { path: '/' },
  { path: '/draws' },
  { path: '/draws/specification' },
  { path: '/draws/{drawn}' },
  { path: '/draws/{committing}' },
  { path: '/ledger' },
  { path: '/ledger/entries/0' },
  { path: '/calendar' },
  { path: '/calendar?start=2026-12-04&days=20' },
  { path: '/parameters' },
  { path: '/parameters/draws.conflict-pairs' },
  { path: '/sign-in' },
  { path: '/design' },
  { path: '/examiners', status: 401 },
  { path: '/nothing-here', status: 404 },
];

// The pages of those who have signed in, by account.
export const ownPages = {
  staff: ['/draws', '/draws/new', '/draws/{committing}', '/draws/{drawn}/names', '/examiners', '/examiners/import', '/account'],
  'supervisor-1': ['/draws/{committing}', '/account'],
  'examiner-1': ['/duties', '/account'],
  admin: ['/accounts', '/accounts/new', '/parameters/draws.public-names', '/calendar', '/account'],
};

// The address with its draw filled in: the demonstration holds one draw of each kind that is named here.
export async function addressOf(path, request, url = '') {
  const state = path.match(/\{(\w+)\}/)?.[1];
  if (!state) return path;
  const { draws } = await (await request.get(`${url}/draws.json`)).json();
  return path.replace(`{${state}}`, draws.find((draw) => draw.state === state).id);
}
