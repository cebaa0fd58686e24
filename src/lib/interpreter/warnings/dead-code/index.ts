/** `dead_code`: definitions that nothing reaches from `main`, fields that nothing reads. After rustc's `rustc_passes::dead`. */
import { findIn } from '../../../heap/base/index.ts';
import type * as ast from '../../syntax/ast.ts';
import type { AdtInfo, Def, VariantInfo } from '../../types/items.ts';
import { substTy } from '../../types/fold.ts';
import { isLang } from '../../types/lookup.ts';
import type { Span } from '../../source/index.ts';
import type { Ty } from '../../types/ty.ts';
import type { Linted, Report } from '../linted.ts';
import { namesOf } from '../words.ts';
import { findLive, type Live } from './live.ts';

interface Dead {
  readonly name: string;
  readonly span: Span;
  readonly what: string;
}

export function lintDeadCode(linted: Linted, report: Report): void {
  const live = findLive(linted);
  const { items, syntax } = linted;
  /** What of one parent is dead, as one finding. */
  const all = (dead: readonly Dead[], participle: string, notes: readonly string[] = []): void => {
    const named = dead.filter(({ name }) => !name.startsWith('_'));
    const open = named.filter(({ span }) => !linted.isAllowed('dead_code', span));
    // What is allowed is found all the same: it may be expected.
    const said = open.length > 0 ? open : named;
    const [first] = said;
    if (first === undefined) return;
    const what = said.every((each) => each.what === first.what) ? first.what : 'associated item';
    const many = said.length > 1;
    const message =
      said.length > 6
        ? `multiple ${plural(what)} are never ${participle}`
        : `${many ? plural(what) : what} ${namesOf(said.map(({ name }) => name))} ${many ? 'are' : 'is'} never ${participle}`;
    report('dead_code', message, first.span, {
      labels: said.slice(1).map(({ span, name }) => ({ span, text: `\`${name}\` too` })),
      notes,
    });
  };
  for (const [id, found] of syntax) {
    if (found.kind !== 'item') continue;
    const def = findIn(items.defs, id);
    if (def === undefined) continue;
    const { node } = found;
    if ((node.kind === 'impl' && node.trait === undefined) || (node.kind === 'trait' && live.has(id))) {
      const dead = node.items.flatMap((item): Dead[] => {
        const inner = [...syntax].find(([, each]) => each.kind === 'assoc' && each.node === item)?.[0];
        const known = inner === undefined ? undefined : findIn(items.defs, inner);
        if (inner === undefined || known === undefined || live.has(inner)) return [];
        const what =
          item.kind === 'fn'
            ? item.selfParam === undefined
              ? 'associated function'
              : 'method'
            : item.kind === 'const'
              ? 'associated constant'
              : 'associated type';
        return [{ name: known.name, span: known.nameSpan, what }];
      });
      all(dead, 'used');
    }
    // What the library's macro wrote is not linted.
    if (node.kind === 'const' && node.isThreadLocal === true) continue;
    if (!live.has(id)) {
      const { parent } = def;
      const around = parent === undefined ? undefined : findIn(items.defs, parent);
      // What stands in something dead is not reported beside it.
      if (around !== undefined && around.kind !== 'mod' && !live.has(around.id)) continue;
      const what = WORDS[def.kind];
      if (what !== undefined)
        all([{ name: def.name, span: def.nameSpan, what }], def.kind === 'struct' ? 'constructed' : 'used');
      continue;
    }
    const adt = findIn(items.adts, id);
    if (adt !== undefined && (def.kind === 'struct' || def.kind === 'enum' || def.kind === 'union'))
      members(linted, adt, live, all);
  }
}

const WORDS: Partial<Readonly<Record<Def['kind'], string>>> = {
  fn: 'function',
  static: 'static',
  const: 'constant',
  'type-alias': 'type alias',
  enum: 'enum',
  union: 'union',
  trait: 'trait',
  struct: 'struct',
};

const plural = (what: string): string => `${what}s`;

/** Variants that are never made, fields that are never read. */
function members(
  linted: Linted,
  adt: AdtInfo,
  live: Live,
  all: (dead: readonly Dead[], participle: string, notes?: readonly string[]) => void,
): void {
  const traits = live.ignoredTraits(adt.def);
  const notes =
    traits.length === 0
      ? []
      : [
          `${namesOf(traits)} ${traits.length > 1 ? 'are derived, but these are' : 'is derived, but that is'} intentionally ignored during dead code analysis`,
        ];
  const deadVariants: Dead[] = [];
  adt.variants.forEach((variant, index) => {
    if (adt.kind === 'enum' && !live.has(variant.def)) {
      deadVariants.push({ name: variant.name, span: nameSpanOf(linted, variant), what: 'variant' });
      return;
    }
    if (adt.repr.c || adt.repr.transparent) return;
    const written = fieldsOf(linted, variant);
    const dead = variant.fields.flatMap(({ name, span, ty }, field): Dead[] => {
      if (live.hasField(adt.def, index, field) || isPhantom(linted, ty)) return [];
      if (/^\d/u.test(name) && mayBeNothing(linted, ty)) return [];
      return [{ name, span: written[field]?.name.span ?? span, what: 'field' }];
    });
    all(dead, 'read', notes);
  });
  all(deadVariants, 'constructed', notes);
}

const nameSpanOf = ({ items }: Linted, { def, span }: VariantInfo): Span => findIn(items.defs, def)?.nameSpan ?? span;

/** As they are written: a field's place is its name, or its type where it has none. */
function fieldsOf({ syntax }: Linted, { def }: VariantInfo): readonly ast.FieldDef[] {
  const found = syntax.get(def);
  const data =
    found?.kind === 'variant'
      ? found.node.data
      : found?.kind === 'item' && found.node.kind === 'struct'
        ? found.node.data
        : undefined;
  return data === undefined || data.kind === 'unit' ? [] : data.fields;
}

const isPhantom = ({ items }: Linted, ty: Ty): boolean => ty.kind === 'adt' && isLang(items, ty.def, 'PhantomData');

/** The type has no size, or one that is not known: a tuple's field of it may be there for its type alone. */
function mayBeNothing(linted: Linted, ty: Ty, depth = 0): boolean {
  switch (ty.kind) {
    case 'tuple':
      return ty.tys.every((each) => mayBeNothing(linted, each, depth));
    case 'array':
      return (ty.len.kind === 'const-value' && Number(ty.len.value) === 0) || mayBeNothing(linted, ty.ty, depth);
    case 'never':
    case 'fn-def':
    case 'param':
    case 'projection':
    case 'opaque':
      return true;
    case 'adt': {
      const adt = findIn(linted.items.adts, ty.def);
      if (adt?.kind !== 'struct' || depth > 8) return false;
      return (adt.variants[0]?.fields ?? []).every((field) =>
        mayBeNothing(linted, substTy(field.ty, ty.args), depth + 1),
      );
    }
    default:
      return false;
  }
}
