/** Names in type expressions, bounds and generic arguments. */
import { findIn, unreachable } from '../../heap/base/index.ts';
import { isSince } from '../source/index.ts';
import type * as ast from '../syntax/ast.ts';
import type { DefId } from '../types/items.ts';
import { isBareObject, objectOf } from './bare-objects.ts';
import { visitCapturing } from './capturing.ts';
import { visitAnonConst } from './late-bodies.ts';
import { findInModule } from './lookup.ts';
import { ERROR_RES, type PathSource, attemptPath, resolvePath } from './path.ts';
import type { Res } from './resolution.ts';
import type { Place } from './scope.ts';
import { type ResolveState, addDef, defOf, moduleOf, report, reportUnsupported } from './state.ts';

export function visitType(state: ResolveState, place: Place, ty: ast.TypeExpr): void {
  switch (ty.kind) {
    case 'path':
      if (isBareObject(state, place, ty)) return visitBounds(state, place, objectOf(ty).bounds);
      if (ty.qself !== undefined) visitQualified(state, place, ty.qself, ty.path, 'type');
      else resolvePath(state, place, ty.path, 'type');
      visitPathArgs(state, place, ty.path);
      return;
    case 'ref':
      if (ty.lifetime !== undefined) visitLifetime(state, place, ty.lifetime);
      visitType(state, place, ty.ty);
      return;
    case 'ptr':
    case 'slice':
      visitType(state, place, ty.ty);
      return;
    case 'array':
      visitType(state, place, ty.ty);
      visitAnonConst(state, place, ty.len, 'length');
      return;
    case 'tuple':
      for (const each of ty.tys) visitType(state, place, each);
      return;
    case 'fn-ptr':
      withLifetimes(state, place, ty.forLifetimes, () => {
        withoutImplTrait(place, () => {
          for (const each of ty.inputs) visitType(state, place, each);
          visitOutput(state, place, ty.output);
        });
      });
      return;
    case 'dyn':
      if (ty.isBare === true && isSince(state.edition, '2021')) refuseBareObject(state, ty);
      else visitBounds(state, place, ty.bounds);
      return;
    case 'impl-trait':
      visitImplTrait(state, place, ty);
      return;
    case 'unsupported-type':
      if (ty.isReported === undefined) reportUnsupported(state, ty.construct, ty.span);
      return;
    case 'never':
      if (!state.isLibrary) report(state, 'unstable-never', 'E0658', 'the `!` type is experimental', ty.span);
      return;
    case 'infer':
      return;
    default:
      return unreachable(ty);
  }
}

function refuseBareObject(state: ResolveState, { span, bounds }: Extract<ast.TypeExpr, { kind: 'dyn' }>): void {
  report(state, 'trait-as-type', 'E0782', 'expected a type, found a trait', span, {
    help: ['a trait object is written with `dyn`'],
  });
  for (const bound of bounds) if (bound.kind === 'trait') state.owner.paths.set(bound.trait.path.id, ERROR_RES);
}

function visitImplTrait(state: ResolveState, place: Place, ty: Extract<ast.TypeExpr, { kind: 'impl-trait' }>): void {
  if (place.implTrait === 'none') {
    report(state, 'misplaced-impl-trait', 'E0562', '`impl Trait` is not allowed here', ty.span, {
      notes: ['`impl Trait` is only allowed in arguments and return types of functions and methods'],
    });
  } else if (place.implTrait === 'opaque') {
    addDef(
      state,
      {
        kind: 'opaque',
        name: '',
        parent: place.owner,
        span: ty.span,
        nameSpan: ty.span,
        visibility: 'public',
        node: ty.id,
        attrs: [],
      },
      { kind: 'opaque', node: ty },
    );
  }
  const { isInImplTrait } = place;
  place.isInImplTrait = true;
  visitBounds(state, place, ty.bounds);
  place.isInImplTrait = isInImplTrait;
  if (ty.capturing !== undefined) visitCapturing(state, place, ty.capturing);
}

/** What a function or function pointer returns: the one place where stable Rust has the type `!`. */
export function visitOutput(state: ResolveState, place: Place, output: ast.TypeExpr | undefined): void {
  if (output !== undefined && output.kind !== 'never') visitType(state, place, output);
}

function withoutImplTrait(place: Place, inside: () => void): void {
  const before = place.implTrait;
  place.implTrait = 'none';
  inside();
  place.implTrait = before;
}

/** `<T as Trait>::Item`, `<T>::Item`. */
export function visitQualified(
  state: ResolveState,
  place: Place,
  qself: ast.QSelf,
  path: ast.Path,
  source: PathSource,
): void {
  withoutImplTrait(place, () => visitType(state, place, qself.ty));
  if (qself.trait === undefined) return;
  visitTraitRef(state, place, qself.trait);
  const trait = state.owner.paths.get(qself.trait.path.id)?.res;
  const first = path.segments[0];
  if (trait?.kind !== 'def' || first === undefined) {
    state.owner.paths.set(path.id, ERROR_RES);
    return;
  }
  const isLast = path.segments.length === 1;
  const ns = isLast && source !== 'type' && source !== 'struct' ? 'value' : 'type';
  const module = moduleOf(state, trait.def);
  const found = module === undefined ? undefined : findInModule(module, first.name.name, ns);
  if (found?.kind === 'found') {
    state.owner.paths.set(path.id, { res: found.binding.res, rest: path.segments.length - 1 });
    return;
  }
  state.owner.paths.set(path.id, ERROR_RES);
  const { name, span } = first.name;
  if (!state.isLibrary && defOf(state, trait.def).isLibrary)
    reportUnsupported(state, `the library's \`${defOf(state, trait.def).name}::${name}\``, span);
  else if (module !== undefined && findInModule(module, name, ns === 'type' ? 'value' : 'type').kind === 'found') {
    report(
      state,
      'wrong-kind-of-name',
      'E0575',
      `expected ${ns === 'type' ? 'associated type' : 'method or associated constant'}, found ${ns === 'type' ? 'associated function' : 'associated type'} \`${name}\``,
      span,
    );
  } else
    report(
      state,
      'missing-trait-item',
      'E0576',
      `cannot find ${ns === 'type' ? 'associated type' : 'method or associated constant'} \`${name}\` in trait \`${defOf(state, trait.def).name}\``,
      span,
      { label: `not found in \`${defOf(state, trait.def).name}\`` },
    );
}

export function visitTraitRef(state: ResolveState, place: Place, trait: ast.TraitRefExpr): void {
  resolvePath(state, place, trait.path, 'trait');
  visitPathArgs(state, place, trait.path);
}

export function visitBounds(state: ResolveState, place: Place, bounds: readonly ast.Bound[]): void {
  for (const bound of bounds) {
    if (bound.kind === 'outlives') visitLifetime(state, place, bound.lifetime);
    else withLifetimes(state, place, bound.forLifetimes, () => visitTraitRef(state, place, bound.trait));
  }
}

export function visitPathArgs(state: ResolveState, place: Place, path: ast.Path): void {
  for (const segment of path.segments)
    if (segment.args !== undefined) visitGenericArgs(state, place, segment.args, { path, segment });
}

/** `at`: the path that they stand in; a method call's stand in none. */
export function visitGenericArgs(
  state: ResolveState,
  place: Place,
  args: ast.GenericArgs,
  at?: { readonly path: ast.Path; readonly segment: ast.PathSegment },
): void {
  if (args.parenthesized !== undefined) {
    const { inputs, output } = args.parenthesized;
    withoutImplTrait(place, () => {
      for (const each of inputs) visitType(state, place, each);
      if (output !== undefined) visitType(state, place, output);
    });
    return;
  }
  let seenOther = false;
  let index = -1;
  for (const arg of args.args) {
    if (arg.kind !== 'lifetime') index += 1;
    if (arg.kind === 'lifetime' && seenOther)
      report(state, 'argument-order', 'E0747', 'lifetime provided when a type was expected', arg.lifetime.span, {
        notes: ['lifetime arguments must be provided before generic arguments'],
      });
    if (arg.kind !== 'lifetime') seenOther = true;
    if (arg.kind === 'lifetime') visitLifetime(state, place, arg.lifetime);
    else if (arg.kind === 'const')
      visitAnonConst(state, place, arg.expr, 'argument', at === undefined ? undefined : { kind: 'path', ...at, index });
    else if (!resolvesAsConst(state, place, arg.ty)) {
      if (place.isInImplTrait && arg.ty.kind === 'impl-trait')
        report(state, 'nested-impl-trait', 'E0666', 'nested `impl Trait` is not allowed', arg.ty.span, {
          label: 'nested `impl Trait` here',
        });
      visitType(state, place, arg.ty);
    }
  }
  for (const constraint of args.constraints) {
    if (constraint.args !== undefined) visitGenericArgs(state, place, constraint.args);
    if (constraint.ty !== undefined) visitType(state, place, constraint.ty);
    visitBounds(state, place, constraint.bounds);
  }
}

/** A lone name that is no type but a value is a const argument (`Foo<N>`), as rustc decides it. */
function resolvesAsConst(state: ResolveState, place: Place, ty: ast.TypeExpr): boolean {
  if (
    ty.kind !== 'path' ||
    ty.qself !== undefined ||
    ty.path.segments.length !== 1 ||
    ty.path.segments[0]?.args !== undefined
  )
    return false;
  if (attemptPath(state, place, ty.path.segments, ty.path.global, 'type', true).kind === 'found') return false;
  const value = attemptPath(state, place, ty.path.segments, ty.path.global, 'value', true);
  if (value.kind !== 'found') return false;
  // What it is for a type parameter is the collector's matter; a variable is no constant at all.
  if (value.path.res.kind === 'local')
    report(state, 'variable-in-constant', 'E0435', 'attempt to use a non-constant value in a constant', ty.path.span, {
      label: 'non-constant value',
    });
  else resolvePath(state, place, ty.path, 'expr');
  return true;
}

// ---------------------------------------------------------------- lifetimes

export function visitLifetime(state: ResolveState, place: Place, lifetime: ast.Lifetime): void {
  if (lifetime.name === 'static' || lifetime.name === '_') return;
  for (let at = place.lifetimes; at !== undefined; at = at.parent) if (at.names.includes(lifetime.name)) return;
  state.owner.lifetimes.set(lifetime.id, { kind: 'error' });
  report(
    state,
    'undeclared-lifetime',
    'E0261',
    `use of undeclared lifetime name \`'${lifetime.name}\``,
    lifetime.span,
    {
      family: 'ownership',
      label: 'undeclared lifetime',
      help: [`declare it where the item begins: \`<'${lifetime.name}>\``],
    },
  );
}

export function withLifetimes(
  state: ResolveState,
  place: Place,
  names: readonly ast.Ident[],
  inside: () => void,
): void {
  if (names.length === 0) return inside();
  const before = place.lifetimes;
  declareLifetimes(state, place, names);
  inside();
  place.lifetimes = before;
}

export function declareLifetimes(state: ResolveState, place: Place, names: readonly ast.Ident[]): void {
  for (const name of names) {
    for (let at = place.lifetimes; at !== undefined; at = at.parent) {
      if (!at.names.includes(name.name)) continue;
      report(
        state,
        'shadowed-lifetime',
        'E0496',
        `lifetime name \`'${name.name}\` shadows a lifetime name that is already in scope`,
        name.span,
        { label: `lifetime \`'${name.name}\` already in scope` },
      );
      break;
    }
  }
  place.lifetimes = { names: names.map((name) => name.name), parent: place.lifetimes };
}

/** Type and const parameters of an item, as a scope. */
export function genericScope(state: ResolveState, def: DefId): Map<string, Res> {
  const names = new Map<string, Res>();
  const generics = findIn(state.items.generics, def);
  for (const param of generics?.params ?? []) {
    if (param.kind === 'lifetime' || param.isSynthetic) continue;
    names.set(param.name, {
      kind: 'param',
      owner: def,
      index: param.index,
      name: param.name,
      isConst: param.kind === 'const',
    });
  }
  return names;
}
