/**
 * `unused_mut`: variables declared `mut` that are never changed. What counts as a change is what the borrow checker asks of
 * `mut` for; after `used_mut` in rustc's `rustc_borrowck`.
 */
import { ERROR } from '../types/make.ts';
import {
  type BlockId,
  blockId,
  type Body,
  type LocalId,
  localId,
  type Location,
  type Operand,
  type Place,
  type Rvalue,
} from '../mir/ir.ts';
import { predecessors, shapeOf } from '../mir/graph.ts';
import { type Ways, buildMoveData, initsBefore } from '../mir/moves/index.ts';
import { placeOf, projectTy } from '../mir/place.ts';
import type { ItemTables } from '../types/items.ts';
import type { DefId } from '../types/ty.ts';
import { isDerived, type Linted, type LintedBody, type Report } from './linted.ts';
import { CLOSURE, neverDeclared } from './places.ts';

/** What a body changes: its own variables, and fields of the closure that it is. */
interface Changed {
  readonly locals: Set<LocalId>;
  readonly captures: Set<number>;
}

export function lintMut(linted: Linted, { owner, built }: LintedBody, report: Report): void {
  if (isDerived(linted, owner)) return;
  const inClosures = new Map<DefId, ReadonlySet<number>>();
  for (const body of built) {
    const changed = changedIn(body, linted.items, inClosures);
    inClosures.set(body.owner, changed.captures);
    const unborn = neverDeclared(body);
    body.locals.forEach(({ kind, isMut, name, span }, index) => {
      if (!isMut || name === undefined || (kind !== 'var' && kind !== 'arg')) return;
      if (unborn.has(localId(index))) return;
      if (name.startsWith('_') || name.startsWith('$') || changed.locals.has(localId(index))) return;
      report('unused_mut', 'variable does not need to be mutable', span, { help: ['remove this `mut`'] });
    });
  }
}

function changedIn(body: Body, items: ItemTables, inClosures: ReadonlyMap<DefId, ReadonlySet<number>>): Changed {
  const changed: Changed = { locals: new Set(), captures: new Set() };
  /** Values given to a whole variable: a change only where it may have one already. */
  const wholes = new Map<LocalId, Location[]>();
  const change = (place: Place, at: Location | undefined, isUnique = false): void => {
    const root = rootOf(body, items, place, isUnique);
    if (root === undefined) return;
    if (root.kind === 'capture') changed.captures.add(root.field);
    else if (place.path.length > 0 || at === undefined) changed.locals.add(place.local);
    else {
      const known = wholes.get(place.local);
      if (known === undefined) wholes.set(place.local, [at]);
      else known.push(at);
    }
  };
  const visit = (rvalue: Rvalue): void => {
    if (
      rvalue.kind === 'ref' &&
      (rvalue.borrow === 'mut' || rvalue.borrow === 'two-phase' || rvalue.borrow === 'unique')
    )
      change(rvalue.place, undefined, rvalue.borrow === 'unique');
    else if (rvalue.kind === 'raw-ref' && rvalue.isMut) change(rvalue.place, undefined);
    else if (rvalue.kind === 'aggregate' && rvalue.aggregate.kind === 'closure') {
      const fields = inClosures.get(rvalue.aggregate.def);
      rvalue.operands.forEach((operand, field) => {
        if (fields?.has(field) === true) throughClosure(body, items, operand, changed);
      });
    }
  };
  body.blocks.forEach(({ statements, terminator }, index) => {
    const block: BlockId = blockId(index);
    statements.forEach((stmt, statement) => {
      if (stmt.kind === 'assign') {
        visit(stmt.rvalue);
        change(stmt.place, { block, statement });
      } else if (stmt.kind === 'set-discriminant') change(stmt.place, { block, statement });
    });
    if (terminator.kind === 'call') change(terminator.destination, { block, statement: statements.length });
  });
  for (const [local, at] of wholes)
    if (!changed.locals.has(local) && isAskedFor(body, local) && hasValueAt(body, items, local, at))
      changed.locals.add(local);
  return changed;
}

const isAskedFor = ({ locals }: Body, local: LocalId): boolean =>
  locals[local]?.isMut === true && locals[local].name !== undefined;

/** Whether the variable may have a value at one of the places already. */
function hasValueAt(body: Body, items: ItemTables, local: LocalId, at: readonly Location[]): boolean {
  if (body.locals[local]?.kind === 'arg') return true;
  const moves = buildMoveData(body, items);
  const ways: Ways = { ...shapeOf(body), predecessors: predecessors(body) };
  return at.some((each) => initsBefore(body, moves, ways, local, each).length > 0);
}

type Root = { readonly kind: 'local' } | { readonly kind: 'capture'; readonly field: number };

/**
 * What has to be `mut` for the place to be changed; undefined where a `&mut` or pointer leads there. `isUnique`: borrowed for
 * a closure that writes through a reference, for which the variable need not be `mut`.
 */
function rootOf(body: Body, items: ItemTables, place: Place, isUnique: boolean): Root | undefined {
  let needsNothing = isUnique;
  for (let length = place.path.length; length > 0; length--) {
    const field = captureField(body, place, length);
    if (field !== undefined) return needsNothing ? undefined : { kind: 'capture', field };
    if (place.path[length - 1]?.kind !== 'deref') continue;
    const base = tyOf(body, items, place, length - 1);
    if (base.kind === 'ptr' || (base.kind === 'ref' && !base.isMut)) return undefined;
    if (base.kind !== 'ref') continue;
    const through = captureField(body, place, length - 1);
    // The reference of a capture is how the closure holds the variable: it stands for the variable itself.
    if (through === undefined || body.captures?.[through]?.mode === 'by-value') needsNothing = true;
  }
  return needsNothing ? undefined : { kind: 'local' };
}

/** The field of the closure that the first `length` steps lead to. */
function captureField(body: Body, { local, path }: Place, length: number): number | undefined {
  if (body.captures === undefined || local !== CLOSURE) return undefined;
  const at = body.locals[CLOSURE]?.ty.kind === 'ref' ? 1 : 0;
  const step = path[at];
  return length === at + 1 && step?.kind === 'field' ? step.index : undefined;
}

function tyOf(body: Body, items: ItemTables, { local, path }: Place, length: number) {
  let ty = body.locals[local]?.ty ?? ERROR;
  for (const step of path.slice(0, length)) ty = projectTy(items, ty, step);
  return ty;
}

/** A closure that changes what it holds by value changes the variable that it was made from. */
function throughClosure(body: Body, items: ItemTables, operand: Operand, changed: Changed): void {
  if (operand.kind === 'constant') return;
  const mark = (place: Place): void => {
    for (let length = place.path.length; length > 0; length--) {
      const field = captureField(body, place, length);
      if (field !== undefined) {
        changed.captures.add(field);
        return;
      }
      const base = place.path[length - 1]?.kind === 'deref' ? tyOf(body, items, place, length - 1) : undefined;
      if (base?.kind === 'ref' && base.isMut) return;
    }
    changed.locals.add(place.local);
  };
  const { place } = operand;
  const decl = body.locals[place.local];
  if (place.path.length > 0 || decl?.name !== undefined) {
    mark(place);
    return;
  }
  // A temporary: what it was made from. A mutable borrow has marked the variable already.
  if (decl?.ty.kind === 'ref' && decl.ty.isMut) {
    const made = madeFrom(body, place.local);
    if (made?.kind === 'ref') mark(made.place);
    return;
  }
  const made = madeFrom(body, place.local);
  if (made?.kind === 'use' && made.operand.kind !== 'constant') mark(made.operand.place);
  else changed.locals.add(placeOf(place.local).local);
}

function madeFrom({ blocks }: Body, local: LocalId): Rvalue | undefined {
  for (const { statements } of blocks)
    for (const stmt of statements)
      if (stmt.kind === 'assign' && stmt.place.local === local && stmt.place.path.length === 0) return stmt.rvalue;
  return undefined;
}
