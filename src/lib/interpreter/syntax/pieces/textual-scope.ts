/** The macros that pieces define, as far as they are in scope for the next: from the definition on, to the end of the module. */
import type { Item } from '../ast.ts';
import { findMacro, type MacroScope, type MacroSurroundings, scopeWithin } from '../lower/macro-cx.ts';
import type { MacroEngine } from '../macros/engine.ts';

export class TextualScope {
  private scope: MacroScope | undefined;
  private readonly outer: (MacroScope | undefined)[] = [];

  /** A module, impl or trait begins. */
  enter(): void {
    this.outer.push(this.scope);
  }

  /** It ends, and with it what was defined in it, unless it says `#[macro_use]`. */
  leave(head: Item | undefined): void {
    const before = this.outer.pop();
    if (head?.kind !== 'mod' || !head.attrs.some(({ path }) => path === 'macro_use')) this.scope = before;
  }

  /** What a piece defines, the latest first. */
  add(defined: MacroScope | undefined): void {
    this.scope = scopeWithin(this.scope, defined);
  }

  around(engine: MacroEngine | undefined, findByPath: MacroSurroundings['findByPath']): MacroSurroundings {
    const { scope } = this;
    return { engine, find: (name) => findMacro(scope, name), findByPath };
  }
}
