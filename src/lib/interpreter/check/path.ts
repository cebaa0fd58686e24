/**
 * Paths as values: locals, functions, constants, constructors, and what hangs on a type (`Vec::new`, `Self::MAX`,
 * `<T as Trait>::f`, `Alias::Variant`). After rustc's `resolve_ty_and_res_fully_qualified_call` and `instantiate_value_path`.
 */
import { isItemAbsent } from './real-names.ts';
import { findIn, unreachable } from '../../heap/base/index.ts';
import type * as ast from '../syntax/ast.ts';
import type { Span } from '../source/index.ts';
import type { PathRes, Res } from '../resolve/resolution.ts';
import { eraseRegions, isTy, substTy } from '../types/fold.ts';
import { createInferCx, hasInfer, resolveArgs } from '../solve/table.ts';
import { unify } from '../solve/unify.ts';
import type { AdtInfo } from '../types/items.ts';
import { ERASED, genericCount, implOf, implOfItem, lang, traitOfItem, variantOf } from '../types/lookup.ts';
import { probePath, type Pick } from './method/probe.ts';
import { traitNotInScope } from './missing-method.ts';
import { requireClauses } from './method/confirm.ts';
import { freshImplArgs } from '../solve/select.ts';
import type { DefId, GenericArg, Ty } from '../types/ty.ts';
import {
  reportUnsupported,
  eq,
  known,
  newVar,
  normal,
  report,
  reportUnknown,
  show,
  type BodyCx,
  type VariantRes,
} from './context.ts';
import { buildFnArgs, freshTypeArgs, type BuiltArgs } from './generic-args.ts';
import { lowerQSelf, lowerQSelfPrefix, lowerTraitRef, lowerTypePrefix } from './lower.ts';
import { isLibrary, isUserTy } from './report.ts';
import { ERROR, USIZE, adtTy, fnDefTy } from '../types/make.ts';

/** The type of a path expression; what it names is written down as its callee. */
export function checkPath(cx: BodyCx, expr: Extract<ast.Expr, { kind: 'path' }>): Ty {
  const { path, qself } = expr;
  const res = cx.resolutions.paths.get(path.id);
  if (res?.res.kind === 'error') {
    cx.tainted = true;
    return ERROR;
  }
  if (qself !== undefined) {
    const self = lowerQSelf(cx, qself);
    if (res?.rest === 0 && res.res.kind === 'def') return traitItemValue(cx, expr, res.res.def, self);
    if (path.segments.length === 1) return typeRelative(cx, expr, self, path.segments);
    return throughPrefix(cx, expr, lowerQSelfPrefix(cx, qself, path));
  }
  if (res === undefined) {
    cx.tainted = true;
    return ERROR;
  }
  if (res.rest > 0) {
    return throughPrefix(cx, expr, lowerTypePrefix(cx, path, res));
  }
  return resolvedValue(cx, expr, res.res, path);
}

function resolvedValue(cx: BodyCx, expr: ast.Expr, res: Res, path: ast.Path): Ty {
  switch (res.kind) {
    case 'local': {
      cx.callees.set(expr.id, { kind: 'local', binding: res.binding });
      const local = cx.locals.get(res.binding);
      if (local === undefined) {
        cx.tainted = true;
        return ERROR;
      }
      for (let depth = local.depth; depth < cx.openClosures.length; depth++) {
        const open = cx.openClosures[depth];
        if (open !== undefined) open.mentionsOutside = true;
      }
      return local.ty;
    }
    case 'def':
      return defValue(cx, expr, res.def, path);
    case 'param':
      if (!res.isConst) return ERROR;
      cx.callees.set(expr.id, { kind: 'const-param', index: res.index, name: res.name });
      return constParamTy(cx, res.owner, res.index);
    case 'self-type': {
      // `Self(..)` and `Self` as constructors.
      const self = findIn(cx.items.impls, res.impl)?.self;
      const adt = self?.kind === 'adt' ? findIn(cx.items.adts, self.def) : undefined;
      const ctor = adt?.kind === 'struct' ? adt.variants[0] : undefined;
      if (self?.kind !== 'adt' || adt === undefined || ctor === undefined) {
        cx.tainted = true;
        return ERROR;
      }
      const user = self.args;
      return ctorValue(cx, expr, adt, 0, { args: eraseAll(user), userArgs: hasRegion(user) ? user : undefined });
    }
    case 'self-param':
    case 'prim':
    case 'error':
      cx.tainted = true;
      return ERROR;
    default:
      return unreachable(res);
  }
}

const eraseAll = (args: readonly GenericArg[]): readonly GenericArg[] =>
  args.map((arg) => (isTy(arg) ? eraseRegions(arg) : arg.kind.startsWith('re-') ? ERASED : arg));
const hasRegion = (args: readonly GenericArg[]): boolean =>
  eraseAll(args).some((arg, index) => arg !== args[index] && args[index]?.kind !== 're-erased');

function constParamTy(cx: BodyCx, owner: DefId, index: number): Ty {
  const param = findIn(cx.items.generics, owner)?.params.find((each) => each.index === index);
  return param?.ty ?? USIZE;
}

/** A function, constant, static or constructor named without a type before it. */
function defValue(cx: BodyCx, expr: ast.Expr, def: DefId, path: ast.Path | undefined): Ty {
  const info = findIn(cx.items.defs, def);
  const last = path?.segments[path.segments.length - 1];
  const variant = variantOf(cx.items, def);
  if (variant !== undefined && info?.kind !== 'fn') {
    // Generic arguments stand after the type's name or after the variant's.
    const before = path?.segments[path.segments.length - 2];
    const segment = last?.args !== undefined ? last : variant.adt.kind === 'enum' ? before : last;
    return ctorValue(cx, expr, variant.adt, variant.variant, buildFnArgs(cx, variant.adt.def, [], segment, expr.span));
  }
  switch (info?.kind) {
    case 'fn':
    case 'assoc-fn': {
      const trait = traitOfItem(cx.items, def);
      if (trait !== undefined) return traitItemValue(cx, expr, def, newVar(cx, expr.span));
      return fnValue(cx, expr, def, buildFnArgs(cx, def, [], last, last?.name.span ?? expr.span), expr.span);
    }
    case 'assoc-const':
      return traitItemValue(cx, expr, def, newVar(cx, expr.span));
    case 'const': {
      cx.callees.set(expr.id, { kind: 'const', def, args: [], userArgs: undefined });
      return eraseRegions(findIn(cx.items.types, def) ?? ERROR);
    }
    case 'static': {
      cx.callees.set(expr.id, { kind: 'static', def });
      return eraseRegions(findIn(cx.items.types, def) ?? ERROR);
    }
    default:
      cx.tainted = true;
      return ERROR;
  }
}

function fnValue(
  cx: BodyCx,
  expr: ast.Expr,
  def: DefId,
  built: BuiltArgs,
  span: Span,
  isTraitPath = false,
  userSelf?: Ty,
): Ty {
  cx.callees.set(expr.id, {
    kind: 'fn',
    def,
    args: built.args,
    userArgs: built.userArgs ?? (userSelf === undefined ? undefined : built.args),
    userSelf,
  });
  requireClauses(
    cx,
    def,
    built.args,
    span,
    expr.origin === 'question-mark' ? 'question-mark' : isTraitPath ? 'trait-path' : 'item',
    expr.origin !== undefined,
  );
  return fnDefTy(def, built.args);
}

/** A constructor: of a unit struct or variant the value itself, of a tuple one its function. */
function ctorValue(cx: BodyCx, expr: ast.Expr, adt: AdtInfo, index: number, built: BuiltArgs): Ty {
  const variant = adt.variants[index];
  if (variant === undefined) return ERROR;
  if (variant.ctorKind === 'named') {
    report(cx, 'expected-value', 'E0533', `expected value, found struct variant \`${variant.name}\``, expr.span, {
      label: 'not a value',
    });
    return ERROR;
  }
  const def = variant.ctor ?? variant.def;
  cx.callees.set(expr.id, { kind: 'ctor', def, args: built.args, userArgs: built.userArgs });
  if (variant.ctorKind === 'tuple' && variant.fields.some((field) => !isFieldVisible(cx, field.visibility))) {
    report(
      cx,
      'private-constructor',
      'E0423',
      `cannot initialize a tuple struct which contains private fields`,
      expr.span,
    );
    return ERROR;
  }
  requireClauses(cx, adt.def, built.args, expr.span);
  if (variant.ctorKind === 'unit') return adtTy(adt.def, built.args);
  return fnDefTy(def, built.args);
}

export function isFieldVisible(cx: BodyCx, visibility: 'public' | DefId): boolean {
  if (visibility === 'public') return true;
  for (let at: DefId | undefined = cx.owner; at !== undefined; at = findIn(cx.items.defs, at)?.parent)
    if (at === visibility) return true;
  return false;
}

/** `<Self as Trait>::item`, with `Self` given or to be inferred. */
function traitItemValue(cx: BodyCx, expr: ast.Expr, def: DefId, self: Ty): Ty {
  const trait = traitOfItem(cx.items, def);
  const info = findIn(cx.items.defs, def);
  if (expr.kind !== 'path' && expr.kind !== 'lang-path') return ERROR;
  const path = expr.kind === 'path' ? expr.path : undefined;
  const last = path?.segments[path.segments.length - 1];
  if (trait === undefined) {
    // A path to an item of an impl can only come through its type.
    return fnValue(cx, expr, def, buildFnArgs(cx, def, [], last, expr.span), expr.span);
  }
  const erasedSelf = eraseRegions(self);
  let traitArgs: readonly GenericArg[];
  let userArgs: readonly GenericArg[] | undefined;
  if (expr.kind === 'path' && expr.qself?.trait !== undefined) {
    userArgs = lowerTraitRef(cx, expr.qself.trait, self)?.args;
    traitArgs = userArgs === undefined ? [] : eraseAll(userArgs);
  } else {
    const segment = path?.segments[path.segments.length - 2];
    const named = segment?.args === undefined ? undefined : segment;
    const built = buildFnArgs(cx, trait, [erasedSelf], named, expr.span, [self]);
    traitArgs = built.args;
    userArgs = built.userArgs;
  }
  if (traitArgs.length !== genericCount(cx.items, trait)) {
    cx.tainted = true;
    return ERROR;
  }
  if (info?.kind === 'assoc-const') return constValue(cx, expr, def, traitArgs, userArgs);
  const built = buildFnArgs(cx, def, traitArgs, last, last?.name.span ?? expr.span, userArgs);
  rejectDropCall(cx, def, expr.span);
  return fnValue(cx, expr, def, built, path?.span ?? expr.span, expr.kind === 'path' && expr.qself === undefined);
}

function constValue(
  cx: BodyCx,
  expr: ast.Expr,
  def: DefId,
  args: readonly GenericArg[],
  userArgs: readonly GenericArg[] | undefined,
  userSelf?: Ty,
): Ty {
  cx.callees.set(expr.id, {
    kind: 'const',
    def,
    args,
    userArgs: userArgs ?? (userSelf === undefined ? undefined : args),
    userSelf,
  });
  requireClauses(cx, def, args, expr.span);
  const ty = findIn(cx.items.types, def);
  return ty === undefined ? ERROR : normal(cx, eraseRegions(substTy(ty, args)), expr.span);
}

/** E0040: `Drop::drop` is only ever called by the compiler. */
export function rejectDropCall(cx: BodyCx, def: DefId, span: Span): void {
  if (lang(cx.items, 'drop') !== def && (implOfItem(cx.items, def) === undefined || !implementsDrop(cx, def))) return;
  report(cx, 'explicit-drop-call', 'E0040', 'explicit use of destructor method', span, {
    family: 'ownership',
    label: 'explicit destructor calls not allowed',
    help: ['consider using the `drop` function: `drop(x)`'],
  });
}

function implementsDrop(cx: BodyCx, def: DefId): boolean {
  const impl = implOfItem(cx.items, def);
  const trait = impl === undefined ? undefined : implOf(cx.items, impl).trait?.trait;
  return trait !== undefined && trait === lang(cx.items, 'Drop');
}

// ---------------------------------------------------------------- through a type

/** `Type::Assoc::f`: the last segment hangs on what the ones before it are; undefined if these are faulty. */
function throughPrefix(cx: BodyCx, expr: Extract<ast.Expr, { kind: 'path' }>, prefix: Ty | undefined): Ty {
  if (prefix === undefined) {
    cx.tainted = true;
    return ERROR;
  }
  return typeRelative(cx, expr, prefix, expr.path.segments.slice(-1));
}

/** `Type::f`: the segment is a value that hangs on the type before it. `self` has the reader's regions. */
function typeRelative(
  cx: BodyCx,
  expr: Extract<ast.Expr, { kind: 'path' }>,
  self: Ty,
  segments: readonly ast.PathSegment[],
): Ty {
  const [segment] = segments;
  if (segment === undefined) return ERROR;
  if (self.kind === 'error') {
    cx.tainted = true;
    return ERROR;
  }
  const ty = known(cx, eraseRegions(self));
  const name = segment.name.name;
  const adt = ty.kind === 'adt' ? findIn(cx.items.adts, ty.def) : undefined;
  if (ty.kind === 'adt' && adt?.kind === 'enum') {
    const index = adt.variants.findIndex((each) => each.name === name);
    if (index >= 0)
      return ctorValue(cx, expr, adt, index, {
        args: ty.args,
        userArgs: self.kind === 'adt' && hasRegion(self.args) ? self.args : undefined,
      });
  }
  const probed = probePath(cx, ty, name, expr.id);
  switch (probed.kind) {
    case 'found':
      return pickedValue(cx, expr, probed.pick, self, segment);
    case 'ambiguous':
      report(cx, 'ambiguous-item', 'E0034', `multiple applicable items in scope`, segment.name.span, {
        label: `multiple \`${name}\` found`,
      });
      return ERROR;
    case 'unknown':
      reportUnknown(cx, ty, expr.span);
      return ERROR;
    default: {
      const [hidden] = probed.privates;
      if (hidden !== undefined) {
        report(cx, 'private-item', 'E0624', `associated function \`${name}\` is private`, segment.name.span, {
          label: 'private associated function',
        });
        return ERROR;
      }
      return missingItem(cx, expr, ty, segment.name);
    }
  }
}

function missingItem(cx: BodyCx, expr: ast.Expr, ty: Ty, { name, span }: ast.Ident): Ty {
  const isCertain =
    isUserTy(cx, ty) || traitNotInScope(cx, [ty], name, span) !== undefined || isItemAbsent(cx, expr, [ty], name);
  if (!isCertain) return reportUnsupported(cx, `the library's \`${show(cx, ty)}::${name}\``, span);
  const adt = ty.kind === 'adt' ? findIn(cx.items.adts, ty.def) : undefined;
  const what =
    adt?.kind === 'enum'
      ? `variant or associated item named \`${name}\` found for enum`
      : `associated function or constant named \`${name}\` found for ${adt === undefined ? 'type' : 'struct'}`;
  report(cx, 'no-such-item', 'E0599', `no ${what} \`${show(cx, ty)}\` in the current scope`, span, {
    label: `not found in \`${show(cx, ty)}\``,
  });
  return ERROR;
}

function pickedValue(
  cx: BodyCx,
  expr: Extract<ast.Expr, { kind: 'path' }>,
  pick: Pick,
  self: Ty,
  segment: ast.PathSegment,
): Ty {
  const { item, source } = pick;
  const erased = eraseRegions(self);
  rejectDropCall(cx, item.def, expr.span);
  let owner: readonly GenericArg[];
  let userOwner: readonly GenericArg[] | undefined;
  if (source.kind === 'inherent') {
    owner = freshImplArgs(cx.infer, source.impl);
    eq(cx, normal(cx, eraseRegions(substTy(implOf(cx.items, source.impl).self, owner)), expr.span), erased);
    if (erased !== self && !hasInfer(self)) userOwner = implArgsFor(cx, source.impl, self) ?? undefined;
  } else if (source.kind === 'trait') {
    owner = freshTypeArgs(cx, source.trait, expr.span);
    const first = owner[0];
    if (first !== undefined && isTy(first)) eq(cx, first, erased);
    if (erased !== self) userOwner = [self, ...owner.slice(1)];
  } else {
    owner = eraseAll(source.trait.args);
  }
  const userSelf = source.kind === 'inherent' && erased !== self ? self : undefined;
  if (item.kind === 'const') return constValue(cx, expr, item.def, owner, userOwner, userSelf);
  const built = buildFnArgs(cx, item.def, owner, segment, segment.name.span, userOwner);
  return fnValue(cx, expr, item.def, built, expr.span, false, userSelf);
}

/** The impl's arguments with the regions that the reader's self type gives them. */
function implArgsFor(cx: BodyCx, impl: DefId, self: Ty): readonly GenericArg[] | undefined {
  const infer = createInferCx(cx.items, cx.env, { keepRegions: true });
  const args = freshImplArgs(infer, impl);
  if (!unify(infer, substTy(implOf(cx.items, impl).self, args), self)) return undefined;
  const found = resolveArgs(infer, args);
  return found.some((arg) => (isTy(arg) ? hasInfer(arg) : arg.kind === 'const-infer'))
    ? undefined
    : found.map((arg) => (arg.kind === 're-var' ? ERASED : arg));
}

// ---------------------------------------------------------------- lang items, struct paths

/** A path that expansion made by a lang item's name. */
export function checkLangPath(cx: BodyCx, expr: Extract<ast.Expr, { kind: 'lang-path' }>): Ty {
  const def = lang(cx.items, expr.item);
  if (def === undefined) return reportUnsupported(cx, `what needs the library's \`${expr.item}\``, expr.span);
  if (traitOfItem(cx.items, def) !== undefined) return traitItemValue(cx, expr, def, newVar(cx, expr.span));
  const impl = implOfItem(cx.items, def);
  if (impl !== undefined)
    return fnValue(cx, expr, def, buildFnArgs(cx, def, freshImplArgs(cx.infer, impl), undefined, expr.span), expr.span);
  return defValue(cx, expr, def, undefined);
}

/** The struct, variant or alias that a struct literal or pattern names. */
export function resolveVariant(
  cx: BodyCx,
  path: ast.Path,
  span: Span,
  form: 'named' | 'tuple-pattern' = 'named',
): VariantRes | undefined {
  const res = cx.resolutions.paths.get(path.id);
  if (res === undefined || res.res.kind === 'error') {
    cx.tainted = true;
    return undefined;
  }
  if (res.rest === 0 && res.res.kind === 'def') {
    const found = variantOf(cx.items, res.res.def);
    if (found !== undefined) {
      const last = path.segments[path.segments.length - 1];
      const before = path.segments[path.segments.length - 2];
      const segment = last?.args !== undefined ? last : found.adt.kind === 'enum' ? before : last;
      const built = buildFnArgs(cx, found.adt.def, [], segment, path.span);
      return { adt: found.adt.def, variant: found.variant, args: built.args, userArgs: built.userArgs };
    }
  }
  const self = lowerTypePrefix(cx, path, res);
  if (self === undefined) {
    cx.tainted = true;
    return undefined;
  }
  return variantOfType(cx, self, res, path, span, form);
}

function variantOfType(
  cx: BodyCx,
  self: Ty,
  res: PathRes,
  path: ast.Path,
  span: Span,
  form: 'named' | 'tuple-pattern',
): VariantRes | undefined {
  const ty = known(cx, normal(cx, eraseRegions(self), span));
  if (ty.kind === 'error') {
    cx.tainted = true;
    return undefined;
  }
  const adt = ty.kind === 'adt' ? findIn(cx.items.adts, ty.def) : undefined;
  const userArgs = self.kind === 'adt' && hasRegion(self.args) ? self.args : undefined;
  if (ty.kind === 'adt' && adt !== undefined) {
    if (res.rest === 0 && adt.kind !== 'enum') return { adt: adt.def, variant: 0, args: ty.args, userArgs };
    const name = path.segments[path.segments.length - 1]?.name;
    const variant =
      res.rest === 1 && adt.kind === 'enum' ? adt.variants.findIndex((each) => each.name === name?.name) : -1;
    if (variant >= 0) return { adt: adt.def, variant, args: ty.args, userArgs };
    if (res.rest === 1 && name !== undefined && (adt.kind === 'enum' || form === 'named')) {
      if (adt.kind !== 'enum')
        report(cx, 'ambiguous-associated-type', 'E0223', 'ambiguous associated type', span, {
          help: [`name the trait that has it: \`<${show(cx, ty)} as Trait>::${name.name}\``],
        });
      else if (form === 'named' || !isAssociated(cx, ty, name, path, span)) reportNoVariant(cx, ty, adt, name, path);
      return undefined;
    }
  }
  const name = path.segments[path.segments.length - 1]?.name;
  if (form === 'tuple-pattern' && res.rest === 1 && name !== undefined) {
    if (isAssociated(cx, ty, name, path, span)) return undefined;
    if (isUserTy(cx, ty) || isItemAbsent(cx, path, [ty], name.name))
      report(
        cx,
        'no-such-item',
        'E0599',
        `no function or associated item named \`${name.name}\` found for type \`${show(cx, ty)}\` in the current scope`,
        name.span,
      );
    else reportUnsupported(cx, `the library's \`${show(cx, ty)}::${name.name}\``, name.span);
    return undefined;
  }
  report(cx, 'not-a-struct', 'E0071', `expected struct, variant or union type, found \`${show(cx, ty)}\``, span);
  return undefined;
}

/** `Path::new("a")` as a pattern: a call of what the type has besides its constructors. */
function isAssociated(cx: BodyCx, ty: Ty, name: ast.Ident, path: ast.Path, span: Span): boolean {
  const probed = probePath(cx, ty, name.name, path.id);
  if (probed.kind !== 'found') return false;
  report(
    cx,
    'function-as-pattern',
    'E0164',
    `expected tuple struct or tuple variant, found associated ${probed.pick.item.kind === 'fn' ? 'function' : 'constant'} \`${show(cx, ty)}::${name.name}\``,
    span,
    { label: '`fn` calls are not allowed in patterns' },
  );
  return true;
}

function reportNoVariant(cx: BodyCx, ty: Ty, adt: AdtInfo, name: ast.Ident, path: ast.Path): void {
  if (isLibrary(cx, adt.def) && !isItemAbsent(cx, path, [ty], name.name))
    reportUnsupported(cx, `the library's \`${show(cx, ty)}::${name.name}\``, name.span);
  else
    report(
      cx,
      'no-such-item',
      'E0599',
      `no variant named \`${name.name}\` found for enum \`${show(cx, ty)}\``,
      name.span,
    );
}
