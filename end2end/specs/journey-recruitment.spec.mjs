// A recruitment on screen, from its draft to its notice and an amendment: staff, a second person who approves, and a
// citizen without scripts, each in a browser session of their own.
import { signIn } from '../harness/accounts.mjs';
import { findings } from '../harness/axe.mjs';
import { dayAfter } from '../harness/draws.mjs';
import { expect, test } from '../harness/test.mjs';

const press = (page, action) => page.locator(`form[action="/api/recruitment/${action}"] button`).first().click();

const days = {
  register_first: 1, register_last: 20, review_until: 22, pay_first: 2, pay_last: 24, reapply_first: 26,
  reapply_last: 27, written_on: 40, scores_by: 60, qualify_first: 74, qualify_last: 75, interview_first: 80, interview_last: 81, filing_by: 150,
};

const positions = Buffer.from([
  '试验职位表,,,,,,',
  '职位代码,招录机关,职位名称,招录人数,学历,专业,工作地点',
  '22990000000000001,试验审计局,审计科员,2,本科及以上,审计学、会计学,长春市',
  '22990000000000002,试验审计局,法制科员,1,本科及以上,法学,吉林市',
  '22990000000000002,试验审计局,法制科员,1,本科及以上,法学,吉林市',
].join('\n'));

async function planned(page, server) {
  const day = (ahead) => dayAfter(server.now(), ahead);
  await page.goto('/recruitment');
  await page.getByRole('link', { name: '编制招录计划' }).click();
  await page.locator('[name=title]').fill('端到端试验招录');
  await page.locator('[name=scheme]').selectOption('civil-service/1');
  for (const [field, ahead] of Object.entries(days)) await page.locator(`[name=${field}]`).fill(day(ahead));
  await page.locator('[name=written_on]').fill(day(3));
  await page.locator('[name=enquiries]').fill('0431-0');
  await page.locator('[name=objections]').fill('0431-1');
  await press(page, 'plan');
  await expect(page.locator('.summary')).toContainText('笔试');
  expect(await findings(page)).toEqual([]);
  await page.locator('[name=written_on]').fill(day(days.written_on));
  await press(page, 'plan');
  await page.waitForURL(/done=recruitment-planned/);
  return new URL(page.url()).pathname;
}

test('a plan is approved by a second person, announced, searched and amended', async ({ page, server, browser }) => {
  test.setTimeout(180_000);
  await signIn(page, server, 'staff');
  const path = await planned(page, server);

  // The position table: a title above the header, a code of 17 digits, and a row that stands there twice.
  await page.getByRole('link', { name: '导入职位表' }).click();
  await page.locator('input[type=file]').setInputFiles({ name: 'positions.csv', mimeType: 'text/csv', buffer: positions });
  await page.getByRole('button', { name: '导入', exact: true }).click();
  await page.waitForURL(/done=positions-put/);
  await expect(page.locator('#numbers')).toContainText('2');
  await page.locator('#next summary', { hasText: '存疑' }).click();
  await expect(page.locator('#doubts')).toContainText('完全相同');

  // No quota, no hand-in.
  await press(page, 'submit');
  await expect(page.locator('.summary')).toContainText('22990000000000001：单位没有核准单');
  await page.goto('/recruitment/quota');
  await page.locator('[name=number]').fill('吉编核试验1号');
  await page.locator('[name=unit]').fill('试验审计局');
  await page.locator('[name=kind]').selectOption('administrative');
  await page.locator('[name=count]').fill('3');
  await page.locator('[name=expires]').fill(dayAfter(server.now(), 400));
  await press(page, 'enter-quota');
  await page.waitForURL(/done=quota-entered/);
  await page.goto(path);
  await press(page, 'submit');
  await page.waitForURL(/done=recruitment-submitted/);
  await expect(page.locator('#next')).toContainText('由另一个人办理');
  await expect(page.locator('form[action="/api/recruitment/approve"]')).toHaveCount(0);

  // The public sees nothing of a plan; the second person approves it.
  const plain = await browser.newContext({ javaScriptEnabled: false, baseURL: server.url });
  const citizen = await plain.newPage();
  expect((await citizen.goto(path)).status()).toBe(404);
  const second = await (await browser.newContext({ baseURL: server.url })).newPage();
  await signIn(second, server, 'approver');
  await second.goto(path);
  await press(second, 'approve');
  await second.waitForURL(/done=recruitment-approved/);

  // What is approved and not public yet is taken back to change it: its quota is free, and it is approved anew.
  await page.goto(path);
  expect(await findings(page)).toEqual([]);
  await page.locator('form[action="/api/recruitment/take-back"] [name=reason]').fill('报名日期推迟');
  await press(page, 'take-back');
  await page.waitForURL(/done=recruitment-taken-back/);
  await expect(page.locator('#next')).toContainText('报名日期推迟');
  await page.goto('/recruitment/quota');
  await expect(page.locator('tbody tr', { hasText: '吉编核试验1号' })).toContainText('3');
  await page.goto(path);
  await expect(page.locator('form[action="/api/recruitment/announce"]')).toHaveCount(0);
  await press(page, 'submit');
  await page.waitForURL(/done=recruitment-submitted/);
  await second.goto(path);
  await press(second, 'approve');
  await second.waitForURL(/done=recruitment-approved/);
  await page.goto(path);
  await press(page, 'announce');
  await page.waitForURL(/done=recruitment-announced/);

  // A citizen without scripts finds a position by two characters and reads its conditions.
  await citizen.goto(path);
  await expect(citizen.locator('h1')).toHaveText('端到端试验招录');
  await citizen.getByRole('link', { name: '查找职位' }).click();
  await citizen.locator('[name=words]').fill('法制');
  await citizen.locator('form.filter button').first().click();
  await expect(citizen.locator('#positions tbody tr')).toHaveCount(1);
  await citizen.getByRole('link', { name: '22990000000000002' }).click();
  await expect(citizen.locator('#conditions')).toContainText('法学');

  // An amendment needs a second person, and keeps the old text in public.
  const position = new URL(citizen.url()).pathname;
  await page.goto(position);
  await page.getByRole('link', { name: '变更这个职位' }).click();
  await page.locator('[name=majors]').fill('法学、知识产权');
  await page.locator('[name=reason]').fill('专业目录更新');
  await press(page, 'propose-amendment');
  await page.waitForURL(/done=amendment-proposed/);
  await expect(page.locator('#amendments')).toContainText('待批准');
  await expect(page.locator('form[action="/api/recruitment/decide-amendment"]')).toHaveCount(0);
  await citizen.goto(position);
  await expect(citizen.locator('#amendments')).toHaveCount(0);
  await second.goto(position);
  expect(await findings(second)).toEqual([]);
  await press(second, 'decide-amendment');
  await second.waitForURL(/done=amendment-decided/);
  await citizen.goto(position);
  await expect(citizen.locator('#conditions')).toContainText('知识产权');
  await expect(citizen.locator('#amendments')).toContainText('专业目录更新');

  // The days change by a second person too, and the old ones stay readable.
  await page.goto(`${path}/days`);
  expect(await findings(page)).toEqual([]);
  const filing = await page.locator('[name=filing_by]').inputValue();
  const later = new Date(Date.parse(filing) + 7 * 86_400_000).toISOString().slice(0, 10);
  await page.locator('[name=filing_by]').fill(later);
  await page.locator('[name=reason]').fill('备案推迟一周');
  await press(page, 'propose-days');
  await page.waitForURL(/done=days-proposed/);
  await expect(page.locator('form[action="/api/recruitment/decide-days"]')).toHaveCount(0);
  await citizen.goto(path);
  await expect(citizen.locator('#day-changes')).toHaveCount(0);
  await second.goto('/recruitment/work');
  await second.locator(`a[href="${new URL(path, server.url).pathname}#day-changes"]`).click();
  await press(second, 'decide-days');
  await second.waitForURL(/done=days-decided/);
  await citizen.goto(path);
  await expect(citizen.locator('#day-changes del')).toHaveCount(1);
  await expect(citizen.locator('#day-changes')).toContainText('备案推迟一周');
  await second.goto(path);
  await expect(second.locator('#day-changes')).toContainText('备案推迟一周');
  expect(await findings(second)).toEqual([]);

  // The notice's own words are corrected by a second person, and the old ones stay readable.
  await page.goto(`${path}/words`);
  expect(await findings(page)).toEqual([]);
  await page.locator('[name=enquiries]').fill('0431-22222222');
  await page.locator('[name=reason]').fill('咨询电话更换');
  await press(page, 'propose-words');
  await page.waitForURL(/done=words-proposed/);
  await citizen.goto(path);
  await expect(citizen.locator('#corrections')).toHaveCount(0);
  await second.goto(path);
  await press(second, 'decide-words');
  await second.waitForURL(/done=words-decided/);
  await citizen.goto(path);
  await expect(citizen.locator('#corrections')).toContainText('咨询电话更换');
  await expect(citizen.locator('#contacts')).toContainText('0431-22222222');
  await second.goto(citizen.url());
  expect(await findings(second)).toEqual([]);

  // A position is cancelled in the same way, and its page says why.
  await page.goto(`${position}/amend`);
  expect(await findings(page)).toEqual([]);
  await page.locator('[name=cancel_reason]').fill('机构改革，职位撤销');
  await press(page, 'propose-cancellation');
  await page.waitForURL(/done=amendment-proposed/);
  await second.goto(position);
  await press(second, 'decide-amendment');
  await second.waitForURL(/done=amendment-decided/);
  await citizen.goto(position);
  await expect(citizen.locator('main')).toContainText('职位已取消');
  await expect(citizen.locator('#amendments')).toContainText('机构改革，职位撤销');
  await second.goto(citizen.url());
  expect(await findings(second)).toEqual([]);

  // The notices behind the positions say what each step reserved of them and freed.
  await citizen.goto('/recruitment/quota');
  await citizen.locator('#quota tbody a').first().click();
  await expect(citizen.locator('#movements')).toBeVisible();
  await second.goto(citizen.url());
  expect(await findings(second)).toEqual([]);

  // The file of all positions, and the ledger's entries of this recruitment.
  const file = await (await citizen.request.get(`${path}/positions.json`)).json();
  expect(file.map((one) => one.code)).toEqual(['22990000000000001', '22990000000000002']);
  const feed = await (await citizen.request.get('/recruitment/feed.atom')).text();
  expect(feed).toContain('<title>端到端试验招录</title>');
  expect(feed).toContain('专业目录更新');
  await citizen.goto(path);
  await citizen.getByRole('link', { name: '查看这次招录的全部账本记录' }).click();
  await expect(citizen.locator('main table').first()).toContainText('公布职位变更');
});

test('a file that is no position table is refused beside its field', async ({ page, server }) => {
  await signIn(page, server, 'staff');
  const path = await planned(page, server);
  await page.goto(`${path}/upload`);
  await page.locator('input[type=file]').setInputFiles({ name: 'positions.xlsx', mimeType: 'text/plain', buffer: Buffer.from('MZ\u0000\u0001 no table') });
  await page.getByRole('button', { name: '导入', exact: true }).click();
  await expect(page.locator('.summary')).toBeVisible();
  expect(await findings(page)).toEqual([]);
});

async function importedByHand(page, path, accessible) {
  const unusual = Buffer.from('2027年拟招人员一览,,,,\n需求单位,工种,代号,缺额,条件\n试验审计局,审计科员,A0001,2,男性\n');
  const upload = async () => {
    await page.locator('input[type=file]').setInputFiles({ name: 'positions.csv', mimeType: 'text/csv', buffer: unusual });
    await page.getByRole('button', { name: '导入', exact: true }).click();
  };
  await page.goto(`${path}/upload`);
  await upload();
  await expect(page.locator('.summary')).toContainText('职位代码');

  // The form comes back opened where the columns are named; what was chosen stays while something is missing.
  await page.locator('[name=code]').selectOption('2');
  await page.locator('[name=agency]').selectOption('0');
  await page.locator('[name=title]').selectOption('1');
  await upload();
  await expect(page.locator('.summary')).toContainText('人数：缺少');
  await expect(page.locator('[name=code]')).toHaveValue('2');
  await accessible();
  await page.locator('[name=places]').selectOption('3');
  await upload();
  await page.waitForURL(/done=positions-put/);

  // Which column was taken for what, and from there the way to correct it.
  await page.locator('#columns summary').click();
  await expect(page.locator('#columns')).toContainText('代号');
  await expect(page.locator('#columns')).toContainText('A0001');
  await accessible();
  await page.locator('#columns a').click();
  await expect(page.locator('[name=code] option:nth-child(4)')).toHaveText('C列：代号');
}

test('a table whose header is unknown is imported by columns named by hand, with scripts and without', async ({ page, server, browser }) => {
  test.setTimeout(120_000);
  await signIn(page, server, 'staff');
  const path = await planned(page, server);
  await importedByHand(page, path, async () => expect(await findings(page)).toEqual([]));
  const storageState = await page.context().storageState();
  // axe needs scripts.
  const plain = await browser.newContext({ javaScriptEnabled: false, baseURL: server.url, storageState });
  await importedByHand(await plain.newPage(), path, async () => {});
});

test('a scheme is tried before it is published, and nothing is kept', async ({ browser, server }) => {
  const page = await (await browser.newContext({ baseURL: server.url })).newPage();
  await signIn(page, server, 'staff');
  await page.goto('/recruitment/schemes/civil-service/2');
  await page.locator('details.more summary').click();
  const scheme = JSON.parse(await page.locator('details.more pre code').textContent());
  await page.goto('/recruitment/schemes');
  await page.locator('[name=document]').fill(JSON.stringify({ ...scheme, key: 'tried-here', version: 1 }));
  await page.locator('button[formaction="/recruitment/schemes"]').click();
  await expect(page.locator('main')).toContainText('检查没有发现问题');
  await expect(page.locator('#samples table').first()).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await page.goto('/recruitment/schemes');
  await expect(page.locator('#schemes')).not.toContainText('tried-here');
});

test('anybody tries a scheme on numbers of their own, without scripts', async ({ browser, server }) => {
  const page = await (await browser.newContext({ javaScriptEnabled: false, baseURL: server.url })).newPage();
  await page.goto('/recruitment/schemes/civil-service/2');
  await expect(page.locator('#variants')).toContainText('每一项先折算，四舍五入，保留 2 位小数，再相加。');
  await expect(page.locator('#rules')).toContainText('笔试 → 资格复审 → 面试 → 体检 → 考察 → 公示');
  await expect(page.locator('#variants')).toContainText('(行政职业能力测验 + 申论) × 3/10 + 面试 × 40%');
  await page.locator('[name=sample]').fill('A 65.35 66 81.24\nB 70 60 59.99\nC 60 - 0');
  await page.locator('#trial form button').click();
  await expect(page.locator('#tried tbody tr').first()).toContainText('71.91');
  await page.locator('[name=line]').fill('65.5');
  await page.locator('#trial form button').click();
  await expect(page.locator('#trial')).toContainText('按合格分数线 65.50 试算：1 人低于分数线');
  await expect(page.locator('#tried tbody tr').nth(1)).toContainText('是否');
  await page.locator('[name=sample]').fill('A 65.35');
  await page.locator('#trial form button').click();
  await expect(page.locator('#trial .notice')).toContainText('1');
});
