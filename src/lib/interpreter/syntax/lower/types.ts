/** Paths, types, bounds and generics: parse tree to syntax tree. */
import type { CstNode } from 'chevrotain';
import { isSince, type Span, spanOf } from '../../source/index.ts';
import type {
  AssocConstraint,
  Bound,
  Captured,
  Capturing,
  Expr,
  GenericArg,
  GenericArgs,
  GenericParam,
  Generics,
  Ident,
  Lifetime,
  Path,
  PathSegment,
  QSelf,
  TraitRefExpr,
  TypeExpr,
  Visibility,
  WherePredicate,
} from '../ast.ts';
import { findKeyword, type Token } from '../lex/tokens.ts';
import { checkOwnAlias } from './doc-attribute.ts';
import { findNode, findToken, has, nodes, tokens } from '../parse/cst.ts';
import { lowerAttrs } from './attributes.ts';
import { noteLint } from './lint-levels.ts';
import {
  freshId,
  identOf,
  type LowerCx,
  reportFinding,
  reportRecovered,
  reportSyntax,
  reportUnstable,
  reportUnsupported,
  spanOfCst,
  spanOfToken,
} from './cx.ts';
import { abiOf } from './abi.ts';
import { lowerBlockExpr } from './control.ts';
import { expandCall, fromFragment, userCallOrFault } from './expansions.ts';
import { holeExprOf, lowerExpr, lowerExprFragment } from './exprs.ts';
import { literalExpr } from './literals.ts';
import { acceptUnderscores } from './positions.ts';

export function lowerLifetime(cx: LowerCx, token: Token, what: 'lifetimes' | 'labels' = 'lifetimes'): Lifetime {
  refuseKeyword(cx, token, what);
  const name = withoutTick(token);
  const lifetime: Lifetime = { id: freshId(cx), span: spanOfToken(cx, token), name };
  return token.hygiene === undefined ? lifetime : { ...lifetime, hygiene: token.hygiene };
}

const withoutTick = ({ image }: Token): string => image.slice(image.startsWith("'r#") ? 3 : 1);

/** `'static` and `'_` are lifetimes, but no labels. */
function refuseKeyword(cx: LowerCx, token: Token, what: 'lifetimes' | 'labels'): void {
  const name = token.image.slice(1);
  if (what === 'lifetimes' && (name === 'static' || name === '_')) return;
  if (findKeyword(name, cx.edition) === undefined || (SINCE_2018.has(name) && !isSince(cx.edition, '2018'))) return;
  reportRecovered(cx, `${what} cannot use keyword names`, spanOfToken(cx, token));
}

const SINCE_2018: ReadonlySet<string> = new Set(['async', 'await', 'dyn', 'try']);

/** `exprPath` and `typePath`: names with the generic arguments that follow each. */
export function lowerPath(cx: LowerCx, cst: CstNode): Path {
  const fragment = findToken(cst, 'fragment');
  if (fragment !== undefined) return lowerPathFragment(cx, fragment);
  const names = tokens(cst, 'name');
  const args = [...nodes(cst, 'genericArgs'), ...nodes(cst, 'typeArgs')].sort(
    (a, b) => (a.location?.startOffset ?? 0) - (b.location?.startOffset ?? 0),
  );
  let argIndex = 0;
  const segments: PathSegment[] = names.map((name, index) => {
    const nextStart = names[index + 1]?.startOffset ?? Infinity;
    const own = args[argIndex];
    const isOwn = own !== undefined && (own.location?.startOffset ?? 0) < nextStart;
    if (isOwn) argIndex++;
    checkSegment(cx, name, index, has(cst, 'global'), names);
    return { id: freshId(cx), name: identOf(cx, name), args: isOwn ? lowerArgs(cx, own) : undefined };
  });
  if (segments.length === 0) segments.push({ id: freshId(cx), name: identOf(cx, undefined), args: undefined });
  return { id: freshId(cx), span: spanOfCst(cx, cst), global: has(cst, 'global'), segments };
}

/** An argument of a macro that was parsed as a path, or as a type that is one. */
function lowerPathFragment(cx: LowerCx, token: Token): Path {
  const span = spanOfToken(cx, token);
  const found = fromFragment(cx, token, 'type', (type) => {
    const path = findNode(type, 'typePath');
    return path === undefined || has(type, 'macro') ? undefined : lowerPath(cx, path);
  });
  if (found !== undefined) return found;
  reportSyntax(cx, 'expected path, found type', span);
  return {
    id: freshId(cx),
    span,
    global: false,
    segments: [{ id: freshId(cx), name: identOf(cx, undefined), args: undefined }],
  };
}

/** A path of either kind. */
export function lowerAnyPath(cx: LowerCx, any: CstNode): { readonly qself: QSelf | undefined; readonly path: Path } {
  const qualified = findNode(any, 'qualifiedPath');
  if (qualified !== undefined) return lowerQualifiedPath(cx, qualified);
  const plain = findNode(any, 'typePath');
  return { qself: undefined, path: lowerPath(cx, plain ?? { name: 'typePath', children: {} }) };
}

function checkSegment(cx: LowerCx, name: Token, index: number, global: boolean, names: readonly Token[]): void {
  if (index === 0 && !global) return;
  const isSuperChain =
    name.image === 'super' &&
    !global &&
    names.slice(0, index).every((before) => before.image === 'super' || before.image === 'self');
  if (isSuperChain || !['self', 'Self', 'super', 'crate'].includes(name.image) || name.tokenType.name === 'Ident')
    return;
  reportSyntax(
    cx,
    global && index === 0
      ? `global paths cannot start with \`${name.image}\``
      : `\`${name.image}\` in paths can only be used in start position`,
    spanOfToken(cx, name),
    'E0433',
  );
}

function lowerArgs(cx: LowerCx, cst: CstNode): GenericArgs {
  const inner = findNode(cst, 'genericArgs');
  if (inner !== undefined) return lowerArgs(cx, inner);
  const span = spanOfCst(cx, cst);
  if (cst.name === 'typeArgs') {
    const output = findNode(cst, 'output');
    return {
      span,
      args: [],
      constraints: [],
      parenthesized: {
        inputs: nodes(cst, 'input').map((ty) => lowerType(cx, ty)),
        output: output && lowerType(cx, output),
      },
    };
  }
  const args: GenericArg[] = [];
  const constraints: AssocConstraint[] = [];
  for (const arg of nodes(cst, 'genericArg')) lowerArg(cx, arg, args, constraints);
  return { span, args, constraints, parenthesized: undefined };
}

function lowerArg(cx: LowerCx, cst: CstNode, args: GenericArg[], constraints: AssocConstraint[]): void {
  const lifetime = findToken(cst, 'lifetime');
  const constant = findNode(cst, 'constArg');
  const type = findNode(cst, 'type');
  if (has(cst, 'equals') || has(cst, 'colon')) {
    const path = type && findNode(type, 'typePath');
    const name = path && findToken(path, 'name');
    if (path === undefined || name === undefined || tokens(path, 'name').length !== 1) {
      reportSyntax(cx, 'expected a single name on the left of an associated item constraint', spanOfCst(cx, cst));
      return;
    }
    const typeArgs = findNode(path, 'typeArgs');
    const equal = findNode(cst, 'equal');
    const bounds = findNode(cst, 'bounds');
    if (constant !== undefined) reportUnsupported(cx, 'constraints on associated constants', spanOfCst(cx, cst));
    constraints.push({
      id: freshId(cx),
      name: identOf(cx, name),
      args: typeArgs && lowerArgs(cx, typeArgs),
      ty: equal && lowerType(cx, equal),
      bounds: bounds === undefined ? [] : lowerBounds(cx, bounds),
      span: spanOfCst(cx, cst),
    });
    return;
  }
  if (constraints.length > 0)
    reportSyntax(cx, 'generic arguments must come before the first constraint', spanOfCst(cx, cst));
  if (lifetime !== undefined) args.push({ kind: 'lifetime', lifetime: lowerLifetime(cx, lifetime) });
  else if (constant !== undefined) args.push({ kind: 'const', expr: lowerConstArg(cx, constant) });
  else if (type !== undefined) args.push({ kind: 'type', ty: lowerType(cx, type) });
}

export function lowerConstArg(cx: LowerCx, cst: CstNode): Expr {
  const block = findNode(cst, 'block');
  if (block !== undefined) return lowerBlockExpr(cx, block, { isConst: has(cst, 'ConstBlock') });
  const fragment = findToken(cst, 'fragment');
  if (fragment !== undefined) return lowerExprFragment(cx, fragment);
  const literal = findToken(cst, 'literal');
  if (literal === undefined) return holeExprOf(cx, cst);
  const expr = literalExpr(cx, literal);
  return has(cst, 'minus') ? { kind: 'unary', id: freshId(cx), span: spanOfCst(cx, cst), op: '-', expr } : expr;
}

export interface LoweredQualifiedPath {
  readonly qself: QSelf;
  readonly path: Path;
}

export function lowerQualifiedPath(cx: LowerCx, cst: CstNode): LoweredQualifiedPath {
  const self = findNode(cst, 'self');
  const trait = findNode(cst, 'trait');
  const ty = self === undefined ? inferType(cx, spanOfCst(cx, cst)) : lowerType(cx, self);
  const path = lowerPath(cx, cst);
  return { qself: { ty, trait: trait && lowerTraitRef(cx, trait) }, path };
}

export function lowerTraitRef(cx: LowerCx, typePath: CstNode): TraitRefExpr {
  const path = lowerPath(cx, typePath);
  return { id: freshId(cx), span: path.span, path };
}

export const inferType = (cx: LowerCx, span: Span): TypeExpr => ({ kind: 'infer', id: freshId(cx), span });

/** Stands for a type that is missing, or that rustc takes for none, which is reported. */
export const missingType = (cx: LowerCx, span: Span): TypeExpr => ({
  kind: 'unsupported-type',
  id: freshId(cx),
  span,
  construct: 'a fault of syntax',
  isReported: true,
});

export function lowerType(cx: LowerCx, cst: CstNode): TypeExpr {
  const span = spanOfCst(cx, cst);
  const pointee = findNode(cst, 'pointee');
  if (has(cst, 'plus')) {
    const object = lowerBareObject(cx, cst, span);
    if (object !== undefined) return object;
    if (pointee !== undefined && (has(pointee, 'Dyn') || has(pointee, 'Impl')))
      reportSyntax(cx, 'ambiguous `+` in a type', span);
    else reportSyntax(cx, 'expected a path on the left-hand side of `+`', span, 'E0178');
  }
  const typePath = findNode(cst, 'typePath');
  if (typePath !== undefined) {
    const fragment = findToken(typePath, 'fragment');
    if (fragment !== undefined)
      return fromFragment(cx, fragment, 'type', (type) => lowerType(cx, type)) ?? inferType(cx, span);
    if (has(cst, 'macro'))
      return (
        lowerTypeMacro(cx, cst, typePath) ?? {
          kind: 'unsupported-type',
          id: freshId(cx),
          span,
          construct: `the macro \`${tokens(typePath, 'name').at(-1)?.image ?? ''}!\` as a type`,
        }
      );
    return { kind: 'path', id: freshId(cx), span, qself: undefined, path: lowerPath(cx, typePath) };
  }
  if (pointee !== undefined) return lowerPointer(cx, cst, pointee, span);
  if (has(cst, 'LParen')) {
    const elements = nodes(cst, 'element').map((ty) => lowerType(cx, ty));
    const only = elements[0];
    if (elements.length === 1 && only !== undefined && !has(cst, 'comma')) return { ...only, span };
    return { kind: 'tuple', id: freshId(cx), span, tys: elements };
  }
  const item = findNode(cst, 'item');
  if (item !== undefined) {
    const length = findNode(cst, 'length');
    const ty = lowerType(cx, item);
    if (length === undefined) return { kind: 'slice', id: freshId(cx), span, ty };
    const len = lowerExpr(cx, length);
    acceptUnderscores(cx, len); // `[u8; _]`
    return { kind: 'array', id: freshId(cx), span, ty, len };
  }
  const bounds = findNode(cst, 'bounds');
  if (bounds !== undefined) {
    const isDyn = has(cst, 'Dyn');
    const lowered = lowerBounds(cx, bounds, isDyn ? 'dyn' : 'impl');
    const capturing = isDyn ? undefined : lowerCapturing(cx, bounds);
    if (!lowered.some((bound) => bound.kind === 'trait'))
      reportSyntax(cx, 'at least one trait must be specified', span, isDyn ? 'E0224' : undefined);
    if (isDyn) return { kind: 'dyn', id: freshId(cx), span, bounds: lowered };
    const ty: TypeExpr = { kind: 'impl-trait', id: freshId(cx), span, bounds: lowered };
    return capturing === undefined ? ty : { ...ty, capturing };
  }
  if (has(cst, 'never')) return { kind: 'never', id: freshId(cx), span };
  const qualified = findNode(cst, 'qualifiedPath');
  if (qualified !== undefined) return { kind: 'path', id: freshId(cx), span, ...lowerQualifiedPath(cx, qualified) };
  const pointer = findNode(cst, 'fnPointer');
  if (pointer !== undefined) return lowerFnPointer(cx, pointer, span);
  return inferType(cx, span);
}

/** `Shape + Send`: a trait object without `dyn`. */
function lowerBareObject(cx: LowerCx, cst: CstNode, span: Span): TypeExpr | undefined {
  const typePath = findNode(cst, 'typePath');
  const more = findNode(cst, 'bareBounds');
  if (typePath === undefined || more === undefined) return undefined;
  const trait = lowerTraitRef(cx, typePath);
  const first: Bound = { kind: 'trait', maybe: false, forLifetimes: [], trait, span: trait.span };
  return { kind: 'dyn', id: freshId(cx), span, bounds: [first, ...lowerBounds(cx, more)], isBare: true };
}

function lowerTypeMacro(cx: LowerCx, cst: CstNode, path: CstNode): TypeExpr | undefined {
  const call = userCallOrFault(cx, path, findToken(cst, 'MacroArguments'), spanOfCst(cx, cst));
  if (call === 'reported') return failedType(cx, spanOfCst(cx, cst));
  if (call === undefined) return undefined;
  return expandCall(cx, call, 'type', (type) => lowerType(cx, type)) ?? failedType(cx, call.span);
}

/** rustc has `()` where the type that a macro should write is wanting. */
const failedType = (cx: LowerCx, span: Span): TypeExpr => ({ kind: 'tuple', id: freshId(cx), span, tys: [] });

function lowerPointer(cx: LowerCx, cst: CstNode, pointee: CstNode, span: Span): TypeExpr {
  const ty = lowerType(cx, pointee);
  const isMut = has(cst, 'Mut');
  if (has(cst, 'Star')) return { kind: 'ptr', id: freshId(cx), span, isMut, ty };
  const lifetime = findToken(cst, 'lifetime');
  const inner: TypeExpr = {
    kind: 'ref',
    id: freshId(cx),
    span: has(cst, 'AndAnd') ? spanOf(span.file, span.start + 1, span.end) : span,
    lifetime: lifetime && lowerLifetime(cx, lifetime),
    isMut,
    ty,
  };
  // `&&T` is one token, and two references.
  return has(cst, 'AndAnd')
    ? { kind: 'ref', id: freshId(cx), span, lifetime: undefined, isMut: false, ty: inner }
    : inner;
}

function lowerFnPointer(cx: LowerCx, cst: CstNode, span: Span): TypeExpr {
  const params = nodes(cst, 'fnPointerParam');
  if (params.some((param) => has(param, 'DotDotDot')))
    return { kind: 'unsupported-type', id: freshId(cx), span, construct: 'variadic functions' };
  const output = findNode(cst, 'output');
  const abi = has(cst, 'ExternQualifier') ? abiOf(cx, findToken(cst, 'abi')) : undefined;
  return {
    kind: 'fn-ptr',
    id: freshId(cx),
    span,
    forLifetimes: forLifetimesOf(cx, cst),
    isUnsafe: has(cst, 'Unsafe'),
    ...(abi === undefined ? {} : { abi }),
    inputs: params.map((param) => {
      const ty = findNode(param, 'type');
      return ty === undefined ? inferType(cx, spanOfCst(cx, param)) : lowerType(cx, ty);
    }),
    output: output && lowerType(cx, output),
  };
}

/** The names bound by `for<'a, 'b>`, without their ticks. */
function forLifetimesOf(cx: LowerCx, cst: CstNode): readonly Ident[] {
  return nodes(cst, 'forLifetimes').flatMap((binder) =>
    tokens(binder, 'lifetime').map((token) => lifetimeName(cx, token)),
  );
}

function lifetimeName(cx: LowerCx, token: Token): Ident {
  refuseKeyword(cx, token, 'lifetimes');
  return { name: withoutTick(token), span: spanOfToken(cx, token) };
}

/** The `use<…>` among the bounds of an `impl Trait`. */
function lowerCapturing(cx: LowerCx, cst: CstNode): Capturing | undefined {
  const [first, second] = nodes(cst, 'bound').filter((bound) => has(bound, 'Use'));
  if (first === undefined) return undefined;
  if (second !== undefined) reportSyntax(cx, 'duplicate `use<...>` precise capturing syntax', spanOfCst(cx, first));
  let sawName = false;
  const captured = tokens(first, 'captured').map((token): Captured => {
    const span = spanOfToken(cx, token);
    if (!token.image.startsWith("'")) {
      sawName = true;
      const segment = { id: freshId(cx), name: { name: token.image, span }, args: undefined };
      return { kind: 'name', path: { id: freshId(cx), span, global: false, segments: [segment] } };
    }
    if (sawName)
      reportSyntax(cx, `lifetime parameter \`${token.image}\` must be listed before non-lifetime parameters`, span);
    return { kind: 'lifetime', lifetime: lowerLifetime(cx, token) };
  });
  return { captured, span: spanOfCst(cx, first) };
}

/** `kind`: what bounds they are; among those of `impl Trait` `use<…>` may stand. */
export function lowerBounds(cx: LowerCx, cst: CstNode, kind: 'bounds' | 'dyn' | 'impl' = 'bounds'): readonly Bound[] {
  return nodes(cst, 'bound').flatMap((bound): Bound[] => {
    const span = spanOfCst(cx, bound);
    const lifetime = findToken(bound, 'lifetime');
    if (lifetime !== undefined) return [{ kind: 'outlives', lifetime: lowerLifetime(cx, lifetime), span }];
    if (has(bound, 'Use')) {
      if (kind !== 'impl')
        reportSyntax(
          cx,
          `\`use<...>\` precise capturing syntax not allowed in ${kind === 'dyn' ? '`dyn` trait object bounds' : 'bounds'}`,
          span,
        );
      return [];
    }
    const trait = findNode(bound, 'traitBound');
    const path = trait && findNode(trait, 'typePath');
    if (trait === undefined || path === undefined) return [];
    const modifier = findToken(trait, 'modifier');
    if (modifier !== undefined)
      reportUnstable(
        cx,
        modifier.image === 'async' ? '`async` trait bounds are unstable' : 'const trait bounds are unstable',
        spanOfToken(cx, modifier),
      );
    return [
      {
        kind: 'trait',
        maybe: has(trait, 'maybe'),
        forLifetimes: forLifetimesOf(cx, trait),
        trait: lowerTraitRef(cx, path),
        span,
      },
    ];
  });
}

/** Only lifetimes: the bounds of a lifetime. */
function lowerLifetimeBounds(cx: LowerCx, cst: CstNode | undefined): readonly Lifetime[] {
  if (cst === undefined) return [];
  return lowerBounds(cx, cst).flatMap((bound) => {
    if (bound.kind === 'outlives') return [bound.lifetime];
    reportSyntax(cx, 'lifetime bounds cannot contain traits', bound.span);
    return [];
  });
}

/** The generics of an item: `<…>` and the where clauses, wherever they stand. */
export function lowerGenerics(cx: LowerCx, item: CstNode): Generics {
  const cst = findNode(item, 'generics');
  const where = nodes(item, 'where').flatMap((clause) =>
    nodes(clause, 'wherePredicate').flatMap((predicate) => lowerPredicate(cx, predicate)),
  );
  if (cst === undefined) return { params: [], where, span: spanOf(cx.file, 0, 0) };
  const params = nodes(cst, 'genericParam').flatMap((param) => lowerParam(cx, param));
  const firstOther = params.findIndex((param) => param.kind !== 'lifetime');
  if (firstOther >= 0 && params.slice(firstOther).some((param) => param.kind === 'lifetime'))
    reportRecovered(cx, 'lifetime parameters must be declared prior to type and const parameters', spanOfCst(cx, cst));
  reportLeadingDefaults(cx, params);
  const lifetimes = params.filter((param) => param.kind === 'lifetime');
  const others = params.filter((param) => param.kind !== 'lifetime');
  return { params: [...lifetimes, ...others], where, span: spanOfCst(cx, cst) };
}

/** A parameter with a default is followed by none without. However many are, it is one report, at the first. */
function reportLeadingDefaults(cx: LowerCx, params: readonly GenericParam[]): void {
  const last = params.findLastIndex((param) => param.kind !== 'lifetime' && param.default === undefined);
  const leading = params.slice(0, Math.max(last, 0));
  const first = leading.find((param) => param.kind !== 'lifetime' && param.default !== undefined);
  if (first !== undefined)
    reportFinding(cx, 'generic parameters with a default must be trailing', first.name.span, undefined);
}

/** Functions and impls take no defaults: of types a matter of the lint `invalid_type_param_default`. */
export function withoutDefaults(cx: LowerCx, generics: Generics): Generics {
  for (const param of generics.params) {
    if (param.kind === 'lifetime' || param.default === undefined) continue;
    const message = 'defaults for generic parameters are not allowed here';
    if (param.kind === 'type') noteLint(cx, 'invalid_type_param_default', message, param.span);
    else reportSyntax(cx, message, param.span);
  }
  return generics;
}

function lowerParam(cx: LowerCx, cst: CstNode): readonly GenericParam[] {
  const target = has(cst, 'lifetime') ? 'lifetime-param' : has(cst, 'Const') ? 'const-param' : 'type-param';
  const { attrs, isKept } = lowerAttrs(cx, tokens(cst, 'OuterAttribute'), spanOfCst(cx, cst), target);
  if (!isKept) return [];
  const span = spanOfCst(cx, cst);
  const mayDangle = attrs.some((attr) => attr.path === 'may_dangle') ? { mayDangle: true as const } : {};
  const lifetime = findToken(cst, 'lifetime');
  const bounds = findNode(cst, 'bounds');
  if (lifetime !== undefined)
    return [
      {
        kind: 'lifetime',
        id: freshId(cx),
        span,
        name: lifetimeName(cx, lifetime),
        bounds: lowerLifetimeBounds(cx, bounds),
        ...mayDangle,
      },
    ];
  const name = identOf(cx, findToken(cst, 'name'));
  checkOwnAlias(cx, name.name, attrs);
  const constType = findNode(cst, 'constType');
  if (constType !== undefined) {
    const constant = findNode(cst, 'constArg');
    const path = findNode(cst, 'exprPath');
    const byPath = (): Expr | undefined =>
      path && { kind: 'path', id: freshId(cx), span: spanOfCst(cx, path), qself: undefined, path: lowerPath(cx, path) };
    return [
      {
        kind: 'const',
        id: freshId(cx),
        span,
        name,
        ty: lowerType(cx, constType),
        default: constant === undefined ? byPath() : lowerConstArg(cx, constant),
      },
    ];
  }
  const fallback = findNode(cst, 'default');
  return [
    {
      kind: 'type',
      id: freshId(cx),
      span,
      name,
      bounds: bounds === undefined ? [] : lowerBounds(cx, bounds),
      default: fallback && lowerType(cx, fallback),
      ...mayDangle,
    },
  ];
}

function refuseInWhere(cx: LowerCx, attribute: Token): void {
  const span = spanOfToken(cx, attribute);
  reportFinding(cx, 'attributes in `where` clause are unstable', span, 'E0658');
  reportFinding(cx, 'most attributes are not supported in `where` clauses', span);
}

function lowerPredicate(cx: LowerCx, cst: CstNode): readonly WherePredicate[] {
  const [attribute] = tokens(cst, 'OuterAttribute');
  if (attribute !== undefined) refuseInWhere(cx, attribute);
  const span = spanOfCst(cx, cst);
  const lifetime = findToken(cst, 'lifetime');
  const bounds = findNode(cst, 'bounds');
  if (lifetime !== undefined)
    return [{ kind: 'lifetime', lifetime: lowerLifetime(cx, lifetime), bounds: lowerLifetimeBounds(cx, bounds), span }];
  const ty = findNode(cst, 'type');
  if (ty === undefined) return [];
  return [
    {
      kind: 'type',
      forLifetimes: forLifetimesOf(cx, cst),
      ty: lowerType(cx, ty),
      bounds: bounds === undefined ? [] : lowerBounds(cx, bounds),
      span,
    },
  ];
}

/** What `pub(something)` stands for. */
function publicInstead(cx: LowerCx, span: Span): Visibility {
  reportRecovered(cx, 'incorrect visibility restriction', span, 'E0704');
  return { kind: 'public' };
}

export function lowerVisibility(cx: LowerCx, cst: CstNode | undefined): Visibility {
  if (cst === undefined) return { kind: 'inherited' };
  const path = findNode(cst, 'exprPath');
  if (path === undefined) return { kind: 'public' };
  const first = findToken(path, 'name')?.image ?? '';
  const isAlone = tokens(path, 'name').length === 1;
  if (!has(cst, 'In') && !(isAlone && ['crate', 'self', 'super'].includes(first)))
    return publicInstead(cx, spanOfCst(cx, path));
  return first === 'crate' && isAlone ? { kind: 'crate' } : { kind: 'restricted', path: lowerPath(cx, path) };
}
