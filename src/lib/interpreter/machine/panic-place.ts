/**
 * Where a panic is reported: at the innermost call that is not of a `#[track_caller]` function. Where that one stands in the
 * library, its place is one in the real library's source, which `#[panics_at = "core/src/cell.rs:1431:14"]` tells of our
 * function that stands for it; without the attribute it is not known.
 */
import { findIn, invariant } from '../../heap/base/index.ts';
import { filePlaceOf, type Span } from '../source/index.ts';
import { eraseRegions, substTy } from '../types/fold.ts';
import type { ItemTables } from '../types/items.ts';
import { defOf, implOfItem, isLang, nameOf, tyArgs } from '../types/lookup.ts';
import type { Operand } from '../mir/ir.ts';
import type { DefId, Ty } from '../types/ty.ts';
import { haltUnsupported } from './halt.ts';
import type { Frame, Instance, Lowered, Machine, Site } from './state.ts';

/** A place as a panic reports it. */
export interface PanicPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** How the sources of the library are called in what rustc 1.95.0 makes. */
const LIBRARY = '/rustc/59807616e1fa2540724bfbac14d7976d7e4a3860/library/';

const siteOf = (f: Frame): Site | undefined => f.instance.sites[f.panicPc >= 0 ? f.panicPc : f.pc];

/** Where a panic happens for who reads the program: in its own code; of functions with `#[track_caller]`, where they were called. */
export function panicSpan(items: ItemTables, f: Frame): Span {
  let fallback: Span | undefined;
  for (let at: Frame | undefined = f; at !== undefined; at = at.parent) {
    const site = siteOf(at);
    if (site === undefined) continue;
    fallback ??= site.panicSpan;
    const { def, isLibrary } = at.instance;
    if (!isLibrary && !tracksCaller(items, def)) return site.panicSpan;
  }
  invariant(fallback !== undefined, 'a panic happens somewhere');
  return fallback;
}

export function placeOfSpan({ program }: Lowered, span: Span): PanicPlace {
  const at = program.sourceMap.called(span);
  const file = program.fileOf(at.file);
  if (file === undefined) return { file: '<unknown>', line: 0, column: 0 };
  const { line, column, file: name = file.name } = filePlaceOf(file.lines, at.start);
  return { file: name, line, column };
}

/** Where the compiled program reports a panic that begins in the running frame, or in `raisedBy`, which has no frame. */
export function placeOfPanic(m: Machine, raisedBy: DefId | undefined): PanicPlace {
  const { items } = m.lowered.program;
  let isOfCaller = false;
  if (raisedBy !== undefined) {
    const place = ownPlace(items, raisedBy);
    if (place !== undefined) return place;
    if (!tracksCaller(items, raisedBy)) return refusePlace(items, raisedBy);
    isOfCaller = true;
  }
  for (let at: Frame | undefined = m.frame; at !== undefined; at = at.parent) {
    const site = siteOf(at);
    if (site === undefined) continue;
    const shim = isOfCaller ? placeOfShim(m.lowered, at, site) : undefined;
    if (shim !== undefined) return shim;
    const { def, isLibrary } = at.instance;
    const place = ownPlace(items, def);
    if (place !== undefined) return place;
    isOfCaller = tracksCaller(items, def);
    if (!isOfCaller) return isLibrary ? refusePlace(items, def) : placeOfSpan(m.lowered, site.panicSpan);
  }
  return placeOfSpan(m.lowered, panicSpan(items, m.frame));
}

const refusePlace = (items: ItemTables, def: DefId): never =>
  haltUnsupported(`the place in the library of a panic in \`${nameOf(items, namedOwner(items, def))}\``);

/** Closures have no name of their own. */
function namedOwner(items: ItemTables, def: DefId): DefId {
  let at = def;
  for (;;) {
    const { kind, parent } = defOf(items, at);
    if (kind !== 'closure' || parent === undefined) return at;
    at = parent;
  }
}

function ownPlace(items: ItemTables, def: DefId): PanicPlace | undefined {
  const written = findIn(items.fns, namedOwner(items, def))?.panicsAt;
  if (written === undefined) return undefined;
  const [file = '', line, column] = written.split(':');
  return { file: file.startsWith('/') ? file : LIBRARY + file, line: Number(line), column: Number(column) };
}

/** By its own attribute, or by that of the trait's method that it implements. */
function tracksCaller(items: ItemTables, def: DefId): boolean {
  if (findIn(items.fns, def)?.tracksCaller === true) return true;
  const impl = implOfItem(items, def);
  const own = impl === undefined ? undefined : findIn(items.impls, impl)?.items.find((each) => each.def === def);
  return own?.traitItem !== undefined && findIn(items.fns, own.traitItem)?.tracksCaller === true;
}

/**
 * The place of the shim through which a frame calls a function with `#[track_caller]` (Reference, "The track_caller
 * attribute"); nothing where it calls it by its name. The shims of `Fn`'s kin have the place of their method. Which one
 * function pointers and trait objects report is not known here.
 */
function placeOfShim(lowered: Lowered, { instance }: Frame, site: Site): PanicPlace | undefined {
  const { items } = lowered.program;
  const terminator = instance.body?.blocks[site.at.block]?.terminator;
  const ty = terminator?.kind === 'call' ? calledTy(instance, terminator.func) : undefined;
  if (ty?.kind !== 'fn-def') return refuseShim();
  const { parent } = defOf(items, ty.def);
  const isOfTrait = parent !== undefined && findIn(items.traits, parent) !== undefined;
  const [written] = tyArgs(ty.args);
  if (!isOfTrait || written === undefined) return undefined;
  const self = eraseRegions(lowered.layouts.normalize(substTy(eraseRegions(written), instance.args)));
  const isOfFn = FN_TRAITS.some((name) => isLang(items, parent, name));
  if (self.kind === 'dyn' || (isOfFn && self.kind !== 'fn-def')) return refuseShim();
  return isOfFn ? ownPlace(items, ty.def) : undefined;
}

const FN_TRAITS = ['FnOnce', 'FnMut', 'Fn'] as const;

function calledTy({ body }: Instance, func: Operand): Ty | undefined {
  if (func.kind === 'constant') return func.constant.ty;
  return func.place.path.length === 0 ? body?.locals[func.place.local]?.ty : undefined;
}

const refuseShim = (): never =>
  haltUnsupported('the place of a panic in a function with `#[track_caller]` that is not called by its name');
