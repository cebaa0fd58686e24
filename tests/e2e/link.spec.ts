import { expect, test } from '@playwright/test';
import { button, count, isReady, position, type } from './page.ts';

test('a shared link brings back program and moment', async ({ page, context }) => {
  await page.goto('/?scenario=copy');
  await isReady(page);
  await type(page, 'fn main() {\n    let mine = 1;\n    let other = mine + 1;\n    println!("{other}");\n}\n');
  await expect(page.getByRole('button', { name: 'Your program' })).toBeVisible();
  await expect(page.locator('.memory')).not.toHaveClass(/outdated/u);
  await page.getByTestId('memory').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(count(page)).toContainText('step 2 of');
  const before = await position(page);
  await button(page, 'Share').click();
  const link = await page.getByRole('textbox', { name: 'Link' }).inputValue();
  expect(link).toContain('#2.');
  const other = await context.newPage();
  await other.goto(link);
  await isReady(other);
  await expect(other.locator('.cm-content')).toContainText('let other = mine + 1;');
  await expect(count(other)).toHaveText(`step ${before.step} of ${before.steps}`);
});

for (const [what, link] of [
  ['damaged', '#1.AAAA'],
  ['damaged as well', '#2.AAAA'],
  ['of a later version', '#3.abc'],
  ['no link at all', '#<b>x</b>'],
] as const) {
  test(`a link that is ${what} says so and shows no other program`, async ({ page }) => {
    await page.goto(`/${link}`);
    await expect(page.getByRole('alert')).toContainText('this link');
    await expect(page.locator('.cm-content')).toHaveText('');
  });
}
