// Invented people: identity numbers with right check digits, telephones that no two tests share.
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

// An identity number of an area, a day of birth and a serial number (GB 11643-1999).
export function identity(serial, area = '220102', born = '19900307') {
  const digits = `${area}${born}${String(serial).padStart(3, '0')}`;
  const sum = [...digits].reduce((total, digit, place) => total + Number(digit) * weights[place], 0);
  return `${digits}${'10X98765432'[sum % 11]}`;
}

export const wrongCheckDigit = (number) => `${number.slice(0, 17)}${number.endsWith('0') ? '1' : '0'}`;

let next = 0;
export function telephone() {
  next += 1;
  return `139${String(process.pid % 10_000).padStart(4, '0')}${String(next).padStart(4, '0')}`;
}
