/** Items as source text. */
import type {
  AssocItem,
  FieldDef,
  FnItem,
  ImplItem,
  Item,
  SelfParam,
  TraitItem,
  VariantData,
  Visibility,
} from '../ast.ts';
import { printBlock, printExpr } from './exprs.ts';
import { printAttrs, printLifetime, printName } from './names.ts';
import { printAtom } from './patterns.ts';
import { printBounds, printGenerics, printPath, printType, printUseTree, printWhere } from './types.ts';

export function printItem(item: Item | AssocItem): string {
  const text = `${printAttrs(item.attrs)}${printVisibility(item.vis)}${printKind(item)}`;
  return item.kind === 'static' && item.isThreadLocal === true ? `thread_local! { ${text} }` : text;
}

function printVisibility(vis: Visibility): string {
  switch (vis.kind) {
    case 'inherited':
      return '';
    case 'public':
      return 'pub ';
    case 'crate':
      return 'pub(crate) ';
    case 'restricted':
      return `pub(in ${printPath(vis.path, 'expr')}) `;
  }
}

function printKind(item: Item | AssocItem): string {
  const name = printName(item.name);
  switch (item.kind) {
    case 'fn':
      return printFn(item);
    case 'struct':
      return `struct ${name}${printGenerics(item.generics)}${printData(item.data, printWhere(item.generics))}${item.data.kind === 'named' ? '' : ';'}`;
    case 'enum': {
      const variants = item.variants.map(
        (variant) =>
          `${printAttrs(variant.attrs)}${printName(variant.name)}${printData(variant.data, '')}${variant.discriminant === undefined ? '' : ` = ${printExpr(variant.discriminant)}`}`,
      );
      return `enum ${name}${printGenerics(item.generics)}${printWhere(item.generics)} { ${variants.join(', ')} }`;
    }
    case 'trait':
      return printTrait(item);
    case 'impl':
      return printImpl(item);
    case 'const':
      return `const ${name}: ${printType(item.ty)}${item.value === undefined ? '' : ` = ${printExpr(item.value)}`};`;
    case 'static':
      return `static ${item.isMut ? 'mut ' : ''}${name}: ${printType(item.ty)}${item.value === undefined ? '' : ` = ${printExpr(item.value)}`};`;
    case 'type-alias':
      return `type ${name}${printGenerics(item.generics)} = ${printType(item.ty)}${printWhere(item.generics)};`;
    case 'assoc-type':
      return `type ${name}${printGenerics(item.generics)}${item.bounds.length === 0 ? '' : `: ${printBounds(item.bounds)}`}${item.ty === undefined ? '' : ` = ${printType(item.ty)}`}${printWhere(item.generics)};`;
    case 'mod':
      return `mod ${name}${item.items === undefined ? ';' : ` {\n${item.items.map((each) => `${printItem(each)}\n`).join('')}}`}`;
    case 'use':
      return item.isExternCrate === true
        ? `extern crate ${printUseTree(item.tree).replace('::', '')};`
        : `use ${printUseTree(item.tree)};`;
    case 'macro-rules':
      return item.text;
    case 'unsupported-item':
      return '$unsupported';
  }
}

function printFn(item: FnItem): string {
  const params = [
    ...(item.selfParam === undefined ? [] : [printSelf(item.selfParam)]),
    ...item.params.map(({ pat, ty }) => `${printAtom(pat)}: ${printType(ty)}`),
  ];
  const output = item.output === undefined ? '' : ` -> ${printType(item.output)}`;
  const body = item.body === undefined ? ';' : ` ${printBlock(item.body)}`;
  return `${item.isConst ? 'const ' : ''}${item.isUnsafe ? 'unsafe ' : ''}fn ${printName(item.name)}${printGenerics(item.generics)}(${params.join(', ')})${output}${printWhere(item.generics)}${body}`;
}

function printSelf(self: SelfParam): string {
  const ref = self.byRef ? `&${self.lifetime === undefined ? '' : `${printLifetime(self.lifetime)} `}` : '';
  return `${ref}${self.isMut ? 'mut ' : ''}self${self.ty === undefined ? '' : `: ${printType(self.ty)}`}`;
}

function printData(data: VariantData, where: string): string {
  switch (data.kind) {
    case 'unit':
      return where;
    case 'tuple':
      return `(${data.fields.map((field) => `${printFieldHead(field)}${printType(field.ty)}`).join(', ')})${where}`;
    case 'named':
      return `${where} { ${data.fields.map((field) => `${printFieldHead(field)}${printName(field.name)}: ${printType(field.ty)}`).join(', ')} }`;
  }
}

const printFieldHead = (field: FieldDef): string => `${printAttrs(field.attrs)}${printVisibility(field.vis)}`;

function printTrait(item: TraitItem): string {
  const supertraits = item.supertraits.length === 0 ? '' : `: ${printBounds(item.supertraits)}`;
  return `${item.isUnsafe ? 'unsafe ' : ''}${item.isAuto ? 'auto ' : ''}trait ${printName(item.name)}${printGenerics(item.generics)}${supertraits}${printWhere(item.generics)} { ${item.items.map(printItem).join(' ')} }`;
}

function printImpl(item: ImplItem): string {
  const trait =
    item.trait === undefined ? '' : `${item.isNegative ? '!' : ''}${printPath(item.trait.path, 'type')} for `;
  return `${item.isUnsafe ? 'unsafe ' : ''}impl${printGenerics(item.generics)} ${trait}${printType(item.self)}${printWhere(item.generics)} { ${item.items.map(printItem).join(' ')} }`;
}
