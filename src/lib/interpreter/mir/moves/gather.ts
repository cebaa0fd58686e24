/** One walk over a body gives its move paths, moves, initialisations and forbidden moves. Terms are rustc's `Gatherer`. */
import { unreachable } from '../../../heap/base/index.ts';
import type { ItemTables } from '../../types/items.ts';
import { findAdt } from '../../types/lookup.ts';
import type { Ty } from '../../types/ty.ts';
import { numberPoints } from '../graph.ts';
import {
  type Body,
  type Location,
  type Operand,
  type Place,
  type Projection,
  type Rvalue,
  type Statement,
  type Terminator,
  blockId,
  localId,
} from '../ir.ts';
import { placeOf, projectTy } from '../place.ts';
import { childKey, lookUp } from './lookup.ts';
import {
  type IllegalMove,
  type Init,
  type MoveData,
  type MoveOut,
  type MovePath,
  type MovePathId,
  movePathId,
} from './move-paths.ts';
import { ERROR } from '../../types/make.ts';

/** `union`: a move out of a union's field moves the whole union. */
type PathResult =
  | { readonly kind: 'path' | 'union'; readonly path: MovePathId }
  | { readonly kind: 'illegal'; readonly why: (at: Location, place: Place) => IllegalMove };

export function buildMoveData(body: Body, items: ItemTables): MoveData {
  const points = numberPoints(body);
  const paths: MovePath[] = body.locals.map((decl, index) => ({
    id: movePathId(index),
    place: placeOf(localId(index)),
    ty: decl.ty,
    parent: undefined,
    firstChild: undefined,
    nextSibling: undefined,
  }));
  const children = new Map<number | string, MovePathId>();
  const moves: MoveOut[] = [];
  const inits: Init[] = [];
  const movesAt: (number[] | undefined)[] = [];
  const initsAt: (number[] | undefined)[] = [];
  for (let point = 0; point < points.count; point++) {
    movesAt.push(undefined);
    initsAt.push(undefined);
  }
  const movesOf: (number[] | undefined)[] = paths.map(() => undefined);
  const initsOf: (number[] | undefined)[] = paths.map(() => undefined);
  const illegal: IllegalMove[] = [];
  let block = blockId(0);
  let statement = 0;
  const here = (): Location => ({ block, statement });

  function childPath(parent: MovePathId, parentPlace: Place, projection: Projection, ty: Ty): MovePathId {
    const key = childKey(parent, projection);
    const known = children.get(key);
    if (known !== undefined) return known;
    const id = movePathId(paths.length);
    const above = paths[parent];
    const place: Place = { local: parentPlace.local, path: [...parentPlace.path, projection] };
    paths.push({ id, place, ty, parent, firstChild: undefined, nextSibling: above?.firstChild });
    if (above !== undefined) above.firstChild = id;
    movesOf.push(undefined);
    initsOf.push(undefined);
    children.set(key, id);
    return id;
  }

  function pathFor(place: Place): PathResult {
    let path = movePathId(place.local);
    let ty = body.locals[place.local]?.ty ?? ERROR;
    let union: MovePathId | undefined;
    for (let i = 0; i < place.path.length; i++) {
      const projection = place.path[i];
      if (projection === undefined) break;
      const container = ty;
      switch (projection.kind) {
        case 'deref':
          if (container.kind === 'ref' || container.kind === 'ptr') {
            const target: Place = { local: place.local, path: place.path.slice(0, i + 1) };
            return {
              kind: 'illegal',
              why: (where, moved) => ({ kind: 'borrowed-content', target, place: moved, at: where }),
            };
          }
          break;
        case 'field':
          if (container.kind === 'adt') {
            const adt = findAdt(items, container.def);
            if (adt?.dropImpl !== undefined)
              return {
                kind: 'illegal',
                why: (where, moved) => ({ kind: 'interior-of-drop', container, place: moved, at: where }),
              };
            if (adt?.kind === 'union') union ??= path;
          }
          break;
        case 'constant-index':
        case 'subslice':
          if (container.kind === 'slice')
            return {
              kind: 'illegal',
              why: (where, moved) => ({
                kind: 'interior-of-slice-or-array',
                container,
                isIndex: false,
                place: moved,
                at: where,
              }),
            };
          break;
        case 'index':
          return {
            kind: 'illegal',
            why: (where, moved) => ({
              kind: 'interior-of-slice-or-array',
              container,
              isIndex: true,
              place: moved,
              at: where,
            }),
          };
        case 'downcast':
          break;
        default:
          unreachable(projection);
      }
      ty = projectTy(items, container, projection);
      if (union === undefined)
        path = childPath(path, { local: place.local, path: place.path.slice(0, i) }, projection, ty);
    }
    return union === undefined ? { kind: 'path', path } : { kind: 'union', path: union };
  }

  const note = (lists: (number[] | undefined)[], index: number): void => {
    const point = (points.start[block] ?? 0) + statement;
    const list = lists[point];
    if (list === undefined) lists[point] = [index];
    else list.push(index);
  };

  function recordMove(path: MovePathId, kind: MoveOut['kind']): void {
    note(movesAt, moves.length);
    (movesOf[path] ??= []).push(moves.length);
    moves.push({ path, at: here(), kind });
  }

  function gatherMove(place: Place, kind: MoveOut['kind'] = 'move'): void {
    const last = place.path[place.path.length - 1];
    if (last?.kind === 'subslice' && !last.fromEnd) {
      // Split into single elements, so that all paths are disjoint.
      const basePlace: Place = { local: place.local, path: place.path.slice(0, -1) };
      const base = pathFor(basePlace);
      if (base.kind === 'illegal') illegal.push(base.why(here(), place));
      else if (base.kind === 'union') recordMove(base.path, kind);
      else {
        const array = paths[base.path]?.ty;
        if (array?.kind === 'array') {
          const minLength = array.len.kind === 'const-value' ? Number(array.len.value) : last.to;
          for (let offset = last.from; offset < last.to; offset++) {
            recordMove(
              childPath(base.path, basePlace, { kind: 'constant-index', offset, minLength, fromEnd: false }, array.ty),
              kind,
            );
          }
        } else {
          const path = pathFor(place);
          if (path.kind === 'illegal') illegal.push(path.why(here(), place));
        }
      }
      return;
    }
    const path = pathFor(place);
    if (path.kind === 'illegal') illegal.push(path.why(here(), place));
    else recordMove(path.path, kind);
  }

  function gatherInit(place: Place, kind: Init['kind']): void {
    let whole = place;
    const last = place.path[place.path.length - 1];
    if (last?.kind === 'field') {
      // Assigning a union's field initialises the union.
      const base: Place = { local: place.local, path: place.path.slice(0, -1) };
      let ty = body.locals[place.local]?.ty ?? ERROR;
      for (const projection of base.path) ty = projectTy(items, ty, projection);
      if (ty.kind === 'adt' && findAdt(items, ty.def)?.kind === 'union') whole = base;
    }
    const found = lookUp({ children }, whole);
    if (found.kind !== 'exact') return;
    note(initsAt, inits.length);
    (initsOf[found.path] ??= []).push(inits.length);
    inits.push({ path: found.path, kind, at: here() });
  }

  const gatherOperand = (operand: Operand): void => {
    if (operand.kind === 'move') gatherMove(operand.place);
  };

  function gatherRvalue(rvalue: Rvalue): void {
    switch (rvalue.kind) {
      case 'use':
      case 'repeat':
      case 'cast':
      case 'unary':
        gatherOperand(rvalue.operand);
        return;
      case 'binary':
      case 'checked-binary':
        gatherOperand(rvalue.left);
        gatherOperand(rvalue.right);
        return;
      case 'aggregate':
        rvalue.operands.forEach(gatherOperand);
        return;
      case 'ref':
      case 'raw-ref':
      case 'len':
      case 'discriminant':
      case 'copy-for-deref':
        return;
      default:
        unreachable(rvalue);
    }
  }

  function gatherStatement(stmt: Statement): void {
    switch (stmt.kind) {
      case 'assign':
        pathFor(stmt.place);
        gatherInit(stmt.place, 'deep');
        gatherRvalue(stmt.rvalue);
        return;
      case 'fake-read':
        pathFor(stmt.place);
        return;
      case 'storage-dead':
        recordMove(movePathId(stmt.local), 'storage-dead');
        return;
      case 'storage-live':
      case 'ascribe':
      case 'set-discriminant':
      case 'place-mention':
      case 'nop':
        return;
      default:
        unreachable(stmt);
    }
  }

  function gatherTerminator(terminator: Terminator): void {
    switch (terminator.kind) {
      case 'goto':
      case 'return':
      case 'unreachable':
      case 'hole':
      case 'resume':
      case 'false-edge':
      case 'false-unwind':
        return;
      case 'switch':
        gatherOperand(terminator.operand);
        return;
      case 'assert':
        gatherOperand(terminator.cond);
        return;
      // Not a move: a drop of what is no longer there does nothing. The dataflow still takes it for the end of the value.
      case 'drop':
        pathFor(terminator.place);
        return;
      case 'call':
        gatherOperand(terminator.func);
        terminator.args.forEach(gatherOperand);
        if (terminator.target !== undefined) {
          pathFor(terminator.destination);
          gatherInit(terminator.destination, 'non-panic');
        }
        return;
      default:
        unreachable(terminator);
    }
  }

  for (let arg = 1; arg <= body.argCount; arg++) {
    (initsOf[arg] ??= []).push(inits.length);
    inits.push({ path: movePathId(arg), kind: 'deep', at: undefined });
  }
  body.blocks.forEach(({ statements, terminator }, index) => {
    block = blockId(index);
    for (statement = 0; statement < statements.length; statement++) {
      const stmt = statements[statement];
      if (stmt !== undefined) gatherStatement(stmt);
    }
    gatherTerminator(terminator);
  });
  return { paths, moves, inits, movesAt, initsAt, movesOf, initsOf, illegal, children, points, items };
}
