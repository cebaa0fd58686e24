/** How high an embed would like to be: its bars, and beside each other (or one above the other) the whole program and picture. */
export function naturalHeight(page: HTMLElement): number {
  const panes = page.querySelector<HTMLElement>('.panes');
  if (panes === null) return page.scrollHeight;
  const bars = page.offsetHeight - panes.offsetHeight;
  const left = [...(page.querySelector('.left')?.children ?? [])].reduce(
    (sum, child) => sum + Math.max(child.scrollHeight, heightOf(child, '.cm-content')),
    0,
  );
  const right = heightOf(page, '.memory .scaled');
  const isSideBySide = getComputedStyle(panes).display === 'grid';
  return Math.ceil(bars + (isSideBySide ? Math.max(left, right) : left + right));
}

const heightOf = (parent: Element, selector: string): number =>
  parent.querySelector(selector)?.getBoundingClientRect().height ?? 0;
