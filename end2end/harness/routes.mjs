// Which pages there are to look at, for whom, and how one gets to those that only a step leads to.
import { setUp, soon } from './draws.mjs';
import { csv, person, upload } from './roster.mjs';

// The pages that anybody may read, and what they answer. A new public page is added here; `routes.spec.mjs` misses it.
export const publicPages = [
  { path: '/' },
  { path: '/draws' },
  { path: '/draws/specification' },
  { path: '/draws/{drawn}' },
  { path: '/draws/{committing}' },
  { path: '/draws/{committing}/hall' },
  { path: '/draws/{drawn}/hall' },
  { path: '/recruitment' },
  { path: '/recruitment/schemes' },
  { path: '/recruitment/schemes/civil-service/1' },
  { path: '/recruitment/schemes/civil-service/2' },
  { path: '/recruitment/schemes/civil-service/3' },
  { path: '/recruitment/schemes/institution/3' },
  { path: '/recruitment/schemes/institution-40-60/1' },
  { path: '/recruitment/schemes/institution/1?variant=professional&places=1&sample=A+70+80+90' },
  { path: '/recruitment/quota' },
  { path: '/recruitment/{recruitment}' },
  { path: '/recruitment/{recruitment}/statistics' },
  { path: '/recruitment/{recruitment}/statistics?order=cold' },
  { path: '/recruitment/{recruitment}/positions' },
  { path: '/recruitment/{recruitment}/positions?words=%E6%B3%95%E5%AD%A6' },
  { path: '/recruitment/{recruitment}/positions/22000101000000001' },
  { path: '/recruitment/{recruitment}/lists' },
  { path: '/recruitment/{seated}' },
  { path: '/recruitment/{seated}/statistics' },
  { path: '/recruitment/{seated}/lists' },
  { path: '/recruitment/{seated}/lists/{list}' },
  { path: '/recruitment/{seated}/seats' },
  { path: '/recruitment/{seated}/seats?room=1' },
  { path: '/recruitment/{recruitment}/objection' },
  { path: '/examination/status' },
  { path: '/examination/tickets/verify' },
  { path: '/examination/tickets/verify?ticket=260010000001&mark=0' },
  { path: '/approvals' },
  { path: '/approvals/XK2210100Y' },
  { path: '/approvals/QT2220200Y' },
  { path: '/approvals/XK2210500Y' },
  { path: '/approvals/XK2210100Y?version=1' },
  { path: '/approvals/XK2210100Y/history' },
  { path: '/approvals/XK0000000Y', status: 404 },
  { path: '/approvals/XK2210100Y/apply' },
  { path: '/approvals/track' },
  { path: '/approvals/hearings' },
  { path: '/evaluation' },
  { path: '/evaluation/give?number=2026-0000001' },
  { path: '/approvals/decisions/verify' },
  { path: '/approvals/decisions/verify?seal=2026-0000001.granted.0.-.AA.AA' },
  { path: '/powers' },
  { path: '/powers?words=%E8%81%8C%E4%B8%9A&level=county' },
  { path: '/powers/220000-XK2210100Y' },
  { path: '/powers/220122-XK2210200Y' },
  { path: '/powers/nothing', status: 404 },
  { path: '/supervision/figures' },
  { path: '/supervision/hall' },
  { path: '/supervision', status: 401 },
  { path: '/seasons' },
  { path: '/seasons/{season}' },
  { path: '/seasons/calendar' },
  { path: '/scores/{drawn}/R001' },
  { path: '/ledger' },
  { path: '/ledger/entries/0' },
  { path: '/calendar' },
  { path: '/calendar?start=2026-12-04&days=20' },
  { path: '/parameters' },
  { path: '/parameters/draws.conflict-pairs' },
  { path: '/sign-in' },
  { path: '/sign-in/forgotten' },
  { path: '/sign-in/new-password', status: 409 },
  { path: '/sign-up' },
  { path: '/sign-up/person', status: 409 },
  { path: '/confirm', status: 409 },
  { path: '/design' },
  { path: '/examiners/statistics' },
  { path: '/examiners', status: 401 },
  { path: '/nothing-here', status: 404 },
];

// The page of the first thing in a list.
const firstOf = (list) => async (page) => {
  await page.goto(list);
  return page.locator('tbody th a').first().getAttribute('href');
};

// A draw of one's own that nobody has announced yet.
const drafted = async (page) => {
  const { date } = (await page.request.get('/healthz')).headers();
  return `${await setUp(page, { url: '' }, soon({ now: () => Date.parse(date) }))}/edit`;
};

// The first seat of the finished draw.
const seated = async (page) => {
  const path = await addressOf('/draws/{drawn}', page.request);
  const { result } = await (await page.request.get(`${path}/bundle.json`)).json();
  return `${path}/seats/${result.drawn.seating.seats[0].label}`;
};

// The form of the one draw that the demonstration's season still lacks.
const orderOfSeason = async (page) => {
  await page.goto(await addressOf('/seasons/{season}', page.request));
  return page.locator('#days a[href*="purpose=order"]').getAttribute('href');
};

// The form of a yearly assessment of the first examiner.
const recording = async (page) => `${await firstOf('/examiners')(page)}/record?kind=assessment`;

// A page of the draft of a recruitment, which only those who lead it see.
const ofDraft = (rest) => async (page) => {
  await page.goto('/recruitment');
  return `${await page.getByRole('link', { name: /起草/ }).first().getAttribute('href')}${rest}`;
};

// A page of the demonstration's own application.
const ofApplication = (rest) => async (page) => {
  await page.goto('/applications');
  return `${await page.locator('.card-link').first().getAttribute('href')}${rest}`;
};

// A page of the last case in a list of cases: the oldest of the applicant's own, the last to be due of a post's.
const ofCase = (list, rest = '') => async (page) => {
  await page.goto(list);
  return `${await page.locator('#cases tbody th a').last().getAttribute('href')}${rest}`;
};

// A roster that waits for its confirmation.
const staged = async (page) => {
  await upload(page, 'roster.csv', csv([person(1), person(2, { 考区: '某地' })]));
  return new URL(page.url()).pathname;
};

const enrolling = async (page) => {
  await page.goto('/account');
  await page.locator('form[action="/api/accounts/enrol"] button').click();
  await page.waitForURL(/second-factor/);
  return '/account/second-factor';
};

// The pages of those who have signed in, by account. A page that only a step leads to names its route and the step.
export const ownPages = {
  staff: [
    { path: '/powers/220000-XK2210100Y' },
    { path: '/draws' },
    { path: '/draws/new' },
    { path: '/draws/{committing}' },
    { path: '/draws/{drawn}/names' },
    { route: '/draws/:id/seats/:label', reach: seated },
    { path: '/approvals/new' },
    { path: '/approvals/XK2210100Y/draft' },
    { path: '/recruitment/new' },
    { path: '/recruitment/quota' },
    { path: '/recruitment/schemes' },
    { route: '/recruitment/:id', reach: ofDraft('') },
    { route: '/recruitment/:id/edit', reach: ofDraft('/edit') },
    { path: '/recruitment/{recruitment}/days' },
    { path: '/recruitment/{recruitment}/words' },
    { route: '/recruitment/:id/upload', reach: ofDraft('/upload') },
    { path: '/recruitment/{recruitment}/positions/22000101000000001/amend' },
    { path: '/recruitment/work' },
    { path: '/recruitment/{recruitment}/refunds' },
    { path: '/recruitment/{recruitment}/review' },
    { path: '/recruitment/{recruitment}/examination' },
    { path: '/recruitment/{recruitment}/selection' },
    { path: '/recruitment/{seated}/examination' },
    { path: '/recruitment/{seated}/selection' },
    { path: '/seasons/new' },
    { path: '/seasons/{season}' },
    { path: '/seasons/{season}/edit' },
    { route: '/draws/new', reach: orderOfSeason },
    { route: '/draws/:id/edit', reach: drafted },
    { path: '/examiners' },
    { route: '/examiners/:id', reach: firstOf('/examiners') },
    { path: '/examiners/apply' },
    { route: '/examiners/:id/record', reach: recording },
    { path: '/examiners/import' },
    { route: '/examiners/import/:id', reach: staged },
    { path: '/account' },
  ],
  // The applicant, whose name to sign in with is a telephone number.
  19900000001: [
    { path: '/applications' },
    { route: '/applications/:id', reach: ofApplication('') },
    { route: '/applications/:id/form', reach: ofApplication('/form') },
    { route: '/applications/:id/check', reach: ofApplication('/check') },
    { route: '/applications/:id/pay', reach: ofApplication('/pay'), status: 404 },
    { path: '/account' },
  ],
  // A candidate who is called to the interview.
  19900000011: [
    { route: '/applications/:id', reach: ofApplication('') },
    { route: '/applications/:id/ticket', reach: ofApplication('/ticket') },
    { route: '/applications/:id/points', reach: ofApplication('/points') },
    { path: '/messages' },
  ],
  // Whoever applies for an approval, with a case that was granted.
  19900000041: [
    { path: '/approvals/cases' },
    { route: '/approvals/cases/:id', reach: ofCase('/approvals/cases') },
    { route: '/approvals/cases/:id/receipt', reach: ofCase('/approvals/cases', '/receipt') },
    { route: '/approvals/cases/:id/again', reach: ofCase('/approvals/cases', '/again') },
    { path: '/approvals/XK2210100Y/apply' },
    { path: '/messages' },
  ],
  window: [
    { path: '/approvals/work' },
    { route: '/approvals/cases/:id', reach: ofCase('/approvals/work') },
    { path: '/approvals/XK2210100Y/apply' },
  ],
  officer: [
    { path: '/approvals/work' },
    { path: '/approvals/work?part=step&due=over' },
    { path: '/approvals/opinions?item=XK2210100Y' },
    { path: '/approvals/posts' },
    { route: '/approvals/cases/:id', reach: ofCase('/approvals/work') },
    { path: '/supervision' },
    { route: '/supervision/cards/:id', reach: firstOf('/supervision?show=all') },
    { path: '/evaluation/low?show=all' },
    { route: '/evaluation/low/:id', reach: firstOf('/evaluation/low') },
  ],
  'supervisor-1': [
    { path: '/draws/{committing}' },
    { path: '/supervision' },
    { path: '/supervision?show=all' },
    { path: '/evaluation/low' },
    { route: '/evaluation/low/:id', reach: firstOf('/evaluation/low') },
    { route: '/supervision/cards/:id', reach: firstOf('/supervision?show=all') },
    { path: '/account' },
  ],
  'examiner-1': [{ path: '/duties' }, { path: '/examiners/own' }, { path: '/messages' }, { path: '/account' }],
  admin: [
    { path: '/accounts' },
    { path: '/accounts/new' },
    { path: '/approvals/posts' },
    { route: '/accounts/:id', reach: firstOf('/accounts') },
    { path: '/parameters/draws.public-names' },
    { path: '/calendar' },
    { path: '/account' },
    { route: '/account/second-factor', reach: enrolling },
  ],
};

// The pages that only a journey reaches, because it takes a whole recruitment to get there; it looks at each itself.
export const journeyPages = ['/recruitment/:id/review/:application'];

// The page between a password and its code, which only somebody on the way in sees.
export const betweenPages = ['/sign-in/code'];

// The address with its draw filled in: the demonstration holds one draw of each kind that is named here.
export async function addressOf(path, request, url = '') {
  const state = path.match(/\{(\w+)\}/)?.[1];
  if (!state) return path;
  if (state === 'recruitment' || state === 'seated') {
    const { recruitments } = await (await request.get(`${url}/recruitment.json`)).json();
    // The demonstration's own are the oldest: one that has come to its shortlist, and one whose notice is out.
    const { id } = recruitments.at(state === 'seated' ? -1 : -2);
    const { lists } = path.includes('{list}') ? await (await request.get(`${url}/api/v1/recruitments/${id}/lists`)).json() : {};
    return path.replace(`{${state}}`, id).replace('{list}', lists?.[0].id);
  }
  if (state === 'season') {
    const { seasons } = await (await request.get(`${url}/seasons.json`)).json();
    return path.replace('{season}', seasons[0].id);
  }
  const { draws } = await (await request.get(`${url}/draws.json`)).json();
  return path.replace(`{${state}}`, draws.find((draw) => draw.state === state && draw.purpose === 'rooms').id);
}
