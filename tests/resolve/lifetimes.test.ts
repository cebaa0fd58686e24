import { expect, test } from 'vitest';
import { checkSource, errorsWithMain, signatureOf } from './check.ts';
import { findIn } from '#lib/heap/base/index.ts';
import { nameOf } from '#lib/interpreter/types/lookup.ts';

test.each([
  ['an undeclared lifetime', "fn f(x: &'a i32) {}", 'E0261:1'],
  ['a lifetime named static', "fn f<'static>() {}", 'E0262:1'],
  ['a lifetime twice', "fn f<'a, 'a>() {}", 'E0403:1'],
  ['a lifetime that shadows', "impl<'a> S<'a> { fn f<'a>() {} } struct S<'a>(&'a i32);", 'E0496:1'],
  ['an output with two candidates', 'fn f(x: &str, y: &str) -> &str { x }', 'E0106:1'],
  ['an output with one lifetime in two parameters', "fn f<'a>(x: &'a str, y: &'a str) -> &str { x }", 'E0106:1'],
  ['an output with none', 'fn f() -> &str { "" }', 'E0106:1'],
  ['an output of two references is reported once', 'fn f(x: &str, y: &str) -> (&str, &str) { (x, y) }', 'E0106:1'],
  ["'static counts as a candidate", "fn f(x: &'static str, y: &str) -> &str { x }", 'E0106:1'],
  ['a field', 'struct S { x: &str }', 'E0106:1'],
  ['a hidden lifetime in a field', "struct S<'a>(&'a i32);\nstruct T { s: S }", 'E0106:2'],
  ['a hidden lifetime in an output', "struct S<'a>(&'a i32); fn f() -> S { loop {} }", 'E0106:1'],
  ['an alias', 'type A = &str;', 'E0106:1'],
  ['a bound', 'fn f<T>(t: T) where &u8: Copy {}', 'E0637:1'],
  [
    'an impl header with a hidden lifetime',
    "struct S<'a>(&'a i32); impl Drop for S { fn drop(&mut self) {} }",
    'E0726:1',
  ],
  [
    'fn and Fn types have rules of their own',
    'fn f(x: Box<dyn Fn(&i32, &i32) -> &i32>, y: fn(&i32) -> &i32) {}',
    'E0106:1',
  ],
])('%s is refused', (_, source, expected) => {
  expect(errorsWithMain(source)).toBe(expected);
});

test.each([
  ['fn f(x: &str) -> &str { x }', "for<'_> fn(&str) -> &str"],
  ["fn f<'a>(x: &'a str, y: &str) -> &'a str { x }", "for<'a, '_> fn(&'a str, &str) -> &'a str"],
  ["fn f<'a, 'b: 'a>(x: &'a str, y: &'b str) -> &'a str { y }", "for<> fn(&'a str, &'b str) -> &'a str"],
  ["fn f<'a, T: 'a>(x: &'a T) {}", "for<> fn(&'a T) -> ()"],
  ["fn f<'a>() -> &'a str { loop {} }", "for<> fn() -> &'a str"],
  ["struct S<'a>(&'a i32); fn f(s: S) -> S { s }", "for<'_> fn(S) -> S"],
  ['fn f(x: &dyn Fn(&i32) -> &i32) {}', "for<'_> fn(&dyn Fn<(&i32,), Output = &i32>) -> ()"],
  ['fn f(x: Box<dyn Clone2>) {} trait Clone2 {}', "for<> fn(Box<dyn Clone2 + 'static>) -> ()"],
  ['fn f(x: impl Clone, y: &impl Copy) {}', "for<'_> fn(impl Trait, &impl Trait) -> ()"],
  ['fn f<T: Iterator>(x: T) -> T::Item { loop {} }', 'for<> fn(T) -> <T as _>::Item'],
])('%s', (source, expected) => {
  expect(signatureOf(source, 'f')).toBe(expected);
});

test('&self lends its lifetime to the output, whatever else is borrowed', () => {
  const { resolved } = checkSource(
    'struct S; impl S { fn f(&self, x: &str) -> &str { x } fn g(self: &Self, x: &str) -> &str { x } }\nfn main() {}',
  );
  const { items } = resolved;
  for (const name of ['f', 'g']) {
    const info = items.fns.own.find((each) => each !== undefined && each !== null && nameOf(items, each.def) === name);
    expect(info?.sig.output).toMatchObject({ kind: 'ref', region: { kind: 're-bound', depth: 0, index: 0 } });
    expect(info?.sig.bound).toEqual(['_', '_']);
  }
});

test('elided lifetimes of an impl header are parameters of the impl, before its types', () => {
  const { resolved } = checkSource(
    "struct S<'a, T>(&'a T); impl<T> S<'_, T> { fn f(&self) -> &T { self.0 } }\nfn main() {}",
  );
  const impl = resolved.impls[0];
  expect(impl).toBeDefined();
  if (impl === undefined) return;
  expect(findIn(resolved.items.generics, impl)?.params.map((param) => [param.kind, param.index])).toEqual([
    ['lifetime', 0],
    ['type', 1],
  ]);
  expect(findIn(resolved.items.impls, impl)?.self).toMatchObject({
    args: [
      { kind: 're-early', index: 0 },
      { kind: 'param', index: 1 },
    ],
  });
});

test('under binders, late-bound lifetimes point further out', () => {
  const { resolved } = checkSource("fn f<'a>(x: &'a i32, g: fn(&'a i32, &i32)) {}\nfn main() {}");
  const info = resolved.items.fns.own.find((each) => each?.sig.inputs.length === 2);
  expect(info?.sig.inputs[1]).toMatchObject({
    kind: 'fn-ptr',
    sig: { bound: ['_'], inputs: [{ region: { depth: 1, index: 0, name: 'a' } }, { region: { depth: 0, index: 0 } }] },
  });
});
