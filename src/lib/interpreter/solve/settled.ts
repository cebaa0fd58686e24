/**
 * Of which questions about traits our library knows every answer, since nobody could add an impl that it lacks: those
 * about the language's own traits for types that ours has, and those about built-in types.
 */
import { findIn } from '../../heap/base/index.ts';
import { isTy } from '../types/fold.ts';
import type { ItemTables } from '../types/items.ts';
import { implsOfTrait, isLang, selfTyOf, traitOf } from '../types/lookup.ts';
import { simplifyTy } from '../types/simplify.ts';
import type { DefId, TraitRef, Ty } from '../types/ty.ts';

/** Traits of the language itself, whose impls for the types of our library are all declared in it. */
const LANGUAGE_TRAITS = [
  'Sized',
  'Copy',
  'Clone',
  'Termination',
  'Try',
  'FromResidual',
  'Deref',
  'DerefMut',
  'Index',
  'IndexMut',
  'Fn',
  'FnMut',
  'FnOnce',
  'Neg',
  'Not',
  'Add',
  'Sub',
  'Mul',
  'Div',
  'Rem',
  'BitAnd',
  'BitOr',
  'BitXor',
  'Shl',
  'Shr',
  'AddAssign',
  'SubAssign',
  'MulAssign',
  'DivAssign',
  'RemAssign',
  'BitAndAssign',
  'BitOrAssign',
  'BitXorAssign',
  'ShlAssign',
  'ShrAssign',
];

export const isLanguageTrait = (items: ItemTables, trait: DefId): boolean =>
  LANGUAGE_TRAITS.some((name) => isLang(items, trait, name));

/** Whether the real library has no other impl that could answer it. The types are as far known as they will be. */
export function isSettled(items: ItemTables, trait: TraitRef): boolean {
  const self = selfTyOf(trait);
  // What a trait object has of auto traits stands in its type, or among its supertraits.
  if (traitOf(items, trait.trait).isAuto) return self.kind === 'dyn' || isNegative(items, trait.trait, self);
  if (isLanguageTrait(items, trait.trait)) return isBuiltIn(self) || self.kind === 'adt';
  // `Display` and `Debug` of built-in types and of the library's are what our library says, but that nearly all of the real
  // one's types have `Debug`, and some of ours not yet.
  if (isLang(items, trait.trait, 'Display')) return true;
  if (isLang(items, trait.trait, 'Debug')) return !isLibraryTypeWithout(items, trait.trait, self);
  // A trait without parameters is or is not implemented for a number or text: nobody else could add that.
  if (trait.args.length === 1 && isScalarLike(self)) return true;
  return (
    (isLang(items, trait.trait, 'PartialEq') || isLang(items, trait.trait, 'PartialOrd')) &&
    areComparable(trait.args.filter(isTy))
  );
}

/** A type of our library, of which there is no impl of the trait at all. */
const isLibraryTypeWithout = (items: ItemTables, trait: DefId, self: Ty): boolean =>
  self.kind === 'adt' &&
  findIn(items.defs, self.def)?.isLibrary === true &&
  (implsOfTrait(items, trait).byKey.get(simplifyTy(self) ?? '') ?? []).length === 0;

export const isBuiltIn = (ty: Ty): boolean =>
  ty.kind !== 'projection' &&
  ty.kind !== 'opaque' &&
  ty.kind !== 'closure' &&
  ty.kind !== 'error' &&
  !(ty.kind === 'infer' && ty.class === 'general');

/** Built-in types whose comparisons are all known: scalars, `!`, and arrays with arrays of scalars. */
export const areComparable = (tys: readonly Ty[]): boolean =>
  tys.some(isPlainValue) ||
  tys.every((ty) => ty.kind === 'never' || isScalarLike(ty)) ||
  tys.every((ty) => ty.kind === 'array' && isScalarLike(ty.ty));

/** Numbers, `bool` and `char`, and references to them: each is compared with its own type alone. */
export const isPlainValue = (ty: Ty): boolean => {
  if (ty.kind === 'ref') return isPlainValue(ty.ty);
  return ty.kind !== 'str' && ty.kind !== 'tuple' && isScalarLike(ty);
};

export const isScalarLike = (ty: Ty): boolean => {
  switch (ty.kind) {
    case 'bool':
    case 'char':
    case 'int':
    case 'float':
    case 'str':
      return true;
    case 'infer':
      return ty.class !== 'general';
    case 'ref':
      return isScalarLike(ty.ty);
    case 'tuple':
      return ty.tys.every(isScalarLike);
    default:
      return false;
  }
};

/** Whether an impl says that the type does not have the auto trait. */
const isNegative = (items: ItemTables, trait: DefId, self: Ty): boolean =>
  (implsOfTrait(items, trait).byKey.get(simplifyTy(self) ?? '') ?? []).some(
    (impl) => findIn(items.impls, impl)?.isNegative === true,
  );
