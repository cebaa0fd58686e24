/**
 * Compiles the standard library where it is missing or outdated. What the compiler prints goes to standard error.
 * With `required`, a failure throws; without, it is only reported.
 */
export function ensureStd(options: { readonly required: boolean }): void;
