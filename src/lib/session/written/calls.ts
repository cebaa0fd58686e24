/**
 * The macro calls of a program that can be shown as what stands in their place: those of macros by example, and those of the
 * library's macros whose meaning is Rust text too. A call that a macro wrote belongs to that text.
 */
import type { Compilation, Expansion, FileId, MacroCall, Span } from '../../interpreter/index.ts';
import { expansionsOf, type Flat, flatOfExpansion } from './flat.ts';
import { findTemplate } from './templates.ts';

export interface Call {
  readonly name: string;
  /** In the piece: its own text, or what another macro wrote there. */
  readonly span: Span;
  /** What stands in its place; one that was written by example stands behind the piece's text, the others nowhere. */
  readonly expansion: Expansion | undefined;
  readonly flat: () => Flat;
  /** Of one of the library's: what it takes over from the call. */
  readonly args: readonly Span[];
  /** Said beside it: where the text is not the library's own, word for word. */
  readonly note: string;
}

/** The calls in a piece, in the order of their places. */
export function callsIn(compilation: Compilation, file: FileId): readonly Call[] {
  const piece = compilation.sourceMap.pieces.get(file);
  if (piece === undefined) return [];
  const byExample = expansionsOf(piece)
    .filter(({ text }) => text !== '')
    .map((expansion): Call => ({
      name: expansion.name,
      span: expansion.call,
      expansion,
      flat: () => flatOfExpansion(compilation, file, expansion),
      args: [],
      note: '',
    }));
  const ofLibrary = (libraryCalls(compilation).get(file) ?? []).flatMap(({ macro, span }): readonly Call[] => {
    const template = findTemplate(compilation, macro, span);
    return template === undefined ? [] : [{ ...template, span, expansion: undefined }];
  });
  return [...byExample, ...ofLibrary].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
}

interface LibraryCall {
  readonly macro: MacroCall;
  readonly span: Span;
}

/** Of a tree that an edit did not touch: found once. */
const known = new WeakMap<object, readonly LibraryCall[]>();
const KINDS: ReadonlySet<string> = new Set(['assert', 'assert-cmp', 'vec-list', 'vec-repeat', 'matches']);

function libraryCalls({ ast }: Compilation): ReadonlyMap<FileId, readonly LibraryCall[]> {
  const byFile = new Map<FileId, LibraryCall[]>();
  for (const item of ast.items) {
    const found = known.get(item) ?? findLibraryCalls(item);
    known.set(item, found);
    for (const call of found) {
      const list = byFile.get(call.span.file);
      if (list === undefined) byFile.set(call.span.file, [call]);
      else list.push(call);
    }
  }
  return byFile;
}

/** Walks the tree by shape alone. */
function findLibraryCalls(item: object): readonly LibraryCall[] {
  const found: LibraryCall[] = [];
  const visit = (node: object): void => {
    if (isMacroNode(node) && KINDS.has(node.macro.kind)) found.push(node);
    for (const key in node) {
      const value: unknown = Reflect.get(node, key);
      if (typeof value === 'object' && value !== null && key !== 'span' && key !== 'attrs') visit(value);
    }
  };
  visit(item);
  return found;
}

const isMacroNode = (node: object): node is LibraryCall & { readonly kind: 'macro' } =>
  'kind' in node && node.kind === 'macro' && 'macro' in node && 'span' in node;
