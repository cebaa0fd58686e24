/**
 * Promotion: `&` of a constant expression borrows a value that lives for ever, so `&5` may be returned. Temporaries that
 * are defined once, from constants and operations that cannot fail, move into small bodies of their own, evaluated once.
 * After rustc's `promote_consts` (Reference, "Constant promotion").
 *
 *     _2 = const 5;              _3 = const promoted[0];          promoted[0]:  _1 = const 5;
 *     _1 = &_2;          →       _1 = &(*_3);                                   _0 = &_1;
 */
import { invariant } from '../../heap/base/index.ts';
import { findAdt, isLang } from '../types/lookup.ts';
import type { Ty } from '../types/ty.ts';
import type { MirEnv } from './env.ts';
import { reversePostorder } from './graph.ts';
import {
  type BasicBlock,
  type Body,
  type LocalDecl,
  type LocalId,
  type Location,
  type Operand,
  type Place,
  RETURN_PLACE,
  type Rvalue,
  type SourceInfo,
  type Statement,
  type Terminator,
  localId,
} from './ir.ts';
import { baseOf, placeOf, placeTy } from './place.ts';
import { simplifyBlocks } from './simplify.ts';
import { ERROR, refTy } from '../types/make.ts';

type TempState =
  | { readonly kind: 'undefined' | 'unpromotable' | 'promoted' }
  | { readonly kind: 'defined'; readonly at: Location; uses: number; isValid: boolean };

const UNPROMOTABLE: TempState = { kind: 'unpromotable' };
const PROMOTED: TempState = { kind: 'promoted' };

export function promoteConstants(body: Body, env: MirEnv): Body {
  if (!body.blocks.some(({ statements }) => statements.some((stmt) => mayBePromotable(body, stmt)))) return body;
  const { temps, candidates } = collect(body);
  if (candidates.length === 0) return body;
  const valid = candidates.filter((at) => isPromotable(body, env, temps, at));
  return valid.length === 0 ? body : rewrite(body, temps, valid);
}

/** A borrow of a temporary: most bodies borrow variables and what lies behind references. */
function mayBePromotable({ locals }: Body, stmt: Statement): boolean {
  if (stmt.kind !== 'assign' || stmt.rvalue.kind !== 'ref' || stmt.rvalue.borrow === 'fake') return false;
  const kind = locals[stmt.rvalue.place.local]?.kind;
  return kind === 'temp' || kind === 'return';
}

// ---------------------------------------------------------------- collecting

type Use = 'define' | 'read' | 'write';

function collect(body: Body): { readonly temps: TempState[]; readonly candidates: Location[] } {
  const temps: TempState[] = body.locals.map(() => ({ kind: 'undefined' }));
  const candidates: Location[] = [];
  const visit = (local: LocalId, use: Use, at: Location): void => {
    const decl = body.locals[local];
    if (decl === undefined || (decl.kind !== 'temp' && decl.kind !== 'return')) return;
    const state = temps[local];
    if (state?.kind === 'undefined' && use === 'define')
      temps[local] = { kind: 'defined', at, uses: 0, isValid: false };
    else if (state?.kind === 'defined' && use === 'read') state.uses++;
    else temps[local] = UNPROMOTABLE;
  };
  for (const block of reversePostorder(body)) {
    const { statements, terminator } = body.blocks[block] ?? { statements: [], terminator: undefined };
    statements.forEach((stmt, statement) => {
      const at: Location = { block, statement };
      if (stmt.kind === 'assign') {
        forEachRvalueLocal(stmt.rvalue, (local) => visit(local, 'read', at));
        visitTarget(stmt.place, (local, use) => visit(local, use, at));
        if (mayBePromotable(body, stmt)) candidates.push(at);
      } else if (stmt.kind === 'fake-read' || stmt.kind === 'place-mention') {
        forEachPlaceLocal(stmt.place, (local) => visit(local, 'read', at));
      } else if (stmt.kind === 'set-discriminant') visit(stmt.place.local, 'write', at);
    });
    if (terminator !== undefined)
      visitTerminator(terminator, (local, use) => visit(local, use, { block, statement: statements.length }));
  }
  return { temps, candidates };
}

/** The whole of a local is defined; a part of it is written, or what it points at. */
function visitTarget(place: Place, visit: (local: LocalId, use: Use) => void): void {
  for (const projection of place.path) if (projection.kind === 'index') visit(projection.local, 'read');
  if (place.path.length === 0) visit(place.local, 'define');
  else visit(place.local, place.path[0]?.kind === 'deref' ? 'read' : 'write');
}

function visitTerminator(terminator: Terminator, visit: (local: LocalId, use: Use) => void): void {
  const read = (operand: Operand): void => forEachOperandLocal(operand, (local) => visit(local, 'read'));
  switch (terminator.kind) {
    case 'switch':
      read(terminator.operand);
      return;
    case 'assert': {
      read(terminator.cond);
      const { message } = terminator;
      if (message.kind === 'bounds-check') [message.len, message.index].forEach(read);
      else if (message.kind === 'overflow') [message.left, message.right].forEach(read);
      else read(message.operand);
      return;
    }
    case 'call':
      read(terminator.func);
      terminator.args.forEach(read);
      visitTarget(terminator.destination, visit);
      return;
    default:
  }
}

function forEachPlaceLocal(place: Place, visit: (local: LocalId) => void): void {
  visit(place.local);
  for (const projection of place.path) if (projection.kind === 'index') visit(projection.local);
}

function forEachOperandLocal(operand: Operand, visit: (local: LocalId) => void): void {
  if (operand.kind !== 'constant') forEachPlaceLocal(operand.place, visit);
}

function forEachRvalueLocal(rvalue: Rvalue, visit: (local: LocalId) => void): void {
  switch (rvalue.kind) {
    case 'use':
    case 'repeat':
    case 'cast':
    case 'unary':
      forEachOperandLocal(rvalue.operand, visit);
      return;
    case 'binary':
    case 'checked-binary':
      forEachOperandLocal(rvalue.left, visit);
      forEachOperandLocal(rvalue.right, visit);
      return;
    case 'aggregate':
      for (const operand of rvalue.operands) forEachOperandLocal(operand, visit);
      return;
    default:
      forEachPlaceLocal(rvalue.place, visit);
  }
}

// ---------------------------------------------------------------- validating

function isPromotable(body: Body, env: MirEnv, temps: TempState[], candidate: Location): boolean {
  const stmt = body.blocks[candidate.block]?.statements[candidate.statement];
  if (stmt?.kind !== 'assign' || stmt.rvalue.kind !== 'ref') return false;
  const { place } = stmt.rvalue;
  return (
    isValidLocal(place.local) &&
    isValidRef(stmt.rvalue) &&
    !place.path.some((projection) => projection.kind === 'deref')
  );

  function definition(local: LocalId): Rvalue | undefined {
    const state = temps[local];
    if (state?.kind !== 'defined') return undefined;
    const defining = body.blocks[state.at.block]?.statements[state.at.statement];
    // What a call gives is known only when it runs.
    return defining?.kind === 'assign' ? defining.rvalue : undefined;
  }

  function isValidLocal(local: LocalId): boolean {
    const state = temps[local];
    if (state?.kind !== 'defined') return false;
    if (qualifies(local, 'needs-drop')) return false;
    if (state.isValid) return true;
    const rvalue = definition(local);
    const isValid = rvalue !== undefined && isValidRvalue(rvalue);
    if (isValid) state.isValid = true;
    else temps[local] = UNPROMOTABLE;
    return isValid;
  }

  function isValidPlace(each: Place): boolean {
    for (let i = each.path.length - 1; i >= 0; i--) {
      const projection = each.path[i];
      if (projection?.kind === 'deref' || projection?.kind === 'index') return false;
      if (projection?.kind === 'field') {
        const base = placeTy(env.items, body.locals, baseOf(each, each.path.length - i));
        if (base.kind === 'adt' && findAdt(env.items, base.def)?.kind === 'union') return false;
      }
    }
    return isValidLocal(each.local);
  }

  function isValidOperand(operand: Operand): boolean {
    return operand.kind === 'constant' ? operand.constant.value.kind !== 'static-ref' : isValidPlace(operand.place);
  }

  function isValidRef(rvalue: Rvalue & { readonly kind: 'ref' }): boolean {
    switch (rvalue.borrow) {
      case 'fake':
        return false;
      case 'shared':
        return !qualifies(rvalue.place.local, 'interior-mutable');
      default: {
        // Nothing can be written to an empty array.
        const ty = placeTy(env.items, body.locals, rvalue.place);
        return ty.kind === 'array' && ty.len.kind === 'const-value' && Number(ty.len.value) === 0;
      }
    }
  }

  function isValidRvalue(rvalue: Rvalue): boolean {
    switch (rvalue.kind) {
      case 'use':
      case 'repeat':
      case 'unary':
        return isValidOperand(rvalue.operand);
      case 'cast':
        return rvalue.cast !== 'ptr-to-int' && rvalue.cast !== 'fn-to-ptr-int' && isValidOperand(rvalue.operand);
      case 'binary':
      case 'checked-binary':
        return cannotFail(rvalue) && isValidOperand(rvalue.left) && isValidOperand(rvalue.right);
      case 'ref': {
        // A reborrow is a copy of the reference.
        const last = rvalue.place.path[rvalue.place.path.length - 1];
        const base = baseOf(rvalue.place);
        const isReborrow = last?.kind === 'deref' && placeTy(env.items, body.locals, base).kind === 'ref';
        return isValidPlace(isReborrow ? base : rvalue.place) && isValidRef(rvalue);
      }
      case 'raw-ref':
        return false;
      case 'aggregate':
        return rvalue.operands.every(isValidOperand);
      case 'len':
      case 'discriminant':
      case 'copy-for-deref':
        return isValidPlace(rvalue.place);
      default:
        return false;
    }
  }

  /** Division only by a known number that is neither 0 nor (signed) -1; comparisons of pointers never. */
  function cannotFail(rvalue: Rvalue & { readonly kind: 'binary' | 'checked-binary' }): boolean {
    const ty =
      rvalue.left.kind === 'constant' ? rvalue.left.constant.ty : placeTy(env.items, body.locals, rvalue.left.place);
    if (ty.kind === 'ptr' || ty.kind === 'fn-ptr') return false;
    if ((rvalue.op !== '/' && rvalue.op !== '%') || ty.kind !== 'int') return true;
    const { right } = rvalue;
    if (
      right.kind !== 'constant' ||
      right.constant.value.kind !== 'literal' ||
      right.constant.value.literal.kind !== 'int'
    )
      return false;
    const divisor = right.constant.value.literal.value;
    return divisor !== 0n && divisor !== -1n;
  }

  /** Whether this very value (not just some value of its type) has the quality. */
  function qualifies(local: LocalId, quality: Quality): boolean {
    const ty = body.locals[local]?.ty ?? ERROR;
    if (!hasQuality(env, ty, quality)) return false;
    const rvalue = definition(local);
    if (rvalue === undefined) return true;
    switch (rvalue.kind) {
      case 'use':
        return operandQualifies(rvalue.operand, quality);
      case 'repeat':
        return operandQualifies(rvalue.operand, quality);
      case 'aggregate': {
        const { aggregate } = rvalue;
        if (aggregate.kind === 'adt') {
          const adt = findAdt(env.items, aggregate.def);
          if (adt?.kind === 'union') return true;
          if (quality === 'needs-drop' ? adt?.dropImpl !== undefined : isLang(env.items, aggregate.def, 'UnsafeCell'))
            return true;
        }
        return rvalue.operands.some((operand) => operandQualifies(operand, quality));
      }
      default:
        return true;
    }
  }

  function operandQualifies(operand: Operand, quality: Quality): boolean {
    if (operand.kind === 'constant') return hasQuality(env, operand.constant.ty, quality);
    if (!hasQuality(env, placeTy(env.items, body.locals, operand.place), quality)) return false;
    return qualifies(operand.place.local, quality);
  }
}

type Quality = 'needs-drop' | 'interior-mutable';
const hasQuality = (env: MirEnv, ty: Ty, quality: Quality): boolean =>
  quality === 'needs-drop' ? env.needsDrop(ty) : !env.isFreeze(ty);

// ---------------------------------------------------------------- rewriting

function rewrite(body: Body, temps: TempState[], candidates: readonly Location[]): Body {
  const blocks = body.blocks.map((block) => ({
    statements: [...block.statements],
    terminator: block.terminator,
    isCleanup: block.isCleanup,
  }));
  const locals: LocalDecl[] = [...body.locals];
  const promoted: Body[] = [...body.promoted];
  const extra: { readonly at: Location; readonly stmt: Statement }[] = [];
  for (const at of [...candidates].reverse()) {
    const block = blocks[at.block];
    const stmt = block?.statements[at.statement];
    if (block === undefined || stmt?.kind !== 'assign' || stmt.rvalue.kind !== 'ref') continue;
    if (stmt.place.path.length === 0 && temps[stmt.place.local]?.kind === 'promoted') continue;
    const { rvalue } = stmt;
    const ty = locals[rvalue.place.local]?.ty ?? ERROR;
    const referenceTy = refTy({ kind: 're-erased' }, ty, rvalue.borrow !== 'shared');
    const info: SourceInfo = { span: stmt.span, scope: stmt.scope, origin: stmt.origin };
    const reference = localId(locals.length);
    locals.push({
      ty: referenceTy,
      kind: 'temp',
      name: undefined,
      isMut: true,
      span: stmt.span,
      userTy: undefined,
      scope: stmt.scope,
      isSelf: false,
      byRef: 'no',
    });
    const index = promoted.length;
    extra.push({
      at,
      stmt: {
        ...info,
        kind: 'assign',
        place: placeOf(reference),
        rvalue: {
          kind: 'use',
          operand: {
            kind: 'constant',
            constant: { ty: referenceTy, span: stmt.span, value: { kind: 'promoted', index }, userTy: undefined },
          },
        },
      },
    });
    block.statements[at.statement] = {
      ...stmt,
      rvalue: { ...rvalue, place: { local: reference, path: [{ kind: 'deref' }, ...rvalue.place.path] } },
    };
    promoted.push(extract(body, blocks, temps, rvalue, referenceTy, info, index));
  }
  extra.sort((a, b) => a.at.block - b.at.block || b.at.statement - a.at.statement);
  for (const { at, stmt } of extra) blocks[at.block]?.statements.splice(at.statement, 0, stmt);
  const isGone = (local: LocalId): boolean => temps[local]?.kind === 'promoted';
  // A value without anything to drop whose type has: `&None::<String>`.
  const dropsGone = blocks.some(({ terminator }) => terminator.kind === 'drop' && isGone(terminator.place.local));
  const kept: BasicBlock[] = blocks.map((block) => {
    const statements = block.statements.filter((stmt) => {
      if (stmt.kind === 'assign') return !(isGone(stmt.place.local) && stmt.place.path.length === 0);
      return !((stmt.kind === 'storage-live' || stmt.kind === 'storage-dead') && isGone(stmt.local));
    });
    const { terminator } = block;
    if (terminator.kind !== 'drop' || !isGone(terminator.place.local)) return { ...block, statements };
    const { span, scope, origin } = terminator;
    return { ...block, statements, terminator: { span, scope, origin, kind: 'goto', target: terminator.target } };
  });
  return { ...body, locals, blocks: dropsGone ? simplifyBlocks(kept) : kept, promoted };
}

/** A body that makes the borrowed value from the definitions of its temporaries, and gives the reference. */
function extract(
  body: Body,
  blocks: readonly { readonly statements: Statement[] }[],
  temps: TempState[],
  ref: Rvalue & { readonly kind: 'ref' },
  refTy: Ty,
  info: SourceInfo,
  index: number,
): Body {
  const outermost: SourceInfo = { span: info.span, scope: 0, origin: info.origin };
  const decl = (ty: Ty, kind: LocalDecl['kind']): LocalDecl => ({
    ty,
    kind,
    name: undefined,
    isMut: true,
    span: info.span,
    userTy: undefined,
    scope: 0,
    isSelf: false,
    byRef: 'no',
  });
  const locals: LocalDecl[] = [decl(refTy, 'return')];
  const statements: Statement[] = [];
  const renamed = new Map<LocalId, LocalId>();

  /** `keeps`: something else still reads the temporary, or one that is made from it. */
  function promoteTemp(temp: LocalId, outerKeeps: boolean): LocalId {
    const known = renamed.get(temp);
    if (known !== undefined) return known;
    const state = temps[temp];
    invariant(state?.kind === 'defined', 'what is promoted was found valid');
    const keeps = outerKeeps || state.uses > 1;
    const stmt = blocks[state.at.block]?.statements[state.at.statement];
    invariant(stmt?.kind === 'assign', 'a promoted temporary is made by an assignment');
    if (!keeps) temps[temp] = PROMOTED;
    const fresh = localId(locals.length);
    locals.push(decl(body.locals[temp]?.ty ?? ERROR, 'temp'));
    renamed.set(temp, fresh);
    const rvalue = mapRvalue(stmt.rvalue, (each) => promoteTemp(each, keeps));
    statements.push({ ...outermost, kind: 'assign', place: placeOf(fresh), rvalue });
    return fresh;
  }

  const source = promoteTemp(ref.place.local, false);
  statements.push({
    ...outermost,
    kind: 'assign',
    place: placeOf(RETURN_PLACE),
    rvalue: { kind: 'ref', borrow: ref.borrow, place: placeOf(source) },
  });
  return {
    owner: body.owner,
    promotedIndex: index,
    argCount: 0,
    locals,
    // By the same numbers: `const` blocks come first.
    promoted: body.promoted.filter((each) => each.isConstBlock),
    span: info.span,
    scopes: [{ parent: undefined, span: info.span }],
    drops: [],
    flagUpdates: [],
    blocks: [{ statements, isCleanup: false, terminator: { ...outermost, kind: 'return' } }],
  };
}

function mapRvalue(rvalue: Rvalue, map: (local: LocalId) => LocalId): Rvalue {
  const place = (each: Place): Place => ({
    local: map(each.local),
    path: each.path.map((projection) =>
      projection.kind === 'index' ? { kind: 'index', local: map(projection.local) } : projection,
    ),
  });
  const operand = (each: Operand): Operand =>
    each.kind === 'constant' ? each : { kind: each.kind, place: place(each.place) };
  switch (rvalue.kind) {
    case 'use':
    case 'repeat':
    case 'cast':
    case 'unary':
      return { ...rvalue, operand: operand(rvalue.operand) };
    case 'binary':
    case 'checked-binary':
      return { ...rvalue, left: operand(rvalue.left), right: operand(rvalue.right) };
    case 'aggregate':
      return { ...rvalue, operands: rvalue.operands.map(operand) };
    default:
      return { ...rvalue, place: place(rvalue.place) };
  }
}
