import { describe, expect, test } from 'vitest';
import { expand, parse } from '#lib/interpreter/syntax/index.ts';
import { USER_FILE } from '#lib/interpreter/source/index.ts';
import { expanded, expandedExpr } from './check.ts';

/** The lang items' prefix is left out, so that the shapes can be read. */
const core = (text: string): string => expandedExpr(text).replaceAll('$lang::', '');

describe('loops and `?`', () => {
  test.each([
    [
      'for x in v { f(x) }',
      '{ match into_iter(v) { mut $iter => loop { match next(&mut $iter) { $std::option::Option::None => break, $std::option::Option::Some(x) => { f(x) } } }, } }',
    ],
    ["'a: while x { continue 'a }", "'a: loop { if x { continue 'a } else { break } }"],
    ['while let Some(x) = v.pop() {}', 'loop { if let Some(x) = v.pop() {} else { break } }'],
    [
      'f()?',
      'match branch(f()) { $std::ops::ControlFlow::Continue($val) => $val, $std::ops::ControlFlow::Break($residual) => return from_residual($residual), }',
    ],
  ])('%s', (text, written) => {
    expect(core(text)).toBe(written);
  });
});

describe('formatting', () => {
  test.each([
    ['format_args!("a {} b", x)', 'format_new_v1(&["a ", " b"], &[format_argument_display(&x)])'],
    [
      'format_args!("{}{}", x, y)',
      'format_new_v1(&["", ""], &[format_argument_display(&x), format_argument_display(&y)])',
    ],
    ['format_args!("{x:?}")', 'format_new_v1(&[""], &[format_argument_debug(&x)])'],
    [
      'format_args!("{0} {0:?}", f())',
      'format_new_v1(&["", " "], &match (&f(),) { $args => [format_argument_display($args.0), format_argument_debug($args.0)], })',
    ],
    [
      'format_args!("{0} {0}", x)',
      'format_new_v1_formatted(&["", " "], &[format_argument_display(&x)], &[format_placeholder(0usize, \' \', 3u8, 0u32, format_count_implied(), format_count_implied()), format_placeholder(0usize, \' \', 3u8, 0u32, format_count_implied(), format_count_implied())])',
    ],
    [
      'format_args!("{1}{0}", x, y)',
      'format_new_v1(&["", ""], &match (&x, &y) { $args => [format_argument_display($args.1), format_argument_display($args.0)], })',
    ],
    [
      'format_args!("{:+05.2}", x)',
      'format_new_v1_formatted(&[""], &[format_argument_display(&x)], &[format_placeholder(0usize, \' \', 3u8, 9u32, format_count_is(2usize), format_count_is(5usize))])',
    ],
    [
      'format_args!("{:>1$}", x, w)',
      'format_new_v1_formatted(&[""], &[format_argument_display(&x), format_argument_from_usize(&w)], &[format_placeholder(0usize, \' \', 1u8, 0u32, format_count_implied(), format_count_param(1usize))])',
    ],
    ['println!()', '{ print(format_new_v1(&["\\n"], &[])); }'],
    ['println!("a{{")', '{ print(format_new_v1(&["a{\\n"], &[])); }'],
    ['eprint!("{x}")', '{ eprint(format_new_v1(&[""], &[format_argument_display(&x)])); }'],
    ['format!("a")', '{ let $res = format(format_new_v1(&["a"], &[])); $res }'],
    ['writeln!(f, "{}", x)', 'f.write_fmt(format_new_v1(&["", "\\n"], &[format_argument_display(&x)]))'],
  ])('%s', (text, written) => {
    expect(core(text)).toBe(written);
  });
});

describe('panics and asserts', () => {
  test.each([
    ['panic!()', 'panic_str("explicit panic")'],
    ['panic!("a")', 'panic_str("a")'],
    ['todo!("{}", x)', 'panic_fmt(format_new_v1(&["not yet implemented: "], &[format_argument_display(&x)]))'],
    ['unimplemented!()', 'panic_str("not implemented")'],
    ['unreachable!()', 'panic_str("internal error: entered unreachable code")'],
    ['assert!((a)&&b[0]==1)', 'if !(a) && b[0] == 1 { panic_str("assertion failed: (a) && b[0] == 1") }'],
    ['debug_assert!(a, "b")', 'if !a { panic_str("b") }'],
    [
      'assert_eq!(a, b)',
      'match (&a, &b) { ($left, $right) => { if !*$left == *$right { assert_failed(0u8, &*$left, &*$right, None); } } }',
    ],
    [
      'assert_ne!(a, b, "c")',
      'match (&a, &b) { ($left, $right) => { if *$left == *$right { assert_failed(1u8, &*$left, &*$right, Some(format_new_v1(&["c"], &[]))); } } }',
    ],
  ])('%s', (text, written) => {
    expect(core(text)).toBe(written);
  });
});

describe('other macros', () => {
  test.each([
    ['vec![]', 'vec_new()'],
    ['vec![1, 2]', 'slice_into_vec(box_new([1, 2]))'],
    ['vec![0; n]', 'vec_from_elem(0, n)'],
    ['matches!(a, 1 | 2 if b)', 'match a { 1 | 2 if b => true, _ => false, }'],
    [
      'dbg!(a+b)',
      'match a + b { $tmp => { eprint(format_new_v1_formatted(&["[src/main.rs:1:10] a+b = ", "\\n"], &[format_argument_debug(&&$tmp)], &[format_placeholder(0usize, \' \', 3u8, 4u32, format_count_implied(), format_count_implied())])); $tmp } }',
    ],
    ['(line!(), column!(), file!())', '(1u32, 20u32, "src/main.rs")'],
    ['concat!("a", 1, 2.5, true, \'c\', -3)', '"a12.5truec-3"'],
    ['stringify!(a+b   * c( d ))', '"a+b * c(d)"'],
    ['cfg!(debug_assertions)', 'true'],
  ])('%s', (text, written) => {
    expect(core(text)).toBe(written);
  });
});

describe('derives', () => {
  /** The impls of `derive(name)` on `item`, on one line, without what is the same in all. */
  const derived = (name: string, item: string): string => {
    const [, ...impls] = expanded(`#[derive(${name})] ${item}`).split('\n');
    return impls.map((line) => line.replace('#[automatically_derived] ', '').replaceAll('$std::', '')).join('\n');
  };

  test.each([
    [
      'Clone',
      'struct S<T>(T, u8);',
      'impl<T: clone::Clone> clone::Clone for S<T> { fn clone(&self) -> Self { Self(clone::Clone::clone(&self.0), clone::Clone::clone(&self.1)) } }',
    ],
    [
      'Clone',
      'enum E { A, B { x: u8 } }',
      'impl clone::Clone for E { fn clone(&self) -> Self { match self { Self::A => Self::A, Self::B { x: $self_0 } => Self::B { x: clone::Clone::clone($self_0) }, } } }',
    ],
    [
      'Clone, Copy',
      'struct S { x: u8 }',
      'impl clone::Clone for S { fn clone(&self) -> Self { let _: clone::AssertParamIsClone<u8>; *self } }\nimpl marker::Copy for S {  }',
    ],
    [
      'Debug',
      'struct S { x: u8, y: u8 }',
      'impl fmt::Debug for S { fn fmt(&self, $f: &mut fmt::Formatter) -> fmt::Result { fmt::DebugStruct::finish(fmt::DebugStruct::field(fmt::DebugStruct::field(&mut fmt::Formatter::debug_struct($f, "S"), "x", &self.x), "y", &&self.y)) } }',
    ],
    [
      'Debug',
      'enum E { A, B(u8) }',
      'impl fmt::Debug for E { fn fmt(&self, $f: &mut fmt::Formatter) -> fmt::Result { match self { Self::A => fmt::Formatter::write_str($f, "A"), Self::B($self_0) => fmt::DebugTuple::finish(fmt::DebugTuple::field(&mut fmt::Formatter::debug_tuple($f, "B"), &$self_0)), } } }',
    ],
    [
      'PartialEq',
      'struct S { x: u8, y: u8 }',
      'impl cmp::PartialEq for S { fn eq(&self, $other: &Self) -> bool { self.x == $other.x && self.y == $other.y } }',
    ],
    [
      'PartialEq',
      'enum E { A, B(u8) }',
      'impl cmp::PartialEq for E { fn eq(&self, $other: &Self) -> bool { let $self_discr = intrinsics::discriminant_order(self); let $other_discr = intrinsics::discriminant_order($other); $self_discr == $other_discr && match (self, $other) { (Self::B($self_0), Self::B($other_0)) => $self_0 == $other_0, _ => true, } } }',
    ],
    [
      'Eq',
      'struct S(u8);',
      'impl cmp::Eq for S { fn assert_fields_are_eq(&self) { let _: cmp::AssertParamIsEq<u8>; } }',
    ],
    [
      'PartialOrd',
      'struct S(u8, u8);',
      'impl cmp::PartialOrd for S { fn partial_cmp(&self, $other: &Self) -> option::Option<cmp::Ordering> { match cmp::PartialOrd::partial_cmp(&self.0, &$other.0) { option::Option::Some(cmp::Ordering::Equal) => cmp::PartialOrd::partial_cmp(&self.1, &$other.1), $cmp => $cmp, } } }',
    ],
    [
      'Ord',
      'enum E { A, B }',
      'impl cmp::Ord for E { fn cmp(&self, $other: &Self) -> cmp::Ordering { let $self_discr = intrinsics::discriminant_order(self); let $other_discr = intrinsics::discriminant_order($other); cmp::Ord::cmp(&$self_discr, &$other_discr) } }',
    ],
    [
      'Hash',
      'struct S(u8);',
      'impl hash::Hash for S { fn hash<$H: hash::Hasher>(&self, $state: &mut $H) { hash::Hash::hash(&self.0, $state); } }',
    ],
    [
      'Default',
      'struct S<T> { x: T }',
      'impl<T: default::Default> default::Default for S<T> { fn default() -> Self { Self { x: default::Default::default() } } }',
    ],
    [
      'Default',
      'enum E<T> { #[default] A, B(T) }',
      'impl<T> default::Default for E<T> { fn default() -> Self { Self::A } }',
    ],
  ])('%s of %s', (name, item, impls) => {
    expect(derived(name, item)).toBe(impls);
  });

  test('bounds are stated for projections of parameters too', () => {
    expect(
      derived('Copy', "struct S<'a, T: Iterator, const N: usize = 1> where T: 'a { x: T::Item, y: &'a [T; N] }"),
    ).toBe(
      "impl<'a, T: marker::Copy + Iterator, const N: usize> marker::Copy for S<'a, T, N> where T: 'a, T::Item: marker::Copy {  }",
    );
  });

  test('in a block, the impls stand behind the item', () => {
    expect(expanded('fn f() { #[derive(Copy)] struct S; S }')).toContain('impl $std::marker::Copy for S {  } S }');
  });

  test('a default variant is needed', () => {
    expect(expanded('#[derive(Default)] enum E { A }')).toContain(
      '1 E0665 `#[derive(Default)]` on enum with no `#[default]`',
    );
  });
});

test('ids are unique, and new nodes say why they exist', () => {
  const source =
    '#[derive(Clone, Debug, PartialEq, Hash)] struct S<T: Clone>(Vec<T>); fn f() { for x in [1] { println!("{x} {0:?}", g()?); assert_eq!(x, 1) } }';
  const parsed = parse(source, { file: USER_FILE, edition: '2024' });
  const { crate, nodeCount } = expand(parsed.ast, { edition: '2024', firstNodeId: parsed.nodeCount, source });
  const ids: number[] = [];
  const origins = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, child] of Object.entries(value)) {
      if (key === 'id' && typeof child === 'number') ids.push(child);
      else if (key === 'origin' && typeof child === 'string') origins.add(child);
      else visit(child);
    }
  };
  visit(crate);
  expect(new Set(ids).size).toBe(ids.length);
  expect(Math.min(...ids)).toBe(0);
  expect(Math.max(...ids)).toBeLessThan(nodeCount);
  expect([...origins].sort()).toEqual(['assert-macro', 'derive', 'for-loop', 'format-macro', 'question-mark']);
});
