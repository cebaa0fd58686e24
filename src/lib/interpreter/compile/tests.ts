/** The tests of a program: functions with `#[test]` in its modules, with what their attributes ask of a run. */
import { findIn } from '../../heap/base/index.ts';
import type { ResolvedCrate } from '../resolve/index.ts';
import { EMPTY_ENV, isFreeze } from '../solve/queries.ts';
import type { Span } from '../source/index.ts';
import type { Attribute, FnItem } from '../syntax/ast.ts';
import { needsRawPrefix } from '../syntax/index.ts';
import type { Def } from '../types/items.ts';
import type { DefId } from '../types/ty.ts';

export interface TestCase {
  readonly def: DefId;
  /** With the modules around, as the test harness calls it: `tests::adds`. */
  readonly name: string;
  readonly nameSpan: Span;
  /** `#[should_panic]`; with `expected`, the panic's message has to hold that text. */
  readonly panics: { readonly expected: string | undefined } | undefined;
  /** `#[ignore]`, perhaps with a reason. */
  readonly ignored: { readonly reason: string | undefined } | undefined;
}

/** By name, the order of the harness. What is within a function cannot be named by it, and is no test. */
export function testsOf(crate: ResolvedCrate): readonly TestCase[] {
  const tests: TestCase[] = [];
  for (const [def, syntax] of crate.syntax) {
    if (syntax.kind !== 'item' || syntax.node.kind !== 'fn') continue;
    const { attrs, name } = syntax.node;
    const path = attrs.some((attr) => attr.path === 'test') ? findPath(crate, def) : undefined;
    if (path === undefined) continue;
    tests.push({ def, name: path, nameSpan: name.span, panics: panicsOf(syntax.node), ignored: ignoredOf(attrs) });
  }
  return tests.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * Whether one test can leave something behind for another: each of ours begins with its statics as the program has them, while
 * the harness runs all tests in one process.
 */
export function canShareState({ syntax, items }: ResolvedCrate): boolean {
  for (const [def, each] of syntax) {
    if (each.kind !== 'item' || each.node.kind !== 'static') continue;
    const ty = findIn(items.types, def);
    if (each.node.isMut || (ty !== undefined && !isFreeze(items, EMPTY_ENV, ty))) return true;
  }
  return false;
}

/** Undefined for what is not reached through modules alone. */
function findPath({ items }: ResolvedCrate, def: DefId): string | undefined {
  const names: string[] = [];
  for (let at: DefId | undefined = def; at !== undefined && at !== items.root;) {
    const found: Def | undefined = findIn(items.defs, at);
    if (found === undefined || (at !== def && found.kind !== 'mod')) return undefined;
    names.unshift(needsRawPrefix(found.name) ? `r#${found.name}` : found.name);
    at = found.parent;
  }
  return names.join('::');
}

function panicsOf({ attrs }: FnItem): TestCase['panics'] {
  const attr = attrs.find((each) => each.path === 'should_panic');
  if (attr === undefined) return undefined;
  return { expected: attr.value ?? attr.args.find((arg) => arg.name === 'expected')?.value };
}

function ignoredOf(attrs: readonly Attribute[]): TestCase['ignored'] {
  const attr = attrs.find((each) => each.path === 'ignore');
  return attr === undefined ? undefined : { reason: attr.value };
}
