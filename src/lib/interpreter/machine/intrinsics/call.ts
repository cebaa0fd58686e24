/** What an intrinsic sees of its call: `IntrinsicCall` over the machine. One object for each place that calls. */
import { invariant } from '../../../heap/base/index.ts';
import {
  aim,
  Allocation,
  allocateHeap,
  allocId,
  charge,
  CLASS_MASK,
  CODE,
  copyCells,
  entryCount,
  F32,
  fillScalars,
  freeHeap,
  granuleOf,
  isFloatClass,
  isIntClass,
  loadScalar,
  loadSlow,
  pointerPlus,
  pointerTo,
  POINTER,
  raise,
  reach,
  sizeOfClass,
  storeScalar,
  U64,
  U8,
  wildPointer,
  wrapInt,
  type Cells,
  type CellValue,
  type CodePointer,
  type Pointer,
  type ScalarClass,
} from '../../../heap/index.ts';
import { eraseArgs } from '../../types/fold.ts';
import { layoutOf, type Layout } from '../../types/layout/index.ts';
import { tyArgs } from '../../types/lookup.ts';
import { EMPTY_ENV, needsDrop } from '../../solve/queries.ts';
import type { ItemTables } from '../../types/items.ts';
import type { DefId, GenericArg, Ty } from '../../types/ty.ts';
import { intOf } from '../arith.ts';
import { enterFrame, start } from '../frames.ts';
import { halt, haltUnsupported } from '../halt.ts';
import type { CallSite } from '../lower/call.ts';
import { locationGlobal, strGlobal } from '../lower/constant.ts';
import { placeOfPanic } from '../panic-place.ts';
import { findInstance } from '../lower/instance.ts';
import { copyNow, type Source } from '../lower/operand.ts';
import {
  readAt,
  registerBase,
  shifted,
  sizeOfMeta,
  storeFn,
  touchFn,
  writeAt,
  writeFn,
  type LoweredPlace,
  type Put,
} from '../lower/place.ts';
import { clearFn } from '../lower/rvalue.ts';
import { setVariant } from '../lower/tag.ts';
import { writeOutput } from '../output.ts';
import { abortProcess, reportPanic, startPanic } from '../panic.ts';
import type { PanicPlace } from '../panic-place.ts';
import type { Frame, Machine, Op, WideValue } from '../state.ts';
import { findFunction } from '../vtable.ts';
import type { Int, Intrinsic, IntrinsicCall, Meta } from './registry.ts';

export function intrinsicOp(
  site: CallSite,
  def: DefId,
  intrinsic: Intrinsic,
  generics: readonly GenericArg[],
  sources: readonly Source[],
): Op {
  const call = new Call(site, def, generics, sources);
  return (m, f) => {
    call.begin(m, f);
    intrinsic(call);
    call.end();
  };
}

const decoder = new TextDecoder();

class Call implements IntrinsicCall {
  readonly generics: readonly GenericArg[];
  readonly returnTy: Ty;
  private readonly site: CallSite;
  private readonly def: DefId;
  private readonly tys: readonly Ty[];
  private readonly sources: readonly Source[];
  private readonly target: LoweredPlace;
  private readonly put: Put | undefined;
  /** Arguments, one after another; `starts` says where each begins. */
  private readonly vals: CellValue[] = [];
  private readonly info: number[] = [];
  private readonly starts: number[] = [];
  private readonly cells: Cells = {
    vals: this.vals,
    info: this.info,
    bulk: undefined,
    entryStart: (index) => this.starts.findLast((start) => start <= index) ?? 0,
  };
  /** Arguments too large to stand with the others. */
  private readonly large: (Allocation | undefined)[] = [];
  private m: Machine | undefined;
  private f: Frame | undefined;
  private answered = false;

  constructor(site: CallSite, def: DefId, generics: readonly GenericArg[], sources: readonly Source[]) {
    this.site = site;
    this.def = def;
    this.generics = eraseArgs(generics);
    this.tys = tyArgs(this.generics);
    this.sources = sources;
    this.target = site.target;
    this.returnTy = site.target.layout.ty;
    const cls = site.target.layout.scalar;
    this.put = cls === 0 ? undefined : storeFn(site.target, cls);
    let at = 0;
    for (const source of sources) {
      this.starts.push(at);
      at += isLarge(source.layout) ? 1 : entryCount(source.layout.size, source.layout.shift);
    }
    for (let i = 0; i < at; i++) {
      this.vals.push(undefined);
      this.info.push(0);
    }
  }

  begin(m: Machine, f: Frame): void {
    this.m = m;
    this.f = f;
    this.answered = false;
    const { sources, starts } = this;
    for (let i = 0; i < sources.length; i++) {
      const source = sources[i];
      const at = starts[i];
      if (source === undefined || at === undefined) continue;
      const layout = source.layout;
      if (source.get !== undefined && layout.scalar !== 0) {
        this.vals[at] = source.get(m, f);
        this.info[at] = layout.scalar;
        continue;
      }
      source.fetch(m, f);
      if (isLarge(layout)) {
        const own = new Allocation(m.memory.token, allocId(0), 'stack', 0, layout.size, layout.align, layout.shift);
        const { readCells, readIndex, readShift } = m;
        copyCells(m.memory, readCells, readIndex, readShift, own, 0, layout.shift, layout.size, m.now);
        this.large[i] = own;
      } else if (layout.size > 0)
        copyCells(m.memory, m.readCells, m.readIndex, m.readShift, this.cells, at, layout.shift, layout.size, 0);
      source.done?.(m);
    }
  }

  end(): void {
    invariant(this.answered, 'an intrinsic gives an answer');
    // A call of the library's outlives the program.
    this.m = undefined;
    this.f = undefined;
    this.large.length = 0;
  }

  private get machine(): Machine {
    invariant(this.m !== undefined, 'an intrinsic runs inside a machine');
    return this.m;
  }

  private get frame(): Frame {
    invariant(this.f !== undefined, 'an intrinsic runs inside a frame');
    return this.f;
  }

  // ---------------------------------------------------------------- types

  ty(index: number): Ty {
    const ty = this.tys[index];
    invariant(ty !== undefined, 'an intrinsic asks for a type argument that it has');
    return ty;
  }

  argTy(arg: number): Ty {
    return this.source(arg).layout.ty;
  }

  layout(ty: Ty): Layout {
    return layoutOf(this.machine.lowered.layouts, ty);
  }

  get items(): ItemTables {
    return this.machine.lowered.program.items;
  }

  needsDrop(ty: Ty): boolean {
    return needsDrop(this.machine.lowered.program.items, EMPTY_ENV, ty);
  }

  // ---------------------------------------------------------------- arguments

  private source(arg: number): Source {
    const source = this.sources[arg];
    invariant(source !== undefined, 'an intrinsic asks for an argument that it has');
    return source;
  }

  /** Sets `read…` to an argument. */
  private fetchArg(arg: number): void {
    const m = this.machine;
    const large = this.large[arg];
    m.readCells = large ?? this.cells;
    m.readIndex = large === undefined ? (this.starts[arg] ?? 0) : 0;
    m.readShift = large === undefined ? this.source(arg).layout.shift : (large.bulk?.shift ?? large.shift);
  }

  private first(arg: number): CellValue {
    const at = this.starts[arg];
    invariant(at !== undefined, 'an intrinsic asks for an argument that it has');
    if (this.info[at] === 0) return raise('uninitialised-read', 'passes a value that was never written');
    return this.vals[at];
  }

  int(arg: number): Int {
    const value = this.first(arg);
    if (typeof value === 'number' || typeof value === 'bigint') return value;
    return intOf(value);
  }

  num(arg: number): number {
    return Number(this.int(arg));
  }

  bool(arg: number): boolean {
    return this.first(arg) === 1;
  }

  float(arg: number): number {
    return Number(this.int(arg));
  }

  ptr(arg: number): Pointer {
    const value = this.first(arg);
    if (typeof value === 'object' && value.kind === 'pointer') return value;
    return wildPointer(this.int(arg));
  }

  meta(arg: number): Meta {
    const value = this.vals[(this.starts[arg] ?? 0) + 1];
    if (value === undefined) return raise('uninitialised-read', 'passes a wide pointer that was never written');
    invariant(
      typeof value === 'number' || (typeof value === 'object' && value.kind === 'code'),
      'a wide pointer has a second half',
    );
    return value;
  }

  len(arg: number): number {
    const meta = this.meta(arg);
    return typeof meta === 'number' ? meta : 0;
  }

  str(arg: number): string {
    return this.readStr(this.ptr(arg), this.len(arg));
  }

  bytes(arg: number): Uint8Array {
    return this.readBytes(this.ptr(arg), this.len(arg));
  }

  field(arg: number, offset: number, cls: ScalarClass): CellValue {
    return loadSlow(this.cells, this.starts[arg] ?? 0, this.source(arg).layout.shift, offset, cls, undefined);
  }

  // ---------------------------------------------------------------- answers

  /** Every way to answer that goes on behind the call. */
  private goOn(): void {
    this.answered = true;
    this.site.onward(this.machine, this.frame);
  }

  private putScalar(value: CellValue): void {
    invariant(this.put !== undefined, 'the answer is a scalar');
    this.put(this.machine, this.frame, value);
    this.goOn();
  }

  returnUnit(): void {
    touchFn(this.target)(this.machine, this.frame);
    this.goOn();
  }

  returnInt(value: Int): void {
    const cls = this.target.layout.scalar;
    if (cls === POINTER) this.putScalar(wildPointer(value));
    else this.putScalar(isIntClass(cls) ? wrapInt(cls, value) : value);
  }

  returnBool(value: boolean): void {
    this.putScalar(value ? 1 : 0);
  }

  returnChar(codePoint: number): void {
    this.putScalar(codePoint);
  }

  returnFloat(value: number): void {
    this.putScalar(this.target.layout.scalar === F32 ? Math.fround(value) : value);
  }

  returnPtr(pointer: Pointer): void {
    this.putScalar(pointer);
  }

  returnWide(pointer: Pointer, meta: Meta): void {
    const { machine: m, frame: f, target } = this;
    storeFn(target, POINTER)(m, f, pointer);
    storeFn({ ...target, offset: target.offset + 8 }, typeof meta === 'number' ? U64 : CODE)(m, f, meta);
    this.goOn();
  }

  returnLoaded(pointer: Pointer): void {
    const { machine: m, frame: f, target } = this;
    const layout = target.layout;
    if (layout.size === 0) {
      this.returnUnit();
      return;
    }
    this.checkAligned(pointer, layout.align);
    const from = aim(m.memory, pointer);
    const alloc = reach(m.memory, from, 0, layout.size);
    m.recorder?.loaded(from, layout.ty);
    if (layout.scalar !== 0) {
      this.putScalar(loadScalar(alloc, from.offset, layout.scalar));
      return;
    }
    readAt(m, alloc, from.offset, layout.size);
    writeFn(target)(m, f);
    copyNow(m, layout.size);
    this.goOn();
  }

  returnArg(arg: number): void {
    const { machine: m, frame: f, target } = this;
    const layout = this.source(arg).layout;
    if (layout.size === 0) {
      this.returnUnit();
      return;
    }
    const start = this.starts[arg] ?? 0;
    if (target.layout.scalar !== 0) {
      this.putScalar(this.reinterpret(start, layout, target.layout.scalar));
      return;
    }
    this.fetchArg(arg);
    writeFn(target)(m, f);
    copyNow(m, layout.size);
    this.goOn();
  }

  /** The same bytes as another scalar. */
  private reinterpret(start: number, layout: Layout, cls: ScalarClass): CellValue {
    if (((this.info[start] ?? 0) & CLASS_MASK) === cls) return this.vals[start];
    return loadSlow(this.cells, start, layout.shift, 0, cls, undefined);
  }

  returnFields(values: readonly (Int | boolean | Pointer)[]): void {
    const { machine: m, frame: f, target } = this;
    const shape = target.layout.shape;
    invariant(shape.kind === 'struct', 'the answer is a tuple or struct');
    values.forEach((value, index) => {
      const field = shape.fields[index];
      invariant(field !== undefined && field.layout.scalar !== 0, 'the answer has scalar fields');
      storeFn(shifted(target, field.layout, field.offset), field.layout.scalar)(
        m,
        f,
        cellOf(field.layout.scalar, value),
      );
    });
    this.goOn();
  }

  returnVariant(variant: number, values: readonly (Int | boolean | Pointer)[]): void {
    const { machine: m, frame: f, target } = this;
    const shape = target.layout.shape;
    invariant(shape.kind === 'enum', 'the answer is an enum');
    if (target.layout.overlaps) clearFn(target)(m, f);
    const fields = shape.variants[variant]?.fields ?? [];
    values.forEach((value, index) => {
      const field = fields[index];
      invariant(field !== undefined && field.layout.scalar !== 0, 'the answer has scalar fields');
      storeFn(shifted(target, field.layout, field.offset), field.layout.scalar)(
        m,
        f,
        cellOf(field.layout.scalar, value),
      );
    });
    setVariant(target, variant)?.(m, f);
    this.goOn();
  }

  panic(message: string, isFormatted = false): void {
    this.answered = true;
    startPanic(this.machine, message, { payload: isFormatted ? 'formatted' : 'static', raisedBy: this.def });
  }

  panicWith(message: string, value: WideValue, isSilent: boolean): void {
    this.answered = true;
    startPanic(this.machine, message, { payload: value, isSilent, raisedBy: this.def });
  }

  exit(code: number): void {
    halt({ kind: 'finished', exit: code & 0xff, isByCall: true });
  }

  abort(): void {
    abortProcess(this.machine);
  }

  unreachable(message: string): never {
    return raise('unreachable', message);
  }

  unsupported(construct: string): never {
    return haltUnsupported(construct);
  }

  callInstead(
    def: DefId,
    generics: readonly GenericArg[],
    values: readonly (readonly (Int | Pointer | CodePointer)[])[],
  ): void {
    const { machine: m, frame: f } = this;
    const instance = findInstance(m.lowered, def, generics);
    if (instance === undefined) return haltUnsupported('a callback without a body');
    const callee = enterFrame(m, f, instance);
    values.forEach((scalars, index) => {
      const info = instance.locals[index + 1];
      invariant(info !== undefined, 'a callback has its parameters');
      const cells = leafCells(info.layout);
      scalars.forEach((value, at) => {
        const cell = cells[at];
        invariant(cell !== undefined, 'a callback is given as many scalars as it takes');
        const place: LoweredPlace = {
          layout: info.layout,
          offset: cell.offset,
          dynamic: undefined,
          meta: undefined,
          variant: undefined,
          base: info.isRegister ? registerBase(index + 1, info) : { kind: 'slot', local: index + 1 },
        };
        storeFn(place, cell.cls)(m, callee, value);
      });
    });
    this.answered = true;
    start(m, callee);
  }

  // ---------------------------------------------------------------- memory

  private checkAligned(pointer: Pointer, align: number): void {
    if (pointer.address % align !== 0)
      raise('misaligned', `reaches an address that is no multiple of ${align}`, pointer.alloc);
  }

  load(pointer: Pointer, ty: Ty): CellValue {
    const cls = this.layout(ty).scalar;
    invariant(cls !== 0, 'only scalars are loaded this way');
    const { memory } = this.machine;
    const from = aim(memory, pointer);
    return loadScalar(reach(memory, from, 0, sizeOfClass(cls)), from.offset, cls);
  }

  store(pointer: Pointer, ty: Ty, value: CellValue): void {
    const cls = this.layout(ty).scalar;
    invariant(cls !== 0, 'only scalars are stored this way');
    const m = this.machine;
    const to = aim(m.memory, pointer);
    storeScalar(m.memory, reach(m.memory, to, 0, sizeOfClass(cls)), to.offset, cls, value, m.now);
  }

  storeArg(pointer: Pointer, arg: number): void {
    const m = this.machine;
    const layout = this.source(arg).layout;
    if (layout.size === 0) return;
    this.checkAligned(pointer, layout.align);
    const to = aim(m.memory, pointer);
    const alloc = reach(m.memory, to, 0, layout.size);
    m.recorder?.stored(to, arg, layout.ty);
    if (layout.scalar !== 0) {
      storeScalar(m.memory, alloc, to.offset, layout.scalar, this.first(arg), m.now);
      return;
    }
    writeAt(m, alloc, to.offset, layout.size, layout.shift);
    this.fetchArg(arg);
    copyNow(m, layout.size);
  }

  copy(from: Pointer, to: Pointer, bytes: number): void {
    if (bytes === 0) return;
    const m = this.machine;
    const [source, target] = [aim(m.memory, from), aim(m.memory, to)];
    const shift = Math.min(reach(m.memory, source, 0, bytes).shift, granuleOf(target.offset));
    writeAt(m, reach(m.memory, target, 0, bytes), target.offset, bytes, shift);
    // Writing may have made the allocation this machine's own, or finer: read from what it is now.
    readAt(m, reach(m.memory, source, 0, bytes), source.offset, bytes);
    if (m.readCells === m.writeCells) writeAt(m, reach(m.memory, target, 0, bytes), target.offset, bytes, shift);
    copyNow(m, bytes);
  }

  fill(to: Pointer, ty: Ty, value: CellValue, count: number): void {
    if (count === 0) return;
    const m = this.machine;
    const { scalar, size, align, shift } = this.layout(ty);
    this.checkAligned(to, align);
    const target = aim(m.memory, to);
    writeAt(m, reach(m.memory, target, 0, size * count), target.offset, size * count, shift);
    fillScalars(m.memory, m.writeCells, m.writeIndex, m.writeShift, scalar, value, count, m.now);
  }

  swap(a: Pointer, b: Pointer, bytes: number): void {
    if (bytes === 0) return;
    const m = this.machine;
    const first = aim(m.memory, a);
    const source = reach(m.memory, first, 0, bytes);
    const kept = new Allocation(m.memory.token, allocId(0), 'heap', 0, bytes, 1, source.bulk?.shift ?? source.shift);
    readAt(m, source, first.offset, bytes);
    copyCells(m.memory, m.readCells, m.readIndex, m.readShift, kept, 0, kept.bulk?.shift ?? kept.shift, bytes, m.now);
    this.copy(b, a, bytes);
    const second = aim(m.memory, b);
    writeAt(m, reach(m.memory, second, 0, bytes), second.offset, bytes, kept.shift);
    readAt(m, kept, 0, bytes);
    copyNow(m, bytes);
  }

  offset(pointer: Pointer, bytes: number): Pointer {
    return pointerPlus(pointer, bytes);
  }

  dangling(align: number): Pointer {
    return wildPointer(align);
  }

  wild(address: number): Pointer {
    return wildPointer(address);
  }

  alloc(elementTy: Ty, count: number): Pointer {
    const layout = this.layout(elementTy);
    return this.allocate(layout.size * count, layout.align, layout.shift, elementTy);
  }

  allocBytes(size: number, align: number): Pointer {
    return this.allocate(size, align, 0, undefined);
  }

  private allocate(size: number, align: number, shift: number, elementTy: Ty | undefined): Pointer {
    const m = this.machine;
    if (size === 0) return wildPointer(align);
    const alloc = allocateHeap(m.memory, size, align, shift);
    m.recorder?.heap(alloc.id, elementTy);
    return pointerTo(alloc.id, 0, alloc.address);
  }

  realloc(pointer: Pointer, elementTy: Ty, oldCount: number, newCount: number): Pointer {
    const m = this.machine;
    const { size, align } = this.layout(elementTy);
    if (size * oldCount === 0) return this.alloc(elementTy, newCount);
    // Checks that the old one is alive before anything is made.
    if (Math.min(oldCount, newCount) * size > 0)
      reach(m.memory, aim(m.memory, pointer), 0, Math.min(oldCount, newCount) * size);
    const fresh = this.alloc(elementTy, newCount);
    this.copy(pointer, fresh, Math.min(oldCount, newCount) * size);
    this.freeBytes(pointer, size * oldCount, align);
    if (pointer.alloc !== undefined && fresh.alloc !== undefined) m.recorder?.realloc(pointer.alloc, fresh.alloc);
    return fresh;
  }

  free(pointer: Pointer, elementTy: Ty, count: number): void {
    const { size, align } = this.layout(elementTy);
    this.freeBytes(pointer, size * count, align);
  }

  freeBytes(pointer: Pointer, size: number, align: number): void {
    if (size === 0) return;
    const m = this.machine;
    const { id } = freeHeap(m.memory, aim(m.memory, pointer), size, align);
    m.recorder?.freed(id);
  }

  private sizedVal(arg: number): { readonly size: number; readonly align: number } {
    const ty = this.argTy(arg);
    invariant(ty.kind === 'ref' || ty.kind === 'ptr', 'a size is asked of what a pointer points to');
    const layout = this.layout(ty.ty);
    if (!layout.isUnsized) return layout;
    return sizeOfMeta(this.machine, layout, this.meta(arg));
  }

  sizeOfVal(arg: number): number {
    return this.sizedVal(arg).size;
  }

  alignOfVal(arg: number): number {
    return this.sizedVal(arg).align;
  }

  readBytes(pointer: Pointer, length: number): Uint8Array {
    if (length === 0) return new Uint8Array(0);
    const from = aim(this.machine.memory, pointer);
    const alloc = reach(this.machine.memory, from, 0, length);
    const out = new Uint8Array(length);
    for (let i = 0; i < length; i++) out[i] = Number(loadScalar(alloc, from.offset + i, U8));
    return out;
  }

  writeBytes(pointer: Pointer, bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    const m = this.machine;
    const to = aim(m.memory, pointer);
    for (let i = 0; i < bytes.length; i++)
      storeScalar(m.memory, reach(m.memory, to, i, 1), to.offset + i, U8, bytes[i], m.now);
  }

  readStr(pointer: Pointer, length: number): string {
    return decoder.decode(this.readBytes(pointer, length));
  }

  staticStr(text: string): { readonly pointer: Pointer; readonly length: number } {
    const { alloc, length } = strGlobal(this.machine.lowered, text);
    return { pointer: pointerTo(alloc.id, 0, alloc.address), length };
  }

  callerLocation(): Pointer {
    const { machine: m, returnTy } = this;
    if (m.memory.areStaticsFixed) return this.unsupported('`Location::caller` in a constant');
    invariant(returnTy.kind === 'ref', 'a reference to a location is returned');
    const alloc = locationGlobal(m.lowered, this.layout(returnTy.ty), placeOfPanic(m, this.def));
    return pointerTo(alloc.id, 0, alloc.address);
  }

  // ---------------------------------------------------------------- the world

  print(stream: 'stdout' | 'stderr', text: string): void {
    const m = this.machine;
    charge(m.memory, text.length);
    writeOutput(m, stream, text);
  }

  readLine(): string {
    const m = this.machine;
    const input = m.options.stdin ?? '';
    const end = input.indexOf('\n', m.stdinAt);
    const line = input.slice(m.stdinAt, end < 0 ? input.length : end + 1);
    m.stdinAt += line.length;
    return line;
  }

  get panicking(): IntrinsicCall['panicking'] {
    return this.machine.panicking;
  }

  carry(value: WideValue): void {
    const { machine: m } = this;
    if (m.panicking !== undefined) m.panicking = { ...m.panicking, payload: value };
  }

  endPanic(): void {
    this.machine.panicking = this.machine.panicking?.outer;
  }

  reportPanic(place: PanicPlace, message: string): void {
    reportPanic(this.machine, place, message);
  }

  get hook(): WideValue | undefined {
    return this.machine.hook?.value;
  }

  setHook(value: WideValue, run: number): void {
    const target = findFunction(this.vals[this.starts[run] ?? 0]);
    if (target === undefined) return raise('type-confusion', 'sets a hook that is no function');
    this.machine.hook = { value, run: target.def };
  }

  forgetHook(): void {
    this.machine.hook = undefined;
  }

  atExit(run: number): void {
    const target = findFunction(this.vals[this.starts[run] ?? 0]);
    if (target === undefined) return raise('type-confusion', 'runs at the end what is no function');
    this.machine.atExit = target.def;
  }

  takeAtExit(): boolean {
    const { atExit } = this.machine;
    this.machine.atExit = undefined;
    return atExit !== undefined;
  }

  get clock(): bigint {
    return BigInt(this.machine.step) + this.machine.slept;
  }

  sleep(nanos: bigint): void {
    this.machine.slept += nanos;
  }
}

const isLarge = (layout: Layout): boolean => entryCount(layout.size, layout.shift) > 1024;

function cellOf(cls: ScalarClass, value: Int | boolean | Pointer): CellValue {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'object') return value;
  if (isFloatClass(cls)) return Number(value);
  return isIntClass(cls) ? wrapInt(cls, value) : value;
}

/** The scalars of a value without enums, in memory order of its fields as declared. */
function leafCells(layout: Layout, offset = 0): { readonly offset: number; readonly cls: ScalarClass }[] {
  if (layout.scalar !== 0) return [{ offset, cls: layout.scalar }];
  const shape = layout.shape;
  switch (shape.kind) {
    case 'wide-pointer':
      return [
        { offset, cls: POINTER },
        { offset: offset + 8, cls: shape.meta === 'length' ? U64 : CODE },
      ];
    case 'struct':
      return shape.fields.flatMap((field) => leafCells(field.layout, offset + field.offset));
    default:
      return [];
  }
}
