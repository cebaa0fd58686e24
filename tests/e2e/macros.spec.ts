/** Macro calls opened in place: by hand, by keys, and stepped through. */
import { expect, type Page, test } from '@playwright/test';
import { button, isReady, sentence, type } from './page.ts';

const PROGRAM = `macro_rules! swap {
    ($a:expr, $b:expr) => {
        let tmp = $a;
        $a = $b;
        $b = tmp;
    };
}
macro_rules! both { ($a:expr, $b:expr) => { swap!($a, $b); swap!($b, $a); }; }
fn main() {
    let tmp = 5;
    let mut x = 1;
    let mut y = 2;
    both!(x, y);
    assert!(x == 1);
    println!("{tmp} {x} {y}");
}
`;

const call = (page: Page, name: string) => page.getByRole('button', { name: `What ${name}! stands for` });
const block = (page: Page, name: string) => page.getByRole('group', { name: `What ${name}! stands for` });
const current = (page: Page) => page.locator('[aria-current=step]');

async function open(page: Page): Promise<void> {
  await page.goto('/?scenario=move');
  await isReady(page);
  await type(page, PROGRAM);
  await expect(call(page, 'both')).toBeVisible();
}

async function stepInto(page: Page, text: string): Promise<void> {
  for (let step = 0; step < 12; step++) {
    if ((await current(page).count()) > 0 && (await current(page).textContent())?.includes(text) === true) return;
    await button(page, 'Step forward').click();
    await page.waitForTimeout(150);
  }
  await expect(current(page)).toContainText(text);
}

test('a call is opened and stepped through, and closed again', async ({ page }) => {
  await open(page);
  await expect(current(page)).toHaveCount(0);
  await call(page, 'both').click();
  await expect(call(page, 'both')).toHaveAttribute('aria-expanded', 'true');
  await expect(block(page, 'both')).toContainText('swap!(x, y);');
  await call(page, 'swap').first().click();
  await expect(block(page, 'swap')).toContainText('let tmp1 = x;');
  await page.getByTestId('memory').focus();
  await page.keyboard.press('Home');
  await stepInto(page, 'let tmp');
  await button(page, 'Step forward').click();
  await expect(current(page)).toContainText('x = y;');
  // The whole call is not marked beside it.
  await expect(page.locator('.cm-now')).toHaveCount(0);
  await call(page, 'both').click();
  await expect(block(page, 'both')).toHaveCount(0);
  await expect(page.locator('.cm-now')).toContainText('both!(x, y);');
  await expect(sentence(page)).not.toBeEmpty();
});

test('with keys alone, and an edit elsewhere leaves it open', async ({ page }) => {
  await open(page);
  await call(page, 'assert').focus();
  await page.keyboard.press('Enter');
  await expect(block(page, 'assert')).toContainText('if !(x == 1)');
  await expect(call(page, 'assert')).toBeFocused();
  await page.locator('.cm-line').filter({ hasText: 'let tmp = 5' }).click();
  await page.keyboard.press('Home');
  await page.keyboard.insertText('let more = 1; let _ = more; ');
  await expect(page.locator('.cm-content')).toContainText('let more');
  await expect(block(page, 'assert')).toContainText('if !(x == 1)');
  await call(page, 'assert').focus();
  await page.keyboard.press('Space');
  await expect(block(page, 'assert')).toHaveCount(0);
  await expect(page.locator('.cm-line').filter({ hasText: 'assert!' })).toHaveText(/^\s*assert!\(x == 1\);▸$/u);
});
