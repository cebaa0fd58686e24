export {
  type Diagnostic,
  type DiagnosticFamily,
  type Label,
  type RefusalPoint,
  diagnostic,
  unsupported,
} from './diagnostic.ts';
export { type RenderOptions, renderDiagnostic } from './render.ts';
export { defaultLevel, isComputed, isWhollyComputed, type Lint, type LintLevel } from './lints.ts';
export { isAbout, membersOf, WARNINGS } from './lint-groups.ts';
export { isKnownLint } from './known-lints.ts';
export { isRemovedLint, presentName } from './renamed-lints.ts';
