import { describe, expect, test } from 'vitest';
import type { FormatArgs } from '#lib/interpreter/syntax/ast.ts';
import { diagnosticsOf, exprOf } from './check.ts';

function formatOf(args: string): FormatArgs | undefined {
  const expr = exprOf(`format!(${args})`);
  return expr.kind === 'macro' && expr.macro.kind === 'format' ? expr.macro.format : undefined;
}

/** Each placeholder as `argument:trait` and the options that are set. */
function placeholdersOf(args: string): readonly string[] {
  const format = formatOf(args);
  return (format?.pieces ?? []).flatMap((piece) => {
    if (piece.kind === 'text') return [];
    const { fill, align, sign, alternate, zeroPad, debugHex, width, precision } = piece.spec;
    const count = (name: string, value: typeof width) =>
      value === undefined ? [] : [`${name}=${value.kind === 'literal' ? value.value : `$${value.arg}`}`];
    const options = [
      ...(fill === ' ' ? [] : [`fill=${fill}`]),
      ...[align, sign, debugHex].filter((option) => option !== undefined),
      ...(alternate ? ['#'] : []),
      ...(zeroPad ? ['0'] : []),
      ...count('width', width),
      ...count('precision', precision),
    ];
    return [[`${piece.arg}:${piece.trait}`, ...options].join(' ')];
  });
}

describe('the format language', () => {
  test.each([
    ['"{}", a', ['0:Display']],
    ['"{} {1} {} {0:?}", a, b', ['0:Display', '1:Display', '1:Display', '0:Debug']],
    ['"{x} {y} {x:?}", x = 1', ['0:Display', '1:Display', '0:Debug']],
    ['"{a}{b}{a}"', ['0:Display', '1:Display', '0:Display']],
    [
      '"{:5}{:<5}{:*^+5}{:\u{e9}>5}", a, b, c, d',
      [
        '0:Display width=5',
        '1:Display left width=5',
        '2:Display fill=* center + width=5',
        '3:Display fill=é right width=5',
      ],
    ],
    ['"{:#010x}{:08.3}{:-}", a, b, c', ['0:LowerHex # 0 width=10', '1:Display 0 width=8 precision=3', '2:Display -']],
    ['"{:#?} {:x?} {:#X?}", a, b, c', ['0:Debug #', '1:Debug lower', '2:Debug upper #']],
    [
      '"{:o}{:b}{:e}{:E}{:X}{:p}", a, b, c, d, e, f',
      ['0:Octal', '1:Binary', '2:LowerExp', '3:UpperExp', '4:UpperHex', '5:Pointer'],
    ],
    ['"{:1$} {:w$} {:.p$}", a, 2, b, w = 3', ['0:Display width=$1', '1:Display width=$3', '2:Display precision=$4']],
    ['"{:.*} {}", 3, a, b', ['1:Display precision=$0', '2:Display']],
    ['"{0:.*}", a, b', []],
    ['"{:0$}", a', ['0:Display width=$0']],
    ['"{ 0 }{:? }", a', ['0:Display', '0:Debug']],
  ])('%s', (args, placeholders) => {
    if (placeholders.length === 0) expect(diagnosticsOf(`fn f() { format!(${args}); }`)).not.toEqual([]);
    else expect(placeholdersOf(args)).toEqual(placeholders);
  });

  test('braces are doubled', () => {
    expect(formatOf('"{{{}}} }}", a')?.pieces.map((piece) => (piece.kind === 'text' ? piece.text : '_'))).toEqual([
      '{',
      '_',
      '} }',
    ]);
  });
});

test.each([
  ['"a {x} b"', '{x}', 'x'],
  ['"\\u{e9}\\n{x:>5}"', '{x:>5}', 'x'],
  ['r#"a"{x}"#', '{x}', 'x'],
  ['"a \\\n      {x}"', '{x}', 'x'],
])('spans point into the literal: %s', (literal, placeholder, name) => {
  const source = `fn f() { format!(${literal}) }`;
  const format = formatOf(literal);
  const piece = format?.pieces.find((each) => each.kind === 'placeholder');
  const span = piece?.kind === 'placeholder' ? piece.span : undefined;
  const arg = format?.args[0]?.expr.span;
  expect(span && source.slice(span.start, span.end)).toBe(placeholder);
  expect(arg && source.slice(arg.start, arg.end)).toBe(name);
});

describe('faults of format strings', () => {
  test.each([
    ['println!("{", a)', 'invalid format string: expected `}` but string was terminated'],
    ['println!("}")', 'invalid format string: unmatched `}` found'],
    ['println!("{a b}")', 'invalid format string: expected `}`, found `b`'],
    ['println!("{:y}", a)', 'unknown format trait `y`'],
    ['println!("{}")', '1 positional argument in format string, but no arguments were given'],
    ['println!("{} {}", a)', '2 positional arguments in format string, but there is 1 argument'],
    ['println!("{2}", a, b)', 'invalid reference to positional argument 2 (there are 2 arguments)'],
    ['println!("", a)', 'argument never used'],
    ['println!("{}", a, b, c)', 'multiple unused formatting arguments'],
    ['println!("", x = a)', 'named argument never used'],
    ['println!("{x}{}", x = 1, 2)', 'positional arguments cannot follow named arguments'],
    ['println!("{x}", x = 1, x = 2)', 'duplicate argument named `x`'],
    ['println!(a)', 'format argument must be a string literal'],
    ['format!()', 'requires at least a format string argument'],
    ['println!(concat!("{", "x}"))', 'there is no argument named `x`'],
  ])('%s', (call, message) => {
    expect(diagnosticsOf(`fn f() { ${call}; }`)[0]).toBe(`1 - ${message}`);
  });
});
