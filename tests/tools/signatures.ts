/**
 * The library's signatures as Rust: for each public item a function that the real library's compiler accepts where the real
 * item has the signature that we wrote. Coercing `<Vec<T>>::push` to `for<'a> fn(&'a mut Vec<T>, T)` says so of a function,
 * a call of `assert::<Vec<T>>` with a bound says so of an impl.
 *
 * Each clause that we ask for is held to be needed as well: a twin of the function without it has to be refused. That a
 * parameter is `Sized` is such a clause, and so is that a function is `unsafe`. A function is called in a constant one, which
 * has to be accepted where ours is `const` and refused where it is not.
 */
import { findIn } from '#lib/heap/base/index.ts';
import { isConst, isRegion, isTy } from '#lib/interpreter/types/fold.ts';
import type { ItemTables } from '#lib/interpreter/types/items.ts';
import { defOf, isLang, paramsOf, predicatesOf, traitOfItem, typeOfItem } from '#lib/interpreter/types/lookup.ts';
import type { Const, DefId, FnSig, GenericArg, Predicate, Region, Ty } from '#lib/interpreter/types/ty.ts';
import { defId } from '#lib/interpreter/types/ty.ts';
import { paramTy } from '#lib/interpreter/types/make.ts';

export interface SignatureCheck {
  /** `std::vec::Vec<P0>::push`: names the item, and does not change with its signature. */
  readonly name: string;
  /** A whole function whose name is `NAME`. */
  readonly text: string;
  /** The same without one of its clauses, and the like: rustc has to refuse it. */
  readonly twins: readonly Twin[];
}

interface Twin {
  readonly text: string;
  /** The code with which it has to be refused, empty for an error without one; undefined where any will do. */
  readonly code?: string;
}

interface Printer {
  readonly items: ItemTables;
  readonly paths: ReadonlyMap<DefId, string>;
}

/** A check and what it is of. */
export interface SignatureCheckOf extends SignatureCheck {
  readonly def: DefId;
}

/** Thrown where an item is made of something that has no public name. */
class Unnamed extends Error {}

export function signatureChecks(items: ItemTables): readonly SignatureCheckOf[] {
  const printer: Printer = { items, paths: publicPaths(items) };
  const out: SignatureCheckOf[] = [];
  for (let def = 0; def < items.defCount; def++) {
    try {
      out.push(...checksOf(printer, defId(def)).map((each) => ({ ...each, def: defId(def) })));
    } catch (error) {
      if (!(error instanceof Unnamed)) throw error;
    }
  }
  return out;
}

// ---------------------------------------------------------------- names

/** The shortest public path to each definition. */
function publicPaths(items: ItemTables): ReadonlyMap<DefId, string> {
  const paths = new Map<DefId, string>([[items.root, 'std']]);
  const queue: DefId[] = [items.root];
  for (let module = queue.shift(); module !== undefined; module = queue.shift()) {
    const path = paths.get(module) ?? '';
    const info = findIn(items.modules, module);
    if (info === undefined || info.kind === 'trait') continue;
    for (const { name, res, visibility, ns } of info.names) {
      if (visibility !== 'public' || res.kind !== 'def' || paths.has(res.def)) continue;
      const { kind } = defOf(items, res.def);
      if (ns === 'value' && kind !== 'fn' && kind !== 'const' && kind !== 'static' && kind !== 'ctor') continue;
      paths.set(res.def, `${path}::${name}`);
      if (findIn(items.modules, res.def) !== undefined) queue.push(res.def);
    }
  }
  return paths;
}

function pathOf({ paths }: Printer, def: DefId): string {
  const path = paths.get(def);
  if (path === undefined) throw new Unnamed();
  return path;
}

// ---------------------------------------------------------------- types

function printRegion(region: Region): string {
  switch (region.kind) {
    case 're-static':
      return "'static";
    case 're-early':
      return `'e${region.index}`;
    case 're-bound':
      return `'b${region.depth}_${region.index}`;
    default:
      throw new Unnamed();
  }
}

function printConst(value: Const): string {
  if (value.kind === 'const-param') return `P${value.index}`;
  if (value.kind === 'const-value') return String(value.value);
  throw new Unnamed();
}

function printArgs(printer: Printer, args: readonly GenericArg[], more: readonly string[] = []): string {
  const words = [
    ...args.map((arg) => (isRegion(arg) ? printRegion(arg) : isConst(arg) ? printConst(arg) : printTy(printer, arg))),
    ...more,
  ];
  return words.length === 0 ? '' : `<${words.join(', ')}>`;
}

function printTy(printer: Printer, ty: Ty): string {
  const print = (each: Ty): string => printTy(printer, each);
  switch (ty.kind) {
    case 'bool':
    case 'char':
    case 'str':
      return ty.kind;
    case 'never':
      return '!';
    case 'int':
    case 'float':
      return ty.name;
    case 'adt':
      return `${pathOf(printer, ty.def)}${printArgs(printer, ty.args)}`;
    case 'ref':
      return `&${printRegion(ty.region)} ${ty.isMut ? 'mut ' : ''}${grouped(print(ty.ty))}`;
    case 'ptr':
      return `*${ty.isMut ? 'mut' : 'const'} ${grouped(print(ty.ty))}`;
    case 'slice':
      return `[${print(ty.ty)}]`;
    case 'array':
      return `[${print(ty.ty)}; ${printConst(ty.len)}]`;
    case 'tuple':
      return `(${ty.tys.map(print).join(', ')}${ty.tys.length === 1 ? ',' : ''})`;
    case 'fn-ptr':
      return printSig(printer, ty.sig);
    case 'param':
      return `P${ty.index}`;
    case 'projection': {
      const trait = traitOfItem(printer.items, ty.item);
      const [self, ...args] = ty.args;
      if (trait === undefined || self === undefined || !isTy(self)) throw new Unnamed();
      const own = args.slice(paramsOf(printer.items, trait).length);
      const ofTrait = args.slice(0, args.length - own.length);
      const name = defOf(printer.items, ty.item).name;
      return `<${print(self)} as ${printTrait(printer, trait, ofTrait, undefined)}>::${name}${printArgs(printer, own)}`;
    }
    case 'dyn': {
      const { principal } = ty;
      const bounds: string[] = [];
      if (principal !== undefined) {
        const output = principal.projections.find((each) => isLang(printer.items, each.item, 'FnOnce_Output'))?.ty;
        const names = principal.projections
          .filter((each) => !isLang(printer.items, each.item, 'FnOnce_Output'))
          .map((each) => `${defOf(printer.items, each.item).name} = ${print(each.ty)}`);
        const trait = printTrait(printer, principal.trait, principal.args, output, names);
        const bound = [...new Set(trait.match(/'b0_\d+/g))];
        bounds.push(bound.length === 0 ? trait : `for<${bound.join(', ')}> ${trait}`);
      }
      bounds.push(...ty.autos.map((auto) => pathOf(printer, auto)), printRegion(ty.region));
      return `dyn ${bounds.join(' + ')}`;
    }
    default:
      throw new Unnamed();
  }
}

const grouped = (text: string): string => (text.startsWith('dyn ') || text.startsWith('for<') ? `(${text})` : text);

/** `Fn(A) -> B` for the traits that can only be written so. */
function printTrait(
  printer: Printer,
  trait: DefId,
  args: readonly GenericArg[],
  output: Ty | undefined,
  names: readonly string[] = [],
): string {
  const path = pathOf(printer, trait);
  const [tuple] = args;
  if (!FN_TRAIT.test(path) || tuple === undefined || !isTy(tuple)) return `${path}${printArgs(printer, args, names)}`;
  if (tuple.kind !== 'tuple' || output === undefined) throw new Unnamed();
  return `${path}(${tuple.tys.map((each) => printTy(printer, each)).join(', ')}) -> ${printTy(printer, output)}`;
}

function printSig(printer: Printer, sig: FnSig): string {
  const bound = sig.bound.length === 0 ? '' : `for<${sig.bound.map((_, index) => `'b0_${index}`).join(', ')}> `;
  const inputs = sig.inputs.map((each) => printTy(printer, each)).join(', ');
  return `${bound}${sig.isUnsafe ? 'unsafe ' : ''}fn(${inputs}) -> ${printTy(printer, sig.output)}`;
}

// ---------------------------------------------------------------- clauses

/** A clause as written; undefined for what is said elsewhere. */
function printClause(printer: Printer, clause: Predicate, all: readonly Predicate[]): string | undefined {
  const { items } = printer;
  const forAll =
    'bound' in clause && clause.bound.length > 0 ? `for<${clause.bound.map((_, i) => `'b0_${i}`).join(', ')}> ` : '';
  switch (clause.kind) {
    case 'trait': {
      const [self, ...args] = clause.trait.args;
      if (isLang(items, clause.trait.trait, 'Sized') || self === undefined || !isTy(self)) return undefined;
      const output = all.find(
        (each) =>
          each.kind === 'projection' &&
          isLang(items, each.item, 'FnOnce_Output') &&
          sameKey(each.args, clause.trait.args),
      );
      return `${forAll}${printTy(printer, self)}: ${printTrait(printer, clause.trait.trait, args, output?.kind === 'projection' ? output.ty : undefined)}`;
    }
    case 'projection': {
      const trait = traitOfItem(items, clause.item);
      const [self, ...args] = clause.args;
      if (trait === undefined || self === undefined || !isTy(self)) throw new Unnamed();
      if (isLang(items, clause.item, 'FnOnce_Output')) return undefined;
      const name = `${defOf(items, clause.item).name} = ${printTy(printer, clause.ty)}`;
      return `${forAll}${printTy(printer, self)}: ${printTrait(printer, trait, args, undefined, [name])}`;
    }
    case 'type-outlives':
      return `${printTy(printer, clause.ty)}: ${printRegion(clause.region)}`;
    default:
      return `${printRegion(clause.longer)}: ${printRegion(clause.shorter)}`;
  }
}

const sameKey = (one: readonly GenericArg[], other: readonly GenericArg[]): boolean =>
  JSON.stringify(one, bigintText) === JSON.stringify(other, bigintText);
const bigintText = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value);

/** Generic parameters as declared, and as arguments, where lifetimes are left to be inferred. */
interface Params {
  readonly declared: string;
  readonly passed: string;
  readonly lifetimes: readonly string[];
  readonly types: readonly string[];
}

/** `relaxed`: a parameter that is written `?Sized` whatever its clauses say. */
function paramsText(printer: Printer, def: DefId, isTrait: boolean, relaxed?: number): Params {
  const passedByValue = valueParams(printer, def);
  const { items } = printer;
  const sized = sizedParams(printer, def);
  const sizes = (index: number): string =>
    index !== relaxed && (passedByValue.has(index) || sized.has(index)) ? '' : ': ?Sized';
  const params = paramsOf(items, def);
  const lifetimes = params.filter((param) => param.kind === 'lifetime').map((param) => `'e${param.index}`);
  const others = params.filter((param) => param.kind !== 'lifetime');
  const declared = others.map((param) => {
    if (param.kind === 'type') return `P${param.index}${sizes(param.index)}`;
    return `const P${param.index}: ${param.ty === undefined ? 'usize' : printTy(printer, param.ty)}`;
  });
  const passed = others.map((param) => `P${param.index}`);
  const self = isTrait ? [`P0${sizes(0)}`] : [];
  const list = [...lifetimes, ...self, ...declared];
  const args = [...(isTrait ? ['P0'] : []), ...passed];
  return {
    declared: list.length === 0 ? '' : `<${list.join(', ')}>`,
    passed: args.length === 0 ? '' : `::<${args.join(', ')}>`,
    lifetimes,
    types: [
      ...(isTrait ? ['P0'] : []),
      ...others.filter((param) => param.kind === 'type').map((param) => `P${param.index}`),
    ],
  };
}

/** Parameters with a clause that says so. */
function sizedParams({ items }: Printer, def: DefId): ReadonlySet<number> {
  return new Set(
    predicatesOf(items, def).flatMap((each) => {
      if (each.kind !== 'trait' || !isLang(items, each.trait.trait, 'Sized')) return [];
      const [self] = each.trait.args;
      return self !== undefined && isTy(self) && self.kind === 'param' ? [self.index] : [];
    }),
  );
}

/** Whether that a parameter is sized follows from another clause, as of `T: Clone`. */
const isSizedByTrait = ({ items }: Printer, clauses: readonly Predicate[], index: number): boolean =>
  clauses.some((each) => {
    if (each.kind !== 'trait' || isLang(items, each.trait.trait, 'Sized')) return false;
    const [self] = each.trait.args;
    return (
      self !== undefined &&
      isTy(self) &&
      self.kind === 'param' &&
      self.index === index &&
      isSizedTrait(items, each.trait.trait)
    );
  });

const isSizedTrait = (items: ItemTables, trait: DefId): boolean =>
  isLang(items, trait, 'Sized') ||
  (findIn(items.traits, trait)?.supertraits ?? []).some(
    (each) =>
      each.trait !== trait &&
      each.args[0]?.kind === 'param' &&
      each.args[0].index === 0 &&
      isSizedTrait(items, each.trait),
  );

/** Parameters that a function takes or gives by value: as a pointer it does so for sized ones alone. */
function valueParams({ items }: Printer, def: DefId): ReadonlySet<number> {
  const sig = findIn(items.fns, def)?.sig;
  return new Set(
    [...(sig?.inputs ?? []), ...(sig === undefined ? [] : [sig.output])].flatMap((ty) =>
      ty.kind === 'param' ? [ty.index] : [],
    ),
  );
}

/** A function's own type and constant arguments, where it is possible to write them. */
function ownGenerics({ items }: Printer, def: DefId): string {
  const parent = defOf(items, def).parent;
  const outer = parent === undefined ? 0 : paramsOf(items, parent).length;
  const own = paramsOf(items, def)
    .slice(outer)
    .filter((param) => param.kind !== 'lifetime');
  if (own.length === 0 || own.some((param) => param.isSynthetic)) return '';
  return `::<${own.map((param) => `P${param.index}`).join(', ')}>`;
}

const whereText = (clauses: readonly string[]): string => (clauses.length === 0 ? '' : ` where ${clauses.join(', ')}`);

/** A function generic as `def` is that does `statement`, and a twin for each clause. */
function generic(printer: Printer, def: DefId, name: string, statement: string, isTrait = false): SignatureCheck {
  return withClauses(
    printer,
    def,
    name,
    isTrait,
    (params, where) => `fn NAME${params.declared}()${where} { ${statement} }`,
  );
}

/** A function generic as `def` is in which `claims` hold: a function within asks for them. */
function claiming(
  printer: Printer,
  def: DefId,
  name: string,
  claims: readonly string[],
  isTrait = false,
): SignatureCheck {
  return withClauses(printer, def, name, isTrait, (params, _where, written) => {
    const inner = `fn holds${params.declared}()${whereText([...written, ...claims])} {}`;
    return `fn NAME${params.declared}()${whereText(written)} { ${inner} holds${params.passed}(); }`;
  });
}

function withClauses(
  printer: Printer,
  def: DefId,
  name: string,
  isTrait: boolean,
  write: (params: Params, where: string, written: readonly string[]) => string,
): SignatureCheck {
  const params = paramsText(printer, def, isTrait);
  const clauses = predicatesOf(printer.items, def);
  const written = clauses.flatMap((each) => printClause(printer, each, clauses) ?? []);
  // That `&'a T` is well formed follows from its standing in a signature; here it stands in a body.
  const implied = params.lifetimes.flatMap((lifetime) => params.types.map((ty) => `${ty}: ${lifetime}`));
  const make = (list: readonly string[], of: Params = params): string =>
    write(of, whereText([...list, ...implied]), [...list, ...implied]);
  // What a trait asks of its implementors follows from the trait.
  const own = isTrait ? (findIn(printer.items.predicates, def) ?? []) : clauses;
  // `I: Iterator` follows from `I: Iterator<Item = T>`.
  const isRepeated = (clause: Predicate): boolean =>
    clause.kind === 'trait' &&
    clauses.some(
      (each) =>
        each.kind === 'projection' &&
        traitOfItem(printer.items, each.item) === clause.trait.trait &&
        sameKey(each.args, clause.trait.args),
    );
  const needed =
    findIn(printer.items.traits, def) === undefined
      ? own.filter((each) => !isRepeated(each)).flatMap((each) => printClause(printer, each, clauses) ?? [])
      : [];
  const byValue = valueParams(printer, def);
  const sized = isTrait
    ? []
    : [...sizedParams(printer, def)].filter((index) => !byValue.has(index) && !isSizedByTrait(printer, clauses, index));
  return {
    name,
    text: make(written),
    twins: [
      ...needed
        .filter((clause) => !implied.includes(clause))
        .map((clause) => ({ text: make(written.filter((each) => each !== clause)) })),
      ...sized.map((index) => ({ text: make(written, paramsText(printer, def, isTrait, index)) })),
    ],
  };
}

// ---------------------------------------------------------------- items

function checksOf(printer: Printer, def: DefId): SignatureCheck[] {
  const { items } = printer;
  const { kind, name, visibility, parent } = defOf(items, def);
  switch (kind) {
    case 'fn': {
      const path = pathOf(printer, def);
      return [fnCheck(printer, def, path, path)];
    }
    case 'const': {
      const path = pathOf(printer, def);
      const ty = typeOfItem(items, def);
      return ty === undefined ? [] : [generic(printer, def, path, `let _: ${printTy(printer, ty)} = ${path};`)];
    }
    case 'struct':
    case 'enum':
      return adtChecks(printer, def);
    case 'trait':
      return traitChecks(printer, def);
    case 'impl':
      return implChecks(printer, def);
    case 'assoc-fn':
    case 'assoc-const': {
      if (parent === undefined) return [];
      const impl = findIn(items.impls, parent);
      if (findIn(items.traits, parent) !== undefined) {
        const path = `<P0 as ${printTrait(printer, parent, ownArgs(printer, parent), undefined)}>::${name}`;
        const label = `${pathOf(printer, parent)}::${name}`;
        if (FN_TRAIT.test(pathOf(printer, parent))) return [];
        return [
          kind === 'assoc-fn' ? fnCheck(printer, def, label, path, true) : constCheck(printer, def, label, path, true),
        ];
      }
      if (impl === undefined || impl.trait !== undefined || visibility !== 'public') return [];
      const path = `<${printTy(printer, impl.self)}>::${name}`;
      return [kind === 'assoc-fn' ? fnCheck(printer, def, path, path) : constCheck(printer, def, path, path)];
    }
    default:
      return [];
  }
}

/** A trait's own parameters as arguments. */
const ownArgs = ({ items }: Printer, def: DefId): readonly GenericArg[] =>
  paramsOf(items, def).map((param): GenericArg => {
    if (param.kind === 'lifetime') return { kind: 're-early', index: param.index, name: param.name };
    if (param.kind === 'const') return { kind: 'const-param', index: param.index, name: param.name };
    return paramTy(param.index, param.name);
  });

function fnCheck(printer: Printer, def: DefId, name: string, path: string, isTrait = false): SignatureCheck {
  const info = findIn(printer.items.fns, def);
  if (info === undefined) throw new Unnamed();
  const called = `${path}${ownGenerics(printer, def)}`;
  const state = (sig: FnSig): string => `let _: ${printSig(printer, sig)} = ${called};`;
  const check = generic(printer, def, name, state(info.sig), isTrait);
  const inConst = isTrait ? undefined : constCall(printer, def, info.sig, called);
  const safe = info.sig.isUnsafe
    ? [{ text: generic(printer, def, name, state({ ...info.sig, isUnsafe: false }), isTrait).text }]
    : [];
  const twins = [...check.twins, ...safe];
  if (inConst === undefined) return { ...check, twins };
  return info.constness === 'const'
    ? { ...check, text: `${check.text} const _: () = { ${inConst} };`, twins }
    : { ...check, twins: [...twins, { text: inConst, code: REFUSED_IN_CONST[info.constness] }] };
}

/** What rustc says of a call in a constant. */
const REFUSED_IN_CONST = { no: 'E0015', unstable: '', conditional: 'E0658' } as const;

/** A constant function that calls the function with its own parameters; undefined where those cannot be written. */
function constCall(printer: Printer, def: DefId, sig: FnSig, called: string): string | undefined {
  if (paramsOf(printer.items, def).some(({ isSynthetic }) => isSynthetic)) return undefined;
  // The names of late-bound lifetimes are those of inner binders, too.
  const print = (ty: Ty): string => printTy(printer, ty).replaceAll("'b0_", "'late");
  const params = sig.inputs.map((ty, index) => `a${index}: ${print(ty)}`).join(', ');
  const call = `${called}(${sig.inputs.map((_, index) => `a${index}`).join(', ')})`;
  const { text } = withClauses(printer, def, '', false, ({ declared }, where) => {
    const lifetimes = sig.bound.map((_, index) => `'late${index}`);
    const own = declared === '' ? [] : [declared.slice(1, -1)];
    const list = [...lifetimes, ...own].join(', ');
    const generics = list === '' ? '' : `<${list}>`;
    const body = sig.isUnsafe ? `unsafe { ${call} }` : call;
    return `const fn NAME${generics}(${params}) -> ${print(sig.output)}${where} { ${body} }`;
  });
  return text;
}

function constCheck(printer: Printer, def: DefId, name: string, path: string, isTrait = false): SignatureCheck {
  const ty = typeOfItem(printer.items, def);
  if (ty === undefined) throw new Unnamed();
  return generic(printer, def, name, `let _: ${printTy(printer, ty)} = ${path};`, isTrait);
}

function adtChecks(printer: Printer, def: DefId): SignatureCheck[] {
  const { items } = printer;
  const adt = findIn(items.adts, def);
  if (adt === undefined) return [];
  const path = pathOf(printer, def);
  const self = `${path}${printArgs(printer, ownArgs(printer, def))}`;
  const out = [generic(printer, def, path, `let _: fn(&${self});`)];
  for (const variant of adt.variants) {
    for (const field of variant.fields) {
      if (adt.kind !== 'struct' || field.visibility !== 'public') continue;
      const statement = `let _: fn(${self}) -> ${printTy(printer, field.ty)} = |all| all.${field.name};`;
      out.push(generic(printer, def, `${path}.${field.name}`, statement));
    }
    if (adt.kind !== 'enum') continue;
    const of = `<${self}>::${variant.name}`;
    const tys = variant.fields.map((field) => printTy(printer, field.ty));
    const statement =
      variant.ctorKind === 'tuple' ? `let _: fn(${tys.join(', ')}) -> ${self} = ${of};` : `let _: ${self} = ${of};`;
    if (variant.ctorKind !== 'named') out.push(generic(printer, def, `${path}::${variant.name}`, statement));
  }
  return out;
}

/** Supertraits, and the bounds of associated types. */
function traitChecks(printer: Printer, def: DefId): SignatureCheck[] {
  const { items } = printer;
  const info = findIn(items.traits, def);
  const path = pathOf(printer, def);
  if (info === undefined || FN_TRAIT.test(path)) return [];
  const bounds = [
    ...info.supertraits.map((trait): Predicate => ({ kind: 'trait', bound: [], trait })),
    ...info.itemBounds
      .filter(({ item }) => paramsOf(items, item).length === paramsOf(items, def).length)
      .flatMap(({ predicates }) => predicates),
  ];
  const claims = bounds.flatMap((each) => printClause(printer, each, bounds) ?? []);
  const check = claiming(printer, def, path, claims, true);
  return [{ ...check, twins: [] }];
}

const FN_TRAIT = /::(Async)?Fn(Mut|Once)?$/;

function implChecks(printer: Printer, def: DefId): SignatureCheck[] {
  const { items } = printer;
  const impl = findIn(items.impls, def);
  if (impl?.trait === undefined || impl.isNegative) return [];
  const [, ...args] = impl.trait.args;
  const self = printTy(printer, impl.self);
  const path = printTrait(printer, impl.trait.trait, args, undefined);
  const types = impl.items.flatMap((item) => {
    const ty = item.kind === 'type' ? typeOfItem(items, item.def) : undefined;
    // What has parameters of its own is no type yet.
    if (ty === undefined || paramsOf(items, item.def).length > paramsOf(items, def).length) return [];
    return [`${item.name} = ${printTy(printer, ty)}`];
  });
  const claim = `${self}: ${printTrait(printer, impl.trait.trait, args, undefined, types)}`;
  return [claiming(printer, def, `impl ${path} for ${self}`, [claim])];
}
