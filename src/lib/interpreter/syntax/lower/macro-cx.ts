/** What lowering knows of macros by example: those in scope, and the text that they wrote so far. */
import type { Expansion } from '../../source/index.ts';
import type { MacroDefinition, MacroEngine } from '../macros/engine.ts';
import { isStandardMacro } from './standard-macros.ts';

/** One expansion under way, and the one in which its call was written. What nobody's macro wrote stands in none. */
export interface ExpansionLevel {
  readonly outer: ExpansionLevel | undefined;
}

/** Macros in textual scope, the latest first. */
export interface MacroScope {
  readonly name: string;
  readonly macro: MacroDefinition;
  /** The expansion that wrote the definition. */
  readonly level: ExpansionLevel | undefined;
  /** `#[macro_export]`. */
  readonly isExported: boolean;
  readonly outer: MacroScope | undefined;
}

export function findMacro(scope: MacroScope | undefined, name: string): MacroScope | undefined {
  for (let at = scope; at !== undefined; at = at.outer) if (at.name === name) return at;
  return undefined;
}

/** `inner` with `outer` around it. */
export const scopeWithin = (outer: MacroScope | undefined, inner: MacroScope | undefined): MacroScope | undefined =>
  inner === undefined ? outer : { ...inner, outer: scopeWithin(outer, inner.outer) };

/** What a path to a macro leads to; undefined where it leads out of what is known of modules. */
export type FoundMacro =
  | { readonly kind: 'macro'; readonly macro: MacroDefinition; /** `#[macro_export]`. */ readonly isExported: boolean }
  | { readonly kind: 'private' }
  /** An import has the name, and leads nowhere: that is a matter of the import. */
  | { readonly kind: 'unresolved' }
  /** It may be defined where macros are not looked for by path. */
  | { readonly kind: 'unknown' }
  /** Two macros may be meant. */
  | { readonly kind: 'ambiguous' }
  /** The module is there, and has no such macro. */
  | { readonly kind: 'missing' };

/** What stands around a text. */
export interface MacroSurroundings {
  /** Undefined where it was not loaded. */
  readonly engine: MacroEngine | undefined;
  /** By name, from what was defined before. */
  readonly find: (name: string) => MacroScope | undefined;
  /** By path from inside this text: `crate::m`, `self::m`, a name that was imported. */
  readonly findByPath: (names: readonly string[]) => FoundMacro | undefined;
}

export interface MacroCx {
  readonly around: MacroSurroundings;
  /** The macros defined in this text that are in scope. */
  scope: MacroScope | undefined;
  readonly expansions: Expansion[];
  /** Imports of the blocks around, innermost first: by name the path. */
  imports: BlockImports | undefined;
  /** How many expansions the text under way lies in. */
  depth: number;
  /** The innermost of them. */
  level: ExpansionLevel | undefined;
  /** How many calls of the library's macros, whose own expansions rustc counts too. */
  standardDepth: number;
}

export const lookUpMacro = ({ scope, around }: MacroCx, name: string): MacroScope | undefined =>
  findMacro(scope, name) ?? around.find(name);

export const defineMacro = (cx: MacroCx, macro: MacroDefinition, isExported: boolean): void => {
  cx.scope = { name: macro.name, macro, level: cx.level, isExported, outer: cx.scope };
};

export interface BlockImports {
  readonly paths: ReadonlyMap<string, readonly string[]>;
  /** What stands before each `*`. */
  readonly globs: readonly (readonly string[])[];
  /** The macros that were defined when the block began. */
  readonly scope: MacroScope | undefined;
  readonly outer: BlockImports | undefined;
}

/** By name alone. */
export function lookUpByName(cx: MacroCx, name: string): FoundMacro | undefined {
  const found = nearestByName(cx, name);
  return found?.kind === 'macro' && isHiddenByExpansion(cx, name, found.macro) ? { kind: 'ambiguous' } : found;
}

/**
 * What an expansion wrote hides another macro of the same name only from itself, and what that same expansion wrote: expansions have no
 * order that a reader could rely on (rustc's `AmbiguityKind::MoreExpandedVsOuter`).
 */
function isHiddenByExpansion(cx: MacroCx, name: string, meant: MacroDefinition): boolean {
  const inner = lookUpMacro(cx, name);
  if (inner?.macro !== meant || isWithin(cx.level, inner.level)) return false;
  if (isStandardMacro(name)) return true;
  const ofModule = cx.around.findByPath([name]);
  if (ofModule?.kind === 'macro' && ofModule.macro !== meant) return true;
  return (
    isAmongOuter(inner.outer, name, inner) ||
    (inner !== cx.around.find(name) && isAmongOuter(cx.around.find(name), name, inner))
  );
}

function isAmongOuter(scope: MacroScope | undefined, name: string, { macro, level }: MacroScope): boolean {
  for (let at = findMacro(scope, name); at !== undefined; at = findMacro(at.outer, name))
    if (at.macro !== macro && !isWithin(at.level, level)) return true;
  return false;
}

function isWithin(level: ExpansionLevel | undefined, outer: ExpansionLevel | undefined): boolean {
  for (let at = level; at !== undefined; at = at.outer) if (at === outer) return true;
  return outer === undefined;
}

/**
 * A macro in textual scope is meant, unless an import that is nearer to the call, or of another module, gives the name
 * to another one: then neither is (rustc's `disambiguate_macro_rules_vs_modularized`). What a glob brings in hides nothing further out.
 */
function nearestByName(cx: MacroCx, name: string): FoundMacro | undefined {
  const own = findMacro(cx.scope, name);
  const inText = own ?? cx.around.find(name);
  let fromGlob: Extract<FoundMacro, { kind: 'macro' }> | undefined;
  for (let at = cx.imports; at !== undefined; at = at.outer) {
    const isWithin = own !== undefined && findMacro(at.scope, name) !== own;
    if (isWithin) break;
    const imported = namedImport(cx, at, name);
    const before = inText ?? fromGlob;
    if (before !== undefined && isOther(before, imported)) return { kind: 'ambiguous' };
    if (before === undefined && imported !== undefined) return imported;
    const found = globImport(cx, at, name);
    if (found?.kind === 'ambiguous' || (before !== undefined && isOther(before, found))) return { kind: 'ambiguous' };
    if (found?.kind === 'macro') fromGlob ??= found;
  }
  if (own !== undefined) return { kind: 'macro', ...own };
  const ofModule = cx.around.findByPath([name]);
  if (fromGlob !== undefined && inText === undefined)
    return isOther(fromGlob, ofModule) ? { kind: 'ambiguous' } : fromGlob;
  return inText === undefined || ofModule?.kind === 'ambiguous' ? ofModule : { kind: 'macro', ...inText };
}

const isOther = ({ macro }: { readonly macro: MacroDefinition }, found: FoundMacro | undefined): boolean =>
  found?.kind === 'macro' && found.macro !== macro;

function namedImport(cx: MacroCx, { paths }: BlockImports, name: string): FoundMacro | undefined {
  const path = paths.get(name);
  const [only] = path ?? [];
  if (path?.length === 1 && only !== undefined) {
    const inText = only === name ? undefined : lookUpMacro(cx, only);
    if (inText !== undefined) return { kind: 'macro', ...inText };
    // The macro may be defined between the call and the import.
    return cx.around.findByPath(path) ?? (only === name ? undefined : { kind: 'unknown' });
  }
  return path && cx.around.findByPath(path);
}

function globImport(cx: MacroCx, { globs }: BlockImports, name: string): FoundMacro | undefined {
  const found = globs.flatMap((glob) => {
    const each = cx.around.findByPath([...glob, name]);
    return each?.kind === 'macro' ? [each] : [];
  });
  return found.some(({ macro }) => macro !== found[0]?.macro) ? { kind: 'ambiguous' } : found[0];
}

/** Macros defined inside are forgotten behind it. */
export function inMacroScope<T>(cx: MacroCx, inside: () => T): T {
  const { scope, imports } = cx;
  const result = inside();
  cx.scope = scope;
  cx.imports = imports;
  return result;
}

/** A text that grows by what macros write. */
export class GrowingText {
  private text: string;

  constructor(text: string) {
    this.text = text;
  }

  get current(): string {
    return this.text;
  }

  /** Where the next expansion begins. */
  get next(): number {
    return this.text.length + 1;
  }

  append(text: string): void {
    this.text += `\n${text}`;
  }
}
