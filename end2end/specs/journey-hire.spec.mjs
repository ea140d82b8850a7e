// A whole recruitment, from its plan to the published hire: staff and a second person, applicants (one without scripts), a
// supervisor, interview examiners and the public, each in browsers of their own. The server's clock is set forward through
// registration, payment, papers, interviews and the public notice.
import { findings } from '../harness/axe.mjs';
import {
  dayAfter, drawn, fixed, minute, person, seatedExaminer, setUpOfSeason, soon, supervisors, verify, wholeDay,
} from '../harness/draws.mjs';
import { identity, telephone } from '../harness/people.mjs';
import { again, announce, apply, code, days, press, unit } from '../harness/recruitments.mjs';
import { expect, test } from '../harness/test.mjs';
import { visit } from '../harness/visit.mjs';

// The points of the two papers, and of the interview by seven seats; the first is to be hired.
const candidates = [
  { papers: ['80', '79.5'], seats: '90' },
  { papers: ['75.5', '70'], seats: '82' },
  { papers: ['70', '69'], seats: '80' },
];

test('from the plan to the published hire', async ({ browser, page, ownServer: server }) => {
  test.setTimeout(12 * minute);
  await wholeDay(server);
  const begun = server.now();
  const forwardTo = (ahead) => server.setForward(Date.parse(`${dayAfter(begun, ahead)}T02:00:00Z`));
  const path = await test.step('a plan is approved by a second person and announced', () => announce(browser, server));
  const site = server.url + path;

  const people = await test.step('three apply, one of them without scripts', async () => {
    await forwardTo(days.register_first);
    const made = [];
    for (const place of candidates.keys()) {
      const context = await browser.newContext({ locale: 'zh-CN', javaScriptEnabled: place > 0 });
      const own = await context.newPage();
      const contact = telephone();
      made.push({ page: own, contact, number: identity(911 + 2 * place) });
      made.at(-1).path = await apply(own, server, path, contact, made.at(-1).number);
    }
    return made;
  });

  await test.step('staff accept all who wait, and each pays', async () => {
    await forwardTo(days.pay_first);
    const clerk = await person(browser, server, 'staff');
    await clerk.goto(`${site}/review`);
    for (const box of await clerk.locator('tbody input[type=checkbox]').all()) await box.check();
    await press(clerk, 'applications/accept-picked', 'applications-accepted');
    for (const { page: own, contact, path: application } of people) {
      await again(own, server, contact);
      await own.goto(`${server.url}${application}/pay`);
      await press(own, 'applications/pay-in-sandbox', 'application-paid');
    }
    await page.goto(`${site}/statistics`);
    await expect(page.locator('main')).toContainText('3');
  });

  await test.step('positions are settled by who paid', async () => {
    await forwardTo(days.reapply_first);
    const clerk = await person(browser, server, 'staff');
    await clerk.goto(site);
    await press(clerk, 'recruitment/settle', 'positions-settled');
    await page.goto(`${site}/lists`);
    await expect(page.locator('main')).not.toContainText(code);
  });

  const tickets = await test.step('seats are a public draw, and everybody prints a ticket', async () => {
    await forwardTo(days.reapply_last + 1);
    const clerk = await person(browser, server, 'staff');
    const supervising = [];
    for (const login of supervisors) supervising.push(await person(browser, server, login));
    await clerk.goto(`${site}/examination`);
    const opensAt = soon(server);
    await clerk.locator('[name=opens_at]').fill(new Date(opensAt + 8 * 60 * minute).toISOString().slice(0, 16));
    for (const box of await clerk.locator('input[name^="supervisors["]').all()) await box.check();
    await clerk.locator('[name=rooms]').fill('第一中学,人民大街1号,第1考场,2\n第一中学,人民大街1号,第2考场,2');
    await press(clerk, 'examination/plan-seats', 'draw-created');
    const draw = new URL(clerk.url()).pathname;
    const numbers = await fixed(clerk, supervising, server, draw);
    await server.setForward(opensAt);
    await drawn(clerk, supervising, server, draw, numbers);
    await expect(await verify(page, server, draw)).toContainText('一致：您的浏览器得出同样的结果', { timeout: 30_000 });
    await clerk.goto(`${site}/examination`);
    await press(clerk, 'examination/allot', 'seats-given');
    // Staff call candidates up by a file with their names; nobody else has it.
    const roll = clerk.locator('#seats a[href$="/candidates.xlsx"]');
    await expect(roll).toBeVisible();
    const file = await clerk.request.get(`${server.url}${await roll.getAttribute('href')}`);
    expect((await file.body()).subarray(0, 2).toString()).toBe('PK');
    expect((await page.request.get(`${site}/candidates.xlsx`)).status()).toBe(401);
    const found = [];
    for (const { page: own, contact, path: application } of people) {
      await again(own, server, contact);
      await own.goto(`${server.url}${application}/ticket`);
      found.push((await own.locator('main').innerText()).match(/\b\d{12}\b/)[0]);
      // The photo that was attached to the application, and a picture indeed.
      expect(await own.locator('img.ticket-photo').evaluate((photo) => photo.decode().then(() => photo.naturalWidth))).toBeGreaterThan(0);
    }
    expect(await findings(people[1].page), 'the ticket').toEqual([]);
    await page.goto(`${site}/seats`);
    expect(await findings(page), 'the seats').toEqual([]);
    expect(new Set(found).size).toBe(3);
    return found;
  });

  await test.step('points are imported by one person, released by another, and open to whoever holds a ticket', async () => {
    await forwardTo(days.written_on + 1);
    const [clerk, head] = [await person(browser, server, 'staff'), await person(browser, server, 'approver')];
    const rows = tickets.map((ticket, place) => [ticket, ...candidates[place].papers].join(','));
    const load = async (lines, done) => {
      const buffer = Buffer.from(`准考证号,行政职业能力测验,申论\n${lines.join('\n')}\n`);
      await clerk.goto(`${site}/examination`);
      await clerk.locator('input[type=file]').setInputFiles({ name: 'points.csv', mimeType: 'text/csv', buffer });
      await clerk.locator('form[action$="/points"] button').first().click();
      await clerk.waitForURL(new RegExp(`done=${done}`));
    };
    // Somebody who never sat, points above the full ones, and a row twice: nothing of the table is taken.
    const beyond = `${tickets[2]},160,70`;
    await load([rows[0], rows[1], beyond, '999999999999,60,60', `${tickets[0]},60,70`], 'points-faulty');
    await expect(clerk.locator('.toast.tone-bad')).toBeVisible();
    await expect(clerk.locator('#problems tbody tr')).toHaveCount(3);
    expect(await findings(clerk), 'the problems of a table').toEqual([]);
    await load(rows, 'points-imported');
    await page.goto(`${server.url}/examination/status`);
    const ask = async (ticket = tickets[0], digits = people[0].number.slice(-4)) => {
      await page.goto(`${server.url}/examination/status`);
      await page.locator('[name=ticket]').fill(ticket);
      await page.locator('[name=digits]').fill(digits);
      await page.locator('form[action="/examination/status"] button').click();
    };
    await ask();
    await expect(page.locator('main')).not.toContainText('79.75');
    await head.goto(`${site}/examination`);
    await press(head, 'examination/release', 'points-released');
    await ask();
    await expect(page.locator('main')).toContainText('79.75');
    await expect(page.locator('#fate')).toContainText('面试入围名单还没有公布');
    await expect(page.locator('#course')).toContainText('公布笔试成绩');
    await expect(page.locator('#course')).toContainText('下一步');
    expect(await findings(page), 'the status').toEqual([]);
    // Another's characters and a ticket that nobody has are told apart by nobody.
    const refused = [];
    for (const [ticket, of] of [[tickets[0], people[1]], ['999999999999', people[0]]]) {
      await ask(ticket, of.number.slice(-4));
      refused.push(await page.locator('.summary').innerText());
      await expect(page.locator('main')).not.toContainText('79.75');
    }
    expect(refused[0]).toBe(refused[1]);
    const [, { page: own, contact, path: application }] = people;
    await again(own, server, contact);
    await own.goto(`${server.url}${application}/points`);
    await expect(own.locator('main')).toContainText('75.50');
    expect(await findings(own), 'the points').toEqual([]);
  });

  await test.step('papers are checked when asked: one is confirmed, one corrected by two', async () => {
    const [clerk, head] = [await person(browser, server, 'staff'), await person(browser, server, 'approver')];
    for (const [place, paper] of [[0, '申论'], [2, '行政职业能力测验']]) {
      const { page: own, contact, path: application } = people[place];
      await again(own, server, contact);
      await own.goto(`${server.url}${application}/points`);
      await own.locator('[name=paper]').selectOption({ label: paper });
      await own.locator('[name=grounds]').fill('与估分相差较大');
      await press(own, 'examination/ask-recheck', 'recheck-asked');
    }
    await clerk.goto(`${site}/examination`);
    const of = (ticket) => clerk.locator('article.recheck', { hasText: ticket });
    await of(tickets[0]).locator('form[action="/api/examination/confirm-points"] button').click();
    await clerk.waitForURL(/done=recheck-decided/);
    await clerk.goto(`${site}/examination`);
    await clerk.locator('select[name=id]').selectOption({ index: 1 });
    await clerk.locator('[name=points]').fill('70.5');
    await press(clerk, 'examination/find-points', 'recheck-decided');
    await expect(of(tickets[2]).locator('form')).toHaveCount(0);
    await head.goto(`${site}/examination`);
    await press(head, 'examination/decide-points', 'recheck-decided');
    const { page: own, contact, path: application } = people[2];
    await again(own, server, contact);
    await own.goto(`${server.url}${application}/points`);
    await expect(own.locator('main')).toContainText('70.50');
  });

  // The scheme has no shortlist before a second person has set the minimum pass line; a wrong one is put right by the same way.
  const minimumLines = async (clerk) => {
    const head = await person(browser, server, 'approver');
    for (const [line, reason] of [['72', '按成绩分布确定'], ['60', '前一条未按总分折算，予以更正']]) {
      await clerk.goto(`${site}/selection`);
      await clerk.locator('[name="lines[common]"]').fill(line);
      await clerk.locator('#propose-lines [name=reason]').fill(reason);
      await press(clerk, 'selection/propose-lines', 'lines-proposed');
      await expect(clerk.locator('form[action="/api/selection/decide-lines"]')).toHaveCount(0);
      await page.goto(`${site}/lists`);
      await expect(page.locator('main')).not.toContainText(reason);
      await head.goto(`${site}/selection`);
      await press(head, 'selection/decide-lines', 'lines-set');
    }
    await page.goto(`${site}/lists`);
    await expect(page.locator('#lines .block')).toHaveCount(2);
    await expect(page.locator('#lines .block').first()).toContainText('60.00');
    await expect(page.locator('#lines .block').last()).toContainText('已更正');
    expect(await findings(page)).toEqual([]);
  };

  const season = await test.step('the shortlist is published, and the interviews are planned', async () => {
    // Points can be asked to be checked for five working days; the shortlist waits.
    await forwardTo(days.scores_by);
    const clerk = await person(browser, server, 'staff');
    await minimumLines(clerk);
    await clerk.goto(`${site}/selection`);
    await press(clerk, 'selection/shortlist', 'shortlisted');
    await press(clerk, 'selection/invite', 'invited');
    const on = dayAfter(begun, days.interview_first);
    await clerk.goto(`${server.url}/seasons/new`);
    await clerk.locator('[name=title]').fill('端到端全程面试');
    await clerk.locator('[name=first_day]').fill(on);
    await clerk.locator('[name=last_day]').fill(on);
    await clerk.locator('[name=report_by]').fill('07:30');
    await clerk.locator('[name=sites]').fill('A\t白山市\t第一中学\t浑江大街1号\t报告厅');
    await clerk.locator('[name=rooms]').fill(`${on}\tA01\tA\t${code}\t${unit}\t3`);
    await clerk.locator('main form button.button-primary').click();
    await clerk.waitForURL(/done=season-planned/);
    await press(clerk, 'seasons/publish', 'season-published');
    return new URL(clerk.url()).pathname;
  });

  await test.step('rooms and order are drawn on the day, seven examiners score, three sign', async () => {
    await server.setForward(Date.parse(`${dayAfter(begun, days.interview_first)}T00:00:00Z`) - 2 * 60 * minute);
    const [clerk, admin] = [await person(browser, server, 'staff'), await person(browser, server, 'admin')];
    const supervising = [];
    for (const login of supervisors) supervising.push(await person(browser, server, login));
    const opensAt = soon(server);
    const order = await setUpOfSeason(clerk, server.url + season, 'order', opensAt);
    const rooms = await setUpOfSeason(clerk, server.url + season, 'rooms', opensAt);
    const kept = [];
    for (const draw of [order, rooms]) kept.push(await fixed(clerk, supervising, server, draw));
    await server.setForward(opensAt);
    await drawn(clerk, supervising, server, order, kept[0]);
    await drawn(clerk, supervising, server, rooms, kept[1]);
    const bundle = async (draw) => (await page.request.get(`${server.url}${draw}/bundle.json`)).json();
    const seats = (await bundle(rooms)).result.drawn.seating.seats;
    // The lot of a number is the candidate's place among the tickets.
    const lots = (await bundle(order)).result.drawn.lots[0].order;
    const byTicket = [...tickets].sort();
    const examiners = [];
    for (const { label } of seats) examiners.push(await seatedExaminer(browser, server, clerk, admin, `${rooms}/seats/${label}`));
    const screen = `${server.url}/scores/${rooms.split('/').pop()}/A01`;
    const signer = examiners[seats.findIndex((seat) => seat.role === 'chief')];
    await visit(clerk, screen);
    await press(clerk, 'scores/open', 'room-opened');
    for (const lot of lots) {
      const { seats: given } = candidates[tickets.indexOf(byTicket[Number(lot) - 1])];
      await press(clerk, 'scores/call', 'number-called');
      for (const own of examiners) {
        await visit(own, screen);
        await own.locator('[name=score]').first().fill(given);
        await own.locator('form[action="/api/scores/enter"] button').click();
        await own.waitForURL(/done=score-entered/);
      }
      await visit(clerk, screen);
      await press(clerk, 'scores/announce', 'result-announced');
      for (const own of [clerk, signer, supervising[0]]) {
        await visit(own, screen);
        await own.locator('#signing button').click();
        await own.waitForURL(/done=result-signed/);
      }
      await visit(clerk, screen);
    }
    await press(clerk, 'scores/close', 'room-closed');
    await clerk.goto(`${site}/selection`);
    await clerk.locator('[name=season]').selectOption({ label: '端到端全程面试' });
    await press(clerk, 'selection/take-interviews', 'interviews-taken');
    await press(clerk, 'selection/rank', 'ranked');
  });

  await test.step('the checks are passed, and the proposed hire is on public notice', async () => {
    const clerk = await person(browser, server, 'staff');
    // Whoever does not pass reads why, alone; without a reason it is not entered. A wrong entry is corrected.
    await clerk.goto(`${site}/selection`);
    await clerk.locator('form[action="/api/selection/check"] [name=tickets]').fill(tickets[0]);
    await clerk.locator('[name=check]').selectOption('physical');
    await clerk.locator('[name=result]').selectOption('failed');
    await clerk.locator('form[action="/api/selection/check"] button').click();
    await expect(clerk.locator('.summary')).toContainText('理由');
    expect(await findings(clerk), 'a reason is missing').toEqual([]);
    await clerk.locator('form[action="/api/selection/check"] [name=reason]').fill('血压复测仍不合格');
    await press(clerk, 'selection/check', 'checked');
    const { page: first, contact: reached, path: hers } = people[0];
    await again(first, server, reached);
    await first.goto(server.url + hers);
    await expect(first.locator('#outcome')).toContainText('血压复测仍不合格');
    await expect(first.locator('#outcome')).toContainText('复检');
    expect((await (await page.request.get(`${server.url}/ledger`)).text())).not.toContain('血压');
    const enter = async (check) => {
      await clerk.goto(`${site}/selection`);
      await clerk.locator('form[action="/api/selection/check"] [name=tickets]').fill(tickets[0]);
      await clerk.locator('[name=check]').selectOption(check);
      await clerk.locator('[name=result]').selectOption('passed');
    };
    // Under this scheme nobody is inspected before the physical examination was passed.
    await enter('inspection');
    await clerk.locator('form[action="/api/selection/check"] button').click();
    await expect(clerk.locator('.summary')).toContainText('体检还没有合格');
    for (const check of ['physical', 'inspection']) {
      await enter(check);
      await press(clerk, 'selection/check', 'checked');
    }
    await press(clerk, 'selection/publicise', 'publicised');
    await page.goto(`${site}/lists`);
    await expect(page.locator('main')).toContainText('公示');
    // Whoever is proposed can still give the place up, and staff enter it for whoever declared it; here nobody does.
    await again(first, server, reached);
    await first.goto(server.url + hers);
    await expect(first.locator('#decline form[action="/api/applications/decline"]')).toHaveCount(1);
    await first.locator('#decline form').evaluate((form) => { form.noValidate = true; });
    await first.locator('#decline button').click();
    await expect(first.locator('.summary'), 'the place is not given up by one click').toContainText('放弃录用');
    const declined = clerk.locator('form[action="/api/selection/decline"]');
    await declined.locator('[name=ticket]').fill(tickets[1]);
    await declined.locator('[name=declared]').fill('本人当日递交书面声明');
    await declined.locator('button').click();
    await expect(clerk.locator('.summary')).toBeVisible();
    expect(await findings(clerk), 'who is not proposed cannot give the place up').toEqual([]);
    await expect(page.locator('main')).not.toContainText('放弃录用');
    // Nor is a place restored that nobody gave up.
    const restored = clerk.locator('form[action="/api/selection/propose-restoring"]');
    await restored.locator('[name=restored]').fill(tickets[0]);
    await restored.locator('[name=mistake]').fill('误登记');
    await restored.locator('button').click();
    await expect(clerk.locator('.summary')).toBeVisible();
    // Nobody ends the notice before its last day.
    await clerk.locator('form[action="/api/selection/file"] button').click();
    await expect(clerk.locator('.summary')).toContainText('公示期');
  });

  await test.step('somebody objects, a second person decides, and the result is filed', async () => {
    await page.goto(`${site}/lists`);
    await page.getByRole('link', { name: /异议/ }).first().click();
    await page.locator('[name=ticket]').fill(tickets[0]);
    await page.locator('[name=words]').fill('请核对其学历证书');
    await page.locator('[name=name]').fill('示范群众');
    await page.locator('[name=contact]').fill('0431-00000000');
    await press(page, 'selection/object', 'objection-raised');
    await forwardTo(days.interview_first + 20);
    const [clerk, head] = [await person(browser, server, 'staff'), await person(browser, server, 'approver')];
    await clerk.goto(`${site}/selection`);
    await clerk.locator('form[action="/api/selection/file"] button').click();
    await expect(clerk.locator('.summary')).toContainText('异议');
    await head.goto(`${site}/selection`);
    await head.locator('[name=objection]').selectOption({ index: 1 });
    await head.locator('[name=decision]').selectOption('dismissed');
    await head.locator('[name=reasons]').fill('学历证书经核验属实');
    await press(head, 'selection/decide', 'objection-decided');
    await clerk.goto(`${site}/selection`);
    await press(clerk, 'selection/file', 'filed');
    await clerk.goto(`${server.url}/recruitment/quota`);
    await expect(clerk.locator('tbody tr', { hasText: '吉编核试〔2026〕9号' })).toContainText('1');
  });

  await test.step('each applicant reads how it ended, and the public reads the hire', async () => {
    for (const [place, { page: own, contact, path: application }] of people.entries()) {
      await again(own, server, contact);
      await own.goto(server.url + application);
      await expect(own.locator('#outcome')).toContainText(place === 0 ? '办理录用手续' : '名次在招录人数之外');
      await expect(own.locator('#outcome')).toContainText(place === 0 ? '录用名单' : '六十日内');
      await expect(own.locator('.milestones [aria-current]')).toHaveCount(0);
    }
    await page.goto(`${site}/lists`);
    await page.locator('tbody a').first().click();
    await expect(page.locator('main')).toContainText(tickets[0]);
    expect(await findings(page), 'the list').toEqual([]);
  });
});
