import { describe, expect, test } from 'vitest';
import { forEachSharedBit } from '../../src/lib/heap/base/index.ts';
import { compile } from '../../src/lib/interpreter/compile.ts';
import { predecessors, shapeOf } from '../../src/lib/interpreter/mir/graph.ts';
import { blockId, localId } from '../../src/lib/interpreter/mir/ir.ts';
import {
  buildMoveData,
  cursorOf,
  flowMaybeInit,
  flowMaybeUninit,
  initsBefore,
  movePathId,
  pathOf,
} from '../../src/lib/interpreter/mir/moves/index.ts';
import { printPlace } from '../../src/lib/interpreter/mir/print.ts';
import { miniLibrary } from '../tools/mini-library.ts';

const PRELUDE = 'struct L(i32);\nimpl Drop for L { fn drop(&mut self) {} }\nstruct S { a: L, b: L }\n';

/** The body of `f`, its move data, and what holds at its `return`, by the names of the reader's variables. */
function movesOf(f: string) {
  const compilation = compile(`${PRELUDE}${f}\nfn main() {}\n`, { edition: '2024', library: miniLibrary() });
  const body = [...compilation.bodies.values()].find(
    (each) => compilation.items.defs.own[each.owner - compilation.items.defs.start]?.name === 'f',
  );
  if (body === undefined) throw new Error(compilation.diagnostics.map((each) => each.message).join());
  const data = buildMoveData(body, compilation.items);
  const end = body.blocks.findIndex((block) => block.terminator.kind === 'return');
  const block = body.blocks[end];
  if (block === undefined) throw new Error('f returns');
  const name = (path: number): string => {
    const { place } = pathOf(data, movePathId(path));
    return printPlace(place).replace(`_${place.local}`, body.locals[place.local]?.name ?? `_${place.local}`);
  };
  const before = (flow: ReturnType<typeof flowMaybeInit>, statement: number): string[] => {
    const out: string[] = [];
    forEachSharedBit(cursorOf(flow).before({ block: blockId(end), statement }), (path) => out.push(name(path)));
    return out.filter((each) => !each.startsWith('_'));
  };
  return { body, data, name, before, end };
}
describe('paths', () => {
  test('exist for what is moved out, and all moves are found', () => {
    const { data, name } = movesOf('fn f(s: S) -> L { drop(s.a); s.b }');
    expect(data.paths.map((path) => name(path.id)).filter((each) => each.startsWith('s'))).toEqual(['s', 's.0', 's.1']);
    expect(
      data.moves
        .filter((move) => move.kind === 'move')
        .map((move) => name(move.path))
        .filter((each) => each.startsWith('s')),
    ).toEqual(['s.0', 's.1']);
    expect(data.illegal).toEqual([]);
  });

  test.each([
    ['borrowed content', 'fn f(r: &S) -> L { r.a }', 'borrowed-content'],
    ['an index', 'fn f(a: [L; 2], i: usize) -> L { a[i] }', 'interior-of-slice-or-array'],
    [
      'a type with a destructor',
      'struct D { l: L }\nimpl Drop for D { fn drop(&mut self) {} }\nfn f(d: D) -> L { d.l }',
      'interior-of-drop',
    ],
  ])('moves out of %s are kept as data', (_, source, kind) => {
    expect(movesOf(source).data.illegal.map((each) => each.kind)).toEqual([kind]);
  });
});

describe('flows', () => {
  test('a branch that moves leaves the value both maybe there and maybe gone', () => {
    const { body, data, before } = movesOf('fn f(c: bool, l: L) { if c { drop(l); } }');
    const joined = body.blocks.findIndex(
      (block) => block.terminator.kind === 'drop' && block.terminator.place.local === 2 && !block.isCleanup,
    );
    const at = { block: blockId(joined), statement: body.blocks[joined]?.statements.length ?? 0 };
    const names = (flow: ReturnType<typeof flowMaybeInit>): number[] => {
      const out: number[] = [];
      forEachSharedBit(cursorOf(flow).before(at), (path) => out.push(path));
      return out;
    };
    expect(names(flowMaybeInit(body, data))).toContain(2);
    expect(names(flowMaybeUninit(body, data))).toContain(2);
    // At the end it was dropped on every way.
    expect(before(flowMaybeInit(body, data), 0)).toEqual(['c']);
  });

  test('each way into an assignment counts for what was ever initialised', () => {
    const { body, data } = movesOf('fn f(c: bool) -> i32 { let x; if c { x = 1; } else { x = 2; } x }');
    const local = body.locals.findIndex((decl) => decl.name === 'x');
    expect(data.initsOf[local]).toHaveLength(2);
    const read = body.blocks.findIndex((block) => block.terminator.kind === 'return');
    const ways = { ...shapeOf(body), predecessors: predecessors(body) };
    expect(initsBefore(body, data, ways, localId(local), { block: blockId(read), statement: 0 })).toHaveLength(2);
  });
});
