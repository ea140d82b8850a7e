// A recruitment that has come to its shortlist: the browser makes seats and list again, a candidate without scripts gives
// the call up, and by the scheme of civil servants nobody follows.
import { signIn } from '../harness/accounts.mjs';
import { findings } from '../harness/axe.mjs';
import { addressOf } from '../harness/routes.mjs';
import { expect, test } from '../harness/test.mjs';

test('seats and shortlist are made again, and a call that is given up stays empty', async ({ ownServer: server, browser }) => {
  test.setTimeout(120_000);
  const citizen = await (await browser.newContext({ baseURL: server.url })).newPage();
  const path = await addressOf('/recruitment/{seated}', citizen.request);

  await test.step('the seats follow from their draw', async () => {
    await citizen.goto(`${path}/seats`);
    await citizen.locator('#how .verify button').click();
    const verdict = citizen.locator('#how .verify .verdict');
    await expect(verdict).toContainText('重新编排了11个座位');
    await expect(verdict.locator('li')).toHaveCount(5);
    await expect(verdict).toContainText('签名账本里有这份座位表的指纹');
    expect(await findings(citizen)).toEqual([]);
    // One seat in the file is another's: the browser says so.
    await citizen.route('**/seats.json', async (route) => {
      const seats = await (await route.fetch()).json();
      [seats.seats[0].entry, seats.seats[1].entry] = [seats.seats[1].entry, seats.seats[0].entry];
      await route.fulfill({ json: seats });
    });
    await citizen.locator('#how .verify button').click();
    await expect(verdict).toContainText('有2处不同');
    await expect(verdict).toContainText('签名账本里没有这份座位表的指纹');
  });

  await test.step('the shortlist is computed again', async () => {
    await citizen.goto(`${path}/lists`);
    await citizen.getByRole('link', { name: '面试入围名单' }).click();
    await expect(citizen.locator('#list tbody tr')).toHaveCount(9);
    await citizen.locator('#proof .verify button').click();
    await expect(citizen.locator('#proof .verify')).toContainText('2 个职位、9 人');
  });

  await test.step('a candidate gives the place up', async () => {
    const own = await (await browser.newContext({ javaScriptEnabled: false, baseURL: server.url })).newPage();
    await signIn(own, server, '19900000011');
    await own.goto('/messages');
    await expect(own.locator('main')).toContainText('您已进入面试范围');
    await own.goto('/applications');
    await own.locator('.card-link').first().click();
    const form = own.locator('#give-up form');
    await form.locator('[name=sure]').check();
    await form.getByRole('button').click();
    await own.waitForURL(/done=call-given-up/);
    await expect(own.locator('#give-up')).toHaveCount(0);
    await own.goto('/messages');
    await expect(own.locator('main')).toContainText('您不再参加此次招录');
  });

  await test.step('nobody is called in their place', async () => {
    await citizen.goto(`${path}/lists`);
    await expect(citizen.getByRole('link', { name: '面试入围名单' })).toBeVisible();
    await expect(citizen.getByRole('link', { name: '面试递补名单' })).toHaveCount(0);
  });
});
