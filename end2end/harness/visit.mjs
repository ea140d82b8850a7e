// Opening a page from one that loads itself again from time to time: its own reload may break off a visit that has begun.
import { expect } from '@playwright/test';

export async function visit(page, address) {
  await expect(async () => {
    await page.goto(address);
  }).toPass({ timeout: 30_000 });
}
