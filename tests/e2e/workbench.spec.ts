import { expect, test } from '@playwright/test';
import { button, count, isReady, position, sentence, type } from './page.ts';

const REFUSED = 'fn main() {\n    let a = String::from("x");\n    let b = a;\n    println!("{a} {b}");\n}\n';
const ACCEPTED = 'fn main() {\n    let a = String::from("x");\n    println!("{a}");\n}\n';

test('typing changes the verdict', async ({ page }) => {
  await page.goto('/?scenario=move');
  await isReady(page);
  await type(page, REFUSED);
  await expect(page.getByRole('region', { name: 'Why this does not compile' })).toContainText('E0382');
  await expect(page.getByText('does not compile', { exact: true })).toBeVisible();
  await type(page, ACCEPTED);
  await expect(page.getByText('does not compile', { exact: true })).toBeHidden();
  await expect(page.getByRole('region', { name: 'Why this does not compile' })).toBeHidden();
});

test('a text that does not parse keeps the last picture and says that it is old', async ({ page }) => {
  await page.goto('/?scenario=move');
  await isReady(page);
  await type(page, 'fn main() { let a = ');
  await expect(page.getByRole('list', { name: 'Problems' })).toContainText('line 1');
  await expect(page.getByText('picture of the text before')).toBeVisible();
  await expect(page.getByTestId('memory').locator('svg[role=img]')).toBeVisible();
});

test('stepping with the buttons, to the end and back', async ({ page }) => {
  await page.goto('/?scenario=move');
  await isReady(page);
  const { steps } = await position(page);
  expect(steps).toBeGreaterThan(2);
  for (let step = 1; step <= steps; step++) {
    await button(page, 'Step forward').click();
    await expect(count(page)).toHaveText(`step ${step} of ${steps}`);
  }
  await expect(button(page, 'Step forward')).toBeDisabled();
  await expect(page.getByRole('region', { name: 'Output' })).toContainText('sealed: dear Ada');
  for (let step = steps - 1; step >= 0; step--) {
    await button(page, 'Step back').click();
    await expect(count(page)).toHaveText(`step ${step} of ${steps}`);
  }
  await expect(button(page, 'Step back')).toBeDisabled();
});

test('stepping with the keys alone', async ({ page }) => {
  await page.goto('/?scenario=move');
  await isReady(page);
  const { steps } = await position(page);
  await page.keyboard.press('ArrowRight');
  await expect(count(page)).toHaveText(`step 1 of ${steps}`);
  await page.keyboard.press('End');
  await expect(count(page)).toHaveText(`step ${steps} of ${steps}`);
  await page.keyboard.press('PageUp');
  await expect(count(page)).toHaveText(`step ${steps - 1} of ${steps}`);
  await page.keyboard.press('Home');
  await expect(count(page)).toHaveText(`step 0 of ${steps}`);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('keys in the editor are text, and Tab leaves it', async ({ page }) => {
  await page.goto('/?scenario=move');
  await isReady(page);
  const before = await count(page).textContent();
  await page.locator('.cm-content').click();
  await page.keyboard.press('ArrowRight');
  expect(await count(page).textContent()).toBe(before);
  await page.keyboard.press('Tab');
  await expect(page.locator('.cm-content')).not.toBeFocused();
});

test('a refusal, let it happen, and back under the checker', async ({ page }) => {
  await page.goto('/?scenario=vec-growth');
  await isReady(page);
  const story = page.getByRole('region', { name: 'Why this does not compile' });
  await expect(story).toContainText('E0502');
  await expect(story.getByRole('listitem')).toHaveCount(3);
  await expect(button(page, 'Step forward')).toBeDisabled();
  await button(page, 'Why?').click();
  await expect(story).toContainText('rule');
  await button(page, 'Let it happen').click();
  await expect(page.getByTestId('banner')).toContainText('does not compile');
  await expect(page.getByText('checker off', { exact: true })).toBeVisible();
  await button(page, 'Last moment').click();
  await expect(page.getByTestId('verdict')).toHaveText('would go wrong here');
  await expect(page.getByTestId('banner')).toBeVisible();
  await button(page, 'Checker on').click();
  await expect(page.getByTestId('banner')).toBeHidden();
  await expect(button(page, 'Let it happen')).toBeVisible();
});

test('a run in which nothing breaks says that the checker cannot know', async ({ page }) => {
  await page.goto('/?scenario=two-writers');
  await isReady(page);
  await button(page, 'Let it happen').click();
  await expect(page.getByTestId('banner')).toBeVisible();
  await page.keyboard.press('End');
  await expect(page.getByTestId('verdict')).toHaveText(/would go wrong here|the checker cannot know/u);
});

test('presenting shows code, picture and sentence; a clicker steps; Escape leaves', async ({ page }) => {
  await page.goto('/?scenario=move');
  await isReady(page);
  await page.keyboard.press('p');
  await expect(page.getByRole('banner')).toBeHidden();
  await expect(page.getByRole('group', { name: 'Stepping' })).toBeHidden();
  const before = await sentence(page).textContent();
  await page.keyboard.press('PageDown');
  await expect(sentence(page)).not.toHaveText(before ?? '');
  await page.keyboard.press('PageUp');
  await expect(sentence(page)).toHaveText(before ?? '');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('group', { name: 'Stepping' })).toBeVisible();
});

test('another program is picked from the list, and the address names it', async ({ page }) => {
  await page.goto('/');
  await isReady(page);
  await page.getByRole('button', { name: /A move/u }).click();
  await page
    .getByRole('dialog', { name: 'Programs' })
    .getByRole('button', { name: /Drop order/u })
    .click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.locator('.cm-content')).toContainText('drop');
  await expect(page).toHaveURL(/scenario=drop-order/u);
});

test('a line of output and a line of the program lead to their moments', async ({ page }) => {
  await page.goto('/?scenario=move');
  await isReady(page);
  await page.getByRole('button', { name: 'sealed: dear Ada' }).click();
  await expect(sentence(page)).toContainText(/print/iu);
  await page.locator('.cm-lineNumbers .cm-gutterElement', { hasText: /^3$/u }).click();
  await expect(page.locator('.cm-now')).toContainText('let envelope');
});

test('the phone shows picture and buttons without scrolling', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/?scenario=move');
  await isReady(page);
  const forward = button(page, 'Step forward');
  await expect(forward).toBeInViewport({ ratio: 1 });
  await expect(count(page)).toBeInViewport({ ratio: 1 });
  await expect(page.getByTestId('memory').locator('svg[role=img]')).toBeInViewport({ ratio: 0.5 });
  expect((await forward.boundingBox())?.height).toBeGreaterThanOrEqual(48);
  const { steps } = await position(page);
  await forward.click();
  await expect(count(page)).toHaveText(`step 1 of ${steps}`);
  await button(page, 'Step back').click();
  await expect(count(page)).toHaveText(`step 0 of ${steps}`);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  await page.getByLabel('More').click();
  await button(page, 'Share').filter({ visible: true }).click();
  await expect(page.getByRole('dialog', { name: 'Share this program' })).toBeVisible();
});

test('the page works again without a network', async ({ page, context }) => {
  await page.goto('/?scenario=move');
  await page.evaluate(async () => (await navigator.serviceWorker.ready).scope);
  await page.reload();
  await isReady(page);
  await context.setOffline(true);
  await page.reload();
  await isReady(page);
  await button(page, 'Step forward').click();
  await expect(count(page)).toContainText('step 1 of');
});

test('a refusal leads to its fault in a small program, which opens on the refused access', async ({
  page,
  context,
}) => {
  await page.goto('/?scenario=vec-growth');
  await isReady(page);
  await button(page, 'Why?').click();
  const opened = context.waitForEvent('page');
  await page.getByRole('link', { name: 'this fault in a small program' }).click();
  const faults = await opened;
  await expect(faults).toHaveURL(/faults\/#borrow-conflict/u);
  await faults.getByRole('link', { name: 'Step through: Use after a move' }).click();
  await isReady(faults);
  await expect(faults.getByRole('region', { name: 'Why this does not compile' })).toContainText('E0382');
  await expect(button(faults, 'Step forward')).toBeDisabled();
});
