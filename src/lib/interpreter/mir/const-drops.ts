/**
 * No destructor runs at compile time (E0493): what a constant, a static or a `const fn` drops may not need dropping. Asked of
 * the value, not only of its type, as it is known by where it comes from. After rustc's `check_consts` (`NeedsDrop`,
 * `FlowSensitiveAnalysis`).
 *
 *     const A: i32 = { let x: Option<D> = None; 1 };       fine: this `None` has nothing to drop
 *     const fn f(d: (D, i32)) -> D { d.0 }                 not: moving a part out leaves `d` to be dropped
 */
import { findIn, unreachable } from '../../heap/base/index.ts';
import { type Diagnostic, diagnostic, unsupported } from '../diagnostics/index.ts';
import type { Span } from '../source/index.ts';
import { printTy } from '../types/fold.ts';
import { findAdt } from '../types/lookup.ts';
import type { Ty } from '../types/ty.ts';
import type { MirEnv } from './env.ts';
import { blockOf, reversePostorder, successors } from './graph.ts';
import {
  type BlockId,
  type Body,
  type LocalId,
  type Operand,
  type Place,
  type Rvalue,
  type Statement,
  type Terminator,
  localId,
} from './ir.ts';
import { operandsOf } from './operands.ts';
import { baseOf, placeTy } from './place.ts';

export function checkConstDrops(body: Body, env: MirEnv): readonly Diagnostic[] {
  const order = reversePostorder(body).filter((block) => !blockOf(body, block).isCleanup);
  const drops = order.some((block) => blockOf(body, block).terminator.kind === 'drop');
  if (!drops) return [];
  // What another constant's value needs is in that one's body; where only that would decide, nothing is decided.
  const surely = dropsAt(body, env, order, false);
  const perhaps = dropsAt(body, env, order, true);
  const out = new Map<string, Diagnostic>();
  for (const block of order) {
    const { terminator } = blockOf(body, block);
    if (terminator.kind !== 'drop' || perhaps.get(block) !== true) continue;
    const { place } = terminator;
    const local = body.locals[place.local];
    const span = place.path.length === 0 && local !== undefined ? local.span : terminator.span;
    const ty = placeTy(env.items, body.locals, place);
    const found = surely.get(block) === true ? fault(ty, span, env) : unsupported(OTHER_CONSTANT, span);
    out.set(`${found.message} ${span.file} ${span.start} ${span.end}`, found);
  }
  return [...out.values()];
}

const OTHER_CONSTANT = "dropping another constant's value at compile time";

const fault = (ty: Ty, span: Span, { items }: MirEnv): Diagnostic => {
  const name = printTy(ty, (def) => findIn(items.defs, def)?.name ?? '');
  return diagnostic(
    {
      name: 'destructor-at-compile-time',
      code: 'E0493',
      family: 'other',
      message: `destructor of \`${name}\` cannot be evaluated at compile-time`,
      span,
    },
    { label: 'the destructor for this type cannot be evaluated at compile time' },
  );
};

/** What is known before a statement: locals whose value may need dropping, and those that may be changed through a reference. */
interface State {
  readonly needs: Set<LocalId>;
  readonly lent: Set<LocalId>;
}

/** By block that ends in a `drop`: whether what is dropped there needs it. */
function dropsAt(body: Body, env: MirEnv, order: readonly BlockId[], constants: boolean): Map<BlockId, boolean> {
  const cx: Cx = { body, env, constants };
  const entry = new Map<BlockId, State>();
  const [first] = order;
  if (first !== undefined) {
    const needs = new Set<LocalId>();
    for (const [index, decl] of body.locals.entries())
      if (decl.kind === 'arg' && env.needsDrop(decl.ty)) needs.add(localId(index));
    entry.set(first, { needs, lent: new Set() });
  }
  const found = new Map<BlockId, boolean>();
  for (let grown = true; grown;) {
    grown = false;
    for (const block of order) {
      const before = entry.get(block);
      if (before === undefined) continue;
      const state: State = { needs: new Set(before.needs), lent: new Set(before.lent) };
      const { statements, terminator } = blockOf(body, block);
      for (const stmt of statements) afterStatement(cx, state, stmt);
      if (terminator.kind === 'drop') found.set(block, isNeeded(cx, state, terminator.place));
      afterTerminator(cx, state, terminator);
      for (const next of successors(terminator)) if (join(entry, next, state)) grown = true;
    }
  }
  return found;
}

function join(entry: Map<BlockId, State>, block: BlockId, { needs, lent }: State): boolean {
  const known = entry.get(block);
  if (known === undefined) {
    entry.set(block, { needs: new Set(needs), lent: new Set(lent) });
    return true;
  }
  const before = known.needs.size + known.lent.size;
  for (const local of needs) known.needs.add(local);
  for (const local of lent) known.lent.add(local);
  return known.needs.size + known.lent.size > before;
}

interface Cx {
  readonly body: Body;
  readonly env: MirEnv;
  /** Whether other constants are taken to need dropping. */
  readonly constants: boolean;
}

const tyOf = ({ body, env }: Cx, place: Place): Ty => placeTy(env.items, body.locals, place);

/** A place that is a local is asked for its value, any other for its type. */
function isNeeded(cx: Cx, { needs }: State, place: Place): boolean {
  return cx.env.needsDrop(tyOf(cx, place)) && (place.path.length > 0 || needs.has(place.local));
}

function afterStatement(cx: Cx, state: State, stmt: Statement): void {
  if (stmt.kind === 'storage-dead') {
    state.needs.delete(stmt.local);
    state.lent.delete(stmt.local);
  } else if (stmt.kind === 'assign') {
    const { place, rvalue } = stmt;
    const value = ofRvalue(cx, state, rvalue);
    if (rvalue.kind === 'ref' || rvalue.kind === 'raw-ref') lend(cx, state, rvalue);
    for (const operand of operandsOf(rvalue)) moveOut(state, operand);
    assign(state, place, value);
  }
}

function afterTerminator(cx: Cx, state: State, terminator: Terminator): void {
  if (terminator.kind !== 'call') return;
  for (const operand of [terminator.func, ...terminator.args]) moveOut(state, operand);
  assign(state, terminator.destination, cx.env.needsDrop(tyOf(cx, terminator.destination)));
}

function assign({ needs }: State, place: Place, value: boolean): void {
  if (place.path.some(({ kind }) => kind === 'deref')) return;
  if (value) needs.add(place.local);
  else if (place.path.length === 0) needs.delete(place.local);
}

/** A local that is moved as a whole needs nothing more; a part that is moved out changes nothing. */
function moveOut({ needs, lent }: State, operand: Operand): void {
  if (operand.kind === 'move' && operand.place.path.length === 0 && !lent.has(operand.place.local))
    needs.delete(operand.place.local);
}

function lend(cx: Cx, state: State, rvalue: Extract<Rvalue, { kind: 'ref' | 'raw-ref' }>): void {
  const { place } = rvalue;
  if (place.path.some(({ kind }) => kind === 'deref')) return;
  const ty = tyOf(cx, place);
  const isMut = rvalue.kind === 'raw-ref' ? rvalue.isMut : rvalue.borrow === 'mut' || rvalue.borrow === 'two-phase';
  if ((!isMut && cx.env.isFreeze(ty)) || !cx.env.needsDrop(ty)) return;
  state.needs.add(place.local);
  state.lent.add(place.local);
}

function ofRvalue(cx: Cx, state: State, rvalue: Rvalue): boolean {
  switch (rvalue.kind) {
    case 'aggregate': {
      const { aggregate, operands } = rvalue;
      if (aggregate.kind === 'adt' && findAdt(cx.env.items, aggregate.def)?.dropImpl !== undefined) return true;
      return operands.some((operand) => ofOperand(cx, state, operand));
    }
    case 'use':
    case 'repeat':
    case 'cast':
    case 'unary':
    case 'binary':
    case 'checked-binary':
      return operandsOf(rvalue).some((operand) => ofOperand(cx, state, operand));
    case 'ref':
    case 'raw-ref':
    case 'len':
    case 'discriminant':
      return false;
    case 'copy-for-deref':
      return ofPlace(cx, state, rvalue.place);
    default:
      return unreachable(rvalue);
  }
}

function ofOperand(cx: Cx, state: State, operand: Operand): boolean {
  if (operand.kind !== 'constant') return ofPlace(cx, state, operand.place);
  const { ty, value } = operand.constant;
  return (value.kind !== 'item' || cx.constants) && cx.env.needsDrop(ty);
}

function ofPlace(cx: Cx, { needs }: State, place: Place): boolean {
  for (let at = place; at.path.length > 0; at = baseOf(at)) {
    const last = at.path[at.path.length - 1];
    if (last?.kind === 'index' && needs.has(last.local)) return true;
    if (!cx.env.needsDrop(tyOf(cx, at))) return false;
    if (last?.kind === 'deref') return true;
  }
  return needs.has(place.local);
}
