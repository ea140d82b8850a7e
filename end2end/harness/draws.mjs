// A draw as its people lead it, each in a browser of their own.
import { expect } from '@playwright/test';
import { enterPassword, signIn } from './accounts.mjs';

export const minute = 60_000;
const inJilin = (at) => new Date(at + 8 * 60 * minute).toISOString();

export async function person(browser, server, login) {
  const context = await browser.newContext({ locale: 'zh-CN' });
  const page = await context.newPage();
  await signIn(page, server, login);
  return page;
}

export async function setUp(page, server, opensAt, { beacon = false, days = 1, rooms = { changchun: 6, baishan: 4, yanbian: 5 } } = {}) {
  await page.goto(`${server.url}/draws/new`);
  await page.locator('[name=title]').fill('端到端测试抽签');
  await page.locator('[name=day]').fill(dayAfter(opensAt, days));
  for (const [region, count] of Object.entries(rooms)) await page.locator(`[name="rooms[${region}]"]`).fill(String(count));
  await page.locator('[name=beacon]').setChecked(beacon);
  return sendSetUp(page, opensAt);
}

// A draw for the first day of a season that has none for the purpose yet.
export async function setUpOfSeason(page, season, purpose, opensAt) {
  await page.goto(season);
  await page.locator(`#days a[href*="purpose=${purpose}"]`).first().click();
  return sendSetUp(page, opensAt);
}

async function sendSetUp(page, opensAt) {
  await page.locator('[name=opens_at]').fill(inJilin(opensAt).slice(0, 16));
  for (const box of await page.locator('input[name^="supervisors["]').all()) await box.check();
  await page.locator('main form button.button-primary').click();
  await page.waitForURL(/\/draws\/[0-9a-f-]{36}/);
  return new URL(page.url()).pathname;
}

// The day in Jilin that many days after an instant.
export const dayAfter = (at, days) => inJilin(at + days * 24 * 60 * minute).slice(0, 10);

// Announced, committed to by everybody, and fixed; gives each supervisor's number.
export async function fixed(staff, supervising, server, path) {
  await lead(staff, server, path, 'draw-opened');
  const numbers = [];
  for (const own of supervising) numbers.push(await commit(own, server, path));
  await lead(staff, server, path, 'draw-fixed');
  return numbers;
}

// Every number entered, and the draw made.
export async function drawn(staff, supervising, server, path, numbers) {
  for (const [place, own] of supervising.entries()) await reveal(own, server, path, numbers[place]);
  await lead(staff, server, path, 'draw-drawn');
}

export async function commit(page, server, path) {
  await page.goto(server.url + path);
  await page.getByRole('button', { name: '生成数字' }).click();
  const number = await page.locator('#own-number').innerText();
  expect(number).toMatch(/^[0-9a-f]{64}$/);
  await page.locator('form[action="/api/draws/commit"] button').click();
  await page.waitForURL(/done=draw-committed/);
  return number;
}

export async function reveal(page, server, path, number) {
  await page.goto(server.url + path);
  await page.locator('[name=number]').fill(number);
  await page.locator('#supervise button.button-primary').click();
  await page.waitForURL(/done=draw-revealed/);
}

// The one step that the leading staff can take next: announce, fix or draw.
export async function lead(page, server, path, done) {
  await page.goto(server.url + path);
  await page.locator('#lead form:not([action="/api/draws/close"]) button').first().click();
  await page.waitForURL(new RegExp(`done=${done}`));
}


// A browser of the examiner in one seat: the administrator makes the account, staff look the person up.
export async function seatedExaminer(browser, server, staff, admin, seat) {
  await staff.goto(server.url + seat);
  const link = staff.locator('main dd a[href^="/examiners/"]');
  const [name, examiner] = [await link.innerText(), (await link.getAttribute('href')).split('/').pop()];
  const login = `seat-${seat.split('/').pop().toLowerCase()}`;
  await admin.goto(`${server.url}/accounts/new`);
  await admin.locator('[name=login]').fill(login);
  await admin.locator('[name=name]').fill(name);
  await admin.locator('[name=role]').selectOption('examiner');
  await admin.locator('[name=examiner]').fill(examiner);
  const password = await admin.locator('[name=password]').inputValue();
  await admin.locator('form[action="/api/accounts/create"] button').click();
  await admin.waitForURL(/done=/);
  const own = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
  await enterPassword(own, server, login, password);
  await own.waitForURL((url) => !url.pathname.endsWith('/sign-in'));
  return own;
}

// A whole minute that is far enough ahead for a draw to open at: everybody has committed by then.
export const soon = (server) => Math.ceil((server.now() + 20 * minute) / minute) * minute;

// Today, or tomorrow from its first minute where too little is left of today for draws and interviews on one day.
export async function wholeDay(server) {
  const day = dayAfter(server.now() + 4 * 60 * minute, 0);
  await server.setForward(Date.parse(`${day}T00:01:00+08:00`));
  return day;
}

export const supervisors = ['supervisor-1', 'supervisor-2', 'supervisor-3'];

// A stranger's check of a finished draw; the verdict stands there afterwards.
export async function verify(page, server, path) {
  await page.goto(server.url + path);
  await page.getByRole('button', { name: '在您的浏览器里验证' }).click();
  return page.locator('#verify');
}

// Somebody between the server and this page exchanges two examiners in what the browser is given.
export async function tamper(page) {
  await page.route('**/bundle.json', async (route) => {
    const bundle = await (await route.fetch()).json();
    const { seats } = bundle.result.drawn.seating;
    const [one, other] = [seats[0], seats.at(-1)];
    [one.label, other.label] = [other.label, one.label];
    await route.fulfill({ json: bundle });
  });
}
