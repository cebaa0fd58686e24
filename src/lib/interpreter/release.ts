/** The release of rustc whose verdicts ours are. Links name it, so that an article's reader knows what was judged how. */
export const RUSTC_RELEASE = '1.95';
