/**
 * Which of a program's definitions are reached from `main`: after `MarkSymbolVisitor` in rustc's `rustc_passes::dead`. What
 * a live definition names is live; of a trait impl, what its trait and its type being live makes live.
 */
import { findIn } from '../../../heap/base/index.ts';
import type * as ast from '../../syntax/ast.ts';
import { walkExprs } from '../../check/walk.ts';
import { resolutionsAt } from '../../resolve/index.ts';
import { traitOfItem } from '../../types/lookup.ts';
import type { Expr, Pat, TypedBody } from '../../types/thir.ts';
import type { DefId, Ty } from '../../types/ty.ts';
import type { Linted } from '../linted.ts';
import { findExported } from './exported.ts';
import { type PathsIn, pathsIn } from './paths.ts';

export interface Live {
  readonly has: (def: DefId) => boolean;
  readonly hasField: (adt: DefId, variant: number, field: number) => boolean;
  /** Traits that were derived for the type and do not count as reading its fields. */
  readonly ignoredTraits: (adt: DefId) => readonly string[];
}

/** Derives of these read all fields and prove nothing. */
const TRIVIAL_READS: ReadonlySet<string> = new Set(['Clone', 'Debug']);

export function findLive(linted: Linted): Live {
  const { items, syntax, names } = linted;
  const live = new Set<DefId>();
  const fields = new Set<string>();
  const ignored = new Map<DefId, Set<string>>();
  const bodies = new Map(linted.bodies.map(({ owner, typed }) => [owner, typed]));
  const explored = new Set<DefId>();
  const waiting: DefId[] = [];
  const isLocal = (def: DefId): boolean => syntax.has(def);
  const parentOf = (def: DefId): DefId | undefined => findIn(items.defs, def)?.parent;

  const mark = (def: DefId): void => {
    if (!isLocal(def)) return;
    const kind = findIn(items.defs, def)?.kind;
    const of = kind === 'ctor' ? parentOf(def) : def;
    if (of === undefined) return;
    live.add(of);
    if (!explored.has(of)) waiting.push(of);
  };
  const markTy = (ty: Ty): void => {
    if (ty.kind === 'adt') mark(ty.def);
    if (ty.kind === 'dyn' && ty.principal !== undefined) mark(ty.principal.trait);
  };
  /** The variant, where the definition is one or its constructor. */
  const variantOf = (def: DefId): DefId | undefined => {
    const found = findIn(items.defs, def);
    if (found?.kind === 'variant') return def;
    return found?.kind === 'ctor' && found.parent !== undefined ? variantOf(found.parent) : undefined;
  };
  const markNamed = (def: DefId, ignoredVariants: ReadonlySet<DefId>): void => {
    const variant = variantOf(def);
    if (variant === undefined) {
      mark(def);
      return;
    }
    const parent = parentOf(variant);
    if (parent !== undefined) mark(parent);
    if (!ignoredVariants.has(variant)) mark(variant);
  };

  const markConstants = (name: string): void => {
    for (const [def, each] of syntax)
      if (each.kind === 'assoc' && each.node.kind === 'const' && each.node.name.name === name) mark(def);
  };

  const readTyped = (body: TypedBody): ReadonlyMap<ast.NodeId, readonly DefId[]> => {
    /** Variants that paths through a type lead to. */
    const made = new Map<ast.NodeId, DefId[]>();
    const note = (node: ast.NodeId, def: DefId): void => {
      const known = made.get(node);
      if (known === undefined) made.set(node, [def]);
      else known.push(def);
    };
    const pattern = (pat: Pat): void => {
      readPattern(pat, mark, (adt, variant, field) => void fields.add(fieldKey(adt, variant, field)));
    };
    for (const { pat } of body.params) pattern(pat);
    walkExprs(body.expr, (expr: Expr) => {
      switch (expr.kind) {
        case 'field':
          if (expr.base.ty.kind === 'adt') fields.add(fieldKey(expr.base.ty.def, expr.variant, expr.field));
          return;
        case 'fn-item':
          if (expr.ty.kind !== 'fn-def') return;
          if (variantOf(expr.ty.def) !== undefined) note(expr.node, expr.ty.def);
          else mark(expr.ty.def);
          return;
        case 'call':
          if (expr.func.ty.kind === 'fn-def' && variantOf(expr.func.ty.def) === undefined) mark(expr.func.ty.def);
          return;
        case 'const':
          mark(expr.def);
          return;
        case 'adt': {
          const variant = findIn(items.adts, expr.def)?.variants[expr.variant];
          if (variant !== undefined) note(expr.node, variant.def);
          return;
        }
        case 'block':
          for (const stmt of expr.block.stmts) if (stmt.kind === 'let') pattern(stmt.pat);
          return;
        case 'match':
          for (const arm of expr.arms) pattern(arm.pat);
          return;
        case 'let':
          pattern(expr.pat);
          return;
        case 'closure':
          for (const { pat } of expr.closure.body.params) pattern(pat);
          return;
        default:
      }
    });
    return made;
  };

  const read = (node: object, owner: DefId | undefined): void => {
    const typed = owner === undefined ? undefined : bodies.get(owner);
    const made = typed === undefined ? undefined : readTyped(typed);
    const see: PathsIn = {
      path: (path, exprNode, isPattern, necessary) => {
        const tables = resolutionsAt(names, path);
        const found = tables.paths.get(path.id);
        if (found === undefined) {
          if (isPattern) markConstants(path.segments.at(-1)?.name.name ?? '');
          return;
        }
        const { res, rest } = found;
        if (res.kind === 'self-type') mark(res.impl);
        else if (res.kind === 'self-param') mark(res.trait);
        else if (res.kind === 'def') {
          if (!isPattern || rest > 0) markNamed(res.def, necessary);
          else {
            const kind = findIn(items.defs, res.def)?.kind;
            if (kind === 'const' || kind === 'assoc-const' || kind === 'type-alias') mark(res.def);
          }
        }
        // Which type's constant it is shows no more once patterns are typed: any of the name.
        const last = path.segments.at(-1);
        if (isPattern && last !== undefined && (rest > 0 || path.segments.length > 1)) markConstants(last.name.name);
        if (rest > 0 && !isPattern && exprNode !== undefined)
          for (const def of made?.get(exprNode) ?? []) markNamed(def, necessary);
      },
      constant: (pat) => {
        const def = resolutionsAt(names, pat).patternConsts.get(pat.id);
        if (def === undefined) return;
        const variant = variantOf(def);
        const parent = variant === undefined ? undefined : parentOf(variant);
        if (parent !== undefined) mark(parent);
        else mark(def);
      },
      necessary: (path) => {
        const found = resolutionsAt(names, path).paths.get(path.id);
        return found?.res.kind === 'def' && found.rest === 0 ? variantOf(found.res.def) : undefined;
      },
      necessaryConstant: (pat) => {
        const def = resolutionsAt(names, pat).patternConsts.get(pat.id);
        return def === undefined ? undefined : variantOf(def);
      },
      anonymous: (expr) => {
        const def = resolutionsAt(names, expr).defOfNode.get(expr.id);
        const body = def === undefined || def === owner ? undefined : bodies.get(def);
        if (body !== undefined) readTyped(body);
      },
    };
    pathsIn(node, see);
  };

  /** A derived `Debug` or `Clone` is taken for nothing. */
  const isIgnored = (impl: DefId): boolean => {
    const found = syntax.get(impl);
    if (found?.kind !== 'item' || found.node.kind !== 'impl') return false;
    if (!found.node.attrs.some((attr) => attr.path === 'automatically_derived')) return false;
    const info = findIn(items.impls, impl);
    const trait = info?.trait === undefined ? undefined : findIn(items.defs, info.trait.trait)?.name;
    if (trait === undefined || !TRIVIAL_READS.has(trait)) return false;
    if (info?.self.kind === 'adt') {
      const known = ignored.get(info.self.def);
      if (known === undefined) ignored.set(info.self.def, new Set([trait]));
      else known.add(trait);
    }
    return true;
  };

  const explore = (def: DefId): void => {
    const found = syntax.get(def);
    switch (found?.kind) {
      case 'item': {
        const { node } = found;
        if (node.kind === 'trait') {
          for (const item of node.items)
            if (item.kind === 'assoc-type') {
              const assoc = resolutionsAt(names, item).defOfNode.get(item.id);
              if (assoc !== undefined) mark(assoc);
            }
          read({ generics: node.generics, bounds: node.supertraits }, undefined);
        } else if (node.kind === 'impl')
          read({ generics: node.generics, trait: node.trait, self: node.self }, undefined);
        else if (node.kind !== 'mod' && node.kind !== 'use') read(node, def);
        return;
      }
      case 'assoc': {
        const parent = parentOf(def);
        if (parent === undefined) return;
        const trait = traitOfItem(items, def);
        if (trait !== undefined) mark(trait);
        const impl = findIn(items.impls, parent);
        if (impl !== undefined) {
          if (isIgnored(parent)) return;
          if (impl.trait === undefined) markTy(impl.self);
        }
        read(found.node, def);
        return;
      }
      default:
    }
  };
  const spread = (): void => {
    for (let def = waiting.pop(); def !== undefined; def = waiting.pop()) {
      if (explored.has(def)) continue;
      explored.add(def);
      explore(def);
    }
  };

  const exported = findExported(linted);
  for (const def of exported.items) mark(def);
  const open = seeds(linted, mark, (def) => waiting.push(def));
  for (const entry of linted.entries) mark(entry);
  spread();
  for (let left = open, moved = true; moved;) {
    const now = left.filter((each) => isReached(linted, each, live));
    left = left.filter((each) => !now.includes(each));
    moved = now.length > 0;
    for (const { def } of now) mark(def);
    spread();
  }
  return {
    has: (def) => live.has(def),
    hasField: (adt, variant, field) => fields.has(fieldKey(adt, variant, field)) || exported.field(adt, variant, field),
    ignoredTraits: (adt) => [...(ignored.get(adt) ?? [])],
  };
}

const fieldKey = (adt: DefId, variant: number, field: number): string => `${adt}.${variant}.${field}`;

/** A trait impl or an item in one. */
interface Open {
  readonly impl: DefId;
  readonly def: DefId;
}

/** What is live whoever asks; gives the trait impls, of which that is to be found out. */
function seeds(
  { items, syntax, isAllowed }: Linted,
  mark: (def: DefId) => void,
  explore: (def: DefId) => void,
): readonly Open[] {
  const open: Open[] = [];
  for (const [def, found] of syntax) {
    if (found.kind !== 'item' && found.kind !== 'assoc') continue;
    const { node } = found;
    const known = findIn(items.defs, def);
    if (known === undefined || node.kind === 'mod' || node.kind === 'use') continue;
    const isSpared = isAllowed('dead_code', node.span);
    const impl = found.kind === 'assoc' && known.parent !== undefined ? findIn(items.impls, known.parent) : undefined;
    if (isSpared && (found.kind === 'item' || impl !== undefined || hasBody(node))) {
      // What an allowed definition names is spared with it; whether it is itself live stays open.
      explore(def);
      if (node.kind === 'enum') continue;
    } else if (node.attrs.some(({ path }) => KEPT.has(path)) || (node.kind === 'const' && node.name.name === '_'))
      mark(def);
    else if (node.kind === 'impl') {
      if (node.trait !== undefined) open.push({ impl: def, def });
    } else if (impl?.trait !== undefined && known.parent !== undefined) open.push({ impl: known.parent, def });
  }
  return open;
}

/** The linker sees these. */
const KEPT: ReadonlySet<string> = new Set(['no_mangle', 'export_name', 'used', 'link_section']);

const hasBody = (node: ast.Item | ast.AssocItem): boolean =>
  node.kind === 'fn' || (node.kind === 'const' && node.value !== undefined);

/** Live where the trait or its function is, if it is the program's own, and the type, if it is. */
function isReached({ items, syntax, names }: Linted, { impl, def }: Open, live: ReadonlySet<DefId>): boolean {
  const info = findIn(items.impls, impl);
  const traitSide = impl === def ? info?.trait?.trait : info?.items.find((each) => each.def === def)?.traitItem;
  if (traitSide !== undefined && syntax.has(traitSide) && !live.has(traitSide)) return false;
  const found = syntax.get(impl);
  if (found?.kind !== 'item' || found.node.kind !== 'impl') return true;
  const { self } = found.node;
  if (self.kind !== 'path' || self.qself !== undefined) return true;
  const path = resolutionsAt(names, self.path).paths.get(self.path.id);
  if (path?.res.kind !== 'def' || path.rest > 0 || !syntax.has(path.res.def)) return true;
  return findIn(items.adts, path.res.def) === undefined || live.has(path.res.def);
}

/** Fields that a pattern looks at, and the types that it names. */
function readPattern(
  pat: Pat,
  mark: (adt: DefId) => void,
  field: (adt: DefId, variant: number, field: number) => void,
): void {
  const deeper = (inner: Pat): void => {
    readPattern(inner, mark, field);
  };
  switch (pat.kind) {
    case 'binding':
      if (pat.sub !== undefined) deeper(pat.sub);
      return;
    case 'leaf':
    case 'variant':
      if (pat.ty.kind === 'adt') {
        mark(pat.ty.def);
        for (const each of pat.fields)
          if (each.pat.kind !== 'wild') field(pat.ty.def, pat.kind === 'variant' ? pat.variant : 0, each.field);
      }
      for (const each of pat.fields) deeper(each.pat);
      return;
    case 'deref':
      deeper(pat.pat);
      return;
    case 'slice':
      for (const each of [...pat.prefix, ...(pat.slice === undefined ? [] : [pat.slice]), ...pat.suffix]) deeper(each);
      return;
    case 'or':
      for (const each of pat.pats) deeper(each);
      return;
    default:
  }
}
