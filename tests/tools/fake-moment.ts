/**
 * Hand-made moments: frames, values and heap memory written down as data, without a compiler or a machine. For tests of
 * pictures.
 */
import { createTable, setIn } from '#lib/heap/base/index.ts';
import type {
  AllocId,
  AllocView,
  Body,
  BodyFacts,
  Compilation,
  DefId,
  FrameView,
  Loan,
  LocalView,
  Location,
  Moment,
  PointerValue,
  Refusal,
  RunStatus,
  Span,
  Ty,
  ValueView,
} from '#lib/interpreter/index.ts';
import { buildLineTable, USER_FILE, WHOLE_TEXT } from '#lib/interpreter/source/index.ts';
import { defId } from '#lib/interpreter/types/ty.ts';
import { blockId, localId, type LocalDecl } from '#lib/interpreter/mir/ir.ts';
import { loanId } from '#lib/interpreter/borrowck/facts.ts';
import { I32, U8, USIZE, adtTy, ptrTy, refTy } from '#lib/interpreter/types/make.ts';

export const refTo = (ty: Ty, isMut = false): Ty => refTy({ kind: 're-erased' }, ty, isMut);
const rawTo = (ty: Ty): Ty => ptrTy(ty, true);

const MAIN = defId(1);
const STRING = defId(2);
const VEC = defId(3);
const BOX = defId(4);
const POINT = defId(5);
export const stringTy: Ty = adtTy(STRING, []);
export const vecTy = (ty: Ty): Ty => adtTy(VEC, [ty]);
export const boxTy = (ty: Ty): Ty => adtTy(BOX, [ty]);
export const pointTy: Ty = adtTy(POINT, []);

/** A value before it has a place. */
export type Value = (alloc: AllocId, offset: number) => ValueView;

/** The only constructor of these ids outside the machine. */
export const allocId = (index: number): AllocId => index as AllocId;

export const pointer = (alloc: number | undefined, offset = 0, meta?: number): PointerValue => ({
  kind: 'pointer',
  alloc: alloc === undefined ? undefined : allocId(alloc),
  offset,
  address: 0x1000 + (alloc ?? 0) * 64 + offset,
  meta,
});

const base = (ty: Ty, size: number, alloc: AllocId, offset: number) =>
  ({ ty, size, alloc, offset, state: 'init', since: 0 }) as const;

export const scalar =
  (value: number, ty: Ty = I32, size = 4): Value =>
  (alloc, offset) => ({ ...base(ty, size, alloc, offset), shape: { kind: 'scalar', value, text: String(value) } });
export const reference =
  (ty: Ty, to: PointerValue, isMut = false): Value =>
  (alloc, offset) => ({
    ...base(refTo(ty, isMut), to.meta === undefined ? 8 : 16, alloc, offset),
    shape: { kind: 'reference', pointer: to, isMut, isRaw: false, isBox: false },
  });
export const boxed =
  (ty: Ty, to: PointerValue): Value =>
  (alloc, offset) => ({
    ...base(boxTy(ty), 8, alloc, offset),
    shape: { kind: 'reference', pointer: to, isMut: false, isRaw: false, isBox: true },
  });
export const moved =
  (ty: Ty, size: number): Value =>
  (alloc, offset) => ({ ...base(ty, size, alloc, offset), state: 'moved', shape: { kind: 'unit' } });
export const uninit =
  (ty: Ty, size: number): Value =>
  (alloc, offset) => ({ ...base(ty, size, alloc, offset), state: 'uninit', shape: { kind: 'unit' } });

const raw =
  (ty: Ty, to: PointerValue): Value =>
  (alloc, offset) => ({
    ...base(rawTo(ty), 8, alloc, offset),
    shape: { kind: 'reference', pointer: to, isMut: true, isRaw: true, isBox: false },
  });

const struct =
  (
    ty: Ty,
    name: string,
    fields: readonly (readonly [string, Value, number])[],
    view?: { name: string; options: Record<string, string> },
  ): Value =>
  (alloc, offset) => {
    let at = offset;
    const parts = fields.map(([field, value, size]) => {
      const part = { name: field, value: value(alloc, at) };
      at += size;
      return part;
    });
    return {
      ...base(ty, at - offset, alloc, offset),
      shape: { kind: 'aggregate', name, isEnum: false, isTuple: false, fields: parts, view },
    };
  };

export const vec = (ty: Ty, to: PointerValue, len: number, cap: number): Value =>
  struct(
    vecTy(ty),
    'Vec',
    [
      ['ptr', raw(ty, to), 8],
      ['len', scalar(len, USIZE, 8), 8],
      ['cap', scalar(cap, USIZE, 8), 8],
    ],
    { name: 'vec', options: { ptr: 'ptr', len: 'len', cap: 'cap' } },
  );
export const string = (to: PointerValue, len: number, cap: number): Value =>
  struct(stringTy, 'String', [['vec', vec(U8, to, len, cap), 24]], { name: 'string', options: {} });
export const point = (x: number, y: number): Value =>
  struct(pointTy, 'Point', [
    ['x', scalar(x), 4],
    ['y', scalar(y), 4],
  ]);
export const some =
  (ty: Ty, value: Value, size: number): Value =>
  (alloc, offset) => ({
    ...base(ty, size, alloc, offset),
    shape: {
      kind: 'aggregate',
      name: 'Some',
      isEnum: true,
      isTuple: true,
      fields: [{ name: '0', value: value(alloc, offset) }],
      view: undefined,
    },
  });

export interface FakeLocal {
  readonly name: string;
  readonly value: Value;
  readonly kind?: LocalView['kind'];
  readonly isLive?: boolean;
  /** Not used again. */
  readonly isDead?: boolean;
}

export interface FakeHeap {
  readonly id: number;
  readonly kind?: 'heap' | 'static';
  readonly elements: readonly Value[];
  readonly elementTy: Ty;
  readonly elementSize: number;
  /** Room for more. */
  readonly capacity?: number;
  readonly isFreed?: boolean;
}

export interface FakeLoan {
  readonly kind: 'shared' | 'mut';
  readonly place: number;
  readonly target: number;
}

export interface FakeProgram {
  readonly source: string;
  /** Main's locals from `_1` on. The alloc of local n of frame f is `1000 * f + n`. */
  readonly frames: readonly { readonly name: string; readonly locals: readonly FakeLocal[]; readonly line: number }[];
  readonly heap?: readonly FakeHeap[];
  /** In scope in the last frame. */
  readonly loans?: readonly FakeLoan[];
  readonly refusal?: Partial<Refusal>;
  readonly status?: RunStatus;
}

const AT: Location = { block: blockId(0), statement: 0 };
const bytes = (text: string): Value[] => Array.from(new TextEncoder().encode(text), (byte) => scalar(byte, U8, 1));
export const textBuffer = (id: number, text: string, more: Partial<FakeHeap> = {}): FakeHeap => ({
  id,
  elements: bytes(text),
  elementTy: U8,
  elementSize: 1,
  ...more,
});

const spanOfLine = (source: string, line: number): Span => {
  const starts = buildLineTable(source).starts;
  const start = starts[line - 1] ?? 0;
  return { file: USER_FILE, start: start + 4, end: (starts[line] ?? source.length) - 1 };
};

export function fakeMoment(program: FakeProgram): { readonly compilation: Compilation; readonly moment: Moment } {
  const views = new Map<number, ValueView>();
  const allocs: AllocView[] = [];
  const frames = program.frames.map((frame, index): FrameView => {
    const id = index + 1;
    const locals = frame.locals.map((local, at): LocalView => {
      const alloc = allocId(1000 * id + at + 1);
      const view = local.value(alloc, 0);
      views.set(alloc, view);
      allocs.push({
        id: alloc,
        kind: 'stack',
        address: 0,
        size: view.size,
        align: 8,
        elementTy: undefined,
        bornStep: 0,
        diedStep: undefined,
        frame: id,
        local: localId(at + 1),
      });
      return {
        local: localId(at + 1),
        name: local.name === '' ? undefined : local.name,
        kind: local.kind ?? (local.name === '' ? 'temp' : 'var'),
        ty: view.ty,
        isMut: false,
        span: spanOfLine(program.source, frame.line),
        alloc,
        isLive: local.isLive ?? true,
      };
    });
    return {
      id,
      body: defId(10 + index),
      name: frame.name,
      args: [],
      isLibrary: false,
      at: AT,
      span: spanOfLine(program.source, frame.line),
      pieceSpan: spanOfLine(program.source, frame.line),
      locals,
    };
  });
  const heap = new Map((program.heap ?? []).map((each) => [each.id, each]));
  for (const each of heap.values()) {
    allocs.push({
      id: allocId(each.id),
      kind: each.kind ?? 'heap',
      address: 0,
      size: (each.capacity ?? each.elements.length) * each.elementSize,
      align: 8,
      elementTy: each.elementTy,
      bornStep: 0,
      diedStep: each.isFreed === true ? 0 : undefined,
      frame: undefined,
      local: undefined,
    });
  }

  const decode = (alloc: AllocId, offset: number, ty: Ty, limit = 200): ValueView => {
    const known = views.get(alloc);
    if (known !== undefined) return findInside(known, offset, ty) ?? known;
    const buffer = heap.get(alloc);
    if (buffer === undefined) throw new Error(`no memory for alloc ${alloc}`);
    const first = offset / buffer.elementSize;
    const element = (index: number): ValueView | undefined =>
      buffer.elements[index]?.(alloc, index * buffer.elementSize);
    if (ty.kind !== 'array') return element(first) ?? uninit(ty, buffer.elementSize)(alloc, offset);
    const length = ty.len.kind === 'const-value' ? Number(ty.len.value) : 0;
    const elements = Array.from({ length: Math.min(length, limit) }, (_, index) => element(first + index)).filter(
      (each) => each !== undefined,
    );
    return { ...base(ty, length * buffer.elementSize, alloc, offset), shape: { kind: 'sequence', elements, length } };
  };

  const moment: Moment = {
    step: 1,
    status: program.status ?? { kind: 'running' },
    frames,
    allocs,
    stdout: '',
    stderr: '',
    decode,
    findAlloc: (id) => allocs.find((each) => each.id === id),
    addressOf: (frameIndex, place) => {
      const local = frames[frameIndex]?.locals.find((each) => each.local === place.local);
      if (local?.alloc === undefined) return undefined;
      const view = views.get(local.alloc);
      return view === undefined ? undefined : { alloc: local.alloc, offset: 0, size: view.size, ty: view.ty };
    },
    cells: () => [],
  };
  return { compilation: fakeCompilation(program, frames), moment };
}

function findInside(view: ValueView, offset: number, ty: Ty): ValueView | undefined {
  if (view.offset === offset && JSON.stringify(view.ty) === JSON.stringify(ty)) return view;
  if (view.shape.kind === 'aggregate')
    for (const field of view.shape.fields) {
      const found = findInside(field.value, offset, ty);
      if (found !== undefined) return found;
    }
  return undefined;
}

function fakeCompilation(program: FakeProgram, frames: readonly FrameView[]): Compilation {
  const span = spanOfLine(program.source, 1);
  const defs = createTable<Compilation['items']['defs']['own'][number] & object>();
  const names: readonly (readonly [DefId, string])[] = [
    [MAIN, 'main'],
    [STRING, 'String'],
    [VEC, 'Vec'],
    [BOX, 'Box'],
    [POINT, 'Point'],
  ];
  for (const [id, name] of names)
    setIn(defs, id, {
      id,
      kind: 'struct',
      name,
      parent: undefined,
      span,
      nameSpan: span,
      visibility: 'public',
      lang: undefined,
      node: undefined,
      isLibrary: id !== POINT && id !== MAIN,
    });
  const facts = new Map<DefId, BodyFacts>();
  const bodies = new Map<DefId, Body>();
  frames.forEach((frame, index) => {
    const isLast = index === frames.length - 1;
    const loans = isLast
      ? (program.loans ?? []).map((loan, at): Loan => ({
          id: loanId(at),
          kind: loan.kind,
          isTwoPhase: false,
          place: { local: localId(loan.place), path: [] },
          placeText: program.frames[index]?.locals[loan.place - 1]?.name ?? '',
          at: AT,
          activation: undefined,
          target: localId(loan.target),
          span,
        }))
      : [];
    const live = [[], ...(program.frames[index]?.locals ?? []).map((local) => (local.isDead === true ? [] : [0, 1]))];
    const refusal = program.refusal;
    const refusals: Refusal[] =
      isLast && refusal !== undefined
        ? [
            {
              code: undefined,
              body: frame.body,
              access: 'read',
              at: AT,
              span: frame.span,
              place: undefined,
              placeText: undefined,
              loan: undefined,
              movedAt: [],
              later: undefined,
              chain: [],
              rules: [],
              ...refusal,
            },
          ]
        : [];
    facts.set(frame.body, {
      body: frame.body,
      pointStart: [0],
      loans,
      scopes: loans.map(() => [0, 1]),
      live,
      refusals,
    });
    const locals = frame.locals.map((local): LocalDecl => ({
      ty: local.ty,
      kind: local.kind,
      name: local.name,
      isMut: false,
      span,
      userTy: undefined,
      scope: 0,
      isSelf: false,
      byRef: 'no',
    }));
    bodies.set(frame.body, {
      owner: frame.body,
      promotedIndex: undefined,
      argCount: 0,
      locals,
      blocks: [],
      promoted: [],
      span,
      scopes: [],
      drops: [],
      flagUpdates: [],
    });
  });
  const table = <T>() => createTable<T>();
  return {
    source: program.source,
    edition: '2024',
    library: undefined as unknown as Compilation['library'],
    needs: [],
    warnings: () => [],
    lines: buildLineTable(program.source),
    status: 'accepted',
    diagnostics: [],
    bodies,
    code: bodies,
    facts,
    factsOfCode: facts,
    sourceMap: WHOLE_TEXT,
    main: MAIN,
    tests: [],
    canTestsShare: false,
    isWhole: true,
    isRestChecked: true,
    ast: { kind: 'crate', items: [], span, attrs: [] } as unknown as Compilation['ast'],
    items: {
      defs,
      defCount: 100,
      root: MAIN,
      modules: table(),
      lang: {},
      generics: table(),
      predicates: table(),
      adts: table(),
      traits: table(),
      impls: table(),
      fns: table(),
      types: table(),
      constValues: table(),
      opaques: table(),
      traitImpls: table(),
      inherentImpls: [],
      below: undefined,
    },
  };
}
