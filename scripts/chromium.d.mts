/** The Chromium to test with: `CHROMIUM_PATH`, else the system's, else Playwright's own, else undefined. */
export function findChromium(): string | undefined;
/** Arguments that keep a test browser to itself: no sandbox as root (it refuses), no traffic of its own. */
export const chromiumArgs: readonly string[];
