// The pages that anybody may read, and what they answer. A new public page is added here.
export const publicPages = [
  { path: '/' },
  { path: '/design' },
  { path: '/nothing-here', status: 404 },
];
