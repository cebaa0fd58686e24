/** What a path may name where it stands, and what the thing that it names is called (rustc's `PathSource::is_expected`, `Res::descr`). */
import { findIn } from '../../heap/base/index.ts';
import type { DefId } from '../types/items.ts';
import { isVisible } from './module.ts';
import type { PathSource } from './path.ts';
import type { Res } from './resolution.ts';
import type { Place } from './scope.ts';
import { type ResolveState, defOf } from './state.ts';
import { kindWord } from './words.ts';

export function ctorKindOf(state: ResolveState, ctor: DefId): 'unit' | 'tuple' | 'named' {
  const parent = defOf(state, ctor).parent;
  if (parent === undefined) return 'named';
  const syntax = state.syntax.get(parent);
  if (syntax?.kind === 'variant') return syntax.node.data.kind;
  if (syntax?.kind === 'item' && syntax.node.kind === 'struct') return syntax.node.data.kind;
  const adt = findIn(state.items.adts, parent);
  if (adt !== undefined) return adt.variants[0]?.ctorKind ?? 'named';
  const around = defOf(state, parent).parent;
  return (
    (around === undefined
      ? undefined
      : findIn(state.items.adts, around)?.variants.find((variant) => variant.def === parent)?.ctorKind) ?? 'named'
  );
}

export function isExpected(state: ResolveState, res: Res, source: PathSource): boolean {
  const kind = res.kind === 'def' ? defOf(state, res.def).kind : undefined;
  switch (source) {
    case 'type':
      if (res.kind === 'prim' || res.kind === 'self-param' || res.kind === 'self-type') return true;
      if (res.kind === 'param') return !res.isConst;
      return kind === 'struct' || kind === 'enum' || kind === 'union' || kind === 'type-alias' || kind === 'assoc-type';
    case 'trait':
      return kind === 'trait';
    case 'expr':
    case 'call':
      if (res.kind === 'local' || res.kind === 'self-type') return true;
      if (res.kind === 'param') return res.isConst;
      return (
        kind === 'fn' ||
        kind === 'assoc-fn' ||
        kind === 'ctor' ||
        kind === 'const' ||
        kind === 'static' ||
        kind === 'assoc-const'
      );
    case 'pat':
      return (
        res.kind === 'self-type' ||
        kind === 'const' ||
        kind === 'assoc-const' ||
        (kind === 'ctor' && res.kind === 'def' && ctorKindOf(state, res.def) === 'unit')
      );
    case 'tuple-struct':
      return (
        res.kind === 'self-type' || (kind === 'ctor' && res.kind === 'def' && ctorKindOf(state, res.def) === 'tuple')
      );
    case 'struct':
      return (
        res.kind === 'self-type' ||
        res.kind === 'self-param' ||
        kind === 'struct' ||
        kind === 'union' ||
        kind === 'variant' ||
        kind === 'type-alias' ||
        kind === 'assoc-type'
      );
  }
}

export function wordFor(state: ResolveState, res: Res): string {
  switch (res.kind) {
    case 'local':
      return 'local variable';
    case 'prim':
      return 'builtin type';
    case 'param':
      return res.isConst ? 'const parameter' : 'type parameter';
    case 'self-param':
    case 'self-type':
      return 'self type';
    case 'error':
      return 'name';
    case 'def': {
      const { kind, parent } = defOf(state, res.def);
      if (kind === 'ctor') {
        const ofVariant = parent !== undefined && defOf(state, parent).kind === 'variant';
        return `${ctorKindOf(state, res.def)} ${ofVariant ? 'variant' : 'struct'}`;
      }
      if (kind === 'assoc-fn') return 'associated function';
      if (kind === 'assoc-type') return 'associated type';
      if (kind === 'assoc-const') return 'associated constant';
      return kindWord(kind);
    }
  }
}

export const isLibraryDef = (state: ResolveState, def: DefId): boolean =>
  !state.isLibrary && defOf(state, def).isLibrary;

export function hasHiddenCtor(state: ResolveState, place: Place, struct: DefId): boolean {
  const syntax = state.syntax.get(struct);
  const isTuple =
    syntax?.kind === 'item'
      ? syntax.node.kind === 'struct' && syntax.node.data.kind === 'tuple'
      : findIn(state.items.adts, struct)?.variants[0]?.ctorKind === 'tuple';
  if (!isTuple) return false;
  const ctor = findCtor(state, struct);
  return ctor !== undefined && !isVisible(state.items, defOf(state, ctor).visibility, place.module.home);
}

export function findCtor(state: ResolveState, struct: DefId): DefId | undefined {
  const stored = findIn(state.items.adts, struct)?.variants[0]?.ctor;
  return stored ?? state.ctors.get(struct);
}
