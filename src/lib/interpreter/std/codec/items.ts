/** Schemas of the item tables' rows. Spans, parameters' spans among them, stand with the places. */
import type {
  AdtInfo,
  AssocItemInfo,
  Def,
  DefKind,
  FieldInfo,
  FnInfo,
  GenericParamDef,
  Generics,
  ImplInfo,
  ImplKey,
  ItemTables,
  ModuleInfo,
  ModuleName,
  OpaqueInfo,
  RealNames,
  ReprInfo,
  TraitInfo,
  Variance,
  VariantInfo,
} from '../../types/items.ts';
import { invariant, type LayeredTable } from '../../../heap/base/index.ts';
import { isRegion } from '../../types/fold.ts';
import type { Res } from '../../types/res.ts';
import { type Const, defId, type DefId, type Ty } from '../../types/ty.ts';
import { foldSign, readInt, readUint, unfoldSign, writeInt, writeUint } from './bytes.ts';
import {
  bigint,
  bool,
  choice,
  constant,
  list,
  maybeNear,
  maybeShared,
  near,
  optional,
  own,
  record,
  type RowSchema,
  type Schema,
  shared,
  single,
  span,
  uint,
  union,
  unshipped,
  withPlaces,
} from './schema.ts';
import { args, def, fnSig, predicate, primName, string, traitRef, ty } from './types.ts';

const nearDef = near(defId);
const maybeNearDef = maybeNear(defId);
const ownDef = own(defId);

const visibility: Schema<'public' | DefId> = {
  write: (output, value) => {
    maybeNearDef.write(output, value === 'public' ? undefined : value);
  },
  read: (input) => maybeNearDef.read(input) ?? 'public',
};

const defRow = record<Def>({
  id: ownDef,
  kind: choice<DefKind>({
    'assoc-fn': true,
    impl: true,
    'assoc-type': true,
    fn: true,
    mod: true,
    struct: true,
    union: true,
    enum: true,
    variant: true,
    ctor: true,
    trait: true,
    'assoc-const': true,
    const: true,
    static: true,
    'type-alias': true,
    closure: true,
    opaque: true,
    'anon-const': true,
  }),
  name: string,
  // Stands outside the table: see `parents.ts`.
  parent: {
    write: () => undefined,
    size: 'nothing',
    read: ({ def: id, parentOf }) => {
      const parent = parentOf(id);
      return parent === undefined ? undefined : defId(parent);
    },
  },
  span,
  nameSpan: span,
  visibility,
  lang: maybeShared('string'),
  // The library's syntax is not kept.
  node: constant(undefined),
  isLibrary: constant(true),
});

const res: Schema<Res> = union<Res>({
  def: { def: nearDef },
  prim: { name: primName },
  local: { binding: unshipped('a variable among the names of a module') },
  param: { owner: def, index: uint, name: string, isConst: bool },
  'self-param': { trait: def },
  'self-type': { impl: def },
  error: {},
});

/** A definition under its own name; most names of a module are that. */
const DEFINED = 0;
const OTHER = 1;

const moduleName: Schema<ModuleName> = {
  write: (output, value) => {
    // What is in another part is not looked at before somebody means it.
    const { res: means } = value;
    const isDefined = means.kind === 'def' && output.isAtHand(means.def) && output.defOf(means.def).name === value.name;
    const defined = isDefined ? means : undefined;
    writeUint(output.row, (defined === undefined ? OTHER : DEFINED) + (value.ns === 'value' ? 2 : 0));
    if (defined !== undefined) nearDef.write(output, defined.def);
    else {
      string.write(output, value.name);
      res.write(output, value.res);
    }
    visibility.write(output, value.visibility);
  },
  read: (input) => {
    const tag = readUint(input.row);
    const ns = tag >= 2 ? 'value' : 'type';
    if (tag % 2 === OTHER)
      return { name: string.read(input), ns, res: res.read(input), visibility: visibility.read(input) };
    const def = nearDef.read(input);
    return { name: input.defOf(def).name, ns, res: { kind: 'def', def }, visibility: visibility.read(input) };
  },
};

const moduleRow = record<ModuleInfo>({
  def: ownDef,
  kind: choice<ModuleInfo['kind']>({ mod: true, enum: true, trait: true }),
  names: list(moduleName),
  unnamedTraits: list(def),
});

const defaultOf: Schema<Ty | Const | undefined> = {
  write: (output, value) => {
    maybeShared('args').write(output, value === undefined ? undefined : [value]);
  },
  read: (input) => {
    const [value] = maybeShared('args').read(input) ?? [];
    return value === undefined || isRegion(value) ? undefined : value;
  },
};

const generics = record<Generics>({
  parent: maybeNearDef,
  parentCount: uint,
  hasSelf: bool,
  params: list(
    record<GenericParamDef>({
      name: string,
      kind: choice<GenericParamDef['kind']>({ type: true, lifetime: true, const: true }),
      index: uint,
      def: nearDef,
      span,
      mayDangle: bool,
      default: defaultOf,
      isSynthetic: bool,
      ty: maybeShared('ty'),
    }),
  ),
});

const field = record<FieldInfo>({ name: string, ty, visibility, span });

const variant = record<VariantInfo>({
  def: nearDef,
  name: string,
  ctorKind: choice<VariantInfo['ctorKind']>({ unit: true, tuple: true, named: true }),
  ctor: maybeNearDef,
  fields: list(field),
  discriminant: bigint,
  span,
});

const options: Schema<Readonly<Record<string, string>>> = {
  write: (output, value) => {
    list(list(string)).write(output, Object.entries(value));
  },
  read: (input) =>
    Object.fromEntries(
      list(list(string))
        .read(input)
        .map(([key = '', value = '']) => [key, value]),
    ),
};

const real = optional(record<RealNames>({ lacking: list(string), fields: optional(list(string)) }));

const adt = record<AdtInfo>({
  def: ownDef,
  kind: choice<AdtInfo['kind']>({ struct: true, enum: true, union: true }),
  variants: list(variant),
  repr: record<Omit<ReprInfo, 'align' | 'pack'>>({ c: bool, transparent: bool, int: maybeShared('ty') }),
  dropImpl: maybeNearDef,
  view: optional(record<NonNullable<AdtInfo['view']>>({ name: string, options })),
  variances: list(choice<Variance>({ covariant: true, contravariant: true, invariant: true, bivariant: true })),
  isStructural: bool,
  validRange: optional(record<NonNullable<AdtInfo['validRange']>>({ start: bigint, end: bigint })),
  real,
});

const assocItem = record<AssocItemInfo>({
  def: nearDef,
  kind: choice<AssocItemInfo['kind']>({ fn: true, type: true, const: true }),
  name: string,
  hasSelf: bool,
  hasDefault: bool,
  traitItem: optional(def),
});

const trait = record<TraitInfo>({
  def: ownDef,
  items: list(assocItem),
  supertraits: list(traitRef),
  isAuto: bool,
  isUnsafe: bool,
  itemBounds: list(record<TraitInfo['itemBounds'][number]>({ item: nearDef, predicates: list(predicate) })),
  lacking: optional(list(string)),
  real,
});

/**
 * An impl's items come after it, and what they are is known from their definitions: for each its distance from the one
 * before, with a bit for a receiver, and the distance of the trait's item from the trait's last.
 */
const implItems: Schema<ImplInfo['items']> = {
  write: ({ row, def: owner, defOf }, items) => {
    writeUint(row, items.length);
    let last: number = owner;
    let lastOfTrait = 0;
    for (const item of items) {
      const { name, kind } = defOf(item.def);
      const isAsDefined = item.name === name && kind === `assoc-${item.kind}`;
      invariant(isAsDefined && item.hasDefault && item.def > last, 'an item of an impl is as its definition says');
      writeUint(row, (item.def - last) * 2 + (item.hasSelf ? 1 : 0));
      writeUint(row, item.traitItem === undefined ? 0 : foldSign(item.traitItem - lastOfTrait) + 1);
      last = item.def;
      lastOfTrait = item.traitItem ?? lastOfTrait;
    }
  },
  read: ({ row, def: owner, defOf }) => {
    const count = readUint(row);
    const items: AssocItemInfo[] = [];
    let last = owner;
    let lastOfTrait = 0;
    for (let i = 0; i < count; i++) {
      const number = readUint(row);
      const ofTrait = readUint(row);
      last += Math.floor(number / 2);
      if (ofTrait !== 0) lastOfTrait += unfoldSign(ofTrait - 1);
      const { name, kind } = defOf(defId(last));
      items.push({
        def: defId(last),
        kind: kind === 'assoc-fn' ? 'fn' : kind === 'assoc-type' ? 'type' : 'const',
        name,
        hasSelf: number % 2 === 1,
        hasDefault: true,
        traitItem: ofTrait === 0 ? undefined : defId(lastOfTrait),
      });
    }
    return items;
  },
};

/** The trait of an impl, without its self type, which the impl has already. */
const implTrait: Schema<ImplInfo['trait']> = {
  write: (output, value) => {
    writeUint(output.row, value === undefined ? 0 : value.trait + 1);
    if (value !== undefined) args.write(output, value.args.slice(1));
  },
  read: (input) => {
    const number = readUint(input.row);
    if (number === 0) return undefined;
    return { trait: defId(number - 1), args: [input.selfOf(defId(input.def)), ...args.read(input)] };
  },
};

/** What says whether an impl is the one that is looked for. */
export type ImplHead = Omit<ImplInfo, 'items'>;

const implHead = record<ImplHead>({
  def: ownDef,
  self: ty,
  trait: implTrait,
  isNegative: bool,
  real,
});

const fn = record<FnInfo>({
  def: ownDef,
  sig: fnSig,
  paramNames: list(string),
  hasBody: bool,
  intrinsic: maybeShared('string'),
  constness: choice<FnInfo['constness']>({ const: true, no: true, unstable: true, conditional: true }),
  tracksCaller: bool,
  panicsAt: maybeShared('string'),
  receiver: choice<FnInfo['receiver']>({ none: true, value: true, ref: true, 'mut-ref': true, other: true }),
  signatureSpan: span,
  outputSpan: withPlaces<FnInfo['outputSpan']>(optional(span), undefined),
  inputSpans: withPlaces(list(span), []),
});

/** The impls of a trait, each as its distance from the one before; what they are for is known from them. */
const implKeys: Schema<readonly ImplKey[]> = {
  write: ({ row }, impls) => {
    writeUint(row, impls.length);
    let last = 0;
    for (const { impl: each } of impls) {
      writeInt(row, each - last);
      last = each;
    }
  },
  read: ({ row, keyOf }) => {
    let last = 0;
    return Array.from({ length: readUint(row) }, () => {
      last += readInt(row);
      return { key: keyOf(defId(last)), impl: defId(last) };
    });
  },
};

const opaque = record<OpaqueInfo>({
  def: ownDef,
  bounds: list(predicate),
  autoLeakTy: maybeShared('ty'),
  hidden: maybeShared('ty'),
  isPrecise: bool,
});

/** The tables by definition, each with the schema of its rows, in the order in which they are stored. */
export interface TableRows {
  readonly defs: Def;
  readonly modules: ModuleInfo;
  readonly generics: Generics;
  readonly predicates: ItemTables['predicates'] extends LayeredTable<infer T> ? T : never;
  readonly adts: AdtInfo;
  readonly traits: TraitInfo;
  readonly implHeads: ImplHead;
  readonly implItems: ImplInfo['items'];
  readonly fns: FnInfo;
  readonly types: Ty;
  readonly constValues: Const;
  readonly opaques: OpaqueInfo;
  readonly traitImpls: readonly ImplKey[];
}

/** The definitions whose rows in `fns`, `generics` and `predicates` may stand apart from what else is known of them. */
export const FUNCTION_KINDS: ReadonlySet<DefKind> = new Set<DefKind>(['fn', 'assoc-fn']);

export const TABLE_ROWS: { readonly [K in keyof TableRows]: RowSchema<TableRows[K]> } = {
  defs: defRow,
  modules: moduleRow,
  generics,
  predicates: single(list(predicate)),
  adts: adt,
  traits: trait,
  implHeads: implHead,
  implItems: single(implItems),
  fns: fn,
  types: single(ty),
  constValues: single(shared('const')),
  opaques: opaque,
  traitImpls: single(implKeys),
};
