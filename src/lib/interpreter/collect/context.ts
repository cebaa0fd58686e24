/**
 * What lowering works with. `CollectCx` belongs to a crate: it answers questions about items before all tables are full, by
 * lowering what is asked for (rustc's queries), with a guard against cycles. `LowerCx` belongs to one place: whose generics
 * are in scope, what `_` and a left-out lifetime mean there.
 */
import { findIn } from '../../heap/base/index.ts';
import { type Diagnostic, diagnostic, unsupported } from '../diagnostics/index.ts';
import type { CrateResolutions, DefSyntax, ResolvedCrate } from '../resolve/index.ts';
import type { Span } from '../source/index.ts';
import type * as ast from '../syntax/ast.ts';
import type {
  Const,
  ConstantValue,
  DefId,
  GenericParamDef,
  ItemTables,
  Predicate,
  Region,
  TraitRef,
  Ty,
} from '../types/items.ts';
import { inferTy } from '../types/make.ts';

export interface CollectCx {
  readonly crate: ResolvedCrate;
  readonly items: ItemTables;
  readonly resolutions: CrateResolutions;
  readonly diagnostics: Diagnostic[];
  /** Questions being answered: asking one again is a cycle. */
  readonly asking: Set<string>;
  readonly supertraits: Map<DefId, readonly TraitRef[]>;
  readonly implTraitRefs: Map<DefId, TraitRef | undefined>;
  readonly defaults: Map<DefId, readonly (Ty | Const | undefined)[]>;
  readonly constants: Map<DefId, Const | undefined>;
  /** Of constants in types that had to be run: what came of it, and those of which that is not known yet. */
  readonly known: ReadonlyMap<DefId, ConstantValue>;
  readonly wanted: Map<DefId, Span>;
  /** Items in which a type was found faulty: what follows from the type is not reported. */
  readonly faulty: Set<DefId>;
  /** Trait objects met before all traits were collected; checked at the end. */
  readonly objects: {
    readonly trait: DefId;
    readonly owner: DefId;
    readonly span: Span;
    readonly report: (found: Diagnostic) => void;
  }[];
  /** Where the clauses of this crate's items were written; implied ones (`Sized`) are not among them. */
  readonly clauseSpans: WeakMap<Predicate, Span>;
  /** All items are collected. */
  isComplete: boolean;
}

export function createCollect(crate: ResolvedCrate, known: ReadonlyMap<DefId, ConstantValue> = new Map()): CollectCx {
  return {
    crate,
    items: crate.items,
    resolutions: crate.resolutions,
    diagnostics: [],
    asking: new Set(),
    supertraits: new Map(),
    implTraitRefs: new Map(),
    defaults: new Map(),
    constants: new Map(),
    known,
    wanted: new Map(),
    faulty: new Set(),
    objects: [],
    clauseSpans: new WeakMap(),
    isComplete: false,
  };
}

/** What there is to say of a lifetime that is missing, once one is. */
export type Notes = () => readonly string[];
export const NO_NOTES: Notes = () => [];

/** What a lifetime that is not written means. */
export type Elision =
  /** In bodies: the borrow checker finds out. */
  | { readonly kind: 'erased' }
  | { readonly kind: 'static' }
  /** A function's parameters: each is a late-bound lifetime of its own. */
  | { readonly kind: 'fresh-late' }
  /** The parameters of a `fn(..)` type or of `Fn(..)`: bound by the binder at this height of the stack. */
  | { readonly kind: 'fresh-bound'; readonly level: number }
  /** An output, where the rules single out one lifetime; `level` is the height of the binder stack where `region` makes sense. */
  | { readonly kind: 'region'; readonly region: Region; readonly level: number }
  /** An impl's header: parameters of the impl. */
  | { readonly kind: 'header' }
  /** Not allowed: E0106 (grouped in `missing` where given), E0637, or an associated type's own message. */
  | { readonly kind: 'missing'; readonly group: Span[] | undefined; readonly notes: Notes }
  | { readonly kind: 'not-here' }
  | { readonly kind: 'assoc-type' }
  /** A constant of an impl that has lifetimes: `'static`, which the lint `elided_lifetimes_in_associated_constant` refuses. */
  | { readonly kind: 'assoc-const'; readonly isInherent: boolean };

/** What a lifetime parameter of the enclosing function becomes, `depth` binders further in. */
export type LateRegion = (index: number, name: string, depth: number) => Region;

/** `ambiguous`: behind a type parameter with two lifetime bounds (E0228). */
export type ObjectDefault = Region | 'ambiguous';

export interface LowerCx {
  readonly collect: CollectCx;
  /** Whose generic parameters are in scope. */
  readonly owner: DefId;
  readonly elision: Elision;
  /** The function whose late-bound lifetimes are in scope, and what they become; in a signature anonymous ones are added to `names`. */
  readonly late: { readonly fn: DefId; readonly names: string[]; readonly region: LateRegion } | undefined;
  /** `for<..>` binders around, outermost first: the names that each binds. */
  readonly binders: readonly string[][];
  /** `_` as a type; undefined where the signature must be written out (E0121). */
  readonly inferTy: ((span: Span) => Ty) | undefined;
  readonly inferConst: ((span: Span) => Const) | undefined;
  readonly report: (found: Diagnostic) => void;
  /** Lifetimes met in one parameter, for the elision rules; undefined elsewhere and inside `fn(..)`. */
  readonly seen: Region[] | undefined;
  /** Lifetimes of references to `Self` met in the type of `self`. */
  readonly selfRefs: Region[] | undefined;
  /** In a body: a lifetime that is left out in an alias's arguments, the same wherever the alias names it. */
  readonly tieElided?: (() => Region) | undefined;
  /** What a trait object's lifetime is when it is not written and its trait demands none. */
  readonly objectDefault: ObjectDefault;
}

/** Stands for the type behind a trait object while its trait is lowered; never part of a result. */
export const DYN_SELF: Ty = inferTy(-1, 'general');

/** For lowering only to find something out; what is wrong is reported where the same syntax is lowered for good. */
export const SILENT = (_found: Diagnostic): void => undefined;

export const STATIC: Region = { kind: 're-static' };
export const ERASED: Region = { kind: 're-erased' };

export function syntaxOf(cx: CollectCx, def: DefId): DefSyntax | undefined {
  return cx.crate.syntax.get(def);
}

/** The generics of an item of this crate as they are written. */
export function genericsSyntax(cx: CollectCx, def: DefId): ast.Generics | undefined {
  const syntax = syntaxOf(cx, def);
  if (syntax?.kind !== 'item' && syntax?.kind !== 'assoc') return undefined;
  const { node } = syntax;
  return 'generics' in node ? node.generics : undefined;
}

export function reportFault(
  cx: CollectCx | LowerCx,
  name: string,
  code: string | undefined,
  message: string,
  span: Span,
  more: Partial<Pick<Diagnostic, 'label' | 'labels' | 'notes' | 'help' | 'family'>> = {},
): void {
  const found = diagnostic({ name, code, family: more.family ?? 'other', message, span }, more);
  if ('report' in cx) {
    if (cx.report !== SILENT) cx.collect.faulty.add(cx.owner);
    cx.report(found);
  } else cx.diagnostics.push(found);
}

export function reportUnsupported(cx: CollectCx | LowerCx, construct: string, span: Span, instead?: string): void {
  const found = unsupported(construct, span, instead);
  if ('report' in cx) cx.report(found);
  else cx.diagnostics.push(found);
}

/** A signature, field, bound or header of `owner`. */
export function itemLowering(collect: CollectCx, owner: DefId, elision: Elision): LowerCx {
  return {
    collect,
    owner,
    elision,
    late: undefined,
    binders: [],
    inferTy: undefined,
    inferConst: undefined,
    report: (found) => void collect.diagnostics.push(found),
    seen: undefined,
    selfRefs: undefined,
    objectDefault: STATIC,
  };
}

export interface BodyHooks {
  readonly inferTy: (span: Span) => Ty;
  readonly inferConst: (span: Span) => Const;
  readonly report: (found: Diagnostic) => void;
}

/** Types written inside the body of `owner`: lifetimes left out are erased, `_` is the type checker's. */
export function bodyLowering(collect: CollectCx, owner: DefId, hooks: BodyHooks): LowerCx {
  const fn = enclosingFn(collect, owner);
  const late =
    fn === undefined
      ? undefined
      : {
          fn,
          names: [...(collect.crate.lateBound.get(fn) ?? [])],
          region: (index: number, name: string): Region => ({ kind: 're-late', fn, index, name }),
        };
  return {
    collect,
    owner,
    elision: { kind: 'erased' },
    late,
    binders: [],
    inferTy: hooks.inferTy,
    inferConst: hooks.inferConst,
    report: hooks.report,
    seen: undefined,
    selfRefs: undefined,
    objectDefault: ERASED,
  };
}

export function enclosingFn(collect: CollectCx, owner: DefId): DefId | undefined {
  let at: DefId | undefined = owner;
  while (at !== undefined) {
    const def: { readonly kind: string; readonly parent: DefId | undefined } | undefined = findIn(
      collect.items.defs,
      at,
    );
    if (def?.kind === 'fn' || def?.kind === 'assoc-fn') return at;
    if (def?.kind !== 'closure' && def?.kind !== 'anon-const' && def?.kind !== 'opaque') return undefined;
    at = def.parent;
  }
  return undefined;
}

/** The parameter of `owner` or its parents with this name. */
export function findParam(
  collect: CollectCx,
  owner: DefId,
  name: string,
  kind: GenericParamDef['kind'],
): GenericParamDef | undefined {
  let at: DefId | undefined = owner;
  while (at !== undefined) {
    const generics: { readonly parent: DefId | undefined; readonly params: readonly GenericParamDef[] } | undefined =
      findIn(collect.items.generics, at);
    if (generics === undefined) return undefined;
    const found = generics.params.find((param) => param.name === name && param.kind === kind);
    if (found !== undefined) return found;
    at = generics.parent;
  }
  return undefined;
}

/** Answers a question once at a time; undefined when it is being asked already. */
export function guarded<T>(cx: CollectCx, key: string, answer: () => T): T | undefined {
  if (cx.asking.has(key)) return undefined;
  cx.asking.add(key);
  const result = answer();
  cx.asking.delete(key);
  return result;
}
