// A button of an island does nothing before the island has woken: it is pressed again until something is seen.
import { expect } from '@playwright/test';

export async function press(button, seen) {
  await expect(async () => {
    await button.click({ timeout: 3_000 });
    await expect(seen).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 60_000 });
}
