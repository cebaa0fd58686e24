import { expect, type Page, test } from '@playwright/test';
import { button, count, isReady, position } from './page.ts';
import { hostPage, site, subSite } from './sites.ts';

/** What the embed has told its host. */
const heard = async (page: Page): Promise<readonly unknown[]> =>
  await page.evaluate(() => (window as unknown as { messages: unknown[] }).messages);
const say = async (page: Page, message: unknown): Promise<void> => {
  await page.evaluate((data) => document.querySelector('iframe')?.contentWindow?.postMessage(data, '*'), message);
};

for (const [where, base] of [
  ['another origin', site],
  ['a path below it', subSite],
] as const) {
  test(`in an article, from ${where}: messages step, height is told, the focus stays`, async ({ page }) => {
    await page.goto(hostPage(`${base}embed/?scenario=move&theme=dark`));
    const frame = page.frameLocator('iframe');
    await page.getByRole('button', { name: 'Before the embed' }).focus();
    await isReady(frame);
    await expect(page.getByRole('button', { name: 'Before the embed' })).toBeFocused();
    await expect(frame.locator('html')).toHaveAttribute('data-theme', 'dark');

    const { steps } = await position(frame);
    await say(page, { ferrostep: 1, command: 'next' });
    await expect(count(frame)).toHaveText(`step 1 of ${steps}`);
    await say(page, { ferrostep: 1, command: 'goto', step: 'end' });
    await expect(count(frame)).toHaveText(`step ${steps} of ${steps}`);
    await say(page, { ferrostep: 1, command: 'goto', step: 2 });
    await expect(count(frame)).toHaveText(`step 2 of ${steps}`);
    await say(page, { ferrostep: 2, command: 'next' });
    await say(page, '<b>nonsense</b>');
    await say(page, { ferrostep: 1, command: 'prev' });
    await expect(count(frame)).toHaveText(`step 1 of ${steps}`);
    await say(page, { ferrostep: 1, command: 'state' });
    await expect
      .poll(() => heard(page))
      .toContainEqual(expect.objectContaining({ ferrostep: 1, event: 'state', step: 1, steps, status: 'accepted' }));
    await expect.poll(() => heard(page)).toContainEqual(expect.objectContaining({ type: 'ferrostep:height' }));
    await expect(page.getByRole('button', { name: 'Before the embed' })).toBeFocused();
  });
}

test('options choose what is shown, unknown ones are ignored, the address stays', async ({ page }) => {
  const address = `${site}embed/?scenario=vec-growth&view=memory&controls=min&step=refusal&nonsense=1`;
  await page.goto(address);
  await expect(page.getByTestId('memory').locator('svg[role=img]')).toBeVisible();
  await expect(page.getByTestId('code')).toBeHidden();
  await expect(page.getByRole('slider')).toBeHidden();
  const { step, steps } = await position(page);
  expect(step).toBe(steps);
  await button(page, 'Step back').click();
  await expect(count(page)).toHaveText(`step ${steps - 1} of ${steps}`);
  expect(page.url()).toBe(address);
  expect(await page.evaluate(() => localStorage.length + document.cookie.length)).toBe(0);
});

test('a piece of the run: from and to', async ({ page }) => {
  await page.goto(`${site}embed/?scenario=move&from=1&to=3`);
  await expect(count(page)).toContainText('step 1 of');
  await expect(button(page, 'Step back')).toBeDisabled();
  await button(page, 'Last moment').click();
  await expect(count(page)).toContainText('step 3 of');
  await expect(button(page, 'Step forward')).toBeDisabled();
});

test('with run=click nothing runs before the reader asks for it', async ({ page }) => {
  await page.goto(`${site}embed/?scenario=move&run=click`);
  await expect(page.getByText('let envelope = letter;')).toBeVisible();
  await expect(page.getByTestId('memory')).toBeHidden();
  await button(page, 'Run it step by step').click();
  await isReady(page);
});

test('a broken link in an embed says so and shows no program', async ({ page }) => {
  await page.goto(`${site}embed/#1.AAAA`);
  await expect(page.getByRole('alert')).toContainText('this link is damaged');
  await expect(page.getByTestId('code')).toBeHidden();
});

test('what is edited in an embed is carried to the whole site', async ({ page, context }) => {
  await page.goto(`${site}embed/?scenario=move&editable`);
  await isReady(page);
  await page.locator('.cm-content').click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText('fn main() {\n    let edited = 7;\n    println!("{edited}");\n}\n');
  const opened = context.waitForEvent('page');
  await button(page, 'Ferrostep ↗').click();
  await expect((await opened).locator('.cm-content')).toContainText('let edited = 7;');
});
