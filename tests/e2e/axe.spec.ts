import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { button, isReady } from './page.ts';

async function findings(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.any.map((each) => each.message).join('; ')}`),
  );
}

const states: readonly (readonly [string, string, (page: Page) => Promise<void>])[] = [
  [
    'the workbench',
    '/?scenario=move',
    async (page) => {
      await button(page, 'Step forward').click();
    },
  ],
  [
    'a refusal with its reasons',
    '/?scenario=push-while-shared',
    async (page) => {
      await button(page, 'Why?').click();
    },
  ],
  [
    'let it happen',
    '/?scenario=vec-growth',
    async (page) => {
      await button(page, 'Let it happen').click();
      await button(page, 'Last moment').click();
      await expect(page.getByTestId('verdict')).toBeVisible();
    },
  ],
  ['an error without a run', '/?scenario=dangling-return', async () => {}],
  ['the embed', '/embed/?scenario=move', async () => {}],
  ['the embed at a refusal', '/embed/?scenario=push-while-shared&step=refusal', async () => {}],
  [
    'the programs',
    '/?scenario=move',
    async (page) => {
      await page.getByRole('button', { name: /A move/u }).click();
    },
  ],
  [
    'the link',
    '/?scenario=move',
    async (page) => {
      await button(page, 'Share').click();
      await expect(page.getByRole('textbox', { name: 'Link' })).toBeVisible();
    },
  ],
  [
    'the keys',
    '/?scenario=move',
    async (page) => {
      await page.keyboard.press('?');
    },
  ],
  [
    'presenting',
    '/?scenario=move',
    async (page) => {
      await page.keyboard.press('p');
    },
  ],
];

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`axe finds nothing, ${colorScheme}`, () => {
    // Without motion, so that nothing is looked at while half faded in.
    test.use({ colorScheme, contextOptions: { reducedMotion: 'reduce' } });
    for (const [name, address, act] of states) {
      test(name, async ({ page }) => {
        await page.goto(address);
        await (address.includes('dangling-return') ? expect(page.locator('.cm-content')).toBeVisible() : isReady(page));
        await act(page);
        expect(await findings(page)).toEqual([]);
      });
    }
    test('the faults', async ({ page }) => {
      await page.goto('/faults/');
      await expect(page.getByRole('article')).not.toHaveCount(0);
      expect(await findings(page)).toEqual([]);
    });
    test('the phone', async ({ page }) => {
      await page.setViewportSize({ width: 390, height: 844 });
      await page.goto('/?scenario=push-while-shared');
      await isReady(page);
      expect(await findings(page)).toEqual([]);
      await page.getByLabel('More').click();
      expect(await findings(page)).toEqual([]);
    });
  });
}
