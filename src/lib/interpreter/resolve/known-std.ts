/**
 * Names that real Rust knows without any `use`, so that one which our library lacks is reported as unsupported and never
 * as unknown. Source: std::prelude (v1, rust_2021, rust_2024) and the primitive types.
 */
import { type Edition, isSince } from '../source/index.ts';
import type { FloatName, IntName } from '../types/ty.ts';

type PrimName = IntName | FloatName | 'bool' | 'char' | 'str';

const PRIMS: Readonly<Record<PrimName, true>> = {
  i8: true,
  i16: true,
  i32: true,
  i64: true,
  i128: true,
  isize: true,
  u8: true,
  u16: true,
  u32: true,
  u64: true,
  u128: true,
  usize: true,
  f32: true,
  f64: true,
  bool: true,
  char: true,
  str: true,
};

export const isPrim = (name: string): name is PrimName => Object.hasOwn(PRIMS, name);

const PRELUDE_TYPES = new Set([
  'Send',
  'Sync',
  'Sized',
  'Copy',
  'Unpin',
  'Drop',
  'Fn',
  'FnMut',
  'FnOnce',
  'AsyncFn',
  'AsyncFnMut',
  'AsyncFnOnce',
  'Box',
  'ToOwned',
  'Clone',
  'PartialEq',
  'PartialOrd',
  'Eq',
  'Ord',
  'AsRef',
  'AsMut',
  'Into',
  'From',
  'Default',
  'Iterator',
  'Extend',
  'IntoIterator',
  'DoubleEndedIterator',
  'ExactSizeIterator',
  'Option',
  'Result',
  'String',
  'ToString',
  'Vec',
  'f16',
  'f128',
]);
const PRELUDE_VALUES = new Set([
  'Some',
  'None',
  'Ok',
  'Err',
  'drop',
  'align_of',
  'align_of_val',
  'size_of',
  'size_of_val',
]);

/** Types that a later edition added. */
const PRELUDE_SINCE: ReadonlyMap<string, Edition> = new Map([
  ['TryFrom', '2021'],
  ['TryInto', '2021'],
  ['FromIterator', '2021'],
  ['Future', '2024'],
  ['IntoFuture', '2024'],
]);

export function isPreludeName(name: string, ns: 'type' | 'value', edition: Edition): boolean {
  if (ns === 'value') return PRELUDE_VALUES.has(name);
  const since = PRELUDE_SINCE.get(name);
  return since === undefined ? PRELUDE_TYPES.has(name) : isSince(edition, since);
}

/** Macros of std's root, which an import may name; how they are called is the parser's concern. */
const MACROS = new Set([
  'print',
  'println',
  'eprint',
  'eprintln',
  'format',
  'format_args',
  'panic',
  'todo',
  'unreachable',
  'unimplemented',
  'write',
  'writeln',
  'assert',
  'assert_eq',
  'assert_ne',
  'debug_assert',
  'debug_assert_eq',
  'debug_assert_ne',
  'vec',
  'matches',
  'dbg',
]);
export const isStdMacro = (name: string): boolean => MACROS.has(name);
