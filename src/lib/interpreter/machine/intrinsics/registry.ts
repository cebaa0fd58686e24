/**
 * Functions without a body, done here. An intrinsic runs in one step: it reads its arguments, works on memory and gives
 * exactly one answer (a `return…`, `panic`, `exit`, `callInstead`, or a fault raised on the way). It keeps no state of its
 * own and no reference to `call`, which is reused: what must last stands in the machine's memory or in `call.world`.
 *
 * Arguments are numbered from 0, the receiver first. Bool and char are numbers (0/1, a code point); integers are numbers
 * while they are safe integers, bigints beyond.
 */
import type { ItemTables } from '../../types/items.ts';
import type { AllocId, CellValue, CodePointer, Pointer, ScalarClass } from '../../../heap/index.ts';
import type { Layout } from '../../types/layout/index.ts';
import type { DefId, GenericArg, Ty } from '../../types/ty.ts';
import type { PanicPlace } from '../panic-place.ts';
import type { Panicking, WideValue } from '../state.ts';

export type Int = number | bigint;

/** The second half of a wide pointer. */
export type Meta = number | CodePointer;

export interface IntrinsicCall {
  // ---------------------------------------------------------------- the types of this call

  /** All generic arguments of the callee, concrete, as declared (parents' first, regions included). */
  readonly generics: readonly GenericArg[];
  /** The `index`-th *type* among them: `fn f<'a, T, U>()` has T at 0 and U at 1. */
  ty(index: number): Ty;
  /** Type of an argument, and of the result. */
  argTy(arg: number): Ty;
  readonly returnTy: Ty;
  layout(ty: Ty): Layout;
  readonly items: ItemTables;
  needsDrop(ty: Ty): boolean;

  // ---------------------------------------------------------------- arguments

  /** An integer, bool or char. */
  int(arg: number): Int;
  /** The same where it is known to be a safe integer (`usize` counts, `u8`, `i32`, `char`). */
  num(arg: number): number;
  bool(arg: number): boolean;
  float(arg: number): number;
  /** A thin pointer or reference, or the data half of a wide one. */
  ptr(arg: number): Pointer;
  /** Length or vtable of a wide pointer. */
  meta(arg: number): Meta;
  /** Length of a slice or str pointer. */
  len(arg: number): number;
  /** The text behind a `&str`. */
  str(arg: number): string;
  /** The bytes behind a `&[u8]` or `&str`. */
  bytes(arg: number): Uint8Array;
  /** One scalar inside an argument that is a struct, at a byte offset. */
  field(arg: number, offset: number, cls: ScalarClass): CellValue;

  // ---------------------------------------------------------------- answers

  returnUnit(): void;
  /** Any integer; it is wrapped to the return type's width. */
  returnInt(value: Int): void;
  returnBool(value: boolean): void;
  returnChar(codePoint: number): void;
  /** Rounded to f32 where the return type is. */
  returnFloat(value: number): void;
  returnPtr(pointer: Pointer): void;
  returnWide(pointer: Pointer, meta: Meta): void;
  /** The value of the return type that lies at `pointer` (`ptr::read`). */
  returnLoaded(pointer: Pointer): void;
  /** An argument as it is, whatever its type says (`transmute` between types of like layout). */
  returnArg(arg: number): void;
  /** A tuple or struct of scalars, in field order (`(T, bool)` of overflowing arithmetic). */
  returnFields(values: readonly (Int | boolean | Pointer)[]): void;
  /** An enum without fields to fill but scalars: variant by index. `Option<u32>`: (1, [5]); `Ordering::Less`: (0, []). */
  returnVariant(variant: number, values: readonly (Int | boolean | Pointer)[]): void;
  /**
   * Starts a panic at the caller's place. Its message stands in the program's text, unless it was put together
   * (`isFormatted`): whoever catches it gets a `&'static str` or a `String`.
   */
  panic(message: string, isFormatted?: boolean): void;
  /** The same with a value of the program's; `message` is what is said of it. */
  panicWith(message: string, value: WideValue, isSilent: boolean): void;
  /** Ends the process at once (`process::exit`). */
  exit(code: number): void;
  abort(): void;
  /** Undefined behaviour that the intrinsic itself finds. */
  unreachable(message: string): never;
  /** What a browser cannot do; the run ends and says so. */
  unsupported(construct: string): never;
  /**
   * Calls another function, whose result becomes this call's (same type). `values` are its arguments, each one flat list of
   * its scalars (a wide pointer has two).
   */
  callInstead(
    def: DefId,
    generics: readonly GenericArg[],
    values: readonly (readonly (Int | Pointer | CodePointer)[])[],
  ): void;

  // ---------------------------------------------------------------- memory

  /** One scalar of a scalar type (through newtypes). */
  load(pointer: Pointer, ty: Ty): CellValue;
  store(pointer: Pointer, ty: Ty, value: CellValue): void;
  /** `ptr::write`: an argument's whole value into memory. */
  storeArg(pointer: Pointer, arg: number): void;
  /** `memmove` of whole values. */
  copy(from: Pointer, to: Pointer, bytes: number): void;
  /** Writes a scalar `count` times, one after another. */
  fill(to: Pointer, ty: Ty, value: CellValue, count: number): void;
  /** Exchanges two values of `bytes` bytes (`mem::swap`). */
  swap(a: Pointer, b: Pointer, bytes: number): void;
  offset(pointer: Pointer, bytes: number): Pointer;
  /** A well aligned pointer to nothing (`NonNull::dangling`). */
  dangling(align: number): Pointer;
  /** A pointer from a plain address: no provenance. */
  wild(address: number): Pointer;
  /** A new heap allocation for `count` values of `elementTy`; the picture shows it as that. */
  alloc(elementTy: Ty, count: number): Pointer;
  /** The same for a size and alignment alone (`alloc::alloc`). */
  allocBytes(size: number, align: number): Pointer;
  /** Grows or shrinks: a new allocation, the first values moved over, the old one freed; one event. */
  realloc(pointer: Pointer, elementTy: Ty, oldCount: number, newCount: number): Pointer;
  /** Frees an allocation of `count` values; size and alignment must be those of its birth. */
  free(pointer: Pointer, elementTy: Ty, count: number): void;
  freeBytes(pointer: Pointer, size: number, align: number): void;
  /** Size and alignment of the value behind a (wide) pointer argument. */
  sizeOfVal(arg: number): number;
  alignOfVal(arg: number): number;
  readBytes(pointer: Pointer, length: number): Uint8Array;
  writeBytes(pointer: Pointer, bytes: Uint8Array): void;
  readStr(pointer: Pointer, length: number): string;
  /** A `&'static str` with this text, in static memory: pointer and length in bytes. The same text gives the same place. */
  staticStr(text: string): { readonly pointer: Pointer; readonly length: number };
  /** The place that a panic of this function would report, as a value of the type behind the returned reference. */
  callerLocation(): Pointer;

  // ---------------------------------------------------------------- the world

  print(stream: 'stdout' | 'stderr', text: string): void;
  /** Takes up to the next newline (included) from standard input; empty at its end. */
  readLine(): string;
  /** The panic under way, and where it happened. */
  readonly panicking: Panicking | undefined;
  /** From here on it carries another value. */
  carry(value: WideValue): void;
  /** It was caught. */
  endPanic(): void;
  /** Writes what is written of a panic without a hook. */
  reportPanic(place: PanicPlace, message: string): void;
  readonly hook: WideValue | undefined;
  forgetHook(): void;
  /** `run`: the argument that is the function to call at a panic. */
  setHook(value: WideValue, run: number): void;
  /** `run`: the argument that is the function to call when `main` is over. */
  atExit(run: number): void;
  /** Whether there is one; there is none any more. */
  takeAtExit(): boolean;
  /** Nanoseconds since the start: one for each step, and those that the program slept. */
  readonly clock: bigint;
  sleep(nanos: bigint): void;
}

export type Intrinsic = (call: IntrinsicCall) => void;

/** By the name of `#[intrinsic = "name"]`, or the function's path. */
export type IntrinsicTable = Readonly<Record<string, Intrinsic>>;

export type { AllocId, CellValue, CodePointer, Pointer, ScalarClass };
