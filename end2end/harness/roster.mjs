// Rosters of invented persons, as files that somebody uploads.
import { crc32, deflateRawSync } from 'node:zlib';

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

// GB 11643: an identity number with its right check digit; every number stands for one person who does not exist.
export function identity(number) {
  const born = new Date(Date.UTC(1970, 0, 1 + (number % 9_000))).toISOString().slice(0, 10).replaceAll('-', '');
  const body = `220102${born}${String(Math.floor(number / 9_000) % 1_000).padStart(3, '0')}`;
  const sum = [...body].reduce((total, digit, place) => total + Number(digit) * weights[place], 0);
  return body + '10X98765432'[sum % 11];
}

// The number with another check digit.
export function brokenIdentity(number) {
  const right = identity(number);
  return right.slice(0, 17) + (right.endsWith('1') ? '2' : '1');
}

export const heads = ['姓名', '工作单位', '考区', '身份证号', '证书编号', '证书有效期至', '可任岗位', '专业特长'];

// Names hold no figures.
const named = (number) => [...String(number)].map((digit) => '零一二三四五六七八九'[digit]).join('');

export function person(number, changed = {}) {
  return { 姓名: `试验${named(number)}`, 工作单位: `试验单位${number % 500}`, 考区: '长春', 身份证号: identity(number),
    证书编号: `T${String(number).padStart(7, '0')}`, 证书有效期至: '2031-12-31', 可任岗位: '公共考官', 专业特长: '', ...changed };
}

export function csv(persons, columns = heads) {
  const lines = persons.map((one) => columns.map((column) => one[column] ?? '').join(','));
  return Buffer.from(`\ufeff${[columns.join(','), ...lines].join('\r\n')}\r\n`);
}

// An archive of the spreadsheet's kind whose one part unpacks to a thousand times its size.
export function zipBomb() {
  const name = Buffer.from('[Content_Types].xml');
  const plain = Buffer.alloc(64 * 1024 * 1024);
  const packed = deflateRawSync(plain, { level: 9 });
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(8, 4);
  fields.writeUInt32LE(crc32(plain) >>> 0, 10);
  fields.writeUInt32LE(packed.length, 14);
  fields.writeUInt32LE(plain.length, 18);
  fields.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, name, packed]);
  const central = Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), fields, Buffer.alloc(14), name]);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(1, 4);
  end.writeUInt16LE(1, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(local.length, 12);
  return Buffer.concat([local, central, Buffer.from('PK\x05\x06'), end]);
}

export async function upload(page, name, buffer) {
  await page.goto('/examiners/import');
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
  const loaded = page.waitForEvent('load');
  await page.locator('form.upload button.button-primary').click();
  await loaded;
}
