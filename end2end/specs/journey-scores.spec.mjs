// Scores on the day: a room is drawn and opened, seven examiners score a number on telephones of their own, the result is
// announced, corrected once, announced again and signed by three; a score that is missing, odd or sent twice changes
// nothing; one that is given without a connection waits in the browser, also beside another in a second window; a candidate
// does not come; screens that nobody acts on renew themselves; a visitor computes again and follows the proofs.
import { drawn, fixed, minute, person, seatedExaminer, setUp, soon, supervisors, wholeDay } from '../harness/draws.mjs';
import { expect, test } from '../harness/test.mjs';
import { visit } from '../harness/visit.mjs';

const given = ['86.5', '84', '88', '79.5', '85', '90', '83.5'];

async function send(own, screen, text) {
  await visit(own, screen);
  await own.locator('[name=score]').first().fill(text);
  await own.locator('form[action="/api/scores/enter"] button').click();
}

// The browser keeps scores itself once it answers for the form: a form that is sent from here is then held back.
async function awake(page) {
  const held = () => page.locator('form[action="/api/scores/enter"]')
    .evaluate((form) => !form.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true })));
  await expect.poll(held).toBe(true);
}

test('a room is scored, corrected, announced and signed', async ({ browser, page, server }) => {
  test.setTimeout(8 * minute);
  await wholeDay(server);
  const staff = await person(browser, server, 'staff');
  const admin = await person(browser, server, 'admin');
  const supervising = [];
  for (const login of supervisors) supervising.push(await person(browser, server, login));
  const opensAt = soon(server);
  const path = await setUp(staff, server, opensAt, { days: 0, rooms: { baishan: 1 } });
  const numbers = await fixed(staff, supervising, server, path);
  await server.setForward(opensAt);
  await drawn(staff, supervising, server, path, numbers);
  const { result } = await (await page.request.get(`${server.url}${path}/bundle.json`)).json();
  const { seats } = result.drawn.seating;
  const examiners = [];
  for (const { label } of seats) examiners.push(await seatedExaminer(browser, server, staff, admin, `${path}/seats/${label}`));
  const screen = `${server.url}/scores/${path.split('/').pop()}/${seats[0].room}`;

  await test.step('staff open the room and call the first number', async () => {
    await staff.goto(screen);
    await staff.locator('[name=candidates]').fill('2');
    await staff.locator('form[action="/api/scores/open"] button').click();
    await staff.waitForURL(/done=room-opened/);
    await staff.locator('form[action="/api/scores/call"] button').click();
    await staff.waitForURL(/done=number-called/);
  });

  await test.step('odd scores are refused in words, and seats score one by one', async () => {
    for (const odd of ['100.01', '９０', '-1']) {
      await send(examiners[0], screen, odd);
      await expect(examiners[0].locator('[role=alert]').first()).toBeVisible();
    }
    for (const [place, own] of examiners.slice(0, 3).entries()) {
      await send(own, screen, given[place]);
      await own.waitForURL(/done=score-entered/);
    }
  });

  await test.step('a score given without a connection waits in the browser and is sent once it is back', async () => {
    const own = examiners[4];
    await own.goto(screen);
    await awake(own);
    await own.context().setOffline(true);
    await own.locator('[name=score]').first().fill(given[4]);
    await own.locator('form[action="/api/scores/enter"] button').click();
    await expect(own.locator('.score-waiting')).toContainText('85.00');
    await expect(own.locator('.score-waiting')).toContainText('连接中断');
    await expect(own.locator('label[for=field-score]'), 'the next number can be scored meanwhile').toContainText('2');
    await own.context().setOffline(false);
    await own.waitForURL(/done=score-entered/);
    await expect(own.locator('#own-scores tbody tr')).toHaveCount(1);
    await expect(own.locator('.score-waiting')).toHaveCount(0);
  });

  await test.step('two windows without a connection keep both their scores', async () => {
    const own = examiners[3];
    const other = await own.context().newPage();
    for (const window of [own, other]) {
      await window.goto(screen);
      await awake(window);
    }
    await own.context().setOffline(true);
    const give = async (window, score) => {
      await window.locator('[name=score]').first().fill(score);
      await window.locator('form[action="/api/scores/enter"] button').click();
    };
    await give(own, given[3]);
    await expect(other.locator('label[for=field-score]'), 'the other window knows of it').toContainText('2');
    await give(other, '77');
    for (const window of [own, other]) await expect(window.locator('.score-waiting li')).toHaveText([/1.*79\.50/, /2.*77\.00/]);
    await own.context().setOffline(false);
    for (const window of [own, other]) {
      await expect(window.locator('.score-waiting li'), 'number 2 is not called yet').toHaveText([/2.*77\.00/], { timeout: 15_000 });
    }
    await other.close();
    await own.goto(screen);
    await expect(own.locator('#own-scores tbody tr')).toHaveCount(1);
    await own.goto('about:blank');
  });

  await test.step('a score whose answer was lost, and whose page was closed, is not entered twice', async () => {
    const own = examiners[5];
    const page = await own.context().newPage();
    await page.goto(screen);
    await page.waitForLoadState('networkidle');
    await page.route('**/api/scores/enter', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await page.locator('[name=score]').first().fill(given[5]);
    await page.locator('form[action="/api/scores/enter"] button').click();
    await expect(page.locator('.score-waiting')).toContainText('连接中断');
    await page.close();
    await own.goto(screen);
    await own.waitForURL(/done=score-already/);
    await expect(own.locator('#own-scores tbody tr')).toHaveCount(1);
  });

  await test.step('a missing score keeps the number from being announced, and nobody sees a score', async () => {
    await staff.goto(screen);
    await expect(staff.locator('form[action="/api/scores/announce"]')).toHaveCount(0);
    await expect(staff.locator('form[action="/api/scores/close"]')).toHaveCount(0);
    await page.goto(screen);
    await expect(page.locator('#board')).toContainText('还差 1 席');
    await expect(page.locator('#board')).not.toContainText('86.50');
    await supervising[2].goto(screen);
    await expect(supervising[2].locator('#signing button'), 'nothing to do yet').toHaveCount(0);
  });

  await test.step('the same page sent from two windows is one score', async () => {
    const second = await examiners[6].context().newPage();
    await second.goto(screen);
    await send(examiners[6], screen, given[6]);
    await examiners[6].waitForURL(/done=score-entered/);
    await second.locator('[name=score]').first().fill(given[6]);
    await second.locator('form[action="/api/scores/enter"] button').click();
    await second.waitForURL(/done=score-already/);
  });

  const announce = async () => {
    await staff.goto(screen);
    await staff.locator('form[action="/api/scores/announce"] button').click();
    await staff.waitForURL(/done=result-announced/);
  };

  await test.step('the result is announced, corrected by two people and announced again', async () => {
    await announce();
    await page.goto(screen);
    await expect(page.locator('.score-result')).toHaveText('85.40');
    await expect(page.locator('#board s')).toHaveCount(2);
    const appears = 'the supervisor did not touch the screen';
    await expect(supervising[2].locator('#signing button'), appears).toHaveCount(1, { timeout: 40_000 });
    await expect(examiners[0].locator('.score-result'), 'nor the examiner').toHaveText('85.40', { timeout: 40_000 });
    const asking = examiners[6];
    await asking.goto(screen);
    await asking.getByRole('link', { name: '申请更正' }).click();
    const dialog = asking.locator('dialog[open]');
    await dialog.locator('[name=turn]').selectOption('1');
    await dialog.locator('[name=score]').fill('84.5');
    await dialog.locator('[name=because]').selectOption('typing');
    await dialog.locator('[name=reason]').fill('王某按错一个键');
    await dialog.locator('form[action="/api/scores/correct"] button').click();
    await asking.waitForURL(/done=correction-asked/);
    const [supervisor] = supervising;
    await supervisor.goto(screen);
    await expect(supervisor.locator('#pending')).toContainText('录入有误：王某按错一个键');
    await supervisor.locator('#pending button[value=true]').click();
    await supervisor.waitForURL(/done=correction-decided/);
    await announce();
    await page.goto(screen);
    await expect(page.locator('.score-result')).toHaveText('85.60');
  });

  await test.step('the second candidate does not come', async () => {
    await staff.goto(screen);
    await staff.locator('form[action="/api/scores/call"] button').click();
    await staff.waitForURL(/done=number-called/);
    await staff.getByRole('link', { name: '记顺序号 2 缺考' }).click();
    await staff.locator('form[action="/api/scores/absent"] button').click();
    await staff.waitForURL(/done=absence-noted/);
    await expect(staff.locator('#board')).toContainText('缺考');
    // What the second window had kept for that number is answered in words, and read.
    await examiners[3].goto(screen);
    await expect(examiners[3].locator('.score-waiting')).toContainText('顺序号 2：77.00 没有记入');
    await examiners[3].getByRole('button', { name: '知道了' }).click();
    await expect(examiners[3].locator('.score-waiting')).toHaveCount(0);
  });

  await test.step('scorer, chief and supervisor sign, and the room closes', async () => {
    const chief = examiners[seats.findIndex((seat) => seat.role === 'chief')];
    for (const signer of [staff, chief, supervising[1]]) {
      await signer.goto(screen);
      await signer.locator('#signing button').click();
      await signer.waitForURL(/done=result-signed/);
    }
    await staff.goto(screen);
    await staff.locator('form[action="/api/scores/close"] button').click();
    await staff.waitForURL(/done=room-closed/);
    await page.goto(screen);
    await expect(page.locator('#board')).toContainText('已签字');
    await page.getByRole('button', { name: '在我的浏览器里重新计算得分' }).click();
    await expect(page.locator('.recomputing')).toContainText('重新计算了1个得分，全部一致');
  });

  await test.step('each step has its proof, and the ledger tells the kind of the mistake but not its words', async () => {
    const lines = page.locator('#on-ledger li');
    await expect(lines.filter({ hasText: 'scores.closed' })).toHaveCount(1);
    const proof = await lines.filter({ hasText: 'scores.corrected' }).locator('a[download]').getAttribute('href');
    expect(await (await page.request.get(server.url + proof)).text()).toMatch(/^c2sp\.org\/tlog-proof@v1\n/);
    await lines.filter({ hasText: 'scores.corrected' }).locator('a').first().click();
    await expect(page.locator('main')).toContainText('typing');
    await expect(page.locator('main')).not.toContainText('王某');
    await page.goto(screen);
    await page.getByRole('link', { name: '这个考场的全部账本记录' }).click();
    await expect(page.locator('tbody tr', { hasText: '评分：开启考场' })).toHaveCount(1);
  });
});
