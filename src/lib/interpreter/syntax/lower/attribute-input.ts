/** What stands behind an attribute's path: nothing, `= value`, or `(arguments)`; and which of it each attribute takes. */
import type { Lint } from '../../diagnostics/index.ts';
import { Ident, PathName, punctuation as p, type Token } from '../lex/tokens.ts';

export interface AttributeInput {
  readonly kind: 'word' | 'list' | 'value';
  readonly args: readonly (readonly Token[])[];
  /** The first token behind `=`. */
  readonly value: Token | undefined;
}

/** What is wrong with an input: rustc's code, which may be none, or a lint. */
export interface InputFault {
  readonly code: string | undefined;
  readonly lint?: Lint;
}

/** Undefined where the input is one that the attribute takes. */
export type InputRule = (input: AttributeInput) => InputFault | undefined;

const fault = (code?: string): InputFault => ({ code });
const byLint = (lint: Lint): InputFault => ({ code: undefined, lint });
const isText = (token: Token | undefined): boolean => token?.literal?.kind === 'str';
const isSole = (arg: readonly Token[] | undefined, ...words: readonly string[]): boolean =>
  arg?.length === 1 && words.includes(arg[0]?.image ?? '');

/** `name = "text"`. */
const isPair = (arg: readonly Token[] | undefined, ...names: readonly string[]): boolean =>
  arg?.length === 3 && names.includes(arg[0]?.image ?? '') && arg[1]?.tokenType === p['='] && isText(arg[2]);

export const wordOnly: InputRule = ({ kind }) => (kind === 'word' ? undefined : fault('E0565'));
export const textOnly: InputRule = ({ kind, value }) =>
  kind === 'value' && isText(value) ? undefined : fault('E0539');
export const wordOrText: InputRule = (input) => (input.kind === 'word' ? undefined : textOnly(input));
export const listOnly =
  (code: string | undefined): InputRule =>
  ({ kind }) =>
    kind === 'list' ? undefined : fault(code);
export const anything: InputRule = () => undefined;

export const inline: InputRule = ({ kind, args }) => {
  if (kind === 'word') return undefined;
  if (kind === 'value') return byLint('ill_formed_attribute_input');
  if (args.length !== 1) return fault('E0805');
  return isSole(args[0], 'always', 'never') ? undefined : fault('E0539');
};

export const ignore: InputRule = (input) =>
  wordOrText(input) === undefined ? undefined : byLint('ill_formed_attribute_input');
export const test: InputRule = ({ kind }) => (kind === 'word' ? undefined : byLint('ill_formed_attribute_input'));

export const shouldPanic: InputRule = (input) => {
  if (input.kind !== 'list') return wordOrText(input);
  if (input.args.length !== 1) return fault('E0805');
  return isPair(input.args[0], 'expected') ? undefined : fault('E0539');
};

export const deprecated: InputRule = (input) => {
  if (input.kind !== 'list') return wordOrText(input);
  const seen = new Set<string>();
  for (const arg of input.args) {
    const [name] = arg;
    if (name?.literal !== undefined) return fault('E0565');
    if (name?.image === 'suggestion' && isPair(arg, 'suggestion')) return fault();
    if (!isPair(arg, 'since', 'note')) return fault('E0539');
    if (seen.has(name?.image ?? '')) return fault('E0538');
    seen.add(name?.image ?? '');
  }
  return undefined;
};

export const path: InputRule = (input) => (textOnly(input) === undefined ? undefined : fault());
/** Names of macros, which only the root's `extern crate` items may choose (`resolve/define.ts`). */
export const macroUse: InputRule = ({ kind, args }) => {
  if (kind !== 'list') return kind === 'word' ? undefined : fault('E0539');
  if (args.some(([, next]) => next?.tokenType === p['='] || next?.tokenType === p['('])) return fault('E0565');
  return args.every((arg) => arg.length === 1 && isName(arg[0])) ? undefined : fault('E0539');
};
export const macroExport: InputRule = ({ kind, args }) => {
  if (kind === 'word') return undefined;
  if (kind === 'value') return fault('E0539');
  return args.length === 1 && isSole(args[0], 'local_inner_macros')
    ? undefined
    : byLint('invalid_macro_export_arguments');
};

export const targetFeature: InputRule = ({ kind, args }) =>
  kind === 'list' && args.every((arg) => isPair(arg, 'enable')) ? undefined : fault('E0539');

export const feature: InputRule = ({ kind, args }) => {
  if (kind !== 'list' || args.some(([first]) => first?.literal !== undefined)) return fault('E0539');
  return args.every((arg) => arg.length === 1) ? undefined : fault('E0565');
};

/** Whatever stands behind `=` is let pass. */
export const used: InputRule = ({ kind, args }) =>
  kind !== 'list' || (args.length === 1 && isSole(args[0], 'compiler', 'linker'))
    ? undefined
    : fault(args.length === 1 ? 'E0539' : 'E0805');

export const limit: InputRule = (input) => {
  const malformed = textOnly(input);
  if (malformed !== undefined) return malformed;
  const text = input.value?.literal?.kind === 'str' ? input.value.literal.value : '';
  return /^\d{1,18}$/u.test(text) ? undefined : fault();
};

export const windowsSubsystem: InputRule = (input) =>
  textOnly(input) === undefined && ['"console"', '"windows"'].includes(input.value?.image ?? '')
    ? undefined
    : fault('E0539');

/** A name in an attribute's arguments. */
export const isName = (token: Token | undefined): boolean =>
  token?.tokenType === Ident || token?.tokenType.CATEGORIES?.includes(PathName) === true;
