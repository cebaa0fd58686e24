export { type Diagnostic, type DiagnosticFamily, type Label, type RefusalPoint, diagnostic, unsupported } from './diagnostic.ts';
