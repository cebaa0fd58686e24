/** What name resolution works on: the tables being filled, the module tree, and the syntax behind each definition. */
import { findIn, getIn, setIn } from '../../heap/base/index.ts';
import { type Diagnostic, diagnostic, unsupported } from '../diagnostics/index.ts';
import type { Edition, FileId, Span } from '../source/index.ts';
import type * as ast from '../syntax/ast.ts';
import type { Def, DefId, DefKind, Generics, ItemTables } from '../types/items.ts';
import { type DefPaths, internDef } from './def-paths.ts';
import type { Import } from './imports.ts';
import { type Binding, type Module, createModule, findStoredModule } from './module.ts';
import type { LifetimeRes, PathRes, TraitScope } from './resolution.ts';
import type { Place } from './scope.ts';

/** The syntax that a definition comes from. */
export type DefSyntax =
  | { readonly kind: 'crate'; readonly node: ast.Crate }
  | { readonly kind: 'item'; readonly node: ast.Item }
  | { readonly kind: 'assoc'; readonly node: ast.AssocItem; readonly parent: ast.TraitItem | ast.ImplItem }
  | { readonly kind: 'variant'; readonly node: ast.Variant; readonly parent: ast.EnumItem }
  | { readonly kind: 'ctor' }
  /** An array length, a discriminant, a const argument (or a default, which stands in no path). */
  | {
      readonly kind: 'anon-const';
      readonly node: ast.Expr;
      readonly role: 'length' | 'discriminant' | 'argument';
      readonly at: ArgPlace | undefined;
    }
  | { readonly kind: 'closure'; readonly node: ast.Expr }
  | { readonly kind: 'opaque'; readonly node: ast.TypeExpr };

/** Which of the arguments in a path one is: that at `index` of `segment`'s, lifetimes not counted; or a parameter's default. */
export type ArgPlace =
  | { readonly kind: 'path'; readonly path: ast.Path; readonly segment: ast.PathSegment; readonly index: number }
  | { readonly kind: 'default'; readonly ty: ast.TypeExpr };

/** `node`: the fn item, or the value's expression. */
export type BodyToCheck =
  | { readonly owner: DefId; readonly kind: 'fn'; readonly node: ast.FnItem }
  | { readonly owner: DefId; readonly kind: 'const' | 'static' | 'anon-const'; readonly node: ast.Expr };

/** What is found out of one piece of text: its names (see `Resolutions`), its faults, its bodies. */
export interface Owner {
  readonly paths: Map<ast.NodeId, PathRes>;
  readonly patternConsts: Map<ast.NodeId, DefId>;
  readonly bindings: Map<ast.NodeId, ast.NodeId>;
  readonly lifetimes: Map<ast.NodeId, LifetimeRes>;
  readonly labels: Map<ast.NodeId, ast.NodeId>;
  readonly defOfNode: Map<ast.NodeId, DefId>;
  readonly syntheticParams: Map<ast.NodeId, number>;
  readonly anonymousLifetimes: Map<ast.NodeId, number>;
  readonly traitScopes: Map<ast.NodeId, TraitScope>;
  readonly ownerTraitScopes: Map<DefId, TraitScope>;
  readonly diagnostics: Diagnostic[];
  /** Found in bodies by what are rustc's later phases: not reported when those do not come about. */
  readonly late: Diagnostic[];
  /** Bodies for the type checker, in order of appearance. */
  readonly bodies: BodyToCheck[];
  /** Definitions inside a body or signature: array lengths, closures, `impl Trait`s. */
  readonly inner: DefId[];
  /** Names that imports brought in and that are used in it: where the import says them. */
  readonly uses: Set<Span>;
  /** A block in it holds items of its own, which others may have to do with. */
  hasItems: boolean;
  /** A bound or an impl in it names as its trait what an import or a crate failed to bring in. */
  hasLostTrait: boolean;
}

export const createOwner = (): Owner => ({
  paths: new Map(),
  patternConsts: new Map(),
  bindings: new Map(),
  lifetimes: new Map(),
  labels: new Map(),
  defOfNode: new Map(),
  syntheticParams: new Map(),
  anonymousLifetimes: new Map(),
  traitScopes: new Map(),
  ownerTraitScopes: new Map(),
  diagnostics: [],
  late: [],
  bodies: [],
  inner: [],
  uses: new Set(),
  hasItems: false,
  hasLostTrait: false,
});

/** Where a function that has a piece of text to itself is visited, for the day when its body is another. */
export interface FnVisit {
  readonly place: Place;
  readonly def: DefId;
  readonly parent: { readonly def: DefId; readonly isTrait: boolean } | undefined;
}

export interface ResolveState {
  readonly items: ItemTables;
  readonly isLibrary: boolean;
  readonly edition: Edition;
  /** First DefId of this crate: those below are the library's. */
  readonly firstDef: number;
  readonly defPaths: DefPaths;
  /** How many definitions of one parent, kind and name there are so far. */
  readonly occurrences: Map<DefId | undefined, Map<string, number>>;
  /** In the order of definition. */
  readonly syntax: Map<DefId, DefSyntax>;
  /** Constructors, by struct or variant. */
  readonly ctors: Map<DefId, DefId>;
  /** By piece of text, in the order of the source. */
  readonly owners: Map<FileId, Owner>;
  /** The piece of text that is being looked at; `crateOwner` while items are defined and imports resolved. */
  owner: Owner;
  readonly crateOwner: Owner;
  readonly fns: Map<FileId, FnVisit>;
  readonly lang: Record<string, DefId>;
  /** This crate's modules, enums and traits. */
  readonly modules: Map<DefId, Module>;
  /** Imports found and not yet resolved. */
  readonly imports: Import[];
  /** All imports of the crate. */
  readonly written: Import[];
  /** Names of each function's late-bound lifetimes. */
  readonly lateBound: Map<DefId, readonly string[]>;
  /** Impls, in order of appearance. */
  readonly impls: DefId[];
  /** Above 0 inside the body of a function or the value of a constant. */
  bodyDepth: number;
  /** Questions for the time when all modules are defined. */
  readonly checks: (() => void)[];
  readonly root: Module;
  /** What `extern crate` at the root named: in reach everywhere, as `std` is. */
  readonly externCrates: Map<string, Module>;
  /** The library crate, when this is not it. */
  readonly libraryRoot: Module | undefined;
  /** The module marked as the prelude; undefined until found, or when there is no library. */
  prelude: Module | undefined;
}

export interface NewDef {
  readonly kind: DefKind;
  readonly name: string;
  readonly parent: DefId | undefined;
  readonly span: Span;
  readonly nameSpan: Span;
  readonly visibility: 'public' | DefId;
  readonly node: ast.NodeId | undefined;
  readonly attrs: readonly ast.Attribute[];
  /** What tells it from its siblings where that is not the name: an impl's header. */
  readonly pathName?: string;
}

/** The name is used: if an import brought it in, that one is. */
export function noteUse(state: ResolveState, { isImport, span, via }: Binding): void {
  if (!isImport || span === undefined) return;
  state.owner.uses.add(span);
  if (via !== undefined) noteUse(state, via);
}

/** The tables of the piece of text in which `node` stands. */
export function ownerAt(state: ResolveState, node: { readonly span: Span }): Owner {
  const { file } = node.span;
  const known = state.owners.get(file);
  if (known !== undefined) return known;
  const made = createOwner();
  state.owners.set(file, made);
  return made;
}

export function addDef(state: ResolveState, def: NewDef, syntax: DefSyntax): DefId {
  const step = `${def.kind} ${def.pathName ?? def.name}`;
  let siblings = state.occurrences.get(def.parent);
  if (siblings === undefined) state.occurrences.set(def.parent, (siblings = new Map<string, number>()));
  const occurrence = siblings.get(step) ?? 0;
  siblings.set(step, occurrence + 1);
  const id = internDef(state.defPaths, def.parent, step, occurrence);
  let lang: string | undefined;
  if (state.isLibrary) {
    lang = def.attrs.find((attr) => attr.path === 'lang')?.value;
    if (lang !== undefined) state.lang[lang] = id;
  }
  const { kind, name, parent, span, nameSpan, visibility, node } = def;
  const full: Def = { id, kind, name, parent, span, nameSpan, visibility, lang, node, isLibrary: state.isLibrary };
  setIn(state.items.defs, id, full);
  state.syntax.set(id, syntax);
  if (node !== undefined) ownerAt(state, { span }).defOfNode.set(node, id);
  if (kind === 'anon-const' || kind === 'closure' || kind === 'opaque') ownerAt(state, { span }).inner.push(id);
  if (kind === 'ctor' && parent !== undefined) state.ctors.set(parent, id);
  return id;
}

/** A definition inside a body that is visited again. What the tables have of it stays for those who still look at the old body. */
export function forgetDef(state: ResolveState, def: DefId): void {
  state.syntax.delete(def);
  state.occurrences.delete(def);
}

export const defOf = (state: ResolveState, def: DefId): Def => getIn(state.items.defs, def, 'definition');
export const genericsIn = (state: ResolveState, def: DefId): Generics | undefined => findIn(state.items.generics, def);

export function moduleOf(state: ResolveState, def: DefId): Module | undefined {
  return state.modules.get(def) ?? findStoredModule(state.items, def);
}

export function addModule(
  state: ResolveState,
  kind: 'mod' | 'enum' | 'trait',
  def: DefId,
  parent: Module | undefined,
  isOpaque = false,
): Module {
  const module = createModule(
    kind,
    def,
    parent,
    kind === 'mod' || parent === undefined ? def : parent.home,
    state.isLibrary,
    isOpaque,
  );
  state.modules.set(def, module);
  return module;
}

/** Loops and labels, types of paths: rustc checks them once it looks at bodies. */
const LATE_CODES = new Set(['E0164', 'E0267', 'E0268', 'E0571', 'E0590', 'E0695', 'E0696', 'E0533', 'E0782']);

export function report(
  state: ResolveState,
  name: string,
  code: string | undefined,
  message: string,
  span: Span,
  more: Partial<Pick<Diagnostic, 'label' | 'labels' | 'notes' | 'help' | 'family'>> = {},
): void {
  // A unit struct stands for a type and a value: two of one name are one fault.
  const isKnown = (each: Diagnostic) =>
    each.code === 'E0428' && each.span.start === span.start && each.span.file === span.file;
  if (code === 'E0428' && state.owner.diagnostics.some(isKnown)) return;
  const isLate = state.bodyDepth > 0 && code !== undefined && LATE_CODES.has(code);
  (isLate ? state.owner.late : state.owner.diagnostics).push(
    diagnostic({ name, code, family: more.family ?? 'other', message, span }, more),
  );
}

export function reportUnsupported(state: ResolveState, construct: string, span: Span, instead?: string): void {
  state.owner.diagnostics.push(unsupported(construct.replace('$std', 'std'), span, instead));
}
