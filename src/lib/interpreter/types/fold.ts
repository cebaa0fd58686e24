/**
 * Walking, rebuilding, substituting, comparing and printing types. A rebuilt type shares whatever did not change, so
 * `mapTy` with an identity gives back the same object.
 */
import { invariant, unreachable } from '../../heap/base/index.ts';
import { MENTIONS_BOUND_REGION, MENTIONS_KEPT_REGION, MENTIONS_PARAM, argsMention, mentions } from './flags.ts';
import type { Const, DefId, ExistentialTraitRef, FnSig, GenericArg, Predicate, Region, TraitRef, Ty } from './ty.ts';
import {
  adtTy,
  arrayTy,
  closureTy,
  fnDefTy,
  fnPtrTy,
  opaqueTy,
  projectionTy,
  ptrTy,
  refTy,
  sliceTy,
  tupleTy,
  dynTy,
} from './make.ts';

const DASH = 45;
const R = 114;
/** By the letters of `re-…` and `const-…`: asked of every argument of every type. */
export const isRegion = (arg: GenericArg): arg is Region =>
  arg.kind.charCodeAt(2) === DASH && arg.kind.charCodeAt(0) === R;
export const isConst = (arg: GenericArg): arg is Const => arg.kind.charCodeAt(5) === DASH;
export const isTy = (arg: GenericArg): arg is Ty => !isRegion(arg) && !isConst(arg);

/** What to do at the leaves; each gets the depth of `for<..>` binders crossed so far. Undefined means: as it is (types: go on below). */
export interface TyMapper {
  /** Called before going into a type; a result other than undefined is taken as it is. */
  readonly ty?: (ty: Ty, depth: number) => Ty | undefined;
  readonly region?: (region: Region, depth: number) => Region;
  readonly const?: (value: Const, depth: number) => Const;
}

export function mapTy(ty: Ty, mapper: TyMapper, depth = 0): Ty {
  const replaced = mapper.ty?.(ty, depth);
  if (replaced !== undefined) return replaced;
  switch (ty.kind) {
    case 'bool':
    case 'char':
    case 'str':
    case 'never':
    case 'int':
    case 'float':
    case 'param':
    case 'infer':
    case 'error':
      return ty;
    case 'adt': {
      const args = mapArgs(ty.args, mapper, depth);
      return args === ty.args ? ty : adtTy(ty.def, args);
    }
    case 'fn-def': {
      const args = mapArgs(ty.args, mapper, depth);
      return args === ty.args ? ty : fnDefTy(ty.def, args);
    }
    case 'opaque': {
      const args = mapArgs(ty.args, mapper, depth);
      return args === ty.args ? ty : opaqueTy(ty.def, args);
    }
    case 'projection': {
      const args = mapArgs(ty.args, mapper, depth);
      return args === ty.args ? ty : projectionTy(ty.item, args);
    }
    case 'ref': {
      const region = mapper.region === undefined ? ty.region : mapper.region(ty.region, depth);
      const inner = mapTy(ty.ty, mapper, depth);
      return region === ty.region && inner === ty.ty ? ty : refTy(region, inner, ty.isMut);
    }
    case 'ptr': {
      const inner = mapTy(ty.ty, mapper, depth);
      return inner === ty.ty ? ty : ptrTy(inner, ty.isMut);
    }
    case 'slice': {
      const inner = mapTy(ty.ty, mapper, depth);
      return inner === ty.ty ? ty : sliceTy(inner);
    }
    case 'array': {
      const inner = mapTy(ty.ty, mapper, depth);
      const len = mapConst(ty.len, mapper, depth);
      return inner === ty.ty && len === ty.len ? ty : arrayTy(inner, len);
    }
    case 'tuple': {
      const tys = mapTys(ty.tys, mapper, depth);
      return tys === ty.tys ? ty : tupleTy(tys);
    }
    case 'fn-ptr': {
      const sig = mapSig(ty.sig, mapper, depth);
      return sig === ty.sig ? ty : fnPtrTy(sig);
    }
    case 'closure': {
      const args = mapArgs(ty.args, mapper, depth);
      const callKind = mapTy(ty.callKind, mapper, depth);
      const sig = mapTy(ty.sig, mapper, depth);
      const upvars = mapTy(ty.upvars, mapper, depth);
      return args === ty.args && callKind === ty.callKind && sig === ty.sig && upvars === ty.upvars
        ? ty
        : closureTy(ty.def, args, callKind, sig, upvars);
    }
    case 'dyn': {
      const principal = ty.principal === undefined ? undefined : mapExistential(ty.principal, mapper, depth + 1);
      const region = mapper.region === undefined ? ty.region : mapper.region(ty.region, depth);
      return principal === ty.principal && region === ty.region ? ty : dynTy(principal, ty.autos, region);
    }
    default:
      return unreachable(ty);
  }
}

function mapExistential(principal: ExistentialTraitRef, mapper: TyMapper, depth: number): ExistentialTraitRef {
  const args = mapArgs(principal.args, mapper, depth);
  const projections = mapList(principal.projections, (each) => {
    const ty = mapTy(each.ty, mapper, depth);
    return ty === each.ty ? each : { item: each.item, ty };
  });
  return args === principal.args && projections === principal.projections
    ? principal
    : { trait: principal.trait, args, projections };
}

/** A signature is a binder: the mapper sees its inside one deeper. */
export function mapSig(sig: FnSig, mapper: TyMapper, depth = 0): FnSig {
  const inputs = mapTys(sig.inputs, mapper, depth + 1);
  const output = mapTy(sig.output, mapper, depth + 1);
  return inputs === sig.inputs && output === sig.output ? sig : { ...sig, inputs, output };
}

export function mapConst(value: Const, mapper: TyMapper, depth = 0): Const {
  return mapper.const === undefined ? value : mapper.const(value, depth);
}

export function mapArg(arg: GenericArg, mapper: TyMapper, depth = 0): GenericArg {
  if (isRegion(arg)) return mapper.region === undefined ? arg : mapper.region(arg, depth);
  if (isConst(arg)) return mapConst(arg, mapper, depth);
  return mapTy(arg, mapper, depth);
}

export function mapArgs(args: readonly GenericArg[], mapper: TyMapper, depth = 0): readonly GenericArg[] {
  let out: GenericArg[] | undefined;
  for (let at = 0; at < args.length; at++) {
    const before = args[at];
    invariant(before !== undefined, 'type lists have no holes');
    const after = mapArg(before, mapper, depth);
    if (after === before && out === undefined) continue;
    out ??= args.slice(0, at);
    out.push(after);
  }
  return out ?? args;
}

function mapTys(tys: readonly Ty[], mapper: TyMapper, depth: number): readonly Ty[] {
  let out: Ty[] | undefined;
  for (let at = 0; at < tys.length; at++) {
    const before = tys[at];
    invariant(before !== undefined, 'type lists have no holes');
    const after = mapTy(before, mapper, depth);
    if (after === before && out === undefined) continue;
    out ??= tys.slice(0, at);
    out.push(after);
  }
  return out ?? tys;
}

export function mapTraitRef(trait: TraitRef, mapper: TyMapper, depth = 0): TraitRef {
  const args = mapArgs(trait.args, mapper, depth);
  return args === trait.args ? trait : { trait: trait.trait, args };
}

export function mapPredicate(predicate: Predicate, mapper: TyMapper, depth = 0): Predicate {
  switch (predicate.kind) {
    case 'trait': {
      const trait = mapTraitRef(predicate.trait, mapper, depth + 1);
      return trait === predicate.trait ? predicate : { kind: 'trait', bound: predicate.bound, trait };
    }
    case 'projection': {
      const args = mapArgs(predicate.args, mapper, depth + 1);
      const ty = mapTy(predicate.ty, mapper, depth + 1);
      return args === predicate.args && ty === predicate.ty
        ? predicate
        : { kind: 'projection', bound: predicate.bound, item: predicate.item, args, ty };
    }
    case 'type-outlives': {
      const ty = mapTy(predicate.ty, mapper, depth);
      const region = mapper.region?.(predicate.region, depth) ?? predicate.region;
      return ty === predicate.ty && region === predicate.region ? predicate : { kind: 'type-outlives', ty, region };
    }
    case 'region-outlives': {
      const longer = mapper.region?.(predicate.longer, depth) ?? predicate.longer;
      const shorter = mapper.region?.(predicate.shorter, depth) ?? predicate.shorter;
      return longer === predicate.longer && shorter === predicate.shorter
        ? predicate
        : { kind: 'region-outlives', longer, shorter };
    }
    default:
      return unreachable(predicate);
  }
}

function mapList<T>(list: readonly T[], map: (each: T) => T): readonly T[] {
  let out: T[] | undefined;
  for (let i = 0; i < list.length; i++) {
    const before = list[i];
    invariant(before !== undefined, 'type lists have no holes');
    const after = map(before);
    if (out !== undefined) out.push(after);
    else if (after !== before) out = [...list.slice(0, i), after];
  }
  return out ?? list;
}

// ---------------------------------------------------------------- substitution

/** Bound regions of a value that moves under `by` more binders point `by` further out. */
const shiftRegion = (region: Region, by: number, cutoff: number): Region =>
  region.kind === 're-bound' && region.depth >= cutoff ? { ...region, depth: region.depth + by } : region;

/** Replaces parameters (types, early-bound regions, consts) by `args`, by index. */
function substMapper(args: readonly GenericArg[]): TyMapper {
  return {
    ty: (ty, depth) => {
      if (ty.kind !== 'param') return hasParams(ty) ? undefined : ty;
      const arg = args[ty.index];
      // A parameter that the list does not reach stays: callers may substitute a parent's part only.
      if (arg === undefined || !isTy(arg)) return ty;
      return depth === 0 ? arg : mapTy(arg, { region: (region, inner) => shiftRegion(region, depth, inner) });
    },
    region: (region, depth) => {
      if (region.kind !== 're-early') return region;
      const arg = args[region.index];
      return arg === undefined || !isRegion(arg) ? region : shiftRegion(arg, depth, 0);
    },
    const: (value) => {
      if (value.kind !== 'const-param') return value;
      const arg = args[value.index];
      return arg === undefined || !isConst(arg) ? value : arg;
    },
  };
}

/** Whether a type mentions any generic parameter (type, early region or const): what does not is shared by substitution. */
export const hasParams = (ty: Ty): boolean => mentions(ty, MENTIONS_PARAM);

export const substTy = (ty: Ty, args: readonly GenericArg[]): Ty =>
  args.length === 0 || !hasParams(ty) ? ty : mapTy(ty, substMapper(args));
export const substSig = (sig: FnSig, args: readonly GenericArg[]): FnSig =>
  args.length === 0 ? sig : mapSig(sig, substMapper(args));
export const substArgs = (list: readonly GenericArg[], args: readonly GenericArg[]): readonly GenericArg[] =>
  args.length === 0 || !argsMention(list, MENTIONS_PARAM) ? list : mapArgs(list, substMapper(args));
export const substTraitRef = (trait: TraitRef, args: readonly GenericArg[]): TraitRef =>
  mapTraitRef(trait, substMapper(args));
export const substPredicate = (predicate: Predicate, args: readonly GenericArg[]): Predicate =>
  mapPredicate(predicate, substMapper(args));
export function substPredicates(predicates: readonly Predicate[], args: readonly GenericArg[]): readonly Predicate[] {
  if (predicates.length === 0) return predicates;
  const mapper = substMapper(args);
  return predicates.map((each) => mapPredicate(each, mapper));
}
export const substConst = (value: Const, args: readonly GenericArg[]): Const => mapConst(value, substMapper(args));

/** Replaces the regions bound by the outermost binder (a signature's late-bound ones) and removes that binder's depth. */
export function instantiateBound(sig: FnSig, region: (index: number, name: string) => Region): FnSig {
  const mapper = boundMapper(region);
  return withAbi(
    {
      bound: [],
      inputs: sig.inputs.map((each) => mapTy(each, mapper)),
      output: mapTy(sig.output, mapper),
      isUnsafe: sig.isUnsafe,
    },
    sig.abi,
  );
}

/** Most signatures have no ABI of their own, and then no such property. */
export const withAbi = (sig: FnSig, abi: string | undefined): FnSig => (abi === undefined ? sig : { ...sig, abi });

/** The mapper behind `instantiateBound`, for the inside of other binders (predicates, `dyn`). */
export function boundMapper(region: (index: number, name: string) => Region): TyMapper {
  return {
    ty: (ty) => (mentions(ty, MENTIONS_BOUND_REGION) ? undefined : ty),
    region: (each, depth) => {
      if (each.kind !== 're-bound') return each;
      if (each.depth === depth) return shiftRegion(region(each.index, each.name), depth, 0);
      return each.depth > depth ? { ...each, depth: each.depth - 1 } : each;
    },
  };
}

const ERASED: Region = { kind: 're-erased' };
const eraser: TyMapper = {
  ty: (ty) => (mentions(ty, MENTIONS_KEPT_REGION) ? undefined : ty),
  region: (region) => (region.kind === 're-bound' ? region : ERASED),
};
/** All free regions erased (bound ones stay: they are part of the type's shape). */
export const eraseRegions = (ty: Ty): Ty => mapTy(ty, eraser);
export const eraseArgs = (args: readonly GenericArg[]): readonly GenericArg[] => mapArgs(args, eraser);

// ---------------------------------------------------------------- walking

export interface TyVisitor {
  /** Give false to stay out of the type's inside. */
  readonly ty?: (ty: Ty, depth: number) => boolean;
  readonly region?: (region: Region, depth: number) => void;
  readonly const?: (value: Const, depth: number) => void;
}

export function walkTy(ty: Ty, visitor: TyVisitor, depth = 0): void {
  if (visitor.ty !== undefined && !visitor.ty(ty, depth)) return;
  switch (ty.kind) {
    case 'adt':
    case 'fn-def':
    case 'opaque':
    case 'projection':
      for (const arg of ty.args) walkArg(arg, visitor, depth);
      return;
    case 'ref':
      visitor.region?.(ty.region, depth);
      walkTy(ty.ty, visitor, depth);
      return;
    case 'ptr':
    case 'slice':
      walkTy(ty.ty, visitor, depth);
      return;
    case 'array':
      walkTy(ty.ty, visitor, depth);
      visitor.const?.(ty.len, depth);
      return;
    case 'tuple':
      for (const each of ty.tys) walkTy(each, visitor, depth);
      return;
    case 'fn-ptr':
      for (const each of ty.sig.inputs) walkTy(each, visitor, depth + 1);
      walkTy(ty.sig.output, visitor, depth + 1);
      return;
    case 'closure':
      for (const arg of ty.args) walkArg(arg, visitor, depth);
      walkTy(ty.callKind, visitor, depth);
      walkTy(ty.sig, visitor, depth);
      walkTy(ty.upvars, visitor, depth);
      return;
    case 'dyn':
      for (const arg of ty.principal?.args ?? []) walkArg(arg, visitor, depth + 1);
      for (const each of ty.principal?.projections ?? []) walkTy(each.ty, visitor, depth + 1);
      visitor.region?.(ty.region, depth);
      return;
    default:
      return;
  }
}

export function walkArg(arg: GenericArg, visitor: TyVisitor, depth = 0): void {
  if (isRegion(arg)) visitor.region?.(arg, depth);
  else if (isConst(arg)) visitor.const?.(arg, depth);
  else walkTy(arg, visitor, depth);
}

// ---------------------------------------------------------------- equality and keys

export function sameRegion(a: Region, b: Region): boolean {
  if (a === b) return true;
  if (a.kind !== b.kind) return false;
  return regionKey(a) === regionKey(b);
}

export function sameConst(a: Const, b: Const): boolean {
  if (a === b) return true;
  return constKey(a) === constKey(b);
}

export const sameArg = (a: GenericArg, b: GenericArg): boolean => a === b || argKey(a) === argKey(b);

export function sameTy(a: Ty, b: Ty): boolean {
  if (a === b) return true;
  return a.kind === b.kind && tyKey(a) === tyKey(b);
}

/** As with flags: most types are two or three constructors deep, and their keys quicker made than remembered. */
const KEY_DEPTH = 3;
const deepKeys = new WeakMap<Ty, string>();

/** A string that two types share exactly when they are the same structure (regions included). */
export const tyKey = (ty: Ty): string => keyWithin(ty, 0);

/** `depth`: inside how many types. */
function keyWithin(ty: Ty, depth: number): string {
  if (depth < KEY_DEPTH) return buildTyKey(ty, depth + 1);
  let key = deepKeys.get(ty);
  if (key === undefined) deepKeys.set(ty, (key = buildTyKey(ty, 1)));
  return key;
}

function tysKey(tys: readonly Ty[], depth: number): string {
  let key = '';
  for (const each of tys) key += key === '' ? keyWithin(each, depth) : `,${keyWithin(each, depth)}`;
  return key;
}

function argsKeyWithin(args: readonly GenericArg[], depth: number): string {
  if (args.length === 0) return '';
  let key = '';
  for (const each of args) key += key === '' ? argKeyWithin(each, depth) : `,${argKeyWithin(each, depth)}`;
  return `<${key}>`;
}

function buildTyKey(ty: Ty, depth: number): string {
  switch (ty.kind) {
    case 'bool':
    case 'char':
    case 'str':
    case 'error':
      return ty.kind;
    case 'never':
      return '!';
    case 'int':
    case 'float':
      return ty.name;
    case 'adt':
      return `a${ty.def}${argsKeyWithin(ty.args, depth)}`;
    case 'ref':
      return `&${regionKey(ty.region)}${ty.isMut ? ' mut ' : ' '}${keyWithin(ty.ty, depth)}`;
    case 'ptr':
      return `*${ty.isMut ? 'mut ' : 'const '}${keyWithin(ty.ty, depth)}`;
    case 'slice':
      return `[${keyWithin(ty.ty, depth)}]`;
    case 'array':
      return `[${keyWithin(ty.ty, depth)};${constKey(ty.len)}]`;
    case 'tuple':
      return `(${tysKey(ty.tys, depth)})`;
    case 'fn-def':
      return `f${ty.def}${argsKeyWithin(ty.args, depth)}`;
    case 'fn-ptr':
      return `fn${ty.sig.isUnsafe ? '!' : ''}${ty.sig.abi ?? ''}${ty.sig.bound.length}(${tysKey(ty.sig.inputs, depth)})${keyWithin(ty.sig.output, depth)}`;
    case 'closure':
      return `c${ty.def}${argsKeyWithin(ty.args, depth)}[${keyWithin(ty.callKind, depth)};${keyWithin(ty.sig, depth)};${keyWithin(ty.upvars, depth)}]`;
    case 'dyn': {
      const principal = ty.principal;
      const head =
        principal === undefined
          ? ''
          : `${principal.trait}${argsKeyWithin(principal.args, depth)}{${principal.projections.map((each) => `${each.item}=${keyWithin(each.ty, depth)}`).join(',')}}`;
      return `dyn(${head}+${ty.autos.join('+')}+${regionKey(ty.region)})`;
    }
    case 'param':
      return `P${ty.index}`;
    case 'projection':
      return `p${ty.item}${argsKeyWithin(ty.args, depth)}`;
    case 'opaque':
      return `o${ty.def}${argsKeyWithin(ty.args, depth)}`;
    case 'infer':
      return `?${ty.id}${ty.class}`;
    default:
      return unreachable(ty);
  }
}

export const argKey = (arg: GenericArg): string => argKeyWithin(arg, 0);
/** Of a list of arguments; empty where there are none. */
export const argsKey = (args: readonly GenericArg[]): string => argsKeyWithin(args, 0);

function argKeyWithin(arg: GenericArg, depth: number): string {
  if (isRegion(arg)) return regionKey(arg);
  if (isConst(arg)) return constKey(arg);
  return keyWithin(arg, depth);
}

export function regionKey(region: Region): string {
  switch (region.kind) {
    case 're-static':
      return "'s";
    case 're-early':
      return `'e${region.index}`;
    case 're-late':
      return `'l${region.fn}.${region.index}`;
    case 're-bound':
      return `'b${region.depth}.${region.index}`;
    case 're-var':
      return `'${region.id}`;
    case 're-placeholder':
      return `'!${region.id}`;
    case 're-erased':
      return "'";
    default:
      return unreachable(region);
  }
}

export function constKey(value: Const): string {
  switch (value.kind) {
    case 'const-value':
      return `=${String(value.value)}`;
    case 'const-param':
      return `C${value.index}`;
    case 'const-infer':
      return `?c${value.id}`;
    case 'const-error':
      return '=error';
    default:
      return unreachable(value);
  }
}

// ---------------------------------------------------------------- printing

/** How a name is printed: for the reader the last path segment (`Vec`), as rustc's messages mostly do. */
export type NameOf = (def: DefId) => string;

export function printTy(ty: Ty, nameOf: NameOf): string {
  switch (ty.kind) {
    case 'bool':
    case 'char':
    case 'str':
      return ty.kind;
    case 'never':
      return '!';
    case 'int':
    case 'float':
      return ty.name;
    case 'adt':
      return `${nameOf(ty.def)}${printArgs(ty.args, nameOf)}`;
    case 'ref': {
      const region = printRegion(ty.region);
      return `&${region === '' ? '' : `${region} `}${ty.isMut ? 'mut ' : ''}${printTy(ty.ty, nameOf)}`;
    }
    case 'ptr':
      return `*${ty.isMut ? 'mut' : 'const'} ${printTy(ty.ty, nameOf)}`;
    case 'slice':
      return `[${printTy(ty.ty, nameOf)}]`;
    case 'array':
      return `[${printTy(ty.ty, nameOf)}; ${printConst(ty.len)}]`;
    case 'tuple':
      return ty.tys.length === 1
        ? `(${ty.tys.map((each) => printTy(each, nameOf)).join('')},)`
        : `(${ty.tys.map((each) => printTy(each, nameOf)).join(', ')})`;
    case 'fn-def':
      return `fn item {${nameOf(ty.def)}}`;
    case 'fn-ptr': {
      const output =
        ty.sig.output.kind === 'tuple' && ty.sig.output.tys.length === 0 ? '' : ` -> ${printTy(ty.sig.output, nameOf)}`;
      return `${ty.sig.isUnsafe ? 'unsafe ' : ''}${ty.sig.abi === undefined ? '' : `extern "${ty.sig.abi}" `}fn(${ty.sig.inputs.map((each) => printTy(each, nameOf)).join(', ')})${output}`;
    }
    case 'closure':
      return '{closure}';
    case 'dyn': {
      const parts: string[] = [];
      if (ty.principal !== undefined) {
        const shown = [
          ...ty.principal.args.map((arg) => printArg(arg, nameOf)).filter((text) => text !== ''),
          ...ty.principal.projections.map((each) => `${nameOf(each.item)} = ${printTy(each.ty, nameOf)}`),
        ];
        parts.push(`${nameOf(ty.principal.trait)}${shown.length === 0 ? '' : `<${shown.join(', ')}>`}`);
      }
      parts.push(...ty.autos.map(nameOf));
      const region = printRegion(ty.region);
      if (region !== '') parts.push(region);
      return `dyn ${parts.join(' + ')}`;
    }
    case 'param':
      return ty.name;
    case 'projection': {
      const self = ty.args[0];
      return `<${self === undefined ? '_' : printArg(self, nameOf)} as _>::${nameOf(ty.item)}`;
    }
    case 'opaque':
      return 'impl Trait';
    case 'infer':
      return ty.class === 'int' ? '{integer}' : ty.class === 'float' ? '{float}' : '_';
    case 'error':
      return '{unknown}';
    default:
      return unreachable(ty);
  }
}

function printArgs(args: readonly GenericArg[], nameOf: NameOf): string {
  const shown = args.map((arg) => printArg(arg, nameOf)).filter((text) => text !== '');
  return shown.length === 0 ? '' : `<${shown.join(', ')}>`;
}

export function printArg(arg: GenericArg, nameOf: NameOf): string {
  if (isRegion(arg)) return printRegion(arg);
  if (isConst(arg)) return printConst(arg);
  return printTy(arg, nameOf);
}

/** Empty for regions without a name. */
export function printRegion(region: Region): string {
  switch (region.kind) {
    case 're-static':
      return "'static";
    case 're-early':
    case 're-late':
    case 're-bound':
    case 're-placeholder':
      return region.name === '_' || region.name === '' ? '' : `'${region.name}`;
    case 're-var':
      return `'?${region.id}`;
    case 're-erased':
      return '';
    default:
      return unreachable(region);
  }
}

export function printConst(value: Const): string {
  switch (value.kind) {
    case 'const-value':
      return String(value.value);
    case 'const-param':
      return value.name;
    case 'const-infer':
    case 'const-error':
      return '_';
    default:
      return unreachable(value);
  }
}

export const isUnit = (ty: Ty): boolean => ty.kind === 'tuple' && ty.tys.length === 0;
