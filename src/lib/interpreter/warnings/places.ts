/** The variables and captures of a body that lints on their use follow, and how a place of the graph lies in one of them. */
import type { Body, LocalId, Place, Projection } from '../mir/ir.ts';
import { localId } from '../mir/ir.ts';
import type { Span } from '../source/index.ts';
import type { Ty } from '../types/ty.ts';
import { ERROR } from '../types/make.ts';

/** The closure itself is the first parameter of its body. */
export const CLOSURE: LocalId = localId(1);

export interface Tracked {
  readonly name: string;
  readonly span: Span;
  readonly ty: Ty;
  readonly what: 'variable' | 'parameter' | 'guard' | 'capture';
  /** A capture through a reference: what is written to it is seen outside. */
  readonly isByRef: boolean;
  /** The field of the closure that it is. */
  readonly field: number | undefined;
}

export interface TrackedPlaces {
  readonly list: readonly Tracked[];
  /** The tracked thing in which the place lies and what leads on from there; undefined if it lies in none. */
  readonly find: (place: Place) => { readonly index: number; readonly path: readonly Projection[] } | undefined;
}

const isSilent = (name: string): boolean => name === 'self' || name.startsWith('_') || name.startsWith('$');

export function trackPlaces(body: Body): TrackedPlaces {
  const list: Tracked[] = [];
  const ofLocal = new Map<LocalId, number>();
  const unborn = neverDeclared(body);
  body.locals.forEach(({ kind, name, span, ty }, index) => {
    if (name === undefined || isSilent(name)) return;
    const what =
      kind === 'var' ? 'variable' : kind === 'arg' ? 'parameter' : kind === 'ref-for-guard' ? 'guard' : undefined;
    if (what === undefined || unborn.has(localId(index)) || (body.captures !== undefined && index === CLOSURE)) return;
    ofLocal.set(localId(index), list.length);
    list.push({ name, span, ty, what, isByRef: false, field: undefined });
  });
  const fieldAt = body.locals[CLOSURE]?.ty.kind === 'ref' ? 1 : 0;
  const ofField = (body.captures ?? []).map(({ name, span, mode }, field) => {
    list.push({ name, span, ty: ERROR, what: 'capture', isByRef: mode !== 'by-value', field });
    return list.length - 1;
  });
  return {
    list,
    find: ({ local, path }) => {
      const index = ofLocal.get(local);
      if (index !== undefined) return { index, path };
      const field = local === CLOSURE && body.captures !== undefined ? path[fieldAt] : undefined;
      if (field?.kind !== 'field') return undefined;
      const captured = ofField[field.index];
      if (captured === undefined) return undefined;
      const start = fieldAt + (list[captured]?.isByRef === true ? 2 : 1);
      return start <= path.length ? { index: captured, path: path.slice(start) } : undefined;
    },
  };
}

/** Variables whose declaration no way leads to, so that it is not in the graph: nothing is said of them. */
export function neverDeclared({ blocks, locals }: Body): ReadonlySet<LocalId> {
  const live = new Set<LocalId>();
  for (const { statements } of blocks)
    for (const stmt of statements) if (stmt.kind === 'storage-live') live.add(stmt.local);
  return new Set(
    locals.flatMap(({ kind }, index) => (kind === 'var' && !live.has(localId(index)) ? [localId(index)] : [])),
  );
}

export const isIndirect = (path: readonly Projection[]): boolean => path.some(({ kind }) => kind === 'deref');
