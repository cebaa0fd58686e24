/** What an attribute stands on, in rustc's words: which attributes are allowed there depends on it. */

const WORDS = {
  crate: 'crates',
  fn: 'functions',
  method: 'inherent methods',
  required: 'required trait methods',
  provided: 'provided trait methods',
  'impl-method': 'trait methods in impl blocks',
  struct: 'structs',
  enum: 'enums',
  union: 'unions',
  trait: 'traits',
  impl: 'inherent impl blocks',
  'trait-impl': 'trait impl blocks',
  const: 'constants',
  static: 'statics',
  'type-alias': 'type aliases',
  mod: 'modules',
  use: 'use statements',
  'extern-crate': 'extern crates',
  'extern-block': 'foreign modules',
  'macro-def': 'macro defs',
  'macro-call': 'macro calls',
  'assoc-const': 'associated consts',
  'assoc-type': 'associated types',
  field: 'struct fields',
  variant: 'enum variants',
  param: 'function params',
  'lifetime-param': 'lifetime parameters',
  'type-param': 'type parameters',
  'const-param': 'const parameters',
  arm: 'match arms',
  let: 'statements',
  expr: 'expressions',
  'stmt-expr': 'expressions',
  closure: 'closures',
  'field-init': 'struct fields',
  'field-pat': 'pattern fields',
} as const;

export type AttributeTarget = keyof typeof WORDS;

export const wordsFor = (target: AttributeTarget): string => WORDS[target];

/** Items, of a module or of a trait or impl. */
const ITEMS: ReadonlySet<AttributeTarget> = new Set<AttributeTarget>([
  'fn',
  'method',
  'required',
  'provided',
  'impl-method',
  'struct',
  'enum',
  'union',
  'trait',
  'impl',
  'trait-impl',
  'const',
  'static',
  'type-alias',
  'mod',
  'use',
  'extern-crate',
  'extern-block',
  'macro-def',
  'macro-call',
  'assoc-const',
  'assoc-type',
]);

export const isItemTarget = (target: AttributeTarget): boolean => ITEMS.has(target);
