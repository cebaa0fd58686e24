/** Paths, types, bounds and generics as source text. */
import type {
  Bound,
  Capturing,
  GenericArg,
  GenericArgs,
  GenericParam,
  Generics,
  Ident,
  Path,
  QSelf,
  TypeExpr,
  UseTree,
  WherePredicate,
} from '../ast.ts';
import { printExpr } from './exprs.ts';
import { printLifetime, printName } from './names.ts';

/** In expressions and patterns, generic arguments need `::` before them. */
export function printPath(path: Path, context: 'expr' | 'type'): string {
  const segments = path.segments.map(({ name, args }) => {
    if (args === undefined) return printName(name);
    return `${printName(name)}${context === 'expr' && args.parenthesized === undefined ? '::' : ''}${printArgs(args)}`;
  });
  return `${path.global ? '::' : ''}${segments.join('::')}`;
}

export function printQualified(qself: QSelf | undefined, path: Path, context: 'expr' | 'type'): string {
  if (qself === undefined) return printPath(path, context);
  const trait = qself.trait === undefined ? '' : ` as ${printPath(qself.trait.path, 'type')}`;
  return `<${printType(qself.ty)}${trait}>::${printPath(path, context)}`;
}

export function printArgs(args: GenericArgs): string {
  if (args.parenthesized !== undefined) {
    const { inputs, output } = args.parenthesized;
    return `(${inputs.map((ty) => printType(ty)).join(', ')})${output === undefined ? '' : ` -> ${printTypeNoBounds(output)}`}`;
  }
  const constraints = args.constraints.map(
    ({ name, args: own, ty, bounds }) =>
      `${printName(name)}${own === undefined ? '' : printArgs(own)}${ty === undefined ? `: ${printBounds(bounds)}` : ` = ${printType(ty)}`}`,
  );
  return `<${[...args.args.map(printArg), ...constraints].join(', ')}>`;
}

function printArg(arg: GenericArg): string {
  switch (arg.kind) {
    case 'lifetime':
      return printLifetime(arg.lifetime);
    case 'type':
      return printType(arg.ty);
    case 'const':
      return printExpr(arg.expr);
  }
}

const forLifetimes = (names: readonly Ident[]): string =>
  names.length === 0 ? '' : `for<${names.map(({ name }) => `'${name}`).join(', ')}> `;

export function printType(ty: TypeExpr): string {
  switch (ty.kind) {
    case 'path':
      return printQualified(ty.qself, ty.path, 'type');
    case 'ref':
      return `&${ty.lifetime === undefined ? '' : `${printLifetime(ty.lifetime)} `}${ty.isMut ? 'mut ' : ''}${printTypeNoBounds(ty.ty)}`;
    case 'ptr':
      return `*${ty.isMut ? 'mut' : 'const'} ${printTypeNoBounds(ty.ty)}`;
    case 'slice':
      return `[${printType(ty.ty)}]`;
    case 'array':
      return `[${printType(ty.ty)}; ${printExpr(ty.len)}]`;
    case 'tuple':
      return `(${ty.tys.map((each) => printType(each)).join(', ')}${ty.tys.length === 1 ? ',' : ''})`;
    case 'never':
      return '!';
    case 'infer':
      return '_';
    case 'fn-ptr':
      return `${forLifetimes(ty.forLifetimes)}${ty.isUnsafe ? 'unsafe ' : ''}fn(${ty.inputs.map((input) => printType(input)).join(', ')})${ty.output === undefined ? '' : ` -> ${printTypeNoBounds(ty.output)}`}`;
    case 'dyn':
      return `${ty.isBare === true ? '' : 'dyn '}${printBounds(ty.bounds)}`;
    case 'impl-trait':
      return `impl ${printBounds(ty.bounds)}${ty.capturing === undefined ? '' : ` + ${printCapturing(ty.capturing)}`}`;
    case 'unsupported-type':
      return '$unsupported';
  }
}

/** Where `+` would belong to what stands around. */
export function printTypeNoBounds(ty: TypeExpr): string {
  return (ty.kind === 'dyn' || ty.kind === 'impl-trait') && ty.bounds.length > 1 ? `(${printType(ty)})` : printType(ty);
}

const printCapturing = ({ captured }: Capturing): string =>
  `use<${captured.map((each) => (each.kind === 'lifetime' ? printLifetime(each.lifetime) : printPath(each.path, 'type'))).join(', ')}>`;

export const printBounds = (bounds: readonly Bound[]): string => bounds.map(printBound).join(' + ');

function printBound(bound: Bound): string {
  if (bound.kind === 'outlives') return printLifetime(bound.lifetime);
  return `${bound.maybe ? '?' : ''}${forLifetimes(bound.forLifetimes)}${printPath(bound.trait.path, 'type')}`;
}

export const printGenerics = (generics: Generics): string =>
  generics.params.length === 0 ? '' : `<${generics.params.map(printParam).join(', ')}>`;

function printParam(param: GenericParam): string {
  switch (param.kind) {
    case 'lifetime':
      return `${mayDangle(param.mayDangle)}'${param.name.name}${param.bounds.length === 0 ? '' : `: ${param.bounds.map(printLifetime).join(' + ')}`}`;
    case 'type':
      return `${mayDangle(param.mayDangle)}${printName(param.name)}${param.bounds.length === 0 ? '' : `: ${printBounds(param.bounds)}`}${param.default === undefined ? '' : ` = ${printType(param.default)}`}`;
    case 'const':
      return `const ${printName(param.name)}: ${printType(param.ty)}${param.default === undefined ? '' : ` = ${printExpr(param.default)}`}`;
  }
}

const mayDangle = (isSet: true | undefined): string => (isSet === undefined ? '' : '#[may_dangle] ');

export const printWhere = (generics: Generics): string =>
  generics.where.length === 0 ? '' : ` where ${generics.where.map(printPredicate).join(', ')}`;

function printPredicate(predicate: WherePredicate): string {
  if (predicate.kind === 'lifetime')
    return `${printLifetime(predicate.lifetime)}: ${predicate.bounds.map(printLifetime).join(' + ')}`;
  return `${forLifetimes(predicate.forLifetimes)}${printType(predicate.ty)}: ${printBounds(predicate.bounds)}`;
}

export function printUseTree(tree: UseTree): string {
  const prefix = tree.path === undefined ? '' : printPath(tree.path, 'expr');
  const separator = tree.path === undefined || tree.path.segments.length === 0 ? '' : '::';
  switch (tree.kind) {
    case 'simple':
      return `${prefix}${tree.rename === undefined ? '' : ` as ${printName(tree.rename)}`}`;
    case 'glob':
      return `${prefix}${separator}*`;
    case 'nested':
      return `${prefix}${separator}{${tree.trees.map(printUseTree).join(', ')}}`;
  }
}
