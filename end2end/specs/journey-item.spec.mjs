// The texts of an item are written by a plain form, without scripts: what cannot be read comes back in its field, the checker
// says what does not fit, another person publishes, and everybody reads it.
import { signIn } from '../harness/accounts.mjs';
import { findings } from '../harness/axe.mjs';
import { minute } from '../harness/draws.mjs';
import { expect, test } from '../harness/test.mjs';

const item = '/approvals/XK2210100Y';
const draft = `${item}/draft`;
const save = '#text .actions button';
// A field of the form.
const field = (page, name) => page.locator(`#text [name="text${name}"]`);
// Opens the list of that name, unless it is open.
const open = async (page, title) => {
  const list = page.locator('#text details', { has: page.locator('summary', { hasText: title }) });
  if (await list.getAttribute('open') === null) await list.locator('summary').first().click();
};
// How often the draft was saved, as the page knows it.
const saved = (page, times) => expect(page.locator('#text [name=seen]')).toHaveValue(String(times));
const rows = (page, list, part) => page.locator(`#text [name^="text[${list}]"][name$="[${part}]"]`).count();

test('the texts of an item are written by one and published by another', async ({ browser, ownServer: server }) => {
  test.setTimeout(4 * minute);
  const at = async (login, path, javaScriptEnabled = false) => {
    const context = await browser.newContext({ locale: 'zh-CN', javaScriptEnabled, baseURL: server.url });
    const page = await context.newPage();
    if (login) await signIn(page, server, login);
    await page.goto(path);
    return page;
  };
  const staff = await at('staff', draft);
  const [papers, conditions] = [await rows(staff, 'materials', 'zh'), await rows(staff, 'conditions', 'zh')];
  const paper = `[materials][${papers - 1}]`;
  const promised = Number(await field(staff, '[promised]').inputValue());

  await test.step('a number of copies that is none comes back in its field, with all that was typed', async () => {
    await field(staff, '[zh]').fill('人力资源服务许可');
    await open(staff, '办事条件');
    await field(staff, `[conditions][${conditions - 1}][zh]`).fill('有健全的信息安全制度');
    await field(staff, `[conditions][${conditions - 1}][en]`).fill('Rules that keep its data safe');
    await open(staff, '材料');
    await field(staff, `${paper}[zh]`).fill('信息安全制度');
    await field(staff, `${paper}[en]`).fill('Rules of data safety');
    await field(staff, `${paper}[sample_zh]`).fill('写明谁负责');
    await field(staff, `${paper}[sample_en]`).fill('Names who is responsible');
    await field(staff, `${paper}[required]`).check();
    const copies = field(staff, `${paper}[copies]`);
    await copies.evaluate((input) => input.setAttribute('type', 'text'));
    await copies.fill('two');
    await field(staff, '[promised]').fill('1');
    await staff.locator(save).click();
    await expect(staff.locator('#summary')).toContainText(`材料 ${papers}，份数`);
    await expect(staff.locator('#text .field-error')).toBeVisible();
    await expect(copies).toHaveAttribute('aria-invalid', 'true');
    await expect(field(staff, '[zh]')).toHaveValue('人力资源服务许可');
    await expect(field(staff, `${paper}[required]`)).toBeChecked();
    await expect(field(staff, `${paper}[original]`)).not.toBeChecked();
    expect(await rows(staff, 'materials', 'zh')).toBe(papers + 1);
  });

  await test.step('the checker says that the flow takes longer than the promise', async () => {
    await field(staff, `${paper}[copies]`).fill('2');
    await staff.locator(save).click();
    await saved(staff, 1);
    await expect(staff.locator('#findings')).toContainText('个问题');
    await expect(staff.locator('#publication')).toContainText('不能发布');
    expect(await rows(staff, 'materials', 'zh')).toBe(papers + 1);
  });

  await test.step('nothing hinders anybody from reading it, folded or not', async () => {
    const page = await at('staff', draft, true);
    expect(await findings(page)).toEqual([]);
    for (const title of ['法律依据', '办事条件', '材料', '申请表']) await open(page, title);
    expect(await findings(page)).toEqual([]);
  });

  await test.step('what was saved meanwhile is not saved over unawares', async () => {
    const other = await at('approver', draft);
    await field(other, '[promised]').fill('2');
    await field(staff, '[promised]').fill(String(promised));
    await staff.locator(save).click();
    await saved(staff, 2);
    await other.locator(save).click();
    await expect(other.locator('#text')).toContainText('您填写期间，草案有了变动');
    await expect(field(other, '[promised]')).toHaveValue('2');
  });

  await test.step('a row is ticked to go, and the checker finds nothing', async () => {
    await open(staff, '材料');
    await field(staff, '[materials][0][gone]').check();
    await staff.locator(save).click();
    await saved(staff, 3);
    expect(await rows(staff, 'materials', 'zh')).toBe(papers);
    await expect(staff.locator('#findings')).toContainText('没有发现问题');
    await expect(staff.locator('#publication')).toContainText('须由另一人发布');
  });

  await test.step('somebody else publishes, and everybody reads it', async () => {
    const other = await at('approver', draft);
    await other.locator('form[action="/api/approvals/publish-item-draft"] button').click();
    await other.waitForURL(/done=item-published/);
    const page = await at(null, item);
    for (const words of ['人力资源服务许可', '有健全的信息安全制度', '信息安全制度', '写明谁负责']) {
      await expect(page.locator('main')).toContainText(words);
    }
    await page.goto(`${item}/history`);
    for (const words of ['名称', '办事条件', '材料']) await expect(page.locator('#versions tbody tr').first()).toContainText(words);
  });

  await test.step('the whole item as text is there for those who move items', async () => {
    const page = await at('staff', draft);
    const area = page.locator('#edit textarea');
    await expect(area).toBeHidden();
    await page.locator('#edit summary').click();
    await area.fill('{');
    await page.locator('#edit button').click();
    await expect(page.locator('#summary')).toBeVisible();
    await expect(area).toBeVisible();
    await expect(area).toHaveValue('{');
    expect(await rows(page, 'materials', 'zh')).toBe(papers);
  });
});
