// A recruitment on its way, as the people in it take the steps: planned, announced, applied for.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../build/places.mjs';
import { enterPassword } from './accounts.mjs';
import { password, signUp } from './applicants.mjs';
import { dayAfter, person } from './draws.mjs';

export const code = '22990000000000001';
export const unit = '试验审计局';
export const days = {
  register_first: 1, register_last: 14, review_until: 16, pay_first: 2, pay_last: 18, reapply_first: 20,
  reapply_last: 21, written_on: 30, scores_by: 45, interview_first: 60, interview_last: 61, filing_by: 150,
};
const photo = {
  name: 'me.png', mimeType: 'image/png',
  buffer: readFileSync(join(root, 'app/domain/src/files/samples/grey.png')),
};
export const press = async (page, action, done) => {
  await page.locator(`form[action="/api/${action}"] button`).first().click();
  await page.waitForURL(new RegExp(`done=${done}`));
};

// Planned by staff, approved by a second person, announced.
export async function announce(browser, server) {
  const [clerk, head] = [await person(browser, server, 'staff'), await person(browser, server, 'approver')];
  await clerk.goto(`${server.url}/recruitment/new`);
  await clerk.locator('[name=title]').fill('端到端招录全程');
  await clerk.locator('[name=scheme]').selectOption('civil-service/2');
  for (const [field, ahead] of Object.entries(days)) await clerk.locator(`[name=${field}]`).fill(dayAfter(server.now(), ahead));
  await clerk.locator('[name=enquiries]').fill('0431-0');
  await clerk.locator('[name=objections]').fill('0431-1');
  await press(clerk, 'recruitment/plan', 'recruitment-planned');
  const path = new URL(clerk.url()).pathname;
  const table = `职位代码,招录机关,职位名称,招录人数,学历,专业,工作地点\n${code},${unit},审计科员,1,本科及以上,法学,长春市\n`;
  await clerk.goto(`${server.url}${path}/upload`);
  await clerk.locator('input[type=file]').setInputFiles({ name: 'positions.csv', mimeType: 'text/csv', buffer: Buffer.from(table) });
  await clerk.getByRole('button', { name: '导入', exact: true }).click();
  await clerk.waitForURL(/done=positions-put/);
  await clerk.goto(`${server.url}/recruitment/quota`);
  await clerk.locator('[name=number]').fill('吉编核试〔2026〕9号');
  await clerk.locator('[name=unit]').fill(unit);
  await clerk.locator('[name=kind]').selectOption('administrative');
  await clerk.locator('[name=count]').fill('1');
  await clerk.locator('[name=expires]').fill(dayAfter(server.now(), 400));
  await press(clerk, 'recruitment/enter-quota', 'quota-entered');
  await clerk.goto(server.url + path);
  await press(clerk, 'recruitment/submit', 'recruitment-submitted');
  await head.goto(server.url + path);
  await press(head, 'recruitment/approve', 'recruitment-approved');
  await clerk.goto(server.url + path);
  await press(clerk, 'recruitment/announce', 'recruitment-announced');
  return path;
}

// Signs up, fills in, attaches the photo and hands in.
export async function apply(page, server, path, contact, number) {
  await signUp(page, server, contact, number);
  await page.waitForURL(/done=signed-up/);
  await page.goto(`${server.url}${path}/positions/${code}`);
  await page.locator('form[action="/api/applications/begin"] button').click();
  await page.waitForURL(/\/form\?done=/);
  const own = new URL(page.url()).pathname.replace(/\/form$/, '');
  for (const [field, choice] of [['education', 'bachelor'], ['degree', 'bachelor'], ['political', 'league']]) {
    await page.locator(`[name=${field}]`).selectOption(choice);
  }
  await page.locator('[name=fresh_graduate][value=no]').check();
  for (const [field, text] of [['school', '示范大学'], ['major', '法学'], ['grassroots_years', '2'], ['address', '长春市示范街1号']]) {
    await page.locator(`[name=${field}]`).fill(text);
  }
  await page.locator('form[action="/api/applications/save"] button[value=stay]').click();
  await page.waitForURL(/done=form-saved/);
  await page.locator('[name=kind]').selectOption('photo');
  await page.locator('input[type=file]').setInputFiles(photo);
  await page.locator('form[action$="/attachments"] button').click();
  await page.waitForURL(/done=attached/);
  await page.goto(`${server.url}${own}/check`);
  await press(page, 'applications/submit', 'application-submitted');
  return own;
}

// Comes back after the session has ended.
export async function again(page, server, contact) {
  await page.context().clearCookies();
  await enterPassword(page, server, contact, password);
  await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'));
}
