/** What the browser tests say again and again. */
import { expect, type FrameLocator, type Page } from '@playwright/test';

type Screen = Page | FrameLocator;

/** The picture of a moment is there, the editor too. */
export async function isReady(screen: Screen): Promise<void> {
  await expect(screen.getByTestId('memory').locator('svg[role=img]')).toBeVisible();
  await expect(screen.locator('.cm-content')).toBeVisible();
}

export const count = (screen: Screen) => screen.getByTestId('step-count');
export const sentence = (screen: Screen) => screen.getByTestId('sentence');
export const button = (screen: Screen, name: string) => screen.getByRole('button', { name, exact: true });

/** "step 2 of 6" as numbers. */
export async function position(screen: Screen): Promise<{ readonly step: number; readonly steps: number }> {
  const match = /step (\d+) of (\d+)/u.exec((await count(screen).textContent()) ?? '');
  return { step: Number(match?.[1]), steps: Number(match?.[2]) };
}

/** Replaces the program by typing. */
export async function type(page: Page, program: string): Promise<void> {
  await page.locator('.cm-content').click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(program);
}
