// An application for an approval through every hand: correction, a stop of the clock, an extension, a yellow card, the draft,
// two who look at it, the decision and its delivery; followed by its applicant without scripts and by whoever has the receipt.
import { readFileSync } from 'node:fs';
import { signIn } from '../harness/accounts.mjs';
import { sample } from '../harness/applying.mjs';
import { findings } from '../harness/axe.mjs';
import { dayAfter, minute, person, wholeDay } from '../harness/draws.mjs';
import { expect, test } from '../harness/test.mjs';

const day = 24 * 60 * minute;
const item = '/approvals/XK2210100Y';

// Opens an act's form, fills it in and sends it.
async function act(page, kind, said = {}, done = 'case-acted') {
  const form = page.locator(`form:has(input[name=kind][value="${kind}"])`);
  const folded = page.locator('details.act:not([open])', { has: form });
  if (await folded.count()) await folded.locator('summary').click();
  for (const [field, value] of Object.entries(said)) {
    const control = form.locator(`[name$=".${field}]"]`);
    const type = await control.first().getAttribute('type');
    if (type === 'radio') await form.locator(`[name$=".${field}]"][value="${value}"]`).check();
    else if (await control.evaluate((element) => element.tagName) === 'SELECT') await control.selectOption(value);
    else await control.fill(value);
  }
  await form.locator('button').click();
  if (done) await page.waitForURL(new RegExp(`done=${done}`));
}

test('an application goes through every hand, and each step is there to see', async ({ browser, ownServer: server }) => {
  test.setTimeout(4 * minute);
  await wholeDay(server);
  const forward = (days) => server.setForward(server.now() + days * day);
  const at = async (login, path) => {
    const page = await person(browser, server, login);
    await page.goto(server.url + path);
    return page;
  };
  const anybody = async (scripts) => {
    const context = await browser.newContext({ locale: 'zh-CN', javaScriptEnabled: scripts, baseURL: server.url });
    return context.newPage();
  };
  const applicant = async (scripts = false) => {
    const page = await anybody(scripts);
    await signIn(page, server, '19900000041');
    return page;
  };
  // Axe needs scripts: what was done without them is looked at with them.
  const looked = async (page, address) => {
    await page.goto(address);
    expect(await findings(page)).toEqual([]);
  };

  const { path, number, code } = await test.step('the applicant applies and gets a receipt', async () => {
    const page = await applicant();
    await page.goto(item);
    await page.getByRole('link', { name: '在线申请' }).click();
    const fill = async (fields) => {
      for (const [field, text] of Object.entries(fields)) await page.locator(`[name="form[${field}]"]`).fill(text);
      await page.locator('form[action="/api/approvals/file"] .button-primary').click();
    };
    // Begun, saved as it is, and gone on with.
    await page.locator('[name="form[name]"]').fill('示范');
    await page.getByRole('button', { name: '保存草稿' }).click();
    await page.waitForURL(/apply\?done=draft-saved/);
    await expect(page.locator('[name="form[name]"]')).toHaveValue('示范');
    await page.goto('/approvals/cases');
    await page.locator('#begun a').click();
    await expect(page.locator('[name="form[name]"]')).toHaveValue('示范');
    const form = { name: '示范公司', credit: '91220100MA00000001', address: '示范路2号', staff: '0', services: '职业介绍' };
    await page.locator('[name="form[staff]"]').evaluate((field) => field.removeAttribute('min'));
    await fill(form);
    await expect(page.locator('#summary')).toContainText('专职工作人员人数');
    await expect(page.locator('[name="form[address]"]'), 'nobody types twice').toHaveValue(form.address);
    await fill({ staff: '6' });
    await page.waitForURL(/receipt\?done=case-filed/);
    const number = await page.locator('.receipt-number').innerText();
    const code = await page.locator('.receipt-code').innerText();
    await page.getByRole('link', { name: '查看办件' }).click();
    await expect(page.locator('h1')).toContainText('人力资源服务许可');
    return { path: new URL(page.url()).pathname, number, code };
  });

  // One version of a paper, by the form on the case's page.
  const paper = async (page, name, buffer) => {
    await page.locator('#papers [name=material]').selectOption('1');
    await page.locator('#papers [name=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
    await page.locator('#papers form button').click();
  };
  await test.step('the applicant hands in a paper without scripts; what is none is refused', async () => {
    const page = await applicant();
    await page.goto(path);
    await paper(page, '执照.pdf', Buffer.from('<html>'));
    await expect(page.locator('#summary')).toContainText('PDF');
    await paper(page, '执照.pdf', sample('blank.pdf'));
    await page.waitForURL(/done=paper-added/);
    await expect(page.locator('#papers-table')).toContainText('执照.pdf');
    await looked(await applicant(true), path);
  });
  await test.step('the window takes a better copy, and the first stays readable', async () => {
    const page = await at('window', path);
    await paper(page, '执照.png', sample('grey.png'));
    await page.waitForURL(/done=paper-added/);
    await expect(page.locator('#papers-table tbody tr')).toHaveCount(2);
    const first = page.locator('#papers-table tbody tr', { hasText: '第 1 版' });
    const file = await page.request.get(server.url + (await first.locator('a').getAttribute('href')));
    expect((await file.body()).equals(sample('blank.pdf'))).toBe(true);
    const idle = await at('supervisor-1', path);
    await expect(idle.locator('#papers'), 'whoever does not handle the case reads no papers').toHaveCount(0);
  });

  await test.step('the window tells everything that is missing, once', async () => {
    const page = await at('window', '/approvals/work');
    await page.getByRole('link', { name: number }).click();
    await act(page, 'ask-correction', { missing: '场所证明\n专职工作人员名册', within: '5' });
    await expect(page.locator('#missing li')).toHaveText(['场所证明', '专职工作人员名册']);
    await expect(page.locator('input[name=kind][value=ask-correction]')).toHaveCount(0);
  });

  await test.step('the applicant reads it and supplies it', async () => {
    const page = await applicant();
    await page.goto('/messages');
    await expect(page.locator('main')).toContainText('需要补正');
    await page.goto(path);
    await expect(page.locator('#missing')).toContainText('场所证明');
    // In writing too: dated, sealed, for whoever may read the case.
    await expect(page.locator('#slips')).toContainText('补正材料一次性告知书');
    const slip = await page.locator('#slips a[download]').first().getAttribute('href');
    expect((await (await page.request.get(server.url + slip)).body()).subarray(0, 5).toString()).toBe('%PDF-');
    await act(page, 'supply');
  });

  await test.step('it is accepted', async () => act(await at('window', path), 'accept'));

  await test.step('the officer stops the clock for an inspection', async () => {
    const page = await at('officer', path);
    await act(page, 'handle', { outcome: 'inspect', opinion: '到现场看一看' });
    await act(page, 'suspend', { stop: 'inspection', needed: '5', notice: '吉人社告〔2026〕9号' });
    await expect(page.locator('#story')).toContainText('中止计时');
    expect(await findings(page)).toEqual([]);
  });
  await forward(2);
  await test.step('and lets it run again', async () => {
    const page = await at('officer', path);
    await act(page, 'handle', { outcome: 'done' });
    await act(await at('colleague', path), 'handle', { outcome: 'done' });
    await page.reload();
    await act(page, 'resume');
  });

  await test.step('the head extends the time, with a reason', async () => {
    // It waits at no post of theirs: they find it by the number of its receipt.
    const page = await at('head', '/approvals/work');
    const find = async (typed) => {
      await page.locator('[name=receipt]').fill(typed);
      await page.getByRole('button', { name: '查找办件' }).click();
    };
    await find('2026-9999999');
    await expect(page.locator('#summary')).toContainText('回执编号');
    expect(await findings(page)).toEqual([]);
    await find(number);
    await page.waitForURL(server.url + path);
    await act(page, 'extend', { length: '10', reasons: '须核对三处场所' });
    await expect(page.locator('#clock-statutory')).toContainText('批准延长');
    // The step that was the procedure itself, and what was supplied, have their certificates too.
    await expect(page.locator('#clock-step-inspect-1')).toContainText('公布的办理流程');
    await expect(page.locator('#clock-supply')).toContainText('申请人补正');
  });

  await forward(16);
  const card = await test.step('a yellow card has appeared beside the officer', async () => {
    const page = await at('supervisor-1', '/supervision');
    await expect(async () => {
      await page.reload();
      await expect(page.locator('#cards tbody tr', { hasText: number }).first()).toBeVisible({ timeout: 1_000 });
    }).toPass({ timeout: 30_000 });
    const row = page.locator('#cards tbody tr', { hasText: number }).first();
    await expect(row).toContainText('黄牌');
    await expect(row).toContainText('人力资源市场处承办人');
    return row.locator('a').getAttribute('href');
  });

  await test.step('the post explains, the supervisor finds and concludes', async () => {
    const officer = await at('officer', '/messages');
    await expect(officer.locator('main'), 'the post is told').toContainText('黄牌');
    await officer.goto(server.url + path);
    await expect(officer.locator('#case-cards')).toContainText('黄牌');
    expect(await findings(officer)).toEqual([]);
    await officer.goto(`${server.url}/approvals/work`);
    await officer.getByRole('link', { name: /^监察牌/ }).click();
    await officer.waitForURL(`${server.url}/supervision`);
    await officer.goto(server.url + card);
    await officer.locator('#explain [name=words]').fill('核对三处场所，耗时较长');
    await officer.locator('#explain button').click();
    await officer.waitForURL(/done=card-explained/);
    const page = await at('supervisor-1', card);
    await expect(page.locator('#card')).toContainText('核对三处场所');
    await page.locator('#find [name=verdict][value=upheld]').check();
    await page.locator('#find [name=words]').fill('应提前安排');
    await page.locator('#find button').click();
    await page.waitForURL(/done=card-found/);
    await page.locator('#conclude [name=words]').fill('提醒谈话');
    await page.locator('#conclude button').click();
    await page.waitForURL(/done=card-concluded/);
    await expect(page.locator('#card')).toContainText('提醒谈话');
    expect(await findings(page)).toEqual([]);
  });

  await test.step('a supervisor issues a card for what no date shows', async () => {
    const page = await at('supervisor-1', path);
    expect(await findings(page)).toEqual([]);
    await page.locator('#establish [name=trigger]').selectOption('qualified-refused');
    await page.locator('#establish [name=scope]').selectOption('acceptance');
    await page.locator('#establish [name=post]').selectOption('220000-hall-01');
    await page.locator('#establish [name=at]').fill(`${dayAfter(server.now(), 0)}T00:00`);
    await page.locator('#establish [name=words]').fill('材料齐全，第一次被退回');
    await page.locator('#establish button').click();
    await page.waitForURL(/done=card-established/);
    await expect(page.locator('#card')).toContainText('材料齐全');
    await expect(page.locator('#find'), 'another supervisor judges').toContainText('由另一名监督员认定');
    await expect(page.locator('#find form')).toHaveCount(0);
    expect(await findings(page)).toEqual([]);
  });

  await test.step('drafted by one, looked at by two, decided by another', async () => {
    const officer = await at('officer', path);
    await act(officer, 'propose', { decision: 'grant' });
    await act(officer, 'handle', { outcome: 'agree' });
    const first = await at('chief-1', path);
    await expect(first.locator('#draft')).toContainText('准予');
    await act(first, 'handle', { outcome: 'pass' });
    await act(first, 'handle', { outcome: 'pass' }, null);
    await expect(first.locator('#summary'), 'nobody is two people').toBeVisible();
    await act(await at('chief-2', path), 'handle', { outcome: 'pass' });
    await act(await at('deputy', path), 'handle', { outcome: 'grant' });
    await act(await at('window', path), 'deliver');
  });

  await test.step('the applicant has it, and nobody else’s words', async () => {
    const page = await applicant();
    await page.goto(path);
    await expect(page.locator('#decision')).toContainText('准予');
    await expect(page.locator('main')).not.toContainText('到现场看一看');
    await expect(page.locator('#acts')).toHaveCount(0);
  });

  await test.step('whoever has the receipt follows it without an account', async () => {
    const page = await (await browser.newContext({ locale: 'zh-CN', baseURL: server.url })).newPage();
    await page.goto('/approvals/track');
    await page.locator('[name=number]').fill(number);
    await page.locator('[name=code]').fill('0000000000');
    await page.locator('main form button').click();
    await expect(page.locator('#summary')).toContainText('不相符');
    await page.locator('[name=code]').fill(code.toLowerCase());
    await page.locator('main form button').click();
    await expect(page.locator('h1')).toContainText('人力资源服务许可');
    await expect(page.locator('main')).not.toContainText('示范公司');
    expect(new URL(page.url()).search).toBe('');
    expect(await findings(page)).toEqual([]);
  });

  const decision = await test.step('with the receipt the decision is downloaded, on paper and as a signed file', async () => {
    const page = await anybody(true);
    await page.goto('/approvals/track');
    await page.locator('[name=number]').fill(number);
    await page.locator('[name=code]').fill(code);
    await page.locator('main form button').click();
    const take = async (name) => {
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
      return readFileSync(await download.path());
    };
    for (const name of ['下载决定书（PDF）', '下载 受理通知书（PDF）', '下载 延长审查期限告知书（PDF）']) {
      expect((await take(name)).subarray(0, 5).toString()).toBe('%PDF-');
    }
    return JSON.parse((await take('下载签名文件（JSON）')).toString());
  });

  await test.step('anybody checks it: by its code and by its file, with and without scripts', async () => {
    const address = `/approvals/decisions/verify?seal=${decision.seal}`;
    const file = (text) => ({ name: 'decision.json', mimeType: 'application/json', buffer: Buffer.from(text) });
    const plain = await anybody(false);
    await plain.goto(address);
    await expect(plain.locator('main')).toContainText('签名有效');
    await expect(plain.locator('main')).toContainText(number);
    await expect(plain.locator('main'), 'a code tells nobody’s name').not.toContainText('演示申请人');
    await plain.goto('/approvals/decisions/verify');
    await plain.locator('[name=file]').setInputFiles(file(JSON.stringify(decision)));
    await plain.locator('#file form button').click();
    await expect(plain.locator('main')).toContainText('一字未改');
    await plain.goto('/approvals/decisions/verify');
    await plain.locator('[name=file]').setInputFiles(file(JSON.stringify(decision).replace('XK2210100Y', 'XK2210200Y')));
    await plain.locator('#file form button').click();
    await expect(plain.locator('main')).toContainText('不能确认');
    const page = await anybody(true);
    await page.goto(address);
    await page.getByRole('button', { name: '用浏览器再核验一遍' }).click();
    await expect(page.locator('.verdict')).toContainText('浏览器已核验');
    await page.locator('[name=file]').setInputFiles(file(JSON.stringify(decision)));
    await page.getByRole('button', { name: '只在浏览器中核验，不上传' }).click();
    await expect(page.locator('#file .verdict')).toContainText('文件全文与签署的指纹一致');
    expect(await findings(page)).toEqual([]);
  });

  await test.step('whoever has the receipt says how it was handled, once', async () => {
    const page = await anybody(false);
    const send = async (mark, secret) => {
      await page.goto(`/evaluation/give?number=${number}`);
      await page.locator('[name=code]').fill(secret);
      await page.locator(`[name=mark][value="${mark}"]`).check();
      await page.locator('[name="aspects[]"][value=speed]').check();
      await page.locator('[name=comment]').fill('等了很久');
      await page.locator('main form .button-primary').click();
    };
    await send(1, '0000000000');
    await expect(page.locator('#summary')).toContainText('不相符');
    await send(1, code);
    await page.waitForURL(/\/evaluation\?done=evaluated/);
    await send(5, code);
    await expect(page.locator('#summary')).toBeVisible();
    await page.goto('/evaluation');
    await expect(page.locator('main')).not.toContainText('等了很久');
    await looked(await anybody(true), '/evaluation');
  });

  await test.step('the low mark is answered by the post and closed by a supervisor', async () => {
    const low = async (login) => {
      const page = await at(login, '/evaluation/low');
      await page.locator('#low-marks tbody tr', { hasText: number }).locator('a').click();
      return page;
    };
    const officer = await low('officer');
    await expect(officer.locator('#low-mark')).toContainText('等了很久');
    await officer.locator('#answer [name=words]').fill('核对三处场所，已向申请人说明');
    await officer.locator('#answer button').click();
    await officer.waitForURL(/done=low-answered/);
    await expect(officer.locator('#close'), 'nobody closes their own answer').toHaveCount(0);
    const page = await low('supervisor-1');
    await page.locator('#close [name=words]').fill('属实，已提醒');
    await page.locator('#close button').click();
    await page.waitForURL(/done=low-closed/);
    expect(await findings(page)).toEqual([]);
    const own = await applicant();
    await own.goto(path);
    await expect(own.locator('#evaluate')).toContainText('属实，已提醒');
  });

  await test.step('the holder of the licence applies for its change, and the page of the first case has both', async () => {
    const page = await applicant();
    await page.goto(path);
    await page.getByRole('link', { name: '申请变更' }).click();
    await expect(page.locator('[name="form[name]"]'), 'the form begins with what the licence says').toHaveValue('示范公司');
    await page.locator('[name="form[address]"]').fill('示范路8号');
    await page.locator('main form .button-primary').click();
    await page.waitForURL(/receipt\?done=case-filed/);
    const next = await page.locator('.receipt-number').innerText();
    await page.goto(path);
    await expect(page.locator('#licence')).toContainText(next);
    await expect(page.getByRole('link', { name: '申请变更' }), 'one at a time').toHaveCount(0);
    await looked(await applicant(true), path);
  });

  await test.step('the month’s figures have the card', async () => {
    const page = await (await browser.newContext({ locale: 'zh-CN', baseURL: server.url })).newPage();
    let figures = '';
    // The card became due in one of the two months that the sixteen days lie in.
    for (const instant of [server.now(), server.now() - 16 * day]) {
      await page.goto(`/supervision/figures?month=${dayAfter(instant, 0).slice(0, 7)}`);
      figures += await page.locator('main').innerText();
    }
    expect(figures).toContain('人力资源市场处承办人');
    expect(figures).toContain('中止计时');
  });

  await test.step('the list of hearings is there for everybody', async () => {
    const page = await anybody(true);
    await page.goto('/approvals');
    await page.getByRole('link', { name: '听证公告' }).click();
    await expect(page.locator('h1')).toContainText('听证公告');
    expect(await findings(page)).toEqual([]);
  });

  await test.step('the hall’s screen counts what waits, for everybody and without a case’s number', async () => {
    const page = await anybody(true);
    await page.goto('/supervision/hall');
    for (const words of ['今日收件', '待办', '今日到期', '已超期', '黄牌', '红牌']) {
      await expect(page.locator('.hall-figures')).toContainText(words);
    }
    await expect(page.locator('main')).not.toContainText(number);
    await expect(page.locator('main'), 'it renews itself').toContainText('每 30 秒');
    expect(await findings(page)).toEqual([]);
  });
});
