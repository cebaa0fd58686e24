/** The theme is an attribute of the document's root, which is outside every component. */
export type Theme = 'auto' | 'light' | 'dark';

/** Sets the theme and, for `auto`, follows the system's wish until the function that comes back is called. */
export function applyTheme(theme: Theme): () => void {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const apply = (): void => {
    document.documentElement.dataset['theme'] = theme === 'auto' ? (dark.matches ? 'dark' : 'light') : theme;
  };
  apply();
  dark.addEventListener('change', apply);
  return () => {
    dark.removeEventListener('change', apply);
  };
}
