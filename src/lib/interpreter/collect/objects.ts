/**
 * Which traits may be behind `dyn` (E0038; Reference, "Dyn compatibility"): not those that need `Self: Sized`, mention
 * `Self` in a supertrait's arguments, or have constants or methods that cannot be called through a table.
 */
import { findIn } from '../../heap/base/index.ts';
import { type Diagnostic, diagnostic } from '../diagnostics/index.ts';
import type { Span } from '../source/index.ts';
import { isTy, walkTy } from '../types/fold.ts';
import type { DefId, GenericArg, ItemTables, Predicate, Ty } from '../types/items.ts';
import type { CollectCx } from './context.ts';

export function checkObject(cx: CollectCx, trait: DefId, span: Span, report: (found: Diagnostic) => void): void {
  const why = violation(cx.items, trait, cx.crate.firstDef, new Set());
  if (why === undefined) return;
  const name = findIn(cx.items.defs, trait)?.name ?? '';
  report(
    diagnostic(
      {
        name: 'not-dyn-compatible',
        code: 'E0038',
        family: 'other',
        message: `the trait \`${name}\` is not dyn compatible`,
        span,
      },
      { label: `\`${name}\` is not dyn compatible`, notes: [why] },
    ),
  );
}

/** Whether a value of `dyn Trait` can be made; where it cannot, that is reported where the type is written. */
export const isDynCompatible = (items: ItemTables, trait: DefId): boolean =>
  violation(items, trait, items.below?.defCount ?? 0, new Set()) === undefined;

/** Methods of the library's own traits are taken to be callable: ours may lack a `where Self: Sized` that a table does not need. */
function violation(items: ItemTables, trait: DefId, firstOwn: number, seen: Set<DefId>): string | undefined {
  if (seen.has(trait)) return undefined;
  seen.add(trait);
  const name = findIn(items.defs, trait)?.name ?? '';
  const own = findIn(items.predicates, trait) ?? [];
  if (trait === sizedTrait(items) || needsSized(items, own)) return `\`${name}\` requires \`Self: Sized\``;
  for (const each of own) {
    if (
      each.kind === 'trait' &&
      isSelf(each.trait.args[0]) &&
      each.trait.args.slice(1).some((arg) => isTy(arg) && mentionsSelf(arg))
    )
      return `\`${name}\` uses \`Self\` as a type parameter of a supertrait`;
  }
  const info = findIn(items.traits, trait);
  for (const item of trait < firstOwn ? [] : (info?.items ?? [])) {
    if (
      item.kind === 'type' &&
      (findIn(items.generics, item.def)?.params.length ?? 0) > 0 &&
      !needsSized(items, findIn(items.predicates, item.def) ?? [])
    )
      return `\`${name}\` contains the generic associated type \`${item.name}\``;
    if (item.kind === 'const') return `\`${name}\` contains the associated const \`${item.name}\``;
    if (item.kind !== 'fn' || needsSized(items, findIn(items.predicates, item.def) ?? [])) continue;
    const why = methodViolation(items, item.def);
    if (why !== undefined) return `method \`${item.name}\` ${why}`;
  }
  for (const each of info?.supertraits ?? []) {
    const why = violation(items, each.trait, firstOwn, seen);
    if (why !== undefined) return why;
  }
  return undefined;
}

function methodViolation(items: ItemTables, def: DefId): string | undefined {
  const fn = findIn(items.fns, def);
  if (fn === undefined) return undefined;
  if (fn.receiver === 'none') return 'has no receiver';
  if (findIn(items.generics, def)?.params.some((param) => param.kind !== 'lifetime') === true)
    return 'has generic type parameters';
  if (fn.sig.inputs.slice(1).some(mentionsSelf)) return 'references the `Self` type in its parameters';
  if (mentionsOpaque(items, fn.sig.output)) return 'references an `impl Trait` type in its return type';
  return mentionsSelf(fn.sig.output) ? 'references the `Self` type in its return type' : undefined;
}

function mentionsOpaque(items: ItemTables, ty: Ty): boolean {
  let found = false;
  walkTy(ty, {
    ty: (each) => {
      if (each.kind === 'projection' && findIn(items.defs, each.item)?.kind === 'opaque') found = true;
      return !found;
    },
  });
  return found;
}

const sizedTrait = (items: ItemTables): DefId | undefined => items.lang['Sized'] ?? items.below?.lang['Sized'];

function needsSized(items: ItemTables, predicates: readonly Predicate[]): boolean {
  const sized = sizedTrait(items);
  return predicates.some((each) => each.kind === 'trait' && each.trait.trait === sized && isSelf(each.trait.args[0]));
}

const isSelf = (arg: GenericArg | undefined): boolean => arg?.kind === 'param' && arg.index === 0;

/** `Self` itself; as the subject of a projection (`Self::Item`) it does no harm. */
function mentionsSelf(ty: Ty): boolean {
  let found = false;
  walkTy(ty, {
    ty: (each) => {
      if (isSelf(each)) found = true;
      return !found && each.kind !== 'projection';
    },
  });
  return found;
}
