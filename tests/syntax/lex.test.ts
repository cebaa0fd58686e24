import { describe, expect, test } from 'vitest';
import { USER_FILE } from '#lib/interpreter/source/index.ts';
import { groupTokens } from '#lib/interpreter/syntax/lex/groups.ts';
import { scan } from '#lib/interpreter/syntax/lex/scan.ts';
import { diagnosticsOf } from './check.ts';

/** `type image` of each token, before grouping. */
const tokensOf = (text: string): readonly string[] =>
  scan(text, USER_FILE, '2024').tokens.map((token) => `${token.tokenType.name} ${token.image}`);

/** Type names after grouping. */
const groupsOf = (text: string): readonly string[] =>
  groupTokens(scan(text, USER_FILE, '2024').tokens).map((token) => token.tokenType.name);

describe('tokens', () => {
  test.each([
    ['a /* b /* c */ */ d // e', ['Ident a', 'Ident d']],
    [
      '1..2 1.foo 1. 1.0e-3f32',
      ['Int 1', 'DotDot ..', 'Int 2', 'Int 1', 'Dot .', 'Ident foo', 'Float 1.', 'Float 1.0e-3f32'],
    ],
    ['x.0.1 x.0 .1', ['Ident x', 'Dot .', 'Int 0', 'Dot .', 'Int 1', 'Ident x', 'Dot .', 'Int 0', 'Dot .', 'Int 1']],
    ['0xff_u8 0b1_0 0o17 1_000', ['Int 0xff_u8', 'Int 0b1_0', 'Int 0o17', 'Int 1_000']],
    ["'a 'a' '\\'' 'static '\\u{41}'", ["Lifetime 'a", "Char 'a'", "Char '\\''", "Lifetime 'static", "Char '\\u{41}'"]],
    [
      'r"a" r#"b"c"# br"d" b"e" b\'f\' c"g"',
      ['Str r"a"', 'Str r#"b"c"#', 'ByteStr br"d"', 'ByteStr b"e"', "Byte b'f'", 'CStr c"g"'],
    ],
    ['r#match match', ['Ident match', 'Match match']],
    ['a>>=b <<= c', ['Ident a', 'Gt >', 'Gt >', 'Eq =', 'Ident b', 'Lt <', 'Le <=', 'Ident c']],
    ['été Größe 名', ['Ident été', 'Ident Größe', 'Ident 名']],
    ['a\r\n\tb\u00a0', ['Ident a', 'Ident b']],
  ])('%s', (text, tokens) => {
    expect(tokensOf(text)).toEqual(tokens);
  });

  test('a byte order mark and a shebang are no tokens', () => {
    expect(tokensOf('\uFEFF#!/usr/bin/run\nfn')).toEqual(['Fn fn']);
    expect(tokensOf('#![a]')).toHaveLength(5);
  });
});

describe('values', () => {
  test.each<[string, unknown]>([
    ['0xff', { kind: 'int', value: 255n, suffix: undefined }],
    ['1_0i64', { kind: 'int', value: 10n, suffix: 'i64' }],
    ['2f32', { kind: 'float', text: '2', suffix: 'f32' }],
    ['"a\\n\\x41\\u{1F600}\\\n   b"', { kind: 'str', value: 'a\nA\u{1F600}b' }],
    ['"a\r\nb"', { kind: 'str', value: 'a\nb' }],
    ['r#"\\n"#', { kind: 'str', value: '\\n' }],
    ["'\\u{e9}'", { kind: 'char', value: 0xe9 }],
    ["b'\\xff'", { kind: 'byte', value: 255 }],
    ['b"a\\x80"', { kind: 'byte-str', value: [97, 128] }],
    ['true', { kind: 'bool', value: true }],
  ])('%s', (text, literal) => {
    expect(scan(text, USER_FILE, '2024').tokens[0]?.literal).toEqual(literal);
  });
});

test.each([
  [
    '#[a(b)] f!(c) + d ! (e)',
    ['OuterAttribute', 'Ident', 'Not', 'ParenArguments', 'Plus', 'Ident', 'Not', 'ParenArguments'],
  ],
  ['unsafe { unsafe fn', ['UnsafeBlock', 'LCurly', 'Unsafe', 'Fn', 'RCurly']],
  ['union U { union', ['Union', 'Ident', 'LCurly', 'Ident', 'RCurly']],
  [
    'const { const fn const X *const fn',
    ['ConstBlock', 'LCurly', 'ConstQualifier', 'Fn', 'Const', 'Ident', 'Star', 'Const', 'Fn', 'RCurly'],
  ],
  ['&raw const x &raw', ['And', 'Raw', 'Const', 'Ident', 'And', 'Ident']],
  ['macro_rules! m { ($a:expr) => {} } x', ['MacroRulesDefinition', 'Ident']],
])('one token of lookahead is enough: %s', (text, types) => {
  expect(groupsOf(text)).toEqual(types);
});

describe('lexical faults have rustc’s codes', () => {
  test.each([
    ['fn f() { /* a', ['1 E0758 unterminated block comment']],
    ['fn f() { "a', ['1 E0765 unterminated double quote string']],
    ['fn f() { b"a', ['1 E0766 unterminated double quote byte string']],
    ["fn f() { 'a\n}", []],
    ["fn f() { '\\n", ['1 E0762 unterminated character literal']],
    ["fn f() { b'a", ['1 E0763 unterminated byte constant']],
    ['fn f() { r#"a"', ['1 E0748 unterminated raw string']],
    ['fn f() { 0x; }', ['1 E0768 no valid digits found for number']],
    ['fn f() { 0b12; }', ['1 - invalid digit for a base 2 literal']],
    ['fn f() { 1u7; }', ['1 - invalid suffix `u7` for number literal']],
    ['fn f() { 1.0i32; }', ['1 - invalid suffix `i32` for float literal']],
    ['fn f() { 1e; }', ['1 - expected at least one digit in exponent']],
    ["fn f() { 'ab'; }", ['1 - character literal may only contain one codepoint']],
    ["fn f() { ''; }", ['1 - empty character literal']],
    ['fn f() { "\\q"; }', ['1 - unknown character escape: `q`']],
    ['fn f() { "\\u{110000}"; }', ['1 - invalid unicode character escape']],
    ['fn f() { "\\x80"; }', ['1 - out of range hex escape']],
    ['fn f() { b"é"; }', ['1 - non-ASCII character in byte string literal']],
    ['fn f() { 340282366920938463463374607431768211456; }', ['1 - integer literal is too large']],
    ['fn f() { a ` b }', ['1 - unknown start of token: `']],
    ['fn f() { k"a"; }', ['1 - prefix `k` is unknown']],
  ])('%s', (text, diagnostics) => {
    const found = diagnosticsOf(text);
    if (diagnostics.length === 0) expect(found).not.toEqual([]);
    else expect(found).toEqual(expect.arrayContaining(diagnostics));
  });
});

test.each([
  ['async', '2021'],
  ['dyn', '2021'],
  ['try', '2021'],
  ['gen', '2024'],
] as const)('`%s` is no name in edition %s', (word, edition) => {
  expect(diagnosticsOf(`fn ${word}() {}`, edition)).not.toEqual([]);
  expect(diagnosticsOf(`fn r#${word}() {}`, edition)).toEqual([]);
});

test('`gen` is a name in edition 2021', () => {
  expect(diagnosticsOf('fn gen() {}', '2021')).toEqual([]);
});
