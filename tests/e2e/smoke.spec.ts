import { expect, test } from '@playwright/test';
import { hostPage, site, subSite } from './sites.ts';

test('the site opens at the root and below a path, asking nobody else for anything', async ({ page }) => {
  const foreign: string[] = [];
  const missing: string[] = [];
  for (const address of [site, subSite]) {
    const origin = new URL(address).origin;
    page.on('request', (request) => {
      if (/^https?:/.test(request.url()) && !request.url().startsWith('http://localhost:')) foreign.push(request.url());
    });
    page.on('response', (response) => {
      if (response.url().startsWith(origin) && response.status() >= 400) missing.push(response.url());
    });
    await page.goto(address);
    await expect(page.locator('body')).toContainText('Ferrostep');
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  }
  expect(foreign).toEqual([]);
  expect(missing).toEqual([]);
});

test('the article on the other origin shows what it embeds', async ({ page }) => {
  await page.goto(hostPage(site));
  await expect(page.frameLocator('iframe').locator('body')).toContainText('Ferrostep');
});

test('an address that does not exist is not found', async ({ page }) => {
  const response = await page.goto(`${site}no-such-page/`);
  expect(response?.status()).toBe(404);
});
