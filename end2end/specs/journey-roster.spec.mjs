// A roster on its way into the register: bad files are refused with their reason, bad rows are listed, the matching of
// columns is corrected by hand, and nothing is stored until it is confirmed.
import { signIn } from '../harness/accounts.mjs';
import { findings } from '../harness/axe.mjs';
import { brokenIdentity, csv, heads, identity, person, upload, zipBomb } from '../harness/roster.mjs';
import { expect, test } from '../harness/test.mjs';

const inRegister = async (page) => {
  await page.goto('/examiners');
  return Number((await page.locator('table caption').innerText()).match(/[\d,]+/)[0]);
};

const counts = (page) => page.locator('#counts').innerText();
const confirm = (page) => page.locator('form[action="/api/examiners/confirm"] button').click();

test.beforeEach(async ({ page, server }) => signIn(page, server, 'staff'));

test('files that are no roster are refused with their reason', async ({ page }) => {
  test.setTimeout(180_000);
  const many = Buffer.from(`${heads.join(',')}\n${'考官,单位,长春,,,,,\n'.repeat(200_000)}`);
  const files = [
    ['empty.csv', csv([]), '没有'],
    ['programme.xlsx', Buffer.concat([Buffer.from('MZ\x90\0\x03\0\0\0'), Buffer.alloc(4_096, 7)]), '表格'],
    ['bomb.xlsx', zipBomb(), '解压'],
    ['many.csv', many, '50000'],
  ];
  const before = await inRegister(page);
  for (const [name, buffer, reason] of files) {
    await upload(page, name, buffer);
    await expect(page.locator('main'), name).toContainText(reason);
    await expect(page.locator('form[action="/api/examiners/confirm"]'), name).toHaveCount(0);
  }
  expect(await inRegister(page)).toBe(before);
});

test('wrong columns are matched by hand, bad rows are listed, the rest is imported once', async ({ page }) => {
  const before = await inRegister(page);
  const persons = [
    person(1),
    person(2, { 身份证号: brokenIdentity(2) }),
    person(3, { 身份证号: identity(1) }),
    person(4, { 考区: '某地' }),
    person(5, { 可任岗位: '主考官、公共考官', 专业特长: '法律' }),
  ];
  // Three columns have names that nobody could guess.
  const renamed = { 姓名: '栏甲', 身份证号: '栏乙', 可任岗位: '栏丙' };
  const columns = heads.map((head) => renamed[head] ?? head);
  const rows = persons.map((one) => Object.fromEntries(heads.map((head) => [renamed[head] ?? head, one[head]])));
  await upload(page, 'roster.csv', csv(rows, columns));
  await expect(page.locator('#columns')).toContainText('姓名');
  await expect(page.locator('form[action="/api/examiners/confirm"]')).toHaveCount(0);
  for (const [column, head] of [['name', '栏甲'], ['identity', '栏乙'], ['roles', '栏丙']]) {
    const field = page.locator(`select[name="columns[${column}]"]`);
    await field.selectOption({ value: await field.locator('option', { hasText: head }).first().getAttribute('value') });
  }
  await page.locator('form[action="/api/examiners/remap"] button').click();
  await page.waitForURL(/done=roster-read/);
  const refused = page.locator('#refused tbody tr');
  await expect(refused).toHaveCount(3);
  for (const [row, reason] of [['3', '校验码'], ['4', '重复'], ['5', '考区']]) {
    await expect(refused.filter({ hasText: reason }), reason).toContainText(row);
  }
  expect(await page.content(), 'no identity number is shown whole').not.toContain(identity(1));
  expect(await findings(page)).toEqual([]);
  await confirm(page);
  await page.waitForURL(/done=roster-imported/);
  expect(await findings(page)).toEqual([]);
  expect(await inRegister(page)).toBe(before + 2);

  // The same file again changes nothing.
  await upload(page, 'roster.csv', csv(persons));
  await expect.poll(() => counts(page)).toMatch(/新增\s*0[\s\S]*变更\s*0[\s\S]*不变\s*2[\s\S]*不能导入\s*3/);
  await confirm(page);
  await page.waitForURL(/done=roster-unchanged/);
  expect(await inRegister(page)).toBe(before + 2);

  // One of them, with all that staff may see and do.
  await page.goto('/examiners?text=T0000005');
  await page.locator('table tbody th a').first().click();
  await expect(page.locator('main')).toContainText('法律');
  expect(await findings(page)).toEqual([]);
  await page.locator('[name=transition][value=suspend]').check();
  await page.locator('[name=reason]').fill('端到端测试：暂停资格');
  await page.locator('form[action="/api/examiners/change-state"] button').click();
  await page.waitForURL(/done=examiner-changed/);
});

test('twenty thousand rows, with a bar that shows how far it is', async ({ page }) => {
  test.setTimeout(180_000);
  const persons = Array.from({ length: 20_000 }, (_, number) => person(10_000 + number));
  await upload(page, 'large.csv', csv(persons));
  await expect.poll(() => counts(page)).toMatch(/新增\s*20000/);
  // A click waits for the page it leads to, so the page itself notes what the bar says meanwhile.
  const said = [];
  await page.exposeFunction('note', (text) => said.push(text));
  await page.locator('.importing').evaluate((bar) => {
    new MutationObserver(() => globalThis.note(bar.querySelector('progress') && bar.innerText)).observe(bar, { childList: true, subtree: true });
  });
  await confirm(page);
  await page.waitForURL(/done=roster-imported/, { timeout: 60_000 });
  expect(said.join('\n')).toMatch(/正在[\s\S]*20000/);
  await page.goto('/examiners');
  await expect(page.locator('table caption')).toContainText('人');
});

test('somebody else’s roster is not found, and a dropped one leaves nothing behind', async ({ page, browser, server }) => {
  const before = await inRegister(page);
  await upload(page, 'roster.csv', csv([person(7)]));
  const address = page.url();
  const other = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
  await signIn(other, server, 'staff-baishan');
  expect((await other.goto(address)).status()).toBe(404);
  await page.locator('form[action="/api/examiners/discard"] button').click();
  await page.waitForURL(/done=roster-dropped/);
  expect((await page.goto(address)).status()).toBe(404);
  expect(await inRegister(page)).toBe(before);
});
