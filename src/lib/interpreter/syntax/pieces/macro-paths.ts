/**
 * Macros by path: `crate::m!` for one with `#[macro_export]`, `a::m!` and `use a::m` where a `use m;` made it an item of `a`. Only the
 * heads of modules, the definitions and the `use` items of the program are looked at, each by itself, so nothing here depends on
 * what macros write.
 */
import type { Item, UseTree, Visibility } from '../ast.ts';
import type { FoundMacro, MacroSurroundings } from '../lower/macro-cx.ts';
import type { MacroEngine } from '../macros/engine.ts';
import { isItem, type Piece, surfaceOf, type Surroundings } from './piece.ts';

/** A module of the program, as far as macros go. */
export interface MacroModule {
  readonly name: string;
  readonly parent: MacroModule | undefined;
  readonly children: Map<string, MacroModule>;
  readonly imports: Import[];
}

interface Definition {
  readonly piece: Piece;
  /** Among the pieces. */
  readonly index: number;
  /** Where it goes out of textual scope. */
  end: number;
}

interface Import {
  readonly index: number;
  readonly vis: Visibility;
  /** Undefined for all names of a module. */
  readonly name: string | undefined;
  readonly path: readonly string[];
}

export interface MacroPathOptions extends Pick<Surroundings, 'edition' | 'isTest' | 'placeOf'> {
  readonly engine: MacroEngine | undefined;
}

const NOWHERE: Omit<MacroSurroundings, 'engine'> = { find: () => undefined, findByPath: () => undefined };

export class MacroPaths {
  private readonly root: MacroModule = { name: '', parent: undefined, children: new Map(), imports: [] };
  private readonly definitions: Definition[] = [];
  /** Names of macros that may be exported from within bodies, or by what macros write. */
  private readonly hidden = new Set<string>();
  private readonly moduleAt: MacroModule[] = [];
  private readonly options: MacroPathOptions;

  constructor(pieces: readonly Piece[], options: MacroPathOptions) {
    this.options = options;
    const open: { readonly module: MacroModule; readonly from: number; readonly isKept: boolean }[] = [];
    let module = this.root;
    for (const [index, piece] of pieces.entries()) {
      this.moduleAt.push(module);
      if (piece.kind === 'open') {
        const head = this.itemOf(piece);
        const isKept = piece.word !== 'mod' || head?.attrs.some(({ path }) => path === 'macro_use') === true;
        open.push({ module, from: this.definitions.length, isKept });
        if (piece.word === 'mod') module = this.enter(module, piece.name);
      } else if (piece.kind === 'close') {
        const closed = open.pop();
        if (closed === undefined) continue;
        if (!closed.isKept)
          for (const definition of this.definitions.slice(closed.from))
            definition.end = Math.min(definition.end, index);
        module = closed.module;
      } else if (piece.definesMacro) this.definitions.push({ piece, index, end: Infinity });
      else if (piece.word === 'use') {
        const item = this.itemOf(piece);
        if (item?.kind === 'use') addImports(module.imports, index, item.vis, item.tree, []);
      } else if (piece.text.includes('macro_export'))
        for (const [, name] of piece.text.matchAll(/macro_rules!\s*(?:r#)?(\w+)/gu)) this.hidden.add(name ?? '');
    }
  }

  /** By path from the piece with this index. */
  find(index: number, names: readonly string[]): FoundMacro | undefined {
    const from = this.moduleAt[index] ?? this.root;
    const found = this.byPath(from, from, names, new Set());
    const [only] = names;
    if (names.length > 1 || only === undefined || found?.kind !== 'macro') return found;
    const definition = this.definitionBefore(index, only);
    const inText = definition && this.found(definition.piece);
    const isOther = inText?.kind === 'macro' && inText.macro !== found.macro;
    return isOther && this.moduleAt[definition?.index ?? 0] !== from ? { kind: 'ambiguous' } : found;
  }

  private enter(parent: MacroModule, name: string): MacroModule {
    const known = parent.children.get(name);
    if (known !== undefined) return known;
    const module: MacroModule = { name, parent, children: new Map(), imports: [] };
    parent.children.set(name, module);
    return module;
  }

  /** `asked`: what is being looked for already, since imports may lead in circles. */
  private byPath(
    from: MacroModule,
    module: MacroModule,
    names: readonly string[],
    asked: Set<string>,
  ): FoundMacro | undefined {
    const last = names.at(-1);
    if (last === undefined) return undefined;
    if (names.length === 1) return this.named(from, module, last, asked);
    const inside = this.moduleByPath(module, names.slice(0, -1), asked);
    if (inside === undefined) return undefined;
    return this.named(from, inside, last, asked) ?? { kind: 'missing' };
  }

  private moduleByPath(from: MacroModule, names: readonly string[], asked: Set<string>): MacroModule | undefined {
    let module: MacroModule | undefined = from;
    for (const [position, name] of names.entries()) {
      if (module === undefined) return undefined;
      if (name === 'crate' && position === 0) module = this.root;
      else if (name === 'self' && position === 0) continue;
      else if (name === 'super') module = module.parent;
      else module = module.children.get(name) ?? this.importedModule(module, name, asked);
    }
    return module;
  }

  private importedModule(module: MacroModule, name: string, asked: Set<string>): MacroModule | undefined {
    const found = module.imports.find((each) => each.name === name);
    const key = `module ${found?.index ?? ''} ${name}`;
    if (found === undefined || asked.has(key)) return undefined;
    asked.add(key);
    return this.moduleByPath(module, found.path, asked);
  }

  /** A macro that is an item of the module. */
  private named(from: MacroModule, module: MacroModule, name: string, asked: Set<string>): FoundMacro | undefined {
    const key = `${pathOf(module)} ${name}`;
    if (asked.has(key)) return undefined;
    asked.add(key);
    if (module === this.root) {
      const exported = this.definitions.findLast(({ piece }) => piece.name === name && this.isExported(piece));
      if (exported !== undefined) return this.found(exported.piece);
    }
    let hidden: FoundMacro | undefined =
      module === this.root && this.hidden.has(name) ? { kind: 'unknown' } : undefined;
    let fromGlob: FoundMacro | undefined;
    for (const each of module.imports) {
      if (each.name !== undefined && each.name !== name) continue;
      const path = each.name === undefined ? [...each.path, name] : each.path;
      const target = path.length === 1 ? this.textual(each.index, path[0] ?? '') : undefined;
      const found = target ?? this.byPath(module, module, path, asked);
      if (found?.kind !== 'macro') {
        if (each.name !== undefined) hidden ??= { kind: 'unresolved' };
        continue;
      }
      if (!isVisible(each.vis, module, from)) {
        if (each.name !== undefined) hidden = { kind: 'private' };
      } else if (each.name !== undefined) return found;
      else if (fromGlob?.kind === 'macro' && fromGlob.macro !== found.macro) fromGlob = { kind: 'ambiguous' };
      else fromGlob ??= found;
    }
    return fromGlob ?? hidden;
  }

  /** A macro in textual scope at the piece with this index. */
  private textual(index: number, name: string): FoundMacro | undefined {
    const found = this.definitionBefore(index, name);
    return found && this.found(found.piece);
  }

  private definitionBefore(index: number, name: string): Definition | undefined {
    return this.definitions.findLast(({ piece, index: at, end }) => piece.name === name && at < index && index < end);
  }

  private isExported(piece: Piece): boolean {
    return this.itemOf(piece)?.attrs.some(({ path }) => path === 'macro_export') === true;
  }

  private found(piece: Piece): FoundMacro | undefined {
    this.itemOf(piece);
    const macro = piece.surface?.result.macros?.macro;
    return macro && { kind: 'macro', macro, isExported: this.isExported(piece) };
  }

  /** The piece's item, read by itself. */
  private itemOf(piece: Piece): Item | undefined {
    const { engine, edition, isTest, placeOf } = this.options;
    const around: Surroundings = {
      edition,
      isTest,
      place: 'module',
      within: 'mod',
      macros: { engine, ...NOWHERE },
      placeOf,
    };
    if (piece.definesMacro) return surfaceOf(piece, around).items.find(isItem);
    piece.outline ??= surfaceOf({ ...piece, surface: undefined, cst: undefined }, around).items.find(isItem);
    return piece.outline;
  }
}

const pathOf = ({ name, parent }: MacroModule): string => (parent === undefined ? '' : `${pathOf(parent)}::${name}`);

function addImports(into: Import[], index: number, vis: Visibility, tree: UseTree, before: readonly string[]): void {
  const path = [...before, ...(tree.path?.segments.map(({ name }) => name.name) ?? [])];
  switch (tree.kind) {
    case 'nested':
      for (const each of tree.trees) addImports(into, index, vis, each, path);
      return;
    case 'glob':
      into.push({ index, vis, name: undefined, path });
      return;
    case 'simple': {
      const isSelf = path.at(-1) === 'self' && path.length > 1;
      const whole = isSelf ? path.slice(0, -1) : path;
      into.push({ index, vis, name: tree.rename?.name ?? whole.at(-1), path: whole });
    }
  }
}

function isVisible(vis: Visibility, module: MacroModule, from: MacroModule): boolean {
  if (vis.kind === 'public' || vis.kind === 'crate') return true;
  let within: MacroModule | undefined = module;
  if (vis.kind === 'restricted') {
    const names = vis.path.segments.map(({ name }) => name.name);
    // `in a::b` names a module around this one.
    for (const name of names) {
      if (name === 'super') within = within?.parent;
      else if (name === 'crate') return true;
      else if (name !== 'self') while (within !== undefined && within.name !== names.at(-1)) within = within.parent;
    }
  }
  for (let at: MacroModule | undefined = from; at !== undefined; at = at.parent) if (at === within) return true;
  return false;
}
