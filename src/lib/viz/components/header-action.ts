/** What the buttons of the page's header ask for. */
export type HeaderAction = 'programs' | 'present' | 'share' | 'embed' | 'file' | 'theme';
