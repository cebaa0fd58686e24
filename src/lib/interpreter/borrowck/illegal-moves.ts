/**
 * M4, M5, M6: some places cannot be moved out of at all: what lies behind a reference, an element by index, a part of a
 * type with its own `Drop`. Several bindings of one pattern make one error. After rustc's `group_move_errors`.
 */
import { type Place, localId } from '../mir/ir.ts';
import type { IllegalMove } from '../mir/moves/index.ts';
import { lookUp } from '../mir/moves/index.ts';
import type { Span } from '../source/index.ts';
import { isPrefix } from './buffer.ts';
import { captureWithin } from './captured.ts';
import type { Fault } from './catalogue.ts';
import { pointAt, sourceAt, stepAt } from './cfg.ts';
import type { Checker } from './checker.ts';
import { report } from './finding.ts';
import { describePlace, describeTy, overloadedCall, staticOf } from './describe.ts';

interface Group {
  readonly move: IllegalMove;
  readonly point: number;
  readonly span: Span;
  /** By pattern: the place or the move path that the bindings share. */
  readonly key: string | undefined;
  readonly bindings: Span[];
}

export function reportIllegalMoves(checker: Checker): void {
  const groups: Group[] = [];
  for (const move of checker.illegalMoves) addToGroups(checker, groups, move);
  for (const group of groups) reportGroup(checker, group);
}

function addToGroups(checker: Checker, groups: Group[], move: IllegalMove): void {
  const { cx, moves } = checker;
  const point = pointAt(cx.cfg, move.at);
  const { statement } = stepAt(cx.cfg, point);
  const span = sourceAt(cx.cfg, point).span;
  if (
    statement?.kind === 'assign' &&
    statement.place.path.length === 0 &&
    statement.rvalue.kind === 'use' &&
    statement.rvalue.operand.kind === 'move'
  ) {
    const decl = cx.body.locals[statement.place.local];
    if (decl?.kind === 'var') {
      const from = statement.rvalue.operand.place;
      const scrutinee = findScrutinee(checker, point, from);
      if (scrutinee === undefined) {
        const key = `let ${span.start}-${span.end}`;
        if (!groups.some((group) => group.key === key)) groups.push({ move, point, span, key, bindings: [] });
        return;
      }
      const found = lookUp(moves, scrutinee.place);
      const key =
        found.kind === 'parent'
          ? `place ${scrutinee.span.start}-${scrutinee.span.end}`
          : `value ${scrutinee.span.start}-${scrutinee.span.end} ${lookUp(moves, from).path}`;
      const known = groups.find((group) => group.key === key);
      if (known !== undefined) known.bindings.push(decl.span);
      else groups.push({ move, point, span: scrutinee.span, key, bindings: [decl.span] });
      return;
    }
  }
  groups.push({ move, point, span, key: undefined, bindings: [] });
}

/** The matched place that a binding takes its value from, with the scrutinee's span: the nearest fake read on the dominating way. */
function findScrutinee(
  checker: Checker,
  point: number,
  from: Place,
): { readonly place: Place; readonly span: Span } | undefined {
  const { cfg, body } = checker.cx;
  let block = cfg.blockAt[point] ?? 0;
  let at = point - (cfg.points.start[block] ?? 0) - 1;
  for (;;) {
    const statements = body.blocks[block]?.statements ?? [];
    for (; at >= 0; at--) {
      const stmt = statements[at];
      if (
        (stmt?.kind === 'place-mention' || (stmt?.kind === 'fake-read' && stmt.cause === 'match')) &&
        isPrefix(stmt.place, from)
      )
        return { place: stmt.place, span: stmt.span };
    }
    const above = cfg.dominators().immediate[block] ?? -1;
    if (above < 0 || above === block) return undefined;
    block = above;
    at = (body.blocks[block]?.statements.length ?? 0) - 1;
  }
}

function reportGroup(checker: Checker, { move, point, span, bindings }: Group): void {
  report(checker, faultOf(checker, move, span, bindings), { access: 'move', point, place: move.place });
}

function faultOf(checker: Checker, move: IllegalMove, span: Span, bindings: readonly Span[]): Fault {
  const { cx } = checker;
  switch (move.kind) {
    case 'interior-of-drop':
      return { kind: 'move-out-of-drop', span, ty: describeTy(cx, move.container), bindings };
    case 'interior-of-slice-or-array':
      return { kind: 'move-out-of-array', span, ty: describeTy(cx, move.container), bindings };
    default: {
      const behind = cx.placeTy(move.target);
      if (behind.kind === 'array' || behind.kind === 'slice')
        return { kind: 'move-out-of-array', span, ty: describeTy(cx, behind), bindings };
      return {
        kind: 'move-out-of-borrow',
        span,
        what: whatIsMoved(checker, move.place, move.target),
        ty: describeTy(cx, cx.placeTy(move.place)),
        bindings,
      };
    }
  }
}

/** How a closure is called by reference, if it is. */
function capturedKind({ cx }: Checker): 'Fn' | 'FnMut' | undefined {
  const self = cx.localTy(localId(1));
  return self.kind === 'ref' ? (self.isMut ? 'FnMut' : 'Fn') : undefined;
}

function whatIsMoved(checker: Checker, place: Place, target: Place): string {
  const { cx } = checker;
  const base: Place = { local: target.local, path: target.path.slice(0, -1) };
  const decl = cx.body.locals[target.local];
  if (base.path.length === 0 && decl?.kind === 'ref-for-guard') return `\`${decl.name ?? '_'}\` in pattern guard`;
  const captured = captureWithin(cx.body, place);
  if (captured !== undefined) {
    const kind = capturedKind(checker);
    const name = describePlace(cx, place) ?? captured.capture.name;
    if (kind !== undefined && base.path.length === 0)
      return `\`${name}\`, a captured variable in an \`${kind}\` closure`;
  }
  const statik = base.path.length === 0 ? staticOf(cx, target.local) : undefined;
  const text = describePlace(cx, place);
  if (statik !== undefined) return `static item \`${text ?? ''}\``;
  const overloaded = overloadedCall(cx, base);
  if (overloaded !== undefined)
    return overloaded.how === 'index'
      ? `index of \`${describeTy(cx, overloaded.ty)}\``
      : `dereference of \`${describeTy(cx, overloaded.ty)}\``;
  const ty = cx.placeTy(base);
  const pointer =
    ty.kind === 'ptr' ? 'raw pointer' : ty.kind === 'ref' && ty.isMut ? 'mutable reference' : 'shared reference';
  return text === undefined ? `a ${pointer}` : `\`${text}\` which is behind a ${pointer}`;
}
