// A draw that cannot seat everybody: closed with a proof that a stranger reads, downloads and counts again; and a second
// draw for the same day, which names the first.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { server as program } from '../build/places.mjs';
import { findings } from '../harness/axe.mjs';
import { lead, minute, person, setUp, soon } from '../harness/draws.mjs';
import { expect, test } from '../harness/test.mjs';

function count(file) {
  try {
    return { good: true, told: execFileSync(program, ['draw', 'verify', file], { encoding: 'utf8' }) };
  } catch (error) {
    return { good: false, told: String(error.stdout) };
  }
}

async function close(staff, address, because) {
  await staff.goto(address);
  await staff.locator('.button', { hasText: '关闭' }).first().click();
  await staff.locator('[name=because]').selectOption(because);
  await staff.locator('[name=note]').fill('端到端测试：考官不足');
  await staff.locator('form[action="/api/draws/close"] button').click();
}

test('the proof is public, and a forged one is found out', async ({ browser, page, server }, info) => {
  test.setTimeout(3 * minute);
  const staff = await person(browser, server, 'staff');
  const opensAt = soon(server);

  const possible = await setUp(staff, server, opensAt, { days: 40 });
  await lead(staff, server, possible, 'draw-opened');
  await close(staff, server.url + possible, 'no-seating');
  await expect(staff.locator('[role=alert]').first()).toContainText('安排是存在的');

  const path = await setUp(staff, server, opensAt, { days: 40, rooms: { baishan: 900 } });
  await lead(staff, server, path, 'draw-opened');
  await page.goto(server.url + path);
  await expect(page.locator('#facts')).toContainText('此前为同一天');
  await expect(page.locator(`#facts a[href="${possible}"]`)).toBeVisible();
  await close(staff, server.url + path, 'no-seating');
  await staff.waitForURL(/done=draw-closed/);

  await page.goto(server.url + path);
  await expect(page.locator('#impossible')).toContainText('白山');
  expect(await findings(page)).toEqual([]);
  const arriving = page.waitForEvent('download');
  await page.locator('#impossible a[download]').click();
  const file = info.outputPath('impossible.json');
  await (await arriving).saveAs(file);
  const told = count(file);
  expect(told.good, told.told).toBe(true);
  const hash = told.told.match(/impossible hash ([0-9a-f]{64})/)[1];
  await expect(page.locator('#impossible')).toContainText(hash);

  const proof = JSON.parse(readFileSync(file, 'utf8'));
  proof.certificate.may_sit -= 1;
  writeFileSync(file, JSON.stringify(proof));
  const forged = count(file);
  expect(forged.good).toBe(false);
  expect(forged.told).toContain('the examiners are counted wrongly');
});
