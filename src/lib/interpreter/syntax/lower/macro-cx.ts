/** What lowering knows of macros by example: those in scope, and the text that they wrote so far. */
import type { Expansion } from '../../source/index.ts';
import type { MacroDefinition, MacroEngine } from '../macros/engine.ts';

/** Macros in textual scope, the latest first. */
export interface MacroScope {
  readonly name: string;
  readonly macro: MacroDefinition;
  readonly outer: MacroScope | undefined;
}

export function findMacro(scope: MacroScope | undefined, name: string): MacroDefinition | undefined {
  for (let at = scope; at !== undefined; at = at.outer) if (at.name === name) return at.macro;
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
  /** The module is there, and has no such macro. */
  | { readonly kind: 'missing' };

/** What stands around a text. */
export interface MacroSurroundings {
  /** Undefined where it was not loaded. */
  readonly engine: MacroEngine | undefined;
  /** By name, from what was defined before. */
  readonly find: (name: string) => MacroDefinition | undefined;
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
  /** How many calls of the library's macros, whose own expansions rustc counts too. */
  standardDepth: number;
}

export const lookUpMacro = ({ scope, around }: MacroCx, name: string): MacroDefinition | undefined =>
  findMacro(scope, name) ?? around.find(name);

export const defineMacro = (cx: MacroCx, macro: MacroDefinition): void => {
  cx.scope = { name: macro.name, macro, outer: cx.scope };
};

export interface BlockImports {
  readonly paths: ReadonlyMap<string, readonly string[]>;
  readonly outer: BlockImports | undefined;
}

/** By name alone: from textual scope, from what blocks import, from the items of the module. */
export function lookUpByName({ around, imports }: MacroCx, name: string): FoundMacro | undefined {
  for (let at = imports; at !== undefined; at = at.outer) {
    const path = at.paths.get(name);
    if (path !== undefined) return around.findByPath(path);
  }
  return around.findByPath([name]);
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
