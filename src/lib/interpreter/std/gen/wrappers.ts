/**
 * Writes the library's text for numbers in a wrapper: `NonZero`, `Wrapping`, `Saturating`. Run it after a change
 * (`node src/lib/interpreter/std/gen/wrappers.ts`); what it writes is committed.
 */
import { writeFileSync } from 'node:fs';

interface IntType {
  readonly name: string;
  readonly isSigned: boolean;
  readonly bits: number;
}

const INTS: readonly IntType[] = ['i', 'u'].flatMap((letter) =>
  ['8', '16', '32', '64', '128', 'size'].map((width) => ({
    name: letter + width,
    isSigned: letter === 'i',
    bits: width === 'size' ? 64 : Number(width),
  })),
);

const NOTE = '// Written by `gen/wrappers.ts`.';
const nonZero = (ty: string): string => `NonZero<${ty}>`;
const unsignedOf = (ty: IntType): string => `u${ty.name.slice(1)}`;
const signedOf = (ty: IntType): string => `i${ty.name.slice(1)}`;
const innerOf = (ty: IntType): string => `NonZero${ty.name[0]?.toUpperCase() ?? ''}${ty.name.slice(1)}Inner`;
const aliasOf = (ty: IntType): string => innerOf(ty).slice(0, -'Inner'.length);

function write(file: string, text: string): void {
  writeFileSync(new URL(`../num/${file}`, import.meta.url), `${text.trimEnd()}\n`);
}

/** A function whose result is known to be no zero, or to be one. */
const plain = (name: string, params: string, output: string, args: string): string =>
  `    pub const fn ${name}(self${params}) -> ${output} {\n        self.get().${name}(${args})\n    }\n`;
const kept = (name: string, params: string, output: string, args: string): string =>
  `    pub const fn ${name}(self${params}) -> ${nonZero(output)} {\n        unsafe { NonZero::new_unchecked(self.get().${name}(${args})) }\n    }\n`;
const maybe = (name: string, params: string, output: string, args: string): string =>
  `    pub const fn ${name}(self${params}) -> Option<${nonZero(output)}> {\n        match self.get().${name}(${args}) {\n            None => None,\n            Some(value) => NonZero::new(value),\n        }\n    }\n`;
const flagged = (name: string, output: string): string =>
  `    pub const fn ${name}(self) -> (${nonZero(output)}, bool) {\n        let (value, over) = self.get().${name}();\n        (unsafe { NonZero::new_unchecked(value) }, over)\n    }\n`;

function nonZeroImpl(ty: IntType): string {
  const { name } = ty;
  const other = `, other: ${nonZero(name)}`;
  const lines = [
    `/// Any value but zero.\n#[derive(Copy, Clone)]\n#[valid_range(1, ${2n ** BigInt(ty.bits) - 1n})]\npub(crate) struct ${innerOf(ty)}(${name});\n`,
    `impl ZeroablePrimitive for ${name} {\n    type NonZeroInner = ${innerOf(ty)};\n}\n`,
    `impl ${nonZero(name)} {`,
    `    pub const BITS: u32 = ${ty.bits};`,
    `    pub const MIN: ${nonZero(name)} = unsafe { NonZero::new_unchecked(${ty.isSigned ? `${name}::MIN` : '1'}) };`,
    `    pub const MAX: ${nonZero(name)} = unsafe { NonZero::new_unchecked(${name}::MAX) };`,
    '',
    plain('leading_zeros', '', 'u32', ''),
    plain('trailing_zeros', '', 'u32', ''),
    kept('count_ones', '', 'u32', ''),
    maybe('checked_mul', other, name, 'other.get()'),
    kept('saturating_mul', other, name, 'other.get()'),
    maybe('checked_pow', ', other: u32', name, 'other'),
    kept('saturating_pow', ', other: u32', name, 'other'),
    ...(ty.isSigned
      ? [
          kept('abs', '', name, '').replace('    pub', '    #[track_caller]\n    pub'),
          maybe('checked_abs', '', name, ''),
          flagged('overflowing_abs', name),
          kept('saturating_abs', '', name, ''),
          kept('wrapping_abs', '', name, ''),
          kept('unsigned_abs', '', unsignedOf(ty), ''),
          plain('is_positive', '', 'bool', ''),
          plain('is_negative', '', 'bool', ''),
          maybe('checked_neg', '', name, ''),
          flagged('overflowing_neg', name),
          kept('saturating_neg', '', name, ''),
          kept('wrapping_neg', '', name, ''),
          kept('cast_unsigned', '', unsignedOf(ty), ''),
        ]
      : [
          maybe('checked_add', `, other: ${name}`, name, 'other'),
          kept('saturating_add', `, other: ${name}`, name, 'other'),
          maybe('checked_next_power_of_two', '', name, ''),
          plain('ilog2', '', 'u32', ''),
          plain('ilog10', '', 'u32', ''),
          kept('midpoint', `, rhs: ${nonZero(name)}`, name, 'rhs.get()'),
          plain('is_power_of_two', '', 'bool', ''),
          kept('isqrt', '', name, ''),
          kept('cast_signed', '', signedOf(ty), ''),
          kept('div_ceil', `, rhs: ${nonZero(name)}`, name, 'rhs.get()'),
        ]),
    '}',
    '',
    `impl FromStr for ${nonZero(name)} {\n    type Err = ParseIntError;\n\n    fn from_str(src: &str) -> Result<${nonZero(name)}, ParseIntError> {\n        match src.parse::<${name}>() {\n            Err(error) => Err(error),\n            Ok(value) => match NonZero::new(value) {\n                Some(value) => Ok(value),\n                None => Err(ParseIntError::zero()),\n            },\n        }\n    }\n}\n`,
    `impl TryFrom<${name}> for ${nonZero(name)} {\n    type Error = TryFromIntError;\n\n    fn try_from(value: ${name}) -> Result<${nonZero(name)}, TryFromIntError> {\n        match NonZero::new(value) {\n            Some(value) => Ok(value),\n            None => Err(TryFromIntError::new()),\n        }\n    }\n}\n`,
    ...(ty.isSigned
      ? [
          `impl Neg for ${nonZero(name)} {\n    type Output = ${nonZero(name)};\n\n    #[track_caller]\n    fn neg(self) -> ${nonZero(name)} {\n        unsafe { NonZero::new_unchecked(num_neg(self.get())) }\n    }\n}\n`,
          `impl Neg for &${nonZero(name)} {\n    type Output = ${nonZero(name)};\n\n    #[track_caller]\n    fn neg(self) -> ${nonZero(name)} {\n        unsafe { NonZero::new_unchecked(num_neg(self.get())) }\n    }\n}\n`,
        ]
      : ['div', 'rem'].flatMap((method) => {
          const trait = method === 'div' ? 'Div' : 'Rem';
          return [
            `impl ${trait}<${nonZero(name)}> for ${name} {\n    type Output = ${name};\n\n    fn ${method}(self, other: ${nonZero(name)}) -> ${name} {\n        num_${method}(self, other.get())\n    }\n}\n`,
            `impl ${trait}Assign<${nonZero(name)}> for ${name} {\n    fn ${method}_assign(&mut self, other: ${nonZero(name)}) {\n        *self = num_${method}(*self, other.get())\n    }\n}\n`,
          ];
        })),
    `pub type ${aliasOf(ty)} = ${nonZero(name)};\n`,
  ];
  return lines.join('\n');
}

/** Every value of `from` is one of `to`. `usize` and `isize` hold what 16 bits do for sure. */
function isLossless(from: IntType, to: IntType): boolean {
  if (from === to || from.name.endsWith('size')) return false;
  const bits = to.name.endsWith('size') ? 16 : to.bits;
  if (from.isSigned && !to.isSigned) return false;
  if (from.isSigned === to.isSigned) return to.name.endsWith('size') ? from.bits <= bits : from.bits < bits;
  return from.bits < bits;
}

const pairs = INTS.flatMap((from) =>
  INTS.filter((to) => to !== from).map((to) =>
    isLossless(from, to)
      ? `impl From<${nonZero(from.name)}> for ${nonZero(to.name)} {\n    fn from(small: ${nonZero(from.name)}) -> ${nonZero(to.name)} {\n        unsafe { NonZero::new_unchecked(num_cast(small.get())) }\n    }\n}\n`
      : `impl TryFrom<${nonZero(from.name)}> for ${nonZero(to.name)} {\n    type Error = TryFromIntError;\n\n    fn try_from(value: ${nonZero(from.name)}) -> Result<${nonZero(to.name)}, TryFromIntError> {\n        match ${to.name}::try_from(value.get()) {\n            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),\n            Err(error) => Err(error),\n        }\n    }\n}\n`,
  ),
);

const shown = ['Debug', 'Display', 'Binary', 'Octal', 'LowerHex', 'UpperHex', 'LowerExp', 'UpperExp'];

write(
  'nonzero.rs',
  [
    '//! Integers that are not zero: the zero stands for `None` in an `Option` of them.',
    NOTE,
    '',
    'use super::convert::TryFromIntError;',
    'use super::parse::ParseIntError;',
    'use crate::cmp::Ordering;',
    'use crate::fmt;',
    'use crate::hash::{Hash, Hasher};',
    'use crate::intrinsics::{num_cast, num_div, num_neg, num_rem};',
    'use crate::ops::{BitOr, BitOrAssign, Div, DivAssign, Neg, Rem, RemAssign};',
    'use crate::str::FromStr;',
    '',
    'use super::class::ZeroablePrimitive;',
    '',
    'pub struct NonZero<T: ZeroablePrimitive>(T::NonZeroInner);',
    '',
    '/// The same bits as another type of the same size.',
    '#[intrinsic = "intrinsics::transmute"]',
    'const unsafe fn same_bits<T, U>(value: T) -> U;',
    '',
    '#[intrinsic]',
    'const fn is_zero<T: ZeroablePrimitive>(value: T) -> bool;',
    '',
    'impl<T: ZeroablePrimitive> NonZero<T> {',
    '    pub const fn new(n: T) -> Option<NonZero<T>> {',
    '        if is_zero(n) { None } else { Some(unsafe { NonZero::new_unchecked(n) }) }',
    '    }',
    '',
    '    pub const unsafe fn new_unchecked(n: T) -> NonZero<T> {',
    '        unsafe { NonZero(same_bits(n)) }',
    '    }',
    '',
    '    pub const fn get(self) -> T {',
    '        unsafe { same_bits(self.0) }',
    '    }',
    '}',
    '',
    'impl<T: ZeroablePrimitive> Clone for NonZero<T> {\n    fn clone(&self) -> NonZero<T> {\n        *self\n    }\n}\n',
    'impl<T: ZeroablePrimitive> Copy for NonZero<T> {}\n',
    'impl<T: ZeroablePrimitive + PartialEq> PartialEq for NonZero<T> {\n    fn eq(&self, other: &NonZero<T>) -> bool {\n        self.get() == other.get()\n    }\n}\n',
    'impl<T: ZeroablePrimitive + Eq> Eq for NonZero<T> {}\n',
    'impl<T: ZeroablePrimitive + PartialOrd> PartialOrd for NonZero<T> {\n    fn partial_cmp(&self, other: &NonZero<T>) -> Option<Ordering> {\n        self.get().partial_cmp(&other.get())\n    }\n}\n',
    'impl<T: ZeroablePrimitive + Ord> Ord for NonZero<T> {\n    fn cmp(&self, other: &NonZero<T>) -> Ordering {\n        self.get().cmp(&other.get())\n    }\n}\n',
    'impl<T: ZeroablePrimitive + Hash> Hash for NonZero<T> {\n    fn hash<H: Hasher>(&self, state: &mut H) {\n        self.get().hash(state)\n    }\n}\n',
    ...shown.map(
      (trait) =>
        `impl<T: ZeroablePrimitive + fmt::${trait}> fmt::${trait} for NonZero<T> {\n    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {\n        fmt::${trait}::fmt(&self.get(), f)\n    }\n}\n`,
    ),
    'impl<T: ZeroablePrimitive> From<NonZero<T>> for T {\n    fn from(nonzero: NonZero<T>) -> T {\n        nonzero.get()\n    }\n}\n',
    'impl<T: ZeroablePrimitive + BitOr<Output = T>> BitOr for NonZero<T> {\n    type Output = NonZero<T>;\n\n    fn bitor(self, rhs: NonZero<T>) -> NonZero<T> {\n        unsafe { NonZero::new_unchecked(self.get() | rhs.get()) }\n    }\n}\n',
    'impl<T: ZeroablePrimitive + BitOr<Output = T>> BitOr<T> for NonZero<T> {\n    type Output = NonZero<T>;\n\n    fn bitor(self, rhs: T) -> NonZero<T> {\n        unsafe { NonZero::new_unchecked(self.get() | rhs) }\n    }\n}\n',
    'impl<T: ZeroablePrimitive + BitOr<Output = T>> BitOr<NonZero<T>> for T {\n    type Output = NonZero<T>;\n\n    fn bitor(self, rhs: NonZero<T>) -> NonZero<T> {\n        unsafe { NonZero::new_unchecked(self | rhs.get()) }\n    }\n}\n',
    'impl<T: ZeroablePrimitive> BitOrAssign for NonZero<T>\nwhere\n    NonZero<T>: BitOr<Output = NonZero<T>>,\n{\n    fn bitor_assign(&mut self, rhs: NonZero<T>) {\n        *self = *self | rhs\n    }\n}\n',
    'impl<T: ZeroablePrimitive> BitOrAssign<T> for NonZero<T>\nwhere\n    NonZero<T>: BitOr<T, Output = NonZero<T>>,\n{\n    fn bitor_assign(&mut self, rhs: T) {\n        *self = *self | rhs\n    }\n}\n',
    ...INTS.map(nonZeroImpl),
    ...pairs,
  ].join('\n'),
);

/** Operators of a wrapper over every class of its operands: by value and behind references, and as an assignment. */
function operators(wrapper: string, prefix: string): readonly string[] {
  const out: string[] = [];
  const ops = [
    ['Add', 'add', `${prefix}_add`],
    ['Sub', 'sub', `${prefix}_sub`],
    ['Mul', 'mul', `${prefix}_mul`],
    ['Div', 'div', `${prefix}_div`],
    ['Rem', 'rem', 'wrapping_rem'],
    ['BitAnd', 'bitand', 'num_bitand'],
    ['BitOr', 'bitor', 'num_bitor'],
    ['BitXor', 'bitxor', 'num_bitxor'],
  ] as const;
  const whole = `${wrapper}<T>`;
  for (const [trait, method, compute] of ops) {
    const caller = method === 'div' || method === 'rem' ? '    #[track_caller]\n' : '';
    for (const [left, right] of [
      [whole, whole],
      [whole, `&${whole}`],
      [`&${whole}`, whole],
      [`&${whole}`, `&${whole}`],
    ] as const)
      out.push(
        `impl<T: Int> ${trait}<${right}> for ${left} {\n    type Output = ${whole};\n\n${caller}    fn ${method}(self, other: ${right}) -> ${whole} {\n        ${wrapper}(${compute}(self.0, other.0))\n    }\n}\n`,
      );
    for (const [right, value] of [
      [whole, 'other.0'],
      [`&${whole}`, 'other.0'],
      ['T', 'other'],
      ['&T', '*other'],
    ] as const)
      out.push(
        `impl<T: Int> ${trait}Assign<${right}> for ${whole} {\n${caller}    fn ${method}_assign(&mut self, other: ${right}) {\n        self.0 = ${compute}(self.0, ${value})\n    }\n}\n`,
      );
  }
  for (const left of [whole, `&${whole}`])
    out.push(
      `impl<T: Int> Not for ${left} {\n    type Output = ${whole};\n\n    fn not(self) -> ${whole} {\n        ${wrapper}(num_not(self.0))\n    }\n}\n`,
    );
  return out;
}

const derived = (wrapper: string): readonly string[] => [
  `#[derive(PartialEq, PartialOrd, Eq, Ord, Clone, Copy, Default, Hash)]\npub struct ${wrapper}<T>(pub T);\n`,
  ...shown
    .filter((trait) => !trait.endsWith('Exp'))
    .map(
      (trait) =>
        `impl<T: fmt::${trait}> fmt::${trait} for ${wrapper}<T> {\n    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {\n        self.0.fmt(f)\n    }\n}\n`,
    ),
];

const computed = (names: readonly string[]): readonly string[] =>
  names.flatMap((name) => [
    `#[track_caller]\n#[intrinsic = "int_${name}"]\nfn ${name}<T: Int>(one: T, other: T) -> T;\n`,
  ]);

const uses = (extra: string): readonly string[] => [
  'use super::class::{Int, Signed};',
  'use crate::fmt;',
  'use crate::intrinsics::{num_bitand, num_bitor, num_bitxor, num_not};',
  'use crate::iter::{Iterator, Product, Sum};',
  'use crate::ops::{',
  '    Add, AddAssign, BitAnd, BitAndAssign, BitOr, BitOrAssign, BitXor, BitXorAssign, Div, DivAssign, Mul, MulAssign, Neg, Not, Rem,',
  `    RemAssign, ${extra}Sub, SubAssign,`,
  '};',
  '',
];

/** What the integer types have as functions of their own and the wrapper has too, for one type. */
function ownFunctions(wrapper: string, ty: IntType): string {
  const whole = `${wrapper}<${ty.name}>`;
  const count = (name: string) => `    pub const fn ${name}(self) -> u32 {\n        self.0.${name}()\n    }\n`;
  const map = (name: string, params: string, args: string) =>
    `    pub const fn ${name}(self${params}) -> ${whole} {\n        ${wrapper}(self.0.${name}(${args}))\n    }\n`;
  const test = (name: string) => `    pub const fn ${name}(self) -> bool {\n        self.0.${name}()\n    }\n`;
  const power = wrapper === 'Wrapping' ? 'wrapping_pow' : 'saturating_pow';
  const most = [
    count('count_ones'),
    count('count_zeros'),
    count('trailing_zeros'),
    count('leading_zeros'),
    map('rotate_left', ', n: u32', 'n'),
    map('rotate_right', ', n: u32', 'n'),
    map('swap_bytes', '', ''),
    map('to_be', '', ''),
    map('to_le', '', ''),
    `    pub const fn from_be(x: ${whole}) -> ${whole} {\n        ${wrapper}(${ty.name}::from_be(x.0))\n    }\n`,
    `    pub const fn from_le(x: ${whole}) -> ${whole} {\n        ${wrapper}(${ty.name}::from_le(x.0))\n    }\n`,
    `    pub const fn pow(self, exp: u32) -> ${whole} {\n        ${wrapper}(self.0.${power}(exp))\n    }\n`,
    ...(ty.isSigned ? [map('signum', '', ''), test('is_positive'), test('is_negative')] : [test('is_power_of_two')]),
  ];
  const abs = wrapper === 'Wrapping' ? 'wrapping_abs' : 'saturating_abs';
  const stable = [
    map('reverse_bits', '', ''),
    ...(wrapper === 'Saturating' ? most : []),
    ...(wrapper === 'Saturating' && ty.isSigned
      ? [`    pub const fn abs(self) -> ${whole} {\n        ${wrapper}(self.0.${abs}())\n    }\n`]
      : []),
  ];
  return [
    `impl ${whole} {`,
    ...(wrapper === 'Saturating'
      ? [
          `    pub const MIN: ${whole} = ${wrapper}(${ty.name}::MIN);`,
          `    pub const MAX: ${whole} = ${wrapper}(${ty.name}::MAX);`,
          `    pub const BITS: u32 = ${ty.bits};`,
          '',
        ]
      : []),
    stable.join('\n'),
    '}\n',
  ].join('\n');
}

const shifts = ['Shl', 'Shr'].flatMap((trait) => {
  const method = trait.toLowerCase();
  const whole = 'Wrapping<T>';
  return [
    ...[whole, `&${whole}`].flatMap((left) =>
      ['usize', '&usize'].map(
        (right) =>
          `impl<T: Int> ${trait}<${right}> for ${left} {\n    type Output = ${whole};\n\n    fn ${method}(self, other: ${right}) -> ${whole} {\n        Wrapping(wrapping_${method}(self.0, (${right === 'usize' ? '' : '*'}other & 127) as u32))\n    }\n}\n`,
      ),
    ),
    ...['usize', '&usize'].map(
      (right) =>
        `impl<T: Int> ${trait}Assign<${right}> for ${whole} {\n    fn ${method}_assign(&mut self, other: ${right}) {\n        *self = *self ${trait === 'Shl' ? '<<' : '>>'} other\n    }\n}\n`,
    ),
  ];
});

const folded = ['Sum', 'Product'].flatMap((trait) => {
  const [method, start, op] = trait === 'Sum' ? ['sum', '0', '+'] : ['product', '1', '*'];
  return INTS.flatMap(({ name }) =>
    ['', '&'].map((reference) => {
      const item = reference === '' ? `Wrapping<${name}>` : `&'a Wrapping<${name}>`;
      const params = reference === '' ? '' : "<'a>";
      const argument = reference === '' ? '' : `<${item}>`;
      return `impl${params} ${trait}${argument} for Wrapping<${name}> {\n    fn ${method}<I: Iterator<Item = ${item}>>(iter: I) -> Wrapping<${name}> {\n        let mut iter = iter;\n        let mut total: Wrapping<${name}> = Wrapping(${start});\n        while let Some(each) = iter.next() {\n            total = total ${op} each\n        }\n        total\n    }\n}\n`;
    }),
  );
});

const negated = (wrapper: string, bound: string): readonly string[] =>
  [`${wrapper}<T>`, `&${wrapper}<T>`].map(
    (left) =>
      `impl<T: ${bound}> Neg for ${left} {\n    type Output = ${wrapper}<T>;\n\n    fn neg(self) -> ${wrapper}<T> {\n        ${wrapper}(${wrapper.toLowerCase()}_neg(self.0))\n    }\n}\n`,
  );

write(
  'wrapping.rs',
  [
    '//! Integers whose arithmetic goes round at the limits.',
    NOTE,
    '',
    ...uses('Shl, ShlAssign, Shr, ShrAssign, ').map((line) => line.replace('{Int, Signed}', 'Int')),
    ...derived('Wrapping'),
    ...computed(['wrapping_add', 'wrapping_sub', 'wrapping_mul', 'wrapping_div', 'wrapping_rem']),
    '#[intrinsic = "int_wrapping_neg"]\nfn wrapping_neg<T: Int>(one: T) -> T;\n',
    '#[intrinsic = "int_wrapping_shl"]\nfn wrapping_shl<T: Int>(one: T, by: u32) -> T;\n',
    '#[intrinsic = "int_wrapping_shr"]\nfn wrapping_shr<T: Int>(one: T, by: u32) -> T;\n',
    ...operators('Wrapping', 'wrapping'),
    ...negated('Wrapping', 'Int'),
    ...shifts,
    ...folded,
    ...INTS.map((ty) => ownFunctions('Wrapping', ty)),
  ].join('\n'),
);

write(
  'saturating.rs',
  [
    '//! Integers whose arithmetic stops at the limits.',
    NOTE,
    '',
    ...uses('').filter((line) => !line.includes('Sum}')),
    ...derived('Saturating'),
    ...computed(['saturating_add', 'saturating_sub', 'saturating_mul', 'saturating_div', 'wrapping_rem']),
    '#[intrinsic = "int_saturating_neg"]\nfn saturating_neg<T: Int>(one: T) -> T;\n',
    ...operators('Saturating', 'saturating'),
    ...negated('Saturating', 'Int + Signed'),
    ...INTS.map((ty) => ownFunctions('Saturating', ty)),
  ].join('\n'),
);
