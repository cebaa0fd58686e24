/** Several files in one program: a tab for each, which follows the run and is the reader's to choose. */
import { expect, type Page, test } from '@playwright/test';
import { button, isReady, type } from './page.ts';

const PROGRAM = `mod garden;

fn main() {
    let beds = garden::beds();
    println!("{beds}");
}
// file: src/garden.rs
pub fn beds() -> u32 {
    let rows = 2;
    rows * 3
}
`;

const tab = (page: Page, name: string) => page.getByRole('tab', { name });
const code = (page: Page) => page.locator('.cm-content');

async function open(page: Page, program = PROGRAM): Promise<void> {
  await page.goto('/?scenario=move');
  await isReady(page);
  await type(page, program);
  await expect(page.getByRole('tablist', { name: 'Files' })).toBeVisible();
}

test('the tab is that of the file in which the run stands', async ({ page }) => {
  await open(page);
  await expect(tab(page, 'main.rs')).toHaveAttribute('aria-selected', 'true');
  await expect(code(page)).not.toContainText('rows');
  await expect(tab(page, 'garden.rs')).toHaveCount(1);
  for (let step = 0; step < 4; step++) {
    if ((await tab(page, 'garden.rs').getAttribute('aria-selected')) === 'true') break;
    await button(page, 'Step forward').click();
    await page.waitForTimeout(200);
  }
  await expect(tab(page, 'garden.rs')).toHaveAttribute('aria-selected', 'true');
  await expect(code(page)).toContainText('rows');
  await expect(page.locator('.cm-now')).toContainText('rows');
});

test('tabs are gone through with the arrow keys, and a step takes the reader back', async ({ page }) => {
  await open(page);
  await tab(page, 'main.rs').click();
  await page.keyboard.press('ArrowRight');
  await expect(tab(page, 'garden.rs')).toBeFocused();
  await expect(code(page)).toContainText('rows');
  await page.keyboard.press('ArrowLeft');
  await expect(tab(page, 'main.rs')).toBeFocused();
  await page.keyboard.press('End');
  await expect(code(page)).toContainText('rows');
  await button(page, 'Step forward').click();
  await button(page, 'Step back').click();
  await expect(tab(page, 'main.rs')).toHaveAttribute('aria-selected', 'true');
});

test('an edit in one file stays there, and its problems name it', async ({ page }) => {
  await open(page);
  await tab(page, 'garden.rs').click();
  await type(page, 'pub fn beds() -> u32 {\n    "three"\n}');
  const problem = page.getByRole('button', { name: /src\/garden\.rs:2/u });
  await expect(problem).toBeVisible();
  await tab(page, 'main.rs').click();
  await expect(code(page)).toContainText('garden::beds()');
  await expect(code(page)).not.toContainText('three');
  await problem.click();
  await expect(tab(page, 'garden.rs')).toHaveAttribute('aria-selected', 'true');
  await type(page, 'pub fn beds() -> u32 {\n    8\n}');
  await expect(page.getByText('does not compile', { exact: true })).toBeHidden();
});

test('undo in one file leaves the others alone', async ({ page }) => {
  await open(page);
  await tab(page, 'garden.rs').click();
  await code(page).click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.insertText('// one\n');
  await tab(page, 'main.rs').click();
  await code(page).click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.insertText('// two\n');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(code(page)).not.toContainText('two');
  await tab(page, 'garden.rs').click();
  await expect(code(page)).toContainText('one');
  await code(page).click();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(code(page)).not.toContainText('one');
  await expect(code(page)).toContainText('rows');
});

test('a file is added, renamed and removed, with the `mod` that names it', async ({ page }) => {
  await page.goto('/?scenario=move');
  await isReady(page);
  await type(page, 'fn main() {}\n');
  await button(page, '+ File').click();
  await page.getByRole('textbox', { name: 'Name' }).fill('garden');
  await page.keyboard.press('Enter');
  await expect(tab(page, 'garden.rs')).toHaveAttribute('aria-selected', 'true');
  await tab(page, 'main.rs').click();
  await expect(code(page)).toContainText('mod garden;');
  await tab(page, 'garden.rs').click();
  await page.keyboard.press('F2');
  await page.getByRole('textbox', { name: 'Name' }).fill('a b');
  await button(page, 'Rename').click();
  await expect(page.getByRole('alert').filter({ hasText: 'letters' })).toBeVisible();
  await page.getByRole('textbox', { name: 'Name' }).fill('park');
  await button(page, 'Rename').click();
  await expect(tab(page, 'park.rs')).toHaveAttribute('aria-selected', 'true');
  await button(page, 'Rename or remove park.rs').click();
  await button(page, 'Remove, with its text').click();
  await expect(page.getByRole('tablist', { name: 'Files' })).toBeHidden();
  await expect(code(page)).not.toContainText('mod');
});

test('a link carries all files', async ({ page, context }) => {
  await open(page);
  await button(page, 'Share').click();
  const link = await page.getByLabel('Link').inputValue();
  const other = await context.newPage();
  await other.goto(link);
  await isReady(other);
  await expect(tab(other, 'garden.rs')).toBeVisible();
});
