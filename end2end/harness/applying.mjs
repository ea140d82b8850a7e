// Somebody who applies for a position, as everybody does: an account, a form filled in, a photo, handing in.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../build/places.mjs';
import { signUp } from './applicants.mjs';
import { identity, telephone } from './people.mjs';
import { addressOf } from './routes.mjs';

export const sample = (name) => readFileSync(join(root, 'app/domain/src/files/samples', name));
export const photo = { name: 'me.png', mimeType: 'image/png', buffer: sample('grey.png') };

export const press = (page, action) => page.locator(`form[action="/api/applications/${action}"] button`).first().click();

export async function begin(page, server, code) {
  const path = await addressOf(`/recruitment/{recruitment}/positions/${code}`, page.request, server.url);
  await page.goto(`${server.url}${path}`);
  await press(page, 'begin');
  await page.waitForURL(/\/applications\/[^/]+\/form/);
  return new URL(page.url()).pathname.replace(/\/form$/, '');
}

export const save = (page, then) => page.locator(`form[action="/api/applications/save"] button[value=${then}]`).click();

export async function fillIn(page) {
  for (const [field, choice] of [['education', 'bachelor'], ['degree', 'bachelor'], ['political', 'league']]) {
    await page.locator(`[name=${field}]`).selectOption(choice);
  }
  await page.locator('[name=fresh_graduate][value=no]').check();
  for (const [field, text] of [['school', '示范大学'], ['major', '法学'], ['major_code', '030101K'],
    ['grassroots_years', '２'], ['address', '长春市示范街1号']]) {
    await page.locator(`[name=${field}]`).fill(text);
  }
}

export async function attach(page, kind, file) {
  await page.locator('[name=kind]').selectOption(kind);
  await page.locator('input[type=file]').setInputFiles(file);
  await page.locator('form[action$="/attachments"] button').click();
}

// A new person, numbered, who hands an application in; gives the path of its owner's page.
export async function applied(page, server, number, code) {
  await signUp(page, server, telephone(), identity(number));
  await page.waitForURL(/done=signed-up/);
  const path = await begin(page, server, code);
  await fillIn(page);
  await save(page, 'stay');
  await page.waitForURL(/done=form-saved/);
  await attach(page, 'photo', photo);
  await page.waitForURL(/done=attached/);
  await page.goto(`${server.url}${path}/check`);
  await press(page, 'submit');
  await page.waitForURL(/done=application-submitted/);
  return path;
}
