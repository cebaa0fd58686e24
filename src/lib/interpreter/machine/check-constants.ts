/**
 * Constants are evaluated when a program is compiled: one that panics is an error (E0080). As rustc, all constants and
 * statics that take no arguments are asked, all that bodies without type parameters name, and what depends on parameters as
 * often as a run can come to it.
 */
import { InvariantError } from '../../heap/base/index.ts';
import { loadScalar } from '../../heap/index.ts';
import { diagnostic, unsupported, type Diagnostic } from '../diagnostics/index.ts';
import { constantsOf } from '../mir/constants-of.ts';
import type { Body } from '../mir/ir.ts';
import type { Span } from '../source/index.ts';
import { eraseRegions, walkArg, walkTy } from '../types/fold.ts';
import { layoutOf } from '../types/layout/index.ts';
import { defOf } from '../types/lookup.ts';
import { genericCount } from '../solve/queries.ts';
import type { DefId, GenericArg, Ty } from '../types/ty.ts';
import { instancesOf } from './asked-instances.ts';
import { constantCells, promotedCells, staticCells } from './constants.ts';
import { ConstantPanic, Unsupported } from './halt.ts';
import { findInstance } from './lower/instance.ts';
import { createLowered } from './machine.ts';
import type { Program } from './program.ts';
import { concreteArgs } from './reach.ts';
import type { Lowered } from './state.ts';

/** `bodies`: the reader's own. */
export function checkConstants(program: Program, bodies: Iterable<Body>): readonly Diagnostic[] {
  const lowered = createLowered(program, new Set());
  const out = new Map<string, Diagnostic>();
  const all = [...bodies];
  for (const body of all) {
    const def = defOf(program.items, body.owner);
    if (genericCount(program.items, body.owner) > 0) continue;
    if (def.kind === 'const') check(lowered, body.owner, [], out);
    if (def.kind === 'static') check(lowered, body.owner, undefined, out);
    constBlocksOf(body).forEach(({ block, index }) => {
      checkBlock(lowered, body.owner, [], block, index, out);
    });
    for (const { value } of constantsOf(body)) {
      if (value.kind === 'item' && isConcrete(value.args) && isConstant(program, value.def))
        check(lowered, value.def, value.args, out);
    }
  }
  checkInstances(lowered, all, out);
  return [...out.values()];
}

/** What depends on parameters is evaluated for each instance that a run can come to. */
function checkInstances(lowered: Lowered, bodies: readonly Body[], out: Map<string, Diagnostic>): void {
  const { program } = lowered;
  const isAsked = (body: Body): boolean =>
    genericCount(program.items, body.owner) > 0 &&
    (constBlocksOf(body).length > 0 || openConstants(program, body).length > 0);
  const asked = new Set(bodies.filter(isAsked));
  if (asked.size === 0) return;
  for (const { body, args } of instancesOf(program, bodies, asked)) {
    if (!isConcrete(args)) continue;
    constBlocksOf(body).forEach(({ block, index }) => {
      checkBlock(lowered, body.owner, args, block, index, out);
    });
    for (const each of openConstants(program, body))
      check(lowered, each.def, concreteArgs(program.items, each.args, args), out);
  }
}

/** The `const` blocks of a body, but for those where control never comes. */
const constBlocksOf = (body: Body): readonly { readonly block: Body; readonly index: number }[] => {
  if (!body.promoted.some((each) => each.isConstBlock)) return [];
  const named = new Set(constantsOf(body).map(({ value }) => (value.kind === 'promoted' ? value.index : -1)));
  return body.promoted.flatMap((block, index) =>
    block.isConstBlock === true && named.has(index) ? [{ block, index }] : [],
  );
};

/** Constants that a body names with parameters among their arguments. */
const openConstants = (program: Program, body: Body) =>
  constantsOf(body).flatMap(({ value }) =>
    value.kind === 'item' && isConstant(program, value.def) && !isConcrete(value.args) ? [value] : [],
  );

export type ScalarFound =
  | { readonly kind: 'value'; readonly value: bigint | boolean }
  | { readonly kind: 'fault'; readonly found: Diagnostic }
  | { readonly kind: 'unknown' };

/** The value of a constant of an integer type, `bool` or `char` (as its number) that takes no arguments. */
export function evaluateScalar(program: Program, def: DefId): ScalarFound {
  const body = program.bodyOf(def);
  const ty = body?.locals[0]?.ty;
  if (body === undefined || ty === undefined || !isClosed(body)) return { kind: 'unknown' };
  const lowered = createLowered(program, new Set());
  const { scalar } = layoutOf(lowered.layouts, eraseRegions(lowered.layouts.normalize(eraseRegions(ty))));
  if (scalar === 0 || (ty.kind !== 'int' && ty.kind !== 'bool' && ty.kind !== 'char')) return { kind: 'unknown' };
  try {
    const value = loadScalar(constantCells(lowered, def, []), 0, scalar);
    if (typeof value !== 'bigint' && typeof value !== 'number') return { kind: 'unknown' };
    return { kind: 'value', value: ty.kind === 'bool' ? Boolean(value) : BigInt(value) };
  } catch (stop) {
    lowered.evaluating.clear();
    lowered.below?.evaluating.clear();
    // As long as not all constants in types are known, a type may have no layout.
    if (stop instanceof InvariantError) return { kind: 'unknown' };
    const found = failureOf(stop, defOf(program.items, def).nameSpan);
    return found.family === 'unsupported' ? { kind: 'unknown' } : { kind: 'fault', found };
  }
}

function isConstant(program: Program, def: DefId): boolean {
  const { kind } = defOf(program.items, def);
  return kind === 'const' || kind === 'assoc-const';
}

/** Evaluates one; a static has no arguments at all. */
function check(
  lowered: Lowered,
  def: DefId,
  args: readonly GenericArg[] | undefined,
  out: Map<string, Diagnostic>,
): void {
  attempt(lowered, defOf(lowered.program.items, def).nameSpan, out, () => {
    if (args === undefined) staticCells(lowered, def);
    else constantCells(lowered, def, args);
  });
}

function checkBlock(
  lowered: Lowered,
  owner: DefId,
  args: readonly GenericArg[],
  block: Body,
  index: number,
  out: Map<string, Diagnostic>,
): void {
  attempt(lowered, block.span, out, () => {
    const instance = findInstance(lowered, owner, args);
    if (instance !== undefined) promotedCells(lowered, instance, index, block);
  });
}

function attempt(lowered: Lowered, place: Span, out: Map<string, Diagnostic>, run: () => void): void {
  try {
    run();
  } catch (stop) {
    // An evaluation that was cut short must not look like one that goes round.
    lowered.evaluating.clear();
    lowered.below?.evaluating.clear();
    const found = failureOf(stop, place);
    const key = `${found.span.file}:${found.span.start}:${found.message}`;
    if (!out.has(key)) out.set(key, found);
  }
}

/** What is said of an evaluation that was cut short. */
export function failureOf(stop: unknown, place: Span): Diagnostic {
  if (stop instanceof ConstantPanic) {
    return diagnostic({
      name: 'constant-evaluation-failed',
      code: stop.code,
      family: 'other',
      message:
        stop.code === 'E0080'
          ? `evaluation of ${stop.name === '' ? 'a constant in a type' : `\`${stop.name}\``} failed: ${stop.message}`
          : stop.message,
      span: stop.span,
    });
  }
  if (stop instanceof Unsupported) {
    return unsupported(stop.construct, stop.span ?? place);
  }
  throw stop;
}

/** Whether nothing in a body waits for generic arguments. */
export const isClosed = (body: Body): boolean =>
  isConcrete(body.locals.map((local) => local.ty)) &&
  constantsOf(body).every(({ ty, value }) => value.kind !== 'const-param' && isConcrete([ty]));

/** Whether a body's types are all known: none has a length of which that was found faulty, or is not known yet. */
export function hasFaultyTypes(body: Body): boolean {
  let found = false;
  const look = (ty: Ty): void =>
    walkTy(ty, {
      ty: (each) => {
        if (each.kind === 'error') found = true;
        return !found;
      },
      const: (value) => {
        if (value.kind === 'const-error') found = true;
      },
    });
  for (const { ty } of body.locals) look(ty);
  for (const { ty } of constantsOf(body)) look(ty);
  return found;
}

export const isConcrete = (args: readonly GenericArg[]): boolean => {
  let found = true;
  for (const arg of args)
    walkArg(arg, {
      ty: (ty) => {
        if (ty.kind === 'param' || ty.kind === 'projection') found = false;
        return true;
      },
      const: (value) => {
        if (value.kind === 'const-param') found = false;
      },
    });
  return found;
};
