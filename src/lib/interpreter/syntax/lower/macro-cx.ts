/** What lowering knows of macros by example: those in scope, and the text that they wrote so far. */
import type { Expansion, Span } from '../../source/index.ts';
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

/** What stands around a text. */
export interface MacroSurroundings {
  /** Undefined where it was not loaded. */
  readonly engine: MacroEngine | undefined;
  /** By name, from what was defined before. */
  readonly find: (name: string) => MacroDefinition | undefined;
  /** By path from inside this text: `crate::m`, `self::m`, a name that was imported. */
  readonly findByPath: (names: readonly string[], span: Span) => MacroDefinition | undefined;
}

export interface MacroCx {
  readonly around: MacroSurroundings;
  /** The macros defined in this text that are in scope. */
  scope: MacroScope | undefined;
  readonly expansions: Expansion[];
  /** How many expansions the text under way lies in. */
  depth: number;
}

export const lookUpMacro = ({ scope, around }: MacroCx, name: string): MacroDefinition | undefined =>
  findMacro(scope, name) ?? around.find(name);

export const defineMacro = (cx: MacroCx, macro: MacroDefinition): void => {
  cx.scope = { name: macro.name, macro, outer: cx.scope };
};

/** Macros defined inside are forgotten behind it. */
export function inMacroScope<T>(cx: MacroCx, inside: () => T): T {
  const before = cx.scope;
  const result = inside();
  cx.scope = before;
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
