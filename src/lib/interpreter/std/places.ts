/** Where a moment inside the library stands in its source: what a run has no need of, looked up when somebody wants to see it. */
import type { Location } from '../mir/ir.ts';
import type { Span } from '../source/index.ts';
import type { DefId } from '../types/ty.ts';
import type { CompiledLibrary } from './codec/open.ts';
import type { PartName } from './codec/parts.ts';

export type LibraryPlace =
  | {
      readonly kind: 'here';
      /** `std/vec.rs`. */
      readonly fileName: string;
      readonly text: string;
      readonly span: Span;
    }
  /** To be loaded, and asked again. */
  | { readonly kind: 'in-part'; readonly part: PartName };

/** Undefined for what has no body: glue, shims, intrinsics. */
export function findLibraryPlace(library: CompiledLibrary, body: DefId, at: Location): LibraryPlace | undefined {
  if (library.findPart(body) === undefined) return undefined;
  const placed = library.findPlacedBody(body);
  if (placed === undefined) return { kind: 'in-part', part: library.placesPartOf(body) };
  const block = placed.blocks[at.block];
  const { span } = block?.statements[at.statement] ?? block?.terminator ?? placed;
  return { kind: 'here', fileName: `std/${library.files[span.file] ?? ''}`, text: library.textOf(span.file), span };
}
