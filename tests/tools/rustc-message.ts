/** What `rustc --error-format=json` prints, as far as the tools here read it. */
export interface CompilerMessage {
  readonly level: string;
  readonly message: string;
  readonly code: { readonly code: string } | null;
  readonly spans: readonly (CompilerSpan & { readonly is_primary: boolean })[];
}

interface CompilerSpan {
  readonly file_name: string;
  readonly line_start: number;
  /** Where the macro was called, for what stands in an expansion. */
  readonly expansion: { readonly span: CompilerSpan } | null;
}

/** The line of the first primary span in `file`: what rustc finds in a macro of the library belongs to the line of the call. */
export function primaryLine(message: CompilerMessage, file: string): number {
  let at: CompilerSpan | undefined = message.spans.find((span) => span.is_primary);
  while (at !== undefined && at.file_name !== file) at = at.expansion?.span;
  return at?.line_start ?? 0;
}
