/**
 * Type-checks a body's MIR for its regions: every region in it gets a variable, and every statement says which must
 * outlive which. The types themselves are known to fit. After rustc's `type_check` (dev guide, "MIR type check").
 */
import { type ClosureTy, upvarTysOf } from '../../types/closure.ts';
import { unreachable } from '../../../heap/base/index.ts';
import {
  type Body,
  type LocalDecl,
  localId,
  type Operand,
  type Place,
  type Projection,
  RETURN_PLACE,
  type Rvalue,
  type Statement,
  type Terminator,
} from '../../mir/ir.ts';
import { mapTy, substPredicate, substTy } from '../../types/fold.ts';
import { hasRegions } from '../../types/has-regions.ts';
import { findAdt, lang, predicatesOf } from '../../types/lookup.ts';
import type { UserTy } from '../../types/thir.ts';
import type { DefId, GenericArg, Region, Ty } from '../../types/ty.ts';
import { type Cause, type Category, STATIC, outlives, regionIdOf } from '../constraints.ts';
import { annotatedTy, wholeBody } from './annotations.ts';
import { checkCall } from './check-call.ts';
import { checkCast } from './check-cast.ts';
import { constantTy } from './constants.ts';
import { captureOfPlace } from '../captured.ts';
import { regionsAround } from './closure-regions.ts';
import type { TypingCx } from './cx.ts';
import { prove, requireTyOutlives } from './solver.ts';
import { renumber, renumberArgs } from './regions-in.ts';
import { compose, relate, relateArgs } from '../../solve/relate.ts';
import { BOOL, USIZE, adtTy, arrayTy, ptrTy, refTy, tupleTy } from '../../types/make.ts';

export function checkTypes(cx: TypingCx): void {
  cx.body.locals.forEach((decl, index) => {
    if (decl.userTy !== undefined)
      relate(
        cx,
        writtenTy(cx, decl.userTy, decl.userPath ?? []),
        boundTy(cx.localTy(localId(index)), decl),
        'invariant',
        // What is written in a closure's signature is part of its type already.
        wholeBody(
          decl.userTy.span,
          decl.kind === 'arg' || decl.kind === 'return' ? 'boring-no-location' : 'annotation',
        ),
      );
  });
  for (const userTy of cx.body.deadUserTys ?? []) annotatedTy(cx, userTy);
  // In the order of their numbers, as rustc does: of equal constraints the first is blamed.
  cx.body.blocks.forEach((data, block) => {
    if ((cx.cfg.rank[block] ?? -1) < 0) return;
    const start = cx.cfg.points.start[block] ?? 0;
    data.statements.forEach((stmt, index) => checkStatement(cx, stmt, start + index));
    checkTerminator(cx, data.terminator, start + data.statements.length);
  });
}

/** The part of what the reader wrote that is a variable's own. */
function writtenTy(cx: TypingCx, userTy: UserTy, path: readonly Projection[]): Ty {
  let ty = annotatedTy(cx, userTy);
  let variant: number | undefined;
  for (const projection of path) {
    ty = cx.projectTy(ty, variant, projection);
    variant = projection.kind === 'downcast' ? projection.variant : undefined;
  }
  return ty;
}

/** A written type is that of what a pattern matches; a variable that borrows it holds a reference to that. */
const boundTy = (ty: Ty, { byRef }: LocalDecl): Ty => (byRef !== 'no' && ty.kind === 'ref' ? ty.ty : ty);

function checkStatement(cx: TypingCx, stmt: Statement, point: number): void {
  switch (stmt.kind) {
    case 'assign': {
      const ty = rvalueTy(cx, stmt.rvalue, point, stmt.place);
      const target = cx.placeTy(stmt.place);
      if (ty !== target) {
        const isField = stmt.place.path.length === 0 && cx.cfg.fieldTemps.has(stmt.place.local);
        const cause = cx.causeAt(point, isField ? 'usage' : assignCategory(cx.body, stmt.place));
        relateResult(cx, ty, target, cause);
      }
      const userTy =
        stmt.rvalue.kind === 'aggregate' && stmt.rvalue.aggregate.kind === 'adt'
          ? stmt.rvalue.aggregate.userTy
          : undefined;
      if (userTy !== undefined)
        relate(cx, annotatedTy(cx, userTy), ty, 'invariant', cx.causeAt(point, 'generic-annotation'));
      return;
    }
    case 'ascribe': {
      // `place: T` asks for the place's type to be a subtype of `T`.
      const variance = compose(stmt.variance, 'contravariant');
      relate(cx, annotatedTy(cx, stmt.userTy), cx.placeTy(stmt.place), variance, wholeBody(stmt.span, 'annotation'));
      return;
    }
    case 'storage-live':
    case 'storage-dead':
    case 'fake-read':
    case 'set-discriminant':
    case 'place-mention':
    case 'nop':
      return;
    default:
      unreachable(stmt);
  }
}

/** What is assigned, to the type of where it goes. In an `impl Trait` result it is the hidden type that comes to be known. */
export function relateResult(cx: TypingCx, ty: Ty, target: Ty, cause: Cause): void {
  const { constraints } = cx.set;
  const before = constraints.length;
  relate(cx, ty, target, 'covariant', cause);
  if (cause.category !== 'return' || cx.members.length === 0) return;
  const hidden = new Set(cx.members.map(({ region }) => region));
  for (let at = before; at < constraints.length; at++) {
    const each = constraints[at];
    if (each !== undefined && (hidden.has(each.sup) || hidden.has(each.sub)))
      constraints[at] = { ...each, cause: { ...cause, category: 'opaque' } };
  }
}

/** rustc's categories of an assignment, by what it assigns to. */
export function assignCategory(body: Body, place: Place): Category {
  if (place.path.length > 0) return 'assignment';
  if (place.local === RETURN_PLACE) return 'return';
  return isUserVariable(body, place.local) ? 'assignment' : 'boring';
}

export function isUserVariable(body: Body, local: number): boolean {
  const decl = body.locals[local];
  return (
    decl !== undefined &&
    (decl.kind === 'var' || decl.kind === 'ref-for-guard' || (decl.kind === 'arg' && decl.name !== undefined))
  );
}

function checkTerminator(cx: TypingCx, terminator: Terminator, point: number): void {
  switch (terminator.kind) {
    case 'call':
      return checkCall(cx, terminator, point);
    case 'switch':
      operandTy(cx, terminator.operand, point);
      return;
    case 'assert':
    case 'goto':
    case 'return':
    case 'unreachable':
    case 'hole':
    case 'drop':
    case 'false-edge':
    case 'false-unwind':
    case 'resume':
      return;
    default:
      unreachable(terminator);
  }
}

export function operandTy(cx: TypingCx, operand: Operand, point: number): Ty {
  if (operand.kind === 'constant') return constantTy(cx, operand.constant, point);
  const ty = cx.placeTy(operand.place);
  if (operand.kind === 'copy') requireCopy(cx, ty, point);
  return ty;
}

/** What is copied implements `Copy` with its regions: an impl may be there for some only (`impl Copy for Tag<'static>`). */
function requireCopy(cx: TypingCx, ty: Ty, point: number): void {
  if (ty.kind !== 'adt' && ty.kind !== 'tuple' && ty.kind !== 'array') return;
  const copy = hasRegions(ty) ? lang(cx.items, 'Copy') : undefined;
  if (copy === undefined) return;
  prove(cx, { kind: 'trait', bound: [], trait: { trait: copy, args: [ty] } }, cx.causeAt(point, 'copy-bound'));
}

function rvalueTy(cx: TypingCx, rvalue: Rvalue, point: number, target: Place): Ty {
  switch (rvalue.kind) {
    case 'use':
      return operandTy(cx, rvalue.operand, point);
    case 'copy-for-deref':
      return cx.placeTy(rvalue.place);
    case 'repeat':
      return arrayTy(operandTy(cx, rvalue.operand, point), rvalue.len);
    case 'ref': {
      const region = cx.loanRegions[point] ?? -1;
      checkReborrow(cx, rvalue.place, region, point);
      return refTy(
        { kind: 're-var', id: region },
        cx.placeTy(rvalue.place),
        rvalue.borrow !== 'shared' && rvalue.borrow !== 'fake',
      );
    }
    case 'raw-ref':
      return ptrTy(cx.placeTy(rvalue.place), rvalue.isMut);
    case 'len':
      return USIZE;
    case 'cast':
      return checkCast(cx, rvalue, operandTy(cx, rvalue.operand, point), point);
    case 'binary': {
      const left = operandTy(cx, rvalue.left, point);
      if (!['==', '!=', '<', '<=', '>', '>='].includes(rvalue.op)) return left;
      compareTys(cx, left, operandTy(cx, rvalue.right, point), point);
      return BOOL;
    }
    // Numbers only: nothing with a region comes out.
    case 'checked-binary':
    case 'unary':
    case 'discriminant':
      return cx.placeTy(target);
    case 'aggregate':
      return aggregateTy(cx, rvalue, point, target);
    default:
      return unreachable(rvalue);
  }
}

/** Pointers are compared as values of one type, of which both have to be subtypes. */
function compareTys(cx: TypingCx, left: Ty, right: Ty, point: number): void {
  if ((left.kind !== 'ptr' && left.kind !== 'fn-ptr') || !hasRegions(left)) return;
  const common = renumber(cx.set, left);
  const cause = cx.causeAt(point, 'boring');
  relate(cx, left, common, 'covariant', cause);
  relate(cx, right, common, 'covariant', cause);
}

/**
 * A reborrow through a reference may not outlive what was borrowed: `&'r **p` needs the region of each reference on the
 * way to outlive `'r`, up to and including the first shared one, behind which everything stays valid by itself.
 */
function checkReborrow(cx: TypingCx, place: Place, region: number, point: number): void {
  const cause = cx.causeAt(point, captureOfPlace(cx.body, place) === undefined ? 'boring' : 'closure-upvar');
  for (let length = place.path.length - 1; length >= 0; length--) {
    if (place.path[length]?.kind !== 'deref') continue;
    const base = cx.placeTy(place, length);
    if (base.kind === 'ptr') return;
    if (base.kind !== 'ref') continue;
    const through = regionIdOf(base.region);
    if (through !== undefined) outlives(cx.set, through, region, cause);
    if (!base.isMut) return;
  }
}

function aggregateTy(cx: TypingCx, rvalue: Extract<Rvalue, { kind: 'aggregate' }>, point: number, target: Place): Ty {
  const { aggregate } = rvalue;
  const cause = cx.causeAt(point, 'boring');
  switch (aggregate.kind) {
    case 'tuple':
      return tupleTy(rvalue.operands.map((operand) => operandTy(cx, operand, point)));
    case 'array': {
      const whole = cx.placeTy(target);
      if (whole.kind !== 'array') return whole;
      // The elements meet in a type of their own; what becomes of the array is for the assignment to say.
      const element = renumber(cx.set, aggregate.ty);
      for (const operand of rvalue.operands) relate(cx, operandTy(cx, operand, point), element, 'covariant', cause);
      return arrayTy(element, whole.len);
    }
    case 'adt': {
      const args = renumberArgs(cx.set, aggregate.args);
      const ty: Ty = adtTy(aggregate.def, args);
      const fields = findAdt(cx.items, aggregate.def)?.variants[aggregate.variant]?.fields ?? [];
      rvalue.operands.forEach((operand, index) => {
        const field = fields[index];
        if (field !== undefined)
          relate(cx, operandTy(cx, operand, point), cx.normalize(substTy(field.ty, args), cause), 'covariant', cause);
      });
      proveAll(cx, aggregate.def, args, cx.causeAt(point, 'predicate'));
      return ty;
    }
    case 'closure': {
      // A type of its own; what becomes of it is for the assignment to say.
      const whole = renumber(cx.set, cx.placeTy(target));
      if (whole.kind !== 'closure') return whole;
      const upvars = upvarTysOf(whole);
      rvalue.operands.forEach((operand, index) => {
        const upvar = upvars[index];
        if (upvar !== undefined) relate(cx, operandTy(cx, operand, point), upvar, 'covariant', cause);
      });
      requireForClosure(cx, whole, point);
      return whole;
    }
    default:
      return unreachable(aggregate);
  }
}

/** The closure's own item is this one's; and what its body asks of the regions around it has to hold here. */
function requireForClosure(cx: TypingCx, closure: ClosureTy, point: number): void {
  const identity = cx.causeAt(point, 'boring-no-location');
  closure.args.forEach((arg, index) => {
    const own = cx.universals.early.get(index);
    if (own !== undefined) relateArgs(cx, arg, own, 'invariant', identity);
  });
  const asked = cx.closures.get(closure.def);
  if (asked === undefined) return;
  const around = regionsAround(cx.universals, closure);
  const regionAt = (position: number): Region => ({ kind: 're-var', id: around[position] ?? STATIC });
  for (const { longer, shorter, cause } of asked.regions)
    cx.outlives(regionAt(longer), regionAt(shorter), { ...cause, point, fromClosure: true });
  for (const { ty, shorter, cause } of asked.types) {
    const here = mapTy(ty, { region: (region) => (region.kind === 're-var' ? regionAt(region.id) : region) });
    requireTyOutlives(cx, here, regionAt(shorter), { ...cause, point, fromClosure: true });
  }
}

export function proveAll(cx: TypingCx, def: DefId, args: readonly GenericArg[], cause: Cause): void {
  if (args.length === 0) return;
  // `Sized` asks nothing of regions.
  for (const predicate of predicatesOf(cx.items, def))
    if (predicate.kind !== 'trait' || predicate.trait.trait !== cx.solver.sized)
      prove(cx, substPredicate(predicate, args), cause);
}
