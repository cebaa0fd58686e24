/** A program's tests: a list with verdicts, and each of them a run to step through. */
import { expect, type Page, test } from '@playwright/test';
import { button, count, isReady, sentence, type } from './page.ts';

const PROGRAM = `fn add(a: i32, b: i32) -> i32 {
    a + b
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adds() {
        let sum = add(1, 2);
        assert_eq!(sum, 3);
    }
    #[test]
    fn is_wrong() {
        assert_eq!(add(2, 2), 5);
    }
    #[test]
    #[ignore = "slow"]
    fn takes_long() {}
}

fn main() {
    println!("{}", add(1, 1));
}
`;

const row = (page: Page, name: string) =>
  page.getByRole('list', { name: 'Tests' }).getByRole('button', { name: new RegExp(name, 'u') });

test('the list has each test with its verdict, and one that is chosen is run instead of main', async ({ page }) => {
  await page.goto('/?scenario=move');
  await isReady(page);
  await type(page, PROGRAM);
  await expect(page.getByText('Tests: 1 passed, 1 failed, 1 ignored')).toBeVisible();
  await expect(row(page, 'adds')).toContainText('ok');
  await expect(row(page, 'is_wrong')).toContainText('FAILED');
  await expect(row(page, 'takes_long')).toContainText('ignored, slow');
  await expect(page.getByText('left == right')).toBeVisible();
  await expect(row(page, 'main')).toHaveAttribute('aria-pressed', 'true');
  await row(page, 'adds').click();
  await expect(row(page, 'adds')).toHaveAttribute('aria-pressed', 'true');
  await expect(sentence(page)).toHaveText('adds is about to begin.');
  await expect(count(page)).toContainText('step 0');
  await button(page, 'Last moment').click();
  await expect(sentence(page)).toHaveText('adds returns: the test ends.');
  await row(page, 'is_wrong').click();
  await expect(sentence(page)).toHaveText('is_wrong is about to begin.');
  await button(page, 'Last moment').click();
  await expect(sentence(page)).toContainText('panics on line 16');
  await row(page, 'main').click();
  await expect(sentence(page)).toHaveText('main is about to begin.');
});

test('an edit asks for the verdicts anew, and a link opens the test that was run', async ({ page, context }) => {
  await page.goto('/?scenario=move');
  await isReady(page);
  await type(page, PROGRAM);
  await expect(row(page, 'is_wrong')).toContainText('FAILED');
  await row(page, 'is_wrong').click();
  await type(page, PROGRAM.replace('5);', '4);'));
  await expect(row(page, 'is_wrong')).toContainText('ok');
  await expect(row(page, 'is_wrong')).toHaveAttribute('aria-pressed', 'true');
  await button(page, 'Share').click();
  const link = await page.getByLabel('Link').inputValue();
  const other = await context.newPage();
  await other.goto(link);
  await isReady(other);
  await expect(row(other, 'is_wrong')).toHaveAttribute('aria-pressed', 'true');
});

test('a program without tests has no list', async ({ page }) => {
  await page.goto('/?scenario=move');
  await isReady(page);
  await expect(page.getByRole('list', { name: 'Tests' })).toBeHidden();
});
