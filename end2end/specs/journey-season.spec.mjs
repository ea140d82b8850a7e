// A whole interview season: planned, its examiners called and seated, its candidates' order drawn, an examiner replaced, a
// number scored, and a stranger's browser that checks all of it. Eight people, each in a browser of their own.
import {
  drawn, fixed, minute, person, seatedExaminer, setUpOfSeason, soon, supervisors, verify, wholeDay,
} from '../harness/draws.mjs';
import { expect, test } from '../harness/test.mjs';

async function plan(staff, server, day) {
  await staff.goto(`${server.url}/seasons/new`);
  await staff.locator('[name=title]').fill('端到端测试面试');
  await staff.locator('[name=first_day]').fill(day);
  await staff.locator('[name=last_day]').fill(day);
  await staff.locator('[name=sites]').fill('A\t白山市\t第一中学\t浑江大街1号\t报告厅\nB\t延边州\t第二中学\t光明街2号\t体育馆');
  const rooms = [`${day}\tA01\tA\t0101\t甲局\t6`, `${day}\tA01\tA\t0102\t乙局\t3`, `${day}\tB01\tB\t0103\t丙局\t4`];
  // A line that cannot be read is named, and what was typed stays.
  await staff.locator('[name=rooms]').fill(`${rooms.join('\n')}\n${day}\tB01\tB\t0104\t丁局\t９`);
  await staff.locator('main form button.button-primary').click();
  await expect(staff.locator('[role=alert]').first()).toContainText('第4行');
  await expect(staff.locator('[name=rooms]')).toHaveValue(/0103\t丙局/);
  await staff.locator('[name=rooms]').fill(rooms.join('\n'));
  await staff.locator('[name=observers]').fill(`${day}\t白山市\t9\t2`);
  await staff.locator('main form button.button-primary').click();
  await staff.waitForURL(/done=season-planned/);
  await staff.locator('form[action="/api/seasons/publish"] button').click();
  await staff.waitForURL(/done=season-published/);
  return new URL(staff.url()).origin + new URL(staff.url()).pathname;
}

test('a season from its plan to a replaced examiner', async ({ browser, page, server }) => {
  test.setTimeout(10 * minute);
  const day = await wholeDay(server);
  const staff = await person(browser, server, 'staff');
  const supervising = [];
  for (const login of supervisors) supervising.push(await person(browser, server, login));
  const season = await test.step('staff plan a season', () => plan(staff, server, day));

  // Three people are called for each seat; the order of the candidates is drawn beside it.
  const opensFirst = soon(server);
  const [call, order, observers, numbers] = await test.step('the call and the lots are fixed', async () => {
    const first = await setUpOfSeason(staff, season, 'call', opensFirst);
    const second = await setUpOfSeason(staff, season, 'order', opensFirst);
    const third = await setUpOfSeason(staff, season, 'observers', opensFirst);
    const kept = [];
    for (const path of [first, second, third]) kept.push(await fixed(staff, supervising, server, path));
    return [first, second, third, kept];
  });

  await test.step('the day of a fixed draw is closed to changes', async () => {
    await staff.goto(`${season}/edit`);
    await staff.locator('[name=observers]').fill('');
    await staff.locator('main form button.button-primary').click();
    await expect(staff.locator('[role=alert]').first()).toContainText('已经封定');
  });

  await test.step('all three are drawn', async () => {
    await server.setForward(opensFirst);
    await drawn(staff, supervising, server, call, numbers[0]);
    await drawn(staff, supervising, server, order, numbers[1]);
    await drawn(staff, supervising, server, observers, numbers[2]);
  });

  await test.step('an observer who cannot come is followed by the next in the drawn order', async () => {
    const { result } = await (await page.request.get(`${server.url}${observers}/bundle.json`)).json();
    const { order: [first, , third] } = result.drawn.lots[0];
    await staff.goto(server.url + observers);
    await staff.locator('[name=lot]').selectOption(`baishan/${first}`);
    await staff.locator('#replace-lot [name=because]').selectOption('absent');
    await staff.locator('#replace-lot button').click();
    await staff.waitForURL(/done=lot-filled/);
    await page.goto(server.url + observers);
    const row = page.locator('#lot-replacements tbody tr');
    await expect(row).toContainText(first);
    await expect(row).toContainText(third);
    await expect(page.locator('#replace-lot'), 'only those who lead the draw replace').toHaveCount(0);
  });

  const rooms = await test.step('on the morning those who were called are seated', async () => {
    const opensLast = soon(server);
    const path = await setUpOfSeason(staff, season, 'rooms', opensLast);
    await expect(staff.locator('#facts')).toContainText('预抽');
    const kept = await fixed(staff, supervising, server, path);
    await page.goto(`${server.url}${path}/hall`);
    await expect(page.locator('.hall-tile')).toHaveCount(3);
    await server.setForward(opensLast);
    await drawn(staff, supervising, server, path, kept);
    return path;
  });
  const bundleOf = async (path) => (await page.request.get(`${server.url}${path}/bundle.json`)).json();
  const [called, seated] = [await bundleOf(call), await bundleOf(rooms)];
  const labels = (list) => list.map((one) => one.label).sort();
  expect(called.result.drawn.seating.seats.length).toBe(3 * 14);
  expect(labels(seated.frozen.task.seating.pool)).toEqual(labels(called.result.drawn.seating.seats));

  // A public examiner's seat: the one who leads from a personnel department may have nobody to follow, which is right, too.
  const seat = seated.result.drawn.seating.seats.find((one) => one.room === 'A01' && one.role === 'public');
  const admin = await person(browser, server, 'admin');
  const own = await test.step('the examiner of a seat reads where to go, and asks to be replaced', async () => {
    const examiner = await seatedExaminer(browser, server, staff, admin, `${rooms}/seats/${seat.label}`);
    await examiner.goto(`${server.url}/duties`);
    await expect(examiner.locator('#coming')).toContainText('第一中学');
    await expect(examiner.locator('#coming')).toContainText('报告厅');
    const file = await examiner.request.get(`${server.url}/duties/calendar.ics`);
    expect(await file.text()).toContain(`DTSTART;VALUE=DATE:${day.replaceAll('-', '')}`);
    const card = examiner.locator('article', { has: examiner.locator(`a[href="${rooms}"]`) });
    await expect(card).toContainText('A01');
    await card.getByRole('link', { name: '请求更换' }).click();
    const dialog = examiner.locator('dialog[open]');
    await dialog.locator('[name=because]').selectOption('avoidance');
    await dialog.locator('[name=note]').fill('侄女报考本考场的职位');
    await dialog.locator('form[action="/api/draws/ask-replacement"] button').click();
    await examiner.waitForURL(/done=replacement-asked/);
    return examiner;
  });

  await test.step('staff agree, and the next in the drawn order takes the seat', async () => {
    await page.goto(server.url + rooms);
    await expect(page.locator('#on-ledger'), 'that somebody asks is public').toContainText('考官请求更换');
    await expect(page.locator('#replacements'), 'who asks is not').toHaveCount(0);
    await staff.goto(server.url + rooms);
    await staff.locator('#replacements a').click();
    await expect(staff.locator('#answer')).toContainText('侄女');
    await staff.locator('#replace button').click();
    await staff.waitForURL(/done=seat-filled/);
    await own.goto(`${server.url}/duties`);
    await expect(own.locator('#coming')).toContainText('已由其他考官递补');
  });

  await test.step('the room opens for as many candidates as were planned, in the drawn order, and an examiner scores', async () => {
    const screen = `${server.url}/scores/${rooms.split('/').pop()}/A01`;
    await staff.goto(screen);
    await expect(staff.locator('#keep')).toContainText('考生人数：9');
    await expect(staff.locator('[name=candidates]')).toHaveCount(0);
    await expect(staff.locator('#order-table tbody tr')).toHaveCount(9);
    await staff.locator('form[action="/api/scores/open"] button').click();
    await staff.waitForURL(/done=room-opened/);
    await staff.locator('form[action="/api/scores/call"] button').click();
    await staff.waitForURL(/done=number-called/);
    const { label } = seated.result.drawn.seating.seats.find((one) => one.room === 'A01' && one.label !== seat.label);
    const scoring = await seatedExaminer(browser, server, staff, admin, `${rooms}/seats/${label}`);
    await scoring.goto(screen);
    await scoring.locator('[name=score]').first().fill('86.5');
    await scoring.locator('form[action="/api/scores/enter"] button').click();
    await scoring.waitForURL(/done=score-entered/);
    await page.goto(screen);
    await expect(page.locator('#board')).toContainText('还差 6 席');
    await expect(page.locator('main')).toContainText('已叫号 1 / 9');
  });

  await test.step('a stranger replays the call, the rooms with the replacement, and the lots', async () => {
    for (const path of [call, rooms, observers, order]) {
      await expect(await verify(page, server, path), path).toContainText('一致：您的浏览器得出同样的结果', { timeout: 30_000 });
    }
    await expect(page.locator('#result .lots')).toHaveCount(3);
    await page.goto(server.url + rooms);
    await expect(page.locator('#replacements')).toContainText(seat.label);
    await page.goto(season);
    await expect(page.locator('#days')).toContainText('抽定考生面试顺序');
    await expect(page.locator('main'), 'which room hears which position is not public yet').not.toContainText('A01');
  });
});
