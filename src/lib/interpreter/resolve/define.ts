/**
 * First walk: gives every item of a module a definition and enters its name. Bodies are not entered; a block that holds
 * items is defined when the second walk reaches it, since nothing outside the block can name them.
 */
import { findIn, unreachable } from '../../heap/base/index.ts';
import type { Edition } from '../source/index.ts';
import { isStandardMacro } from '../syntax/lower/standard-macros.ts';
import type * as ast from '../syntax/ast.ts';
import { printPath, printType } from '../syntax/index.ts';
import type { DefId, DefKind } from '../types/items.ts';
import { crateHelp, externCrate } from './crates.ts';
import { collectImports } from './imports.ts';
import { type Module, type Namespace, createModule, namesOf } from './module.ts';
import type { Res } from './resolution.ts';
import { type DefSyntax, type ResolveState, addDef, addModule, report, reportUnsupported, defOf } from './state.ts';
import { visibilityOf } from './visibility.ts';

/** The lang item of the module whose names everything sees. */
export const preludeOf = (edition: Edition): string => `prelude_${edition}`;

export function defineCrate(state: ResolveState, crate: ast.Crate): void {
  defineItems(state, crate.items, state.root, state.root.home);
}

/** A block that holds items: its own module, over the one around it. */
export function defineBlock(state: ResolveState, items: readonly ast.Item[], around: Module, parentDef: DefId): Module {
  const module = createModule('block', undefined, around, around.home, state.isLibrary);
  defineItems(state, items, module, parentDef);
  return module;
}

function defineItems(state: ResolveState, items: readonly ast.Item[], module: Module, parentDef: DefId): void {
  for (const item of items) defineItem(state, item, module, parentDef);
}

function defineItem(state: ResolveState, item: ast.Item, module: Module, parentDef: DefId): void {
  const visibility = visibilityOf(state, item.vis, module);
  const add = (kind: DefKind): DefId =>
    addDef(
      state,
      {
        kind,
        name: item.name.name,
        parent: parentDef,
        span: item.span,
        nameSpan: item.name.span,
        visibility,
        node: item.id,
        attrs: item.attrs,
      },
      { kind: 'item', node: item },
    );
  const enter = (ns: Namespace, res: Res, at: 'public' | DefId = visibility) =>
    enterName(state, module, ns, item.name, res, at);
  switch (item.kind) {
    case 'fn':
      enter('value', { kind: 'def', def: add('fn') });
      return;
    case 'const': {
      const def = add('const');
      if (item.name.name !== '_') enter('value', { kind: 'def', def });
      return;
    }
    case 'static':
      enter('value', { kind: 'def', def: add('static') });
      return;
    case 'type-alias':
      enter('type', { kind: 'def', def: add('type-alias') });
      return;
    case 'struct': {
      const def = add('struct');
      enter('type', { kind: 'def', def });
      if (item.data.kind === 'named') return;
      // The constructor is as visible as the least visible field (Reference, "Visibility and privacy").
      let ctorVisibility = visibility;
      for (const field of item.data.kind === 'tuple' ? item.data.fields : [])
        ctorVisibility = narrower(state, ctorVisibility, visibilityOf(state, field.vis, module));
      const ctor = addDef(
        state,
        {
          kind: 'ctor',
          name: item.name.name,
          parent: def,
          span: item.span,
          nameSpan: item.name.span,
          visibility: ctorVisibility,
          node: undefined,
          attrs: [],
        },
        { kind: 'ctor' },
      );
      enter('value', { kind: 'def', def: ctor }, ctorVisibility);
      return;
    }
    case 'enum': {
      const def = add('enum');
      enter('type', { kind: 'def', def });
      const inside = addModule(state, 'enum', def, module);
      for (const variant of item.variants) defineVariant(state, variant, item, def, inside, visibility);
      return;
    }
    case 'trait': {
      const def = add('trait');
      enter('type', { kind: 'def', def });
      const inside = addModule(state, 'trait', def, module);
      for (const assoc of item.items) defineAssoc(state, assoc, item, def, inside, visibility);
      return;
    }
    case 'impl': {
      const def = addDef(
        state,
        {
          kind: 'impl',
          name: '',
          parent: parentDef,
          span: item.span,
          nameSpan: item.self.span,
          visibility: 'public',
          node: item.id,
          attrs: item.attrs,
          pathName: implHeader(item),
        },
        { kind: 'item', node: item },
      );
      state.impls.push(def);
      for (const assoc of item.items) {
        // Items of a trait impl are as visible as the trait.
        const at =
          item.trait === undefined && assoc.kind !== 'unsupported-item'
            ? visibilityOf(state, assoc.vis, module)
            : 'public';
        defineAssoc(state, assoc, item, def, undefined, at);
      }
      return;
    }
    case 'mod': {
      const def = add('mod');
      enter('type', { kind: 'def', def });
      const inside = addModule(state, 'mod', def, module, item.items === undefined);
      if (item.attrs.some((attr) => attr.path === 'lang' && attr.value === preludeOf(state.edition)))
        state.prelude = inside;
      if (item.items === undefined) {
        reportMissingFile(state, item);
        return;
      }
      defineItems(state, item.items, inside, def);
      return;
    }
    case 'use':
      if (item.isExternCrate === true) defineExternCrate(state, item, module, visibility);
      else collectImports(state, item, module, visibility);
      return;
    case 'macro-rules':
      return;
    case 'unsupported-item':
      reportUnsupported(state, item.construct, item.span, item.instead);
      // Its name is taken all the same, so that its uses are not called unknown.
      takeNames(module, [item.name.name, ...(item.brings === 'anything' ? [] : (item.brings ?? []))]);
      if (item.brings === 'anything') module.isOpaque = true;
      return;
    default:
      return unreachable(item);
  }
}

/** Their meaning is not known. */
function takeNames(module: Module, taken: readonly string[]): void {
  for (const ns of ['type', 'value'] as const) {
    const names = namesOf(module, ns);
    for (const name of taken) {
      if (name === '' || names.has(name)) continue;
      names.set(name, {
        res: { kind: 'error' },
        visibility: 'public',
        isGlob: false,
        span: undefined,
        isImport: false,
        isAmbiguous: false,
      });
    }
  }
}

function reportMissingFile(state: ResolveState, { name: { name }, span, tried = [] }: ast.ModItem): void {
  const [file = `src/${name}.rs`] = tried;
  report(state, 'missing-file', 'E0583', `file not found for module \`${name}\``, span, {
    help: [
      `a line \`// file: ${file}\` begins that file${tried.length > 1 ? `; it may be \`${tried[1] ?? ''}\` too` : ''}`,
      `or write the module in place: \`mod ${name} { … }\``,
    ],
  });
}

function defineExternCrate(
  state: ResolveState,
  { tree, span, attrs }: ast.UseItem,
  module: Module,
  visibility: 'public' | DefId,
): void {
  const crate = tree.kind === 'simple' ? tree.path.segments[0]?.name : undefined;
  if (tree.kind !== 'simple' || crate === undefined) return;
  const loading = attrs.filter(({ path }) => path === 'macro_use');
  if (loading.length > 0 && module !== state.root)
    report(state, 'macros-of-inner-crate', 'E0468', 'an `extern crate` loading macros must be at the crate root', span);
  for (const macro of loading.flatMap(({ args }) => args))
    if (!isMacroOf(crate.name, macro.name))
      report(state, 'missing-macro-of-crate', 'E0469', 'imported macro not found', macro.span);
  const target = tree.rename ?? crate;
  const found = externCrate(state, crate.name);
  if (found === undefined && SYSROOT.has(crate.name)) reportUnsupported(state, `\`extern crate ${crate.name}\``, span);
  else if (found === undefined)
    report(state, 'missing-crate', 'E0463', `can't find crate for \`${crate.name}\``, span, {
      label: "can't find crate",
      help: crateHelp(crate.name),
    });
  if (target.name === '_') return;
  const names = namesOf(module, 'type');
  const before = names.get(target.name);
  if (before !== undefined && before.res.kind !== 'error') {
    const code = before.isExternCrate === true ? 'E0259' : 'E0260';
    report(state, 'crate-conflict', code, `the name \`${target.name}\` is defined multiple times`, span, {
      label: `\`${target.name}\` reimported here`,
      labels: before.span === undefined ? [] : [{ span: before.span, text: 'previous definition here' }],
    });
    return;
  }
  names.set(target.name, {
    res: found?.def === undefined ? { kind: 'error' } : { kind: 'def', def: found.def },
    visibility,
    isGlob: false,
    span,
    isImport: true,
    isAmbiguous: false,
    isExternCrate: true,
  });
  if (module === state.root && found !== undefined) state.externCrates.set(target.name, found);
}

/** Of a crate that is not here, nothing is said. */
const isMacroOf = (crate: string, name: string): boolean => {
  if (!['std', 'core', 'alloc'].includes(crate)) return true;
  if (crate === 'alloc') return name === 'vec' || name === 'format';
  return isStandardMacro(name) && (crate === 'std' || !NOT_OF_CORE.has(name));
};

const NOT_OF_CORE: ReadonlySet<string> = new Set(
  'vec format print println eprint eprintln dbg thread_local is_x86_feature_detected join'.split(' '),
);

/** Crates that come with the compiler and are not here. */
const SYSROOT: ReadonlySet<string> = new Set(['proc_macro', 'test']);

function defineVariant(
  state: ResolveState,
  variant: ast.Variant,
  parent: ast.EnumItem,
  enumDef: DefId,
  inside: Module,
  visibility: 'public' | DefId,
): void {
  const { name, span } = variant;
  const def = addDef(
    state,
    {
      kind: 'variant',
      name: name.name,
      parent: enumDef,
      span,
      nameSpan: name.span,
      visibility,
      node: variant.id,
      attrs: variant.attrs,
    },
    { kind: 'variant', node: variant, parent },
  );
  enterName(state, inside, 'type', name, { kind: 'def', def }, visibility);
  if (variant.data.kind === 'named') return;
  const ctor = addDef(
    state,
    { kind: 'ctor', name: name.name, parent: def, span, nameSpan: name.span, visibility, node: undefined, attrs: [] },
    { kind: 'ctor' },
  );
  enterName(state, inside, 'value', name, { kind: 'def', def: ctor }, visibility);
}

function defineAssoc(
  state: ResolveState,
  item: ast.AssocItem,
  parent: ast.TraitItem | ast.ImplItem,
  parentDef: DefId,
  inside: Module | undefined,
  visibility: 'public' | DefId,
): void {
  if (item.kind === 'unsupported-item') {
    reportUnsupported(state, item.construct, item.span, item.instead);
    return;
  }
  const kind = item.kind === 'fn' ? 'assoc-fn' : item.kind === 'const' ? 'assoc-const' : 'assoc-type';
  const syntax: DefSyntax = { kind: 'assoc', node: item, parent };
  const def = addDef(
    state,
    {
      kind,
      name: item.name.name,
      parent: parentDef,
      span: item.span,
      nameSpan: item.name.span,
      visibility,
      node: item.id,
      attrs: item.attrs,
    },
    syntax,
  );
  if (inside !== undefined)
    enterName(
      state,
      inside,
      item.kind === 'assoc-type' ? 'type' : 'value',
      item.name,
      { kind: 'def', def },
      visibility,
    );
}

function enterName(
  state: ResolveState,
  module: Module,
  ns: Namespace,
  name: ast.Ident,
  res: Res,
  visibility: 'public' | DefId,
): void {
  const names = namesOf(module, ns);
  const before = names.get(name.name);
  if (before !== undefined && before.res.kind !== 'error') {
    const what =
      module.kind === 'enum'
        ? 'this enum'
        : module.kind === 'trait'
          ? 'this trait'
          : module.kind === 'block'
            ? 'this block'
            : 'this module';
    const code = before.isExternCrate === true ? 'E0260' : 'E0428';
    const { span } = res.kind === 'def' ? defOf(state, res.def) : name;
    const head = { ...span, end: name.span.end };
    report(state, 'duplicate-definition', code, `the name \`${name.name}\` is defined multiple times`, head, {
      label: `\`${name.name}\` redefined here`,
      labels:
        before.span === undefined ? [] : [{ span: before.span, text: `previous definition of \`${name.name}\` here` }],
      notes: [`\`${name.name}\` must be defined only once in the ${ns} namespace of ${what}`],
    });
    return;
  }
  names.set(name.name, { res, visibility, isGlob: false, span: name.span, isImport: false, isAmbiguous: false });
}

/** Of two visibilities of which one lies inside the other, the smaller. */
function narrower(state: ResolveState, a: 'public' | DefId, b: 'public' | DefId): 'public' | DefId {
  if (a === 'public') return b;
  if (b === 'public') return a;
  let at: DefId | undefined = b;
  while (at !== undefined) {
    if (at === a) return b;
    at = findIn(state.items.defs, at)?.parent;
  }
  return a;
}

/** What tells an impl from others: its trait and type as written. */
const implHeader = ({ trait, self }: ast.ImplItem): string =>
  trait === undefined ? printType(self) : `${printPath(trait.path, 'type')} for ${printType(self)}`;
