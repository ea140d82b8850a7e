// The pages that anybody may read, and what they answer. A new public page is added here.
export const publicPages = [
  { path: '/' },
  { path: '/draws' },
  { path: '/draws/specification' },
  { path: '/ledger' },
  { path: '/calendar' },
  { path: '/parameters' },
  { path: '/sign-in' },
  { path: '/design' },
  { path: '/nothing-here', status: 404 },
];
