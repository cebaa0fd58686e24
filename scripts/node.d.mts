/** The oldest Node that runs TypeScript sources as they are, and so the oldest that can do without the bundled one. */
export const oldest: readonly [number, number];
/** Whether a version such as `v24.21.0` is new enough to run the sources. */
export function isNewEnough(version: string): boolean;
/** The path of the bundled Node, or undefined where npm installed none. */
export function bundledNode(): string | undefined;
/** The version that a Node binary gives for itself, or undefined if it doesn't start (musl, a foreign processor). */
export function versionOf(path: string): string | undefined;
