/**
 * `unused_imports`: imports whose names no path uses and whose traits no method call needs. One finding for each `use` item,
 * at its first unused name, and one for each trait. After rustc's `rustc_resolve::check_unused`.
 */
import { findIn } from '../../heap/base/index.ts';
import { walkExprs } from '../check/walk.ts';
import type { ImportUse } from '../resolve/index.ts';
import type * as ast from '../syntax/ast.ts';
import { traitOfItem } from '../types/lookup.ts';
import type { Expr } from '../types/thir.ts';
import type { DefId } from '../types/ty.ts';
import type { Linted, Report } from './linted.ts';
import { namesOf } from './words.ts';

export function lintImports(linted: Linted, report: Report): void {
  const unused = new Map<ast.UseItem, ImportUse[]>();
  const candidates = linted.imports.filter(
    ({ isUsed, isExported, mayBeMacro, isPrefix, item }) =>
      !isUsed && !isExported && !mayBeMacro && !(isPrefix && linted.definesMacros) && item.isExternCrate !== true,
  );
  if (candidates.length === 0) return;
  const called = traitsCalled(linted);
  const mayBeMeant = faultyUses(linted);
  for (const each of candidates) {
    // One that is handed on may be used wherever a glob brings it.
    const here = each.isShared ? [...called.values()] : [called.get(each.home)];
    if (mayBeMeant(each)) continue;
    if (each.traits.some((trait) => here.some((traits) => traits?.has(trait) === true))) continue;
    if (each.traits.length > 0 && each.isSingle) {
      report('unused_imports', `unused import: \`${each.name}${each.renamed}\``, each.span);
      continue;
    }
    const known = unused.get(each.item);
    if (known === undefined) unused.set(each.item, [each]);
    else known.push(each);
  }
  for (const list of unused.values()) {
    const [first, ...others] = list;
    if (first === undefined) continue;
    report(
      'unused_imports',
      `unused import${others.length > 0 ? 's' : ''}: ${namesOf(list.map(({ name, renamed }) => name + renamed))}`,
      first.span,
      { labels: others.map(({ span, name }) => ({ span, text: `\`${name}\` too` })) },
    );
  }
}

/**
 * Where something is wrong with the program, what its names mean is not all known: then whether an import is used is sure only
 * where its name does not stand anywhere else, and, for what is called without being named, where all bodies have types.
 */
function faultyUses({ faults, areBodiesWhole, called, imports, text }: Linted): (each: ImportUse) => boolean {
  if (faults.length === 0) return ({ traits }) => traits.length > 0 && !areBodiesWhole;
  return ({ item, span, traits, target, isSingle, isResolved }) => {
    if (!isSingle || !isResolved || (traits.length > 0 && !areBodiesWhole)) return true;
    const around = called(item.span);
    if (faults.some(({ start, end }) => around.start <= start && end <= around.end)) return true;
    const own = [span, ...imports.map((each) => each.item.span)].map(called);
    return [...text.matchAll(new RegExp(`(?<![\\w])${target}(?!\\w)`, 'gu'))].some(
      ({ index }) => !own.some(({ start, end }) => start <= index && index < end),
    );
  };
}

/** For each module, the traits of which code in it calls something, other than by an operator or the like. */
function traitsCalled({ bodies, items }: Linted): ReadonlyMap<DefId, ReadonlySet<DefId>> {
  const found = new Map<DefId, Set<DefId>>();
  for (const { owner, typed } of bodies) {
    const home = homeOf(owner);
    if (home === undefined) continue;
    const traits = found.get(home) ?? new Set<DefId>();
    found.set(home, traits);
    /** What operators and the like call. */
    const passed = new Set<Expr>();
    walkExprs(typed.expr, (expr) => {
      if (expr.kind === 'call' && (expr.overloaded !== 'no' || expr.origin !== undefined)) passed.add(expr.func);
      if (passed.has(expr)) return;
      const def =
        expr.kind === 'call' && expr.overloaded === 'no' && expr.func.ty.kind === 'fn-def'
          ? expr.func.ty.def
          : expr.kind === 'const' && expr.origin === undefined
            ? expr.def
            : expr.kind === 'fn-item' && expr.origin === undefined && expr.ty.kind === 'fn-def'
              ? expr.ty.def
              : undefined;
      const trait = def === undefined ? undefined : traitOfItem(items, def);
      if (trait !== undefined) traits.add(trait);
    });
  }
  return found;

  function homeOf(def: DefId): DefId | undefined {
    for (let at: DefId | undefined = def; at !== undefined; at = findIn(items.defs, at)?.parent)
      if (findIn(items.defs, at)?.kind === 'mod') return at;
    return undefined;
  }
}
