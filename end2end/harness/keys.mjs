// Working through a list by keyboard.
import { expect } from '@playwright/test';

// The keys are heard once their island is awake; then the list of them opens.
export async function awake(page, pick) {
  await pick.focus();
  await expect(async () => {
    await page.keyboard.press('?');
    await expect(page.locator('details[data-keys]')).toHaveAttribute('open', '', { timeout: 500 });
  }).toPass({ timeout: 30_000 });
}
