/**
 * Writes the library's text for the number types: one line of a table here is one function of each of twelve types there.
 * Run it after a change (`node src/lib/interpreter/std/gen/num.ts`); what it writes is committed.
 */
import { writeFileSync } from 'node:fs';

const WIDTHS = [8, 16, 32, 64, 128] as const;

interface IntType {
  readonly name: string;
  readonly isSigned: boolean;
  readonly bits: number;
}

const INTS: readonly IntType[] = [
  ...WIDTHS.map((bits) => ({ name: `i${bits}`, isSigned: true, bits })),
  { name: 'isize', isSigned: true, bits: 64 },
  ...WIDTHS.map((bits) => ({ name: `u${bits}`, isSigned: false, bits })),
  { name: 'usize', isSigned: false, bits: 64 },
];

const minOf = (ty: IntType) => (ty.isSigned ? `-${2n ** BigInt(ty.bits - 1)}` : '0');
const maxOf = (ty: IntType) => String((ty.isSigned ? 2n ** BigInt(ty.bits - 1) : 2n ** BigInt(ty.bits)) - 1n);
const otherSign = (ty: IntType) => (ty.isSigned ? `u${ty.name.slice(1)}` : `i${ty.name.slice(1)}`);

/**
 * Name, parameters after `self` (`=`: without it; `&`: behind a reference), result, what does it if not the intrinsic of that
 * name. `T` is the type, `U` its unsigned twin, `I` its signed one. A `!` panics, so has the caller's place.
 */
type Row = readonly [name: string, params: string, output: string, intrinsic?: string];

const COMMON: readonly Row[] = [
  ['count_ones', '', 'u32'],
  ['count_zeros', '', 'u32'],
  ['leading_zeros', '', 'u32'],
  ['trailing_zeros', '', 'u32'],
  ['leading_ones', '', 'u32'],
  ['trailing_ones', '', 'u32'],
  ['rotate_left', 'n: u32', 'T'],
  ['rotate_right', 'n: u32', 'T'],
  ['swap_bytes', '', 'T'],
  ['reverse_bits', '', 'T'],
  ['checked_add', 'rhs: T', 'Option<T>'],
  ['checked_sub', 'rhs: T', 'Option<T>'],
  ['checked_mul', 'rhs: T', 'Option<T>'],
  ['checked_div', 'rhs: T', 'Option<T>'],
  ['checked_rem', 'rhs: T', 'Option<T>'],
  ['checked_neg', '', 'Option<T>'],
  ['checked_div_euclid', 'rhs: T', 'Option<T>'],
  ['checked_rem_euclid', 'rhs: T', 'Option<T>'],
  ['checked_shl', 'rhs: u32', 'Option<T>'],
  ['checked_shr', 'rhs: u32', 'Option<T>'],
  ['checked_pow', 'exp: u32', 'Option<T>'],
  ['saturating_add', 'rhs: T', 'T'],
  ['saturating_sub', 'rhs: T', 'T'],
  ['saturating_mul', 'rhs: T', 'T'],
  ['saturating_pow', 'exp: u32', 'T'],
  ['wrapping_add', 'rhs: T', 'T'],
  ['wrapping_sub', 'rhs: T', 'T'],
  ['wrapping_mul', 'rhs: T', 'T'],
  ['wrapping_div', 'rhs: T', 'T!'],
  ['wrapping_rem', 'rhs: T', 'T!'],
  ['wrapping_neg', '', 'T'],
  ['wrapping_shl', 'rhs: u32', 'T'],
  ['wrapping_shr', 'rhs: u32', 'T'],
  ['wrapping_pow', 'exp: u32', 'T'],
  ['overflowing_add', 'rhs: T', '(T, bool)'],
  ['overflowing_sub', 'rhs: T', '(T, bool)'],
  ['overflowing_mul', 'rhs: T', '(T, bool)'],
  ['overflowing_neg', '', '(T, bool)'],
  ['overflowing_pow', 'exp: u32', '(T, bool)'],
  ['pow', 'exp: u32', 'T!'],
  ['isqrt', '', 'T!'],
  ['div_euclid', 'rhs: T', 'T!'],
  ['rem_euclid', 'rhs: T', 'T!'],
  ['ilog', 'base: T', 'u32!'],
  ['ilog2', '', 'u32!'],
  ['ilog10', '', 'u32!'],
  ['checked_ilog2', '', 'Option<u32>'],
  ['checked_ilog10', '', 'Option<u32>'],
  ['abs_diff', 'other: T', 'U'],
  ['from_be', '=x: T', 'T', 'swap_bytes'],
  ['from_le', '=x: T', 'T', 'same'],
  ['to_be', '', 'T', 'swap_bytes'],
  ['to_le', '', 'T', 'same'],
  ['strict_add', 'rhs: T', 'T!'],
  ['strict_sub', 'rhs: T', 'T!'],
  ['strict_mul', 'rhs: T', 'T!'],
  ['strict_neg', '', 'T!'],
  ['strict_div', 'rhs: T', 'T!'],
  ['strict_rem', 'rhs: T', 'T!'],
  ['strict_div_euclid', 'rhs: T', 'T!', 'div_euclid'],
  ['strict_rem_euclid', 'rhs: T', 'T!', 'rem_euclid'],
  ['strict_shl', 'rhs: u32', 'T!'],
  ['strict_shr', 'rhs: u32', 'T!'],
  ['strict_pow', 'exp: u32', 'T!', 'pow'],
  ['unbounded_shl', 'rhs: u32', 'T'],
  ['unbounded_shr', 'rhs: u32', 'T'],
  ['saturating_div', 'rhs: T', 'T!'],
  ['wrapping_div_euclid', 'rhs: T', 'T!'],
  ['wrapping_rem_euclid', 'rhs: T', 'T!'],
  ['overflowing_div', 'rhs: T', '(T, bool)!'],
  ['overflowing_rem', 'rhs: T', '(T, bool)!'],
  ['overflowing_div_euclid', 'rhs: T', '(T, bool)!'],
  ['overflowing_rem_euclid', 'rhs: T', '(T, bool)!'],
  ['overflowing_shl', 'rhs: u32', '(T, bool)'],
  ['overflowing_shr', 'rhs: u32', '(T, bool)'],
  ['checked_ilog', 'base: T', 'Option<u32>'],
  ['midpoint', 'rhs: T', 'T'],
];

/** … and of the signed types. */
const UNCHECKED_SIGNED: readonly Row[] = [['unchecked_neg', '', 'T']];
/** What has no result where it would not fit: undefined behaviour. */
const UNCHECKED: readonly Row[] = [
  ['unchecked_add', 'rhs: T', 'T'],
  ['unchecked_sub', 'rhs: T', 'T'],
  ['unchecked_mul', 'rhs: T', 'T'],
];

const SIGNED: readonly Row[] = [
  ['abs', '', 'T!'],
  ['unsigned_abs', '', 'U'],
  ['checked_abs', '', 'Option<T>'],
  ['wrapping_abs', '', 'T'],
  ['overflowing_abs', '', '(T, bool)'],
  ['saturating_abs', '', 'T'],
  ['saturating_neg', '', 'T'],
  ['signum', '', 'T'],
  ['is_positive', '', 'bool'],
  ['is_negative', '', 'bool'],
  ['checked_add_unsigned', 'rhs: U', 'Option<T>'],
  ['checked_sub_unsigned', 'rhs: U', 'Option<T>'],
  ['wrapping_add_unsigned', 'rhs: U', 'T'],
  ['saturating_add_unsigned', 'rhs: U', 'T'],
  ['cast_unsigned', '', 'U', 'cast'],
  ['strict_abs', '', 'T!', 'abs'],
  ['strict_add_unsigned', 'rhs: U', 'T!', 'strict_add'],
  ['strict_sub_unsigned', 'rhs: U', 'T!', 'strict_sub'],
  ['wrapping_sub_unsigned', 'rhs: U', 'T'],
  ['saturating_sub_unsigned', 'rhs: U', 'T'],
  ['overflowing_add_unsigned', 'rhs: U', '(T, bool)'],
  ['overflowing_sub_unsigned', 'rhs: U', '(T, bool)'],
  ['checked_isqrt', '', 'Option<T>'],
];

const UNSIGNED: readonly Row[] = [
  ['is_power_of_two', '', 'bool'],
  ['next_power_of_two', '', 'T!'],
  ['checked_next_power_of_two', '', 'Option<T>'],
  ['div_ceil', 'rhs: T', 'T!'],
  ['next_multiple_of', 'rhs: T', 'T!'],
  ['is_multiple_of', 'rhs: T', 'bool'],
  ['checked_add_signed', 'rhs: I', 'Option<T>'],
  ['wrapping_add_signed', 'rhs: I', 'T'],
  ['saturating_add_signed', 'rhs: I', 'T'],
  ['cast_signed', '', 'I', 'cast'],
  ['strict_add_signed', 'rhs: I', 'T!', 'strict_add'],
  ['strict_sub_signed', 'rhs: I', 'T!', 'strict_sub'],
  ['checked_sub_signed', 'rhs: I', 'Option<T>'],
  ['wrapping_sub_signed', 'rhs: I', 'T'],
  ['saturating_sub_signed', 'rhs: I', 'T'],
  ['overflowing_add_signed', 'rhs: I', '(T, bool)'],
  ['overflowing_sub_signed', 'rhs: I', '(T, bool)'],
  ['checked_signed_diff', 'rhs: T', 'Option<I>'],
  ['checked_next_multiple_of', 'rhs: T', 'Option<T>'],
];

const ASCII: readonly Row[] = [
  'is_ascii_alphabetic',
  'is_ascii_uppercase',
  'is_ascii_lowercase',
  'is_ascii_alphanumeric',
  'is_ascii_digit',
  'is_ascii_hexdigit',
  'is_ascii_punctuation',
  'is_ascii_graphic',
  'is_ascii_whitespace',
  'is_ascii_control',
].map((name): Row => [name, '&', 'bool']);

function method(ty: IntType, [name, params, output, intrinsic = name]: Row, prefix = 'int_', unsafety = ''): string {
  const named = (text: string) =>
    text
      .replace(/\bT\b/g, ty.name)
      .replace(/\bU\b/g, ty.isSigned ? otherSign(ty) : ty.name)
      .replace(/\bI\b/g, ty.isSigned ? ty.name : otherSign(ty));
  const panics = output.endsWith('!');
  const rest = params === '' || params === '&' ? '' : `, ${named(params)}`;
  const list = params.startsWith('=') ? named(params.slice(1)) : `${params === '&' ? '&' : ''}self${rest}`;
  const lines = panics ? ['    #[track_caller]'] : [];
  lines.push(
    `    #[intrinsic = "${prefix}${intrinsic}"]`,
    `    pub const ${unsafety}fn ${name}(${list}) -> ${named(panics ? output.slice(0, -1) : output)};`,
  );
  return lines.join('\n');
}

function intImpl(ty: IntType): string {
  const bytes = ty.bits / 8;
  const lines = [
    `impl ${ty.name} {`,
    `    pub const MIN: ${ty.name} = ${minOf(ty)};`,
    `    pub const MAX: ${ty.name} = ${maxOf(ty)};`,
    `    pub const BITS: u32 = ${ty.bits};`,
    '',
    `    #[track_caller]`,
    `    pub fn from_str_radix(src: &str, radix: u32) -> Result<${ty.name}, ParseIntError> {`,
    `        parse_int(src, radix)`,
    `    }`,
    '',
    ...['min_value', 'max_value'].flatMap((name) => [
      `    pub const fn ${name}() -> ${ty.name} {`,
      `        ${name === 'min_value' ? minOf(ty) : maxOf(ty)}`,
      '    }',
      '',
    ]),
    ...['le', 'be', 'ne'].flatMap((order) => [
      `    pub const fn to_${order}_bytes(self) -> [u8; ${bytes}] {`,
      `        let mut bytes = [0u8; ${bytes}];`,
      `        unsafe { int_write_bytes(self, ${order === 'be'}, &raw mut bytes as *mut u8) }`,
      '        bytes',
      '    }',
      '',
      `    #[intrinsic = "int_from_${order}_bytes"]`,
      `    pub const fn from_${order}_bytes(bytes: [u8; ${bytes}]) -> ${ty.name};`,
    ]),
    ...[...COMMON, ...(ty.isSigned ? SIGNED : UNSIGNED)].map((row) => method(ty, row)),
    ...[...UNCHECKED, ...(ty.isSigned ? UNCHECKED_SIGNED : [])].map((row) => method(ty, row, 'int_', 'unsafe ')),
    ...(ty.isSigned ? [] : carrying(ty)),
  ];
  if (ty.name === 'u8') {
    lines.push(
      ...ASCII.map(([name, params, output]) =>
        method(ty, [name, params, output], '').replace('"is_ascii_', '"ascii_is_'),
      ),
      '    #[intrinsic = "ascii_to_uppercase"]',
      '    pub const fn to_ascii_uppercase(&self) -> u8;',
      '    #[intrinsic = "ascii_to_lowercase"]',
      '    pub const fn to_ascii_lowercase(&self) -> u8;',
      '',
      '    pub const fn is_ascii(&self) -> bool {',
      '        *self < 128',
      '    }',
      '',
      '    pub const fn make_ascii_uppercase(&mut self) {',
      '        *self = self.to_ascii_uppercase()',
      '    }',
      '',
      '    pub const fn make_ascii_lowercase(&mut self) {',
      '        *self = self.to_ascii_lowercase()',
      '    }',
      '',
      '    pub fn escape_ascii(self) -> crate::ascii::EscapeDefault {',
      '        crate::ascii::escape_default(self)',
      '    }',
      '',
      '    pub const fn eq_ignore_ascii_case(&self, other: &u8) -> bool {',
      '        self.to_ascii_lowercase() == other.to_ascii_lowercase()',
      '    }',
    );
  }
  lines.push('}');
  return lines.join('\n');
}

/** Arithmetic on digits of the type's width, each with what is carried from the one before. */
function carrying({ name }: IntType): readonly string[] {
  return [
    '',
    `    pub fn carrying_add(self, rhs: ${name}, carry: bool) -> (${name}, bool) {`,
    '        let (sum, over) = self.overflowing_add(rhs);',
    `        let (sum, again) = sum.overflowing_add(if carry { 1 } else { 0 });`,
    '        (sum, over | again)',
    '    }',
    '',
    `    pub fn borrowing_sub(self, rhs: ${name}, borrow: bool) -> (${name}, bool) {`,
    '        let (difference, under) = self.overflowing_sub(rhs);',
    `        let (difference, again) = difference.overflowing_sub(if borrow { 1 } else { 0 });`,
    '        (difference, under | again)',
    '    }',
    '',
    `    pub fn carrying_mul(self, rhs: ${name}, carry: ${name}) -> (${name}, ${name}) {`,
    '        self.carrying_mul_add(rhs, carry, 0)',
    '    }',
    '',
    '    #[intrinsic = "int_carrying_mul_add"]',
    `    pub fn carrying_mul_add(self, rhs: ${name}, carry: ${name}, add: ${name}) -> (${name}, ${name});`,
  ];
}

function write(file: string, text: string): void {
  writeFileSync(new URL(`../num/${file}`, import.meta.url), `${text.trimEnd()}\n`);
}

const NOTE = '// Written by `gen/num.ts`.';

write(
  'ints.rs',
  [
    "//! The integer types' own functions, nearly all of them intrinsic.",
    NOTE,
    '',
    ...INTS.map((ty) => `mod ${ty.name};`),
    '',
    '/// The bytes of an integer to `to`, the highest first if `is_big`.',
    '#[intrinsic]',
    'pub(crate) const unsafe fn int_write_bytes<T>(value: T, is_big: bool, to: *mut u8);',
  ].join('\n'),
);
for (const ty of INTS) {
  write(
    `ints/${ty.name}.rs`,
    [
      `//! The functions of \`${ty.name}\`.`,
      NOTE,
      '',
      'use super::int_write_bytes;',
      'use crate::num::parse::{parse_int, ParseIntError};',
      '',
      intImpl(ty),
    ].join('\n'),
  );
}

const formats: string[] = [];
for (const ty of INTS) {
  formats.push(
    `impl Display for ${ty.name} {\n    fn fmt(&self, f: &mut Formatter<'_>) -> Result {\n        fmt_decimal(*self, f)\n    }\n\n    fn text_of(&self) -> String {\n        decimal_text(*self)\n    }\n}\n`,
    `impl Debug for ${ty.name} {\n    fn fmt(&self, f: &mut Formatter<'_>) -> Result {\n        fmt_debug(*self, f)\n    }\n}\n`,
  );
}
for (const name of ['f32', 'f64']) {
  for (const [trait, mode] of [
    ['Display', 0],
    ['Debug', 1],
    ['LowerExp', 2],
    ['UpperExp', 3],
  ] as const) {
    formats.push(
      `impl ${trait} for ${name} {\n    fn fmt(&self, f: &mut Formatter<'_>) -> Result {\n        fmt_float(*self, ${mode}, f)\n    }\n}\n`,
    );
  }
}
for (const [trait, base, upper, prefix] of [
  ['LowerHex', 16, false, '0x'],
  ['UpperHex', 16, true, '0x'],
  ['Octal', 8, false, '0o'],
  ['Binary', 2, false, '0b'],
] as const) {
  formats.push(
    `impl<T: Int> ${trait} for T {\n    fn fmt(&self, f: &mut Formatter<'_>) -> Result {\n        fmt_radix(*self, ${base}, ${upper}, "${prefix}", f)\n    }\n}\n`,
  );
}
for (const [trait, mode] of [
  ['LowerExp', 2],
  ['UpperExp', 3],
] as const) {
  formats.push(
    `impl<T: Int> ${trait} for T {\n    fn fmt(&self, f: &mut Formatter<'_>) -> Result {\n        fmt_float(*self, ${mode}, f)\n    }\n}\n`,
  );
}
write(
  'fmt.rs',
  [
    '//! Numbers as text: which function does it for which type.',
    NOTE,
    '',
    'use super::class::Int;',
    'use crate::fmt::num::{decimal_text, fmt_debug, fmt_decimal, fmt_float, fmt_radix};',
    'use crate::fmt::{Binary, Debug, Display, Formatter, LowerExp, LowerHex, Octal, Result, UpperExp, UpperHex};',
    'use crate::string::String;',
    '',
    ...formats,
  ].join('\n'),
);

/** Every value of `from` is one of `to`: `From`; else, between integers: `TryFrom`. `usize` and `isize` have few of either kind (their width is the target's). */
const isLossless = (from: IntType, to: IntType): boolean => {
  if (from === to) return false;
  if (to.name.endsWith('size'))
    return from.name === 'u8' || (to.isSigned ? from.name === 'i16' || from.name === 'i8' : from.name === 'u16');
  if (from.name.endsWith('size')) return false;
  return from.isSigned === to.isSigned ? from.bits < to.bits : !from.isSigned && from.bits < to.bits;
};
const conversions: string[] = INTS.filter((ty) => !ty.name.endsWith('size')).map(
  ({ name }) =>
    `impl TryFrom<${name}> for bool {\n    type Error = TryFromIntError;\n\n    fn try_from(i: ${name}) -> Result<bool, TryFromIntError> {\n        match i {\n            0 => Ok(false),\n            1 => Ok(true),\n            _ => Err(TryFromIntError(())),\n        }\n    }\n}\n`,
);
const from = (source: string, target: string) =>
  conversions.push(
    `impl From<${source}> for ${target} {\n    #[intrinsic = "num_cast"]\n    fn from(value: ${source}) -> ${target};\n}\n`,
  );
for (const a of INTS) for (const b of INTS) if (isLossless(a, b)) from(a.name, b.name);
for (const ty of INTS) from('bool', ty.name);
for (const source of ['i8', 'i16', 'u8', 'u16', 'bool']) from(source, 'f32');
for (const source of ['i8', 'i16', 'i32', 'u8', 'u16', 'u32', 'f32', 'bool']) from(source, 'f64');
for (const a of INTS)
  for (const b of INTS)
    if (a !== b && !isLossless(a, b)) conversions.push(`impl MayNotFit<${b.name}> for ${a.name} {}`);
write(
  'convert.rs',
  [
    '//! From one number type to another.',
    NOTE,
    '',
    'use super::class::Int;',
    'use crate::fmt;',
    '',
    '#[derive(Debug, Copy, Clone, PartialEq, Eq)]',
    'pub struct TryFromIntError(());',
    '',
    'impl TryFromIntError {',
    '    pub(crate) const fn new() -> TryFromIntError {',
    '        TryFromIntError(())',
    '    }',
    '}',
    '',
    'impl fmt::Display for TryFromIntError {',
    "    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {",
    '        f.pad("out of range integral type conversion attempted")',
    '    }',
    '}',
    '',
    'impl From<crate::convert::Infallible> for TryFromIntError {',
    '    fn from(never: crate::convert::Infallible) -> TryFromIntError {',
    '        match never {}',
    '    }',
    '}',
    '',
    '/// Some values of this type are none of `T`: the pairs of integer types that have `TryFrom` of their own.',
    'trait MayNotFit<T> {}',
    '',
    '/// Is the value one of `U` too.',
    '#[intrinsic]',
    'fn num_fits<T, U>(value: T) -> bool;',
    '',
    'impl<T: Int + MayNotFit<U>, U: Int> TryFrom<T> for U {',
    '    type Error = TryFromIntError;',
    '',
    '    fn try_from(value: T) -> Result<U, TryFromIntError> {',
    '        if num_fits::<T, U>(value) { Ok(crate::intrinsics::num_cast(value)) } else { Err(TryFromIntError(())) }',
    '    }',
    '}',
    '',
    ...conversions,
  ].join('\n'),
);

const classes: string[] = [];
const members = (trait: string, names: readonly string[]) =>
  classes.push(...names.map((name) => `impl ${trait} for ${name} {}`), '');
members('Num', [...INTS.map((ty) => ty.name), 'f32', 'f64']);
members(
  'Int',
  INTS.map((ty) => ty.name),
);
members('Bits', [...INTS.map((ty) => ty.name), 'bool']);
members('Signed', [...INTS.filter((ty) => ty.isSigned).map((ty) => ty.name), 'f32', 'f64']);
write(
  'class.rs',
  [
    '//! Classes of number types, for impls that are the same for all in one. No program can name them.',
    NOTE,
    '',
    '/// Has `+ - * / %`.',
    'pub(crate) trait Num: Copy {}',
    '/// Has shifts, and shows in other bases.',
    'pub(crate) trait Int: Copy {}',
    '/// Has `& | ^ !`.',
    'pub(crate) trait Bits: Copy {}',
    '/// Has a negation.',
    'pub(crate) trait Signed: Copy {}',
    '/// The types in `NonZero`. No program can name what stands inside.',
    'pub(crate) trait ZeroablePrimitive: Sized + Copy {',
    '    type NonZeroInner: Sized + Copy;',
    '}',
    '',
    ...classes,
  ].join('\n'),
);

const parses = INTS.map(
  (ty) =>
    `impl FromStr for ${ty.name} {\n    type Err = ParseIntError;\n\n    fn from_str(src: &str) -> Result<${ty.name}, ParseIntError> {\n        parse_int(src, 10)\n    }\n}\n`,
);
for (const name of ['f32', 'f64'])
  parses.push(
    `impl FromStr for ${name} {\n    type Err = ParseFloatError;\n\n    fn from_str(src: &str) -> Result<${name}, ParseFloatError> {\n        parse_float(src)\n    }\n}\n`,
  );
write(
  'parse.rs',
  `//! Numbers from text.
${NOTE}

use crate::fmt;
use crate::str::FromStr;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParseIntError {
    kind: IntErrorKind,
}

#[derive(Debug, Clone, PartialEq, Eq, Copy, Hash)]
pub enum IntErrorKind {
    Empty,
    InvalidDigit,
    PosOverflow,
    NegOverflow,
    Zero,
}

impl ParseIntError {
    pub(crate) const fn zero() -> ParseIntError {
        ParseIntError { kind: IntErrorKind::Zero }
    }

    pub const fn kind(&self) -> &IntErrorKind {
        &self.kind
    }
}

impl fmt::Display for ParseIntError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self.kind {
            IntErrorKind::Empty => "cannot parse integer from empty string",
            IntErrorKind::InvalidDigit => "invalid digit found in string",
            IntErrorKind::PosOverflow => "number too large to fit in target type",
            IntErrorKind::NegOverflow => "number too small to fit in target type",
            IntErrorKind::Zero => "number would be zero for non-zero type",
        })
    }
}

/// 0 where the text is a number of type \`T\`; else 1 empty, 2 a digit is wrong, 3 too large, 4 too small.
#[track_caller]
#[intrinsic]
fn int_parse_fault<T>(src: &str, radix: u32) -> u8;
#[intrinsic]
fn int_parse_value<T>(src: &str, radix: u32) -> T;

#[track_caller]
pub(crate) fn parse_int<T>(src: &str, radix: u32) -> Result<T, ParseIntError> {
    let kind = match int_parse_fault::<T>(src, radix) {
        0 => return Ok(int_parse_value::<T>(src, radix)),
        1 => IntErrorKind::Empty,
        2 => IntErrorKind::InvalidDigit,
        3 => IntErrorKind::PosOverflow,
        _ => IntErrorKind::NegOverflow,
    };
    Err(ParseIntError { kind })
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParseFloatError {
    kind: FloatErrorKind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum FloatErrorKind {
    Empty,
    Invalid,
}

impl fmt::Display for ParseFloatError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self.kind {
            FloatErrorKind::Empty => "cannot parse float from empty string",
            FloatErrorKind::Invalid => "invalid float literal",
        })
    }
}

#[intrinsic]
fn is_float_text(src: &str) -> bool;
#[intrinsic]
fn float_parse_value<T>(src: &str) -> T;

fn parse_float<T>(src: &str) -> Result<T, ParseFloatError> {
    if src.is_empty() {
        Err(ParseFloatError { kind: FloatErrorKind::Empty })
    } else if is_float_text(src) {
        Ok(float_parse_value::<T>(src))
    } else {
        Err(ParseFloatError { kind: FloatErrorKind::Invalid })
    }
}

${parses.join('\n')}`,
);

const FLOAT_CONSTS: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  f32: [
    ['EPSILON', '1.1920929e-7'],
    ['MIN', '-3.40282347e+38'],
    ['MIN_POSITIVE', '1.17549435e-38'],
    ['MAX', '3.40282347e+38'],
  ],
  f64: [
    ['EPSILON', '2.2204460492503131e-16'],
    ['MIN', '-1.7976931348623157e+308'],
    ['MIN_POSITIVE', '2.2250738585072014e-308'],
    ['MAX', '1.7976931348623157e+308'],
  ],
};
/** What a division gives for `NAN` has a sign that is the processor's. */
const special = (name: string) =>
  [
    ['NAN', name === 'f32' ? 'f32::from_bits(0x7fc0_0000)' : 'f64::from_bits(0x7ff8_0000_0000_0000)'],
    ['INFINITY', '1.0 / 0.0'],
    ['NEG_INFINITY', '-1.0 / 0.0'],
  ] as const;
const CONSTS = [
  ['PI', '3.14159265358979323846264338327950288'],
  ['TAU', '6.28318530717958647692528676655900577'],
  ['E', '2.71828182845904523536028747135266250'],
  ['FRAC_PI_2', '1.57079632679489661923132169163975144'],
  ['FRAC_PI_3', '1.04719755119659774615421446109316763'],
  ['FRAC_PI_4', '0.785398163397448309615660845819875721'],
  ['FRAC_PI_6', '0.52359877559829887307710723054658381'],
  ['FRAC_PI_8', '0.39269908169872415480783042290993786'],
  ['FRAC_1_PI', '0.318309886183790671537767526745028724'],
  ['FRAC_2_PI', '0.636619772367581343075535053490057448'],
  ['FRAC_1_SQRT_2', '0.707106781186547524400844362104849039'],
  ['SQRT_2', '1.41421356237309504880168872420969808'],
  ['LN_2', '0.693147180559945309417232121458176568'],
  ['LN_10', '2.30258509299404568401799145468436421'],
  ['LOG2_E', '1.44269504088896340735992468100189214'],
  ['LOG10_E', '0.434294481903251827651128918916605082'],
] as const;
const modules: string[] = [];
for (const ty of INTS)
  modules.push(
    `pub mod ${ty.name} {\n    pub const MIN: ${ty.name} = ${minOf(ty)};\n    pub const MAX: ${ty.name} = ${maxOf(ty)};\n}\n`,
  );
for (const [name, rows] of Object.entries(FLOAT_CONSTS)) {
  modules.push(
    `pub mod ${name} {\n${[...rows, ...special(name)].map(([key, value]) => `    pub const ${key}: ${name} = ${value};`).join('\n')}\n\n    pub mod consts {\n${CONSTS.map(([key, value]) => `        pub const ${key}: ${name} = ${value};`).join('\n')}\n    }\n}\n`,
  );
}
write('modules.rs', ['//! `std::f64::consts` and the old places of the limits.', NOTE, '', ...modules].join('\n'));

/** `panics` nowhere. */
const FLOAT_METHODS: readonly Row[] = [
  ...[
    'floor',
    'ceil',
    'round',
    'round_ties_even',
    'trunc',
    'fract',
    'abs',
    'signum',
    'sqrt',
    'cbrt',
    'exp',
    'exp2',
    'exp_m1',
    'ln',
    'ln_1p',
    'log2',
    'log10',
    'sin',
    'cos',
    'tan',
    'asin',
    'acos',
    'atan',
    'sinh',
    'cosh',
    'tanh',
    'asinh',
    'acosh',
    'atanh',
    'recip',
    'to_degrees',
    'to_radians',
  ].map((name): Row => [name, '', 'T']),
  ['mul_add', 'a: T, b: T', 'T'],
  ['powi', 'n: i32', 'T'],
  ['powf', 'n: T', 'T'],
  ['log', 'base: T', 'T'],
  ['hypot', 'other: T', 'T'],
  ['atan2', 'other: T', 'T'],
  ['copysign', 'sign: T', 'T'],
  ['div_euclid', 'rhs: T', 'T'],
  ['rem_euclid', 'rhs: T', 'T'],
  ['max', 'other: T', 'T'],
  ['min', 'other: T', 'T'],
  ['is_nan', '', 'bool'],
  ['is_infinite', '', 'bool'],
  ['is_finite', '', 'bool'],
  ['is_sign_positive', '', 'bool'],
  ['is_sign_negative', '', 'bool'],
];
/** What is said of a float by its bits. */
function floatBits(name: string, bits: string): readonly string[] {
  const [size, mantissa, exponent] =
    name === 'f32' ? [4, '0x007f_ffff', '0x7f80_0000'] : [8, '0x000f_ffff_ffff_ffff', '0x7ff0_0000_0000_0000'];
  const clear = name === 'f32' ? '0x7fff_ffff' : '0x7fff_ffff_ffff_ffff';
  const step = (method: string, stop: string, tiny: string, isUp: boolean): readonly string[] => [
    `    pub const fn ${method}(self) -> ${name} {`,
    '        let bits = self.to_bits();',
    `        if self.is_nan() || bits == ${name}::${stop}.to_bits() {`,
    '            return self;',
    '        }',
    `        let abs = bits & ${clear};`,
    `        let next = if abs == 0 { ${tiny} } else if (bits == abs) == ${isUp} { bits + 1 } else { bits - 1 };`,
    `        ${name}::from_bits(next)`,
    '    }',
    '',
  ];
  return [
    `    pub const fn classify(self) -> FpCategory {`,
    '        let bits = self.to_bits();',
    `        let (mantissa, exponent) = (bits & ${mantissa}, bits & ${exponent});`,
    '        if self.is_nan() {',
    '            FpCategory::Nan',
    `        } else if exponent == ${exponent} {`,
    '            FpCategory::Infinite',
    '        } else if exponent != 0 {',
    '            FpCategory::Normal',
    '        } else if mantissa != 0 {',
    '            FpCategory::Subnormal',
    '        } else {',
    '            FpCategory::Zero',
    '        }',
    '    }',
    '',
    '    pub const fn is_subnormal(self) -> bool {',
    '        match self.classify() {',
    '            FpCategory::Subnormal => true,',
    '            _ => false,',
    '        }',
    '    }',
    '',
    '    pub const fn is_normal(self) -> bool {',
    '        match self.classify() {',
    '            FpCategory::Normal => true,',
    '            _ => false,',
    '        }',
    '    }',
    '',
    ...step('next_up', 'INFINITY', '1', true),
    ...step('next_down', 'NEG_INFINITY', name === 'f32' ? '0x8000_0001' : '0x8000_0000_0000_0001', false),
    ...midpoint(name),
    ...['le', 'be', 'ne'].flatMap((order) => [
      `    pub const fn to_${order}_bytes(self) -> [u8; ${size}] {`,
      `        self.to_bits().to_${order}_bytes()`,
      '    }',
      '',
      `    pub const fn from_${order}_bytes(bytes: [u8; ${size}]) -> ${name} {`,
      `        ${name}::from_bits(${bits}::from_${order}_bytes(bytes))`,
      '    }',
      '',
    ]),
  ];
}

/** As Rust's library computes it: `f32` by way of `f64`, where the sum is exact. */
function midpoint(name: string): readonly string[] {
  const body =
    name === 'f32'
      ? ['        ((self as f64 + other as f64) / 2.0) as f32']
      : [
          '        let low = f64::MIN_POSITIVE * 2.0;',
          '        let high = f64::MAX / 2.0;',
          '        let (abs, other_abs) = (self.abs(), other.abs());',
          '        if abs <= high && other_abs <= high {',
          '            (self + other) / 2.0',
          '        } else if abs < low {',
          '            self + (other / 2.0)',
          '        } else if other_abs < low {',
          '            (self / 2.0) + other',
          '        } else {',
          '            (self / 2.0) + (other / 2.0)',
          '        }',
        ];
  return [`    pub const fn midpoint(self, other: ${name}) -> ${name} {`, ...body, '    }', ''];
}

const floats = ['f32', 'f64'].map((name) => {
  const bits = name === 'f32' ? 'u32' : 'u64';
  const ty: IntType = { name, isSigned: true, bits: 0 };
  return [
    `impl ${name} {`,
    ...[...(FLOAT_CONSTS[name] ?? []), ...special(name)].map(
      ([key, value]) => `    pub const ${key}: ${name} = ${value};`,
    ),
    '    pub const RADIX: u32 = 2;',
    `    pub const MANTISSA_DIGITS: u32 = ${name === 'f32' ? 24 : 53};`,
    `    pub const DIGITS: u32 = ${name === 'f32' ? 6 : 15};`,
    '',
    ...FLOAT_METHODS.map((row) => method(ty, row, 'float_')),
    '    #[track_caller]',
    '    #[intrinsic = "float_clamp"]',
    `    pub const fn clamp(self, min: ${name}, max: ${name}) -> ${name};`,
    '    #[intrinsic = "float_sin_cos"]',
    `    pub fn sin_cos(self) -> (${name}, ${name});`,
    '    #[intrinsic = "float_to_bits"]',
    `    pub const fn to_bits(self) -> ${bits};`,
    '    #[intrinsic = "float_from_bits"]',
    `    pub const fn from_bits(v: ${bits}) -> ${name};`,
    '    #[intrinsic = "float_total_cmp"]',
    `    pub const fn total_cmp(&self, other: &${name}) -> Ordering;`,
    '',
    ...floatBits(name, bits),
    '}',
    '',
  ].join('\n');
});
write(
  'floats.rs',
  [
    "//! The float types' own functions.",
    NOTE,
    '',
    'use crate::cmp::Ordering;',
    'use crate::num::FpCategory;',
    '',
    ...floats,
  ].join('\n'),
);
