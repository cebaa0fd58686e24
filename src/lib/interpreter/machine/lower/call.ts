/**
 * Calls, lowered. What a call runs is settled as early as it can be: for a known function when the call is lowered, for a
 * trait object when its vtable is first seen, for a function pointer at each call.
 */
import { findIn, invariant } from '../../../heap/base/index.ts';
import {
  aim,
  CHAR,
  CODE,
  copyCells,
  EMPTY,
  loadScalar,
  POINTER,
  raise,
  reach,
  storeScalar,
  U32,
  U64,
  type CellValue,
  type ScalarClass,
} from '../../../heap/index.ts';
import type { Operand, Terminator } from '../../mir/ir.ts';
import { declaredName } from '../../types/declared-name.ts';
import { defOf, isLang, lang, nameOf, variantOf } from '../../types/lookup.ts';
import { resolveInstance, type Instance as Resolved } from '../../solve/queries.ts';
import { eraseArgs, printTy, tyKey } from '../../types/fold.ts';
import { pointeeMeta, type Layout } from '../../types/layout/index.ts';
import type { DefId, GenericArg, Ty } from '../../types/ty.ts';
import { enterFrame, returnedScalar, start } from '../frames.ts';
import { haltUnsupported } from '../halt.ts';
import { intrinsicOp } from '../intrinsics/call.ts';
import { findIntrinsic } from '../intrinsics/index.ts';
import type { Frame, Instance, Lowered, Machine, Op, ReturnOp, Site } from '../state.ts';
import { findFunction, findVtable, type FunctionTarget } from '../vtable.ts';
import { concreteArgs, concreteTy, dropsAnything, type BodyCx } from './context.ts';
import { enterGlue } from './drop.ts';
import { cloneShim } from './clone.ts';
import { closureCall } from './closure.ts';
import { findInstance, lowerInstance, pushStay, type BodyBuilder } from './instance.ts';
import { copyNow, lowerOperand, peekRead, type Source } from './operand.ts';
import { lowerPlace, slotOf, storeFn, touchFn, writeAt, writeFn, type Do, type LoweredPlace } from './place.ts';
import { getOf, lowerAggregate } from './rvalue.ts';

type CallTerminator = Extract<Terminator, { kind: 'call' }>;

/** A call that is being lowered. */
export interface CallSite {
  readonly builder: BodyBuilder;
  readonly terminator: CallTerminator;
  readonly target: LoweredPlace;
  /** Goes on behind the call. */
  readonly onward: (m: Machine, f: Frame) => void;
  readonly deliver: ReturnOp | undefined;
}

export function lowerCall(
  builder: BodyBuilder,
  terminator: CallTerminator,
  site: Site,
  isCleanup: boolean,
  wrap: (op: Op) => Op,
  flags: Do | undefined,
): void {
  const { cx, entries, instance } = builder;
  const target = lowerPlace(cx, terminator.destination);
  const to = terminator.target;
  const onward = (m: Machine, f: Frame): void => {
    if (to === undefined) raise('unreachable', 'returns from a function that never returns');
    if (flags !== undefined) flags(m, f);
    f.pc = entries[to] ?? 0;
  };
  const deliver = to === undefined ? undefined : deliverFn(target, onward);
  const call: CallSite = { builder, terminator, target, onward, deliver };
  const pc = pushStay(instance, wrap(callOp(call)), site, isCleanup, deliver);
  if (terminator.unwind !== undefined) builder.unwinds.push({ pc, block: terminator.unwind });
}

/** Takes the callee's return place into the destination. */
export function deliverFn(target: LoweredPlace, onward: (m: Machine, f: Frame) => void): ReturnOp {
  const { layout } = target;
  if (layout.size === 0) {
    const touch = touchFn(target);
    return (m, caller) => {
      touch(m, caller);
      onward(m, caller);
    };
  }
  if (layout.scalar !== 0) {
    const put = storeFn(target, layout.scalar);
    return (m, caller, callee) => {
      put(m, caller, returnedScalar(m, callee));
      onward(m, caller);
    };
  }
  const write = writeFn(target);
  return (m, caller, callee) => {
    fetchReturned(m, callee);
    write(m, caller);
    copyNow(m, layout.size);
    onward(m, caller);
  };
}

export function fetchReturned(m: Machine, callee: Frame): void {
  const info = callee.instance.locals[0];
  invariant(info !== undefined, 'a body has a return place');
  if (info.isRegister) {
    m.readCells = callee;
    m.readIndex = info.index;
    m.readShift = info.layout.shift;
  } else {
    const alloc = slotOf(m, callee, 0);
    m.readCells = alloc;
    m.readIndex = 0;
    m.readShift = alloc.bulk?.shift ?? alloc.shift;
  }
}

function callOp(call: CallSite): Op {
  const { cx } = call.builder;
  const func = call.terminator.func;
  const ty = func.kind === 'constant' ? concreteTy(cx, func.constant.ty) : lowerPlace(cx, func.place).layout.ty;
  if (ty.kind === 'fn-def')
    return calleeOp(cx.lowered, call, ty.def, concreteArgs(cx, ty.args), argSources(cx, call.terminator.args));
  return pointerCall(call, getOf(lowerOperand(cx, func)), argSources(cx, call.terminator.args));
}

const argSources = (cx: BodyCx, args: readonly Operand[]): Source[] => args.map((arg) => lowerOperand(cx, arg));

/** A call of a known item. */
function calleeOp(
  lowered: Lowered,
  call: CallSite,
  def: DefId,
  args: readonly GenericArg[],
  sources: readonly Source[],
): Op {
  const items = lowered.program.items;
  const resolved = resolveInstance(items, def, args);
  switch (resolved.kind) {
    case 'item':
      return itemOp(lowered, call, resolved.def, eraseArgs(resolved.args), sources);
    case 'ctor':
      return ctorOp(lowered, call, resolved.def, sources);
    case 'virtual':
      return virtualCall(call, resolved.method, args, sources);
    case 'clone-shim':
      return cloneOp(lowered, call, resolved.ty, sources);
    case 'fn-call':
      return fnTraitCall(lowered, call, resolved.ty, sources);
    default:
      return missing(resolved, defOf(items, def).name);
  }
}

const missing =
  (_resolved: Resolved, name: string): Op =>
  () =>
    haltUnsupported(`a call of \`${name}\` that could not be resolved`);

function itemOp(
  lowered: Lowered,
  call: CallSite,
  def: DefId,
  args: readonly GenericArg[],
  sources: readonly Source[],
): Op {
  const items = lowered.program.items;
  const info = findIn(items.fns, def);
  if (info?.intrinsic === 'drop_in_place' || isLang(items, def, 'drop_in_place'))
    return dropInPlace(lowered, call, sources);
  if (info?.intrinsic === 'box_call_once') return boxedCall(lowered, call, args, sources);
  if (info?.intrinsic !== undefined || (info !== undefined && !info.hasBody)) {
    const name = info.intrinsic ?? defOf(items, def).name;
    const intrinsic = lowered.intrinsics === undefined ? findIntrinsic(name) : lowered.intrinsics[name];
    if (name === 'unsupported') return () => haltUnsupported(declaredName(items, def));
    if (intrinsic === undefined) return () => haltUnsupported(`\`${name}\``);
    return intrinsicOp(call, def, intrinsic, args, sources);
  }
  const instance = findInstance(lowered, def, args);
  if (instance === undefined)
    return () => haltUnsupported(`a call of \`${defOf(items, def).name}\`, which has no body`);
  return defOf(items, def).kind === 'closure'
    ? closureCall(lowered, instance, spreadTuple(sources))
    : instanceCall(instance, sources);
}

/** The plain call: a new frame, the arguments moved over. */
export function instanceCall(instance: Instance, sources: readonly Source[]): Op {
  let moves: readonly ArgMove[] | undefined;
  return (m, f) => {
    const callee = enterFrame(m, f, instance);
    moves ??= argMoves(instance, sources);
    for (let i = 0; i < moves.length; i++) moves[i]?.(m, f, callee);
    start(m, callee);
  };
}

type ArgMove = (m: Machine, f: Frame, callee: Frame) => void;

/** `first`: the parameter that the first source goes to. */
export function argMoves(instance: Instance, sources: readonly Source[], first = 1): readonly ArgMove[] {
  return sources.map((source, index) => argMove(instance, source, index + first));
}

function argMove(instance: Instance, source: Source, local: number): ArgMove {
  const info = instance.locals[local];
  invariant(info !== undefined, 'a call has no more arguments than its callee parameters');
  const layout = info.layout;
  const { get, fetch, done } = source;
  if (layout.size === 0) {
    if (info.isRegister)
      return (m, f, callee) => {
        fetch(m, f);
        callee.info[info.index] = m.now + EMPTY;
      };
    return (m, f, callee) => {
      fetch(m, f);
      slotOf(m, callee, local).info[0] = m.now + EMPTY;
    };
  }
  const cls = layout.scalar;
  if (get !== undefined && cls !== 0) {
    if (info.isRegister) {
      const at = info.index;
      return (m, f, callee) => {
        callee.vals[at] = get(m, f);
        callee.info[at] = m.now + cls;
      };
    }
    return (m, f, callee) => {
      const value = get(m, f);
      storeScalar(m.memory, slotOf(m, callee, local), 0, cls, value, m.now);
    };
  }
  const size = layout.size;
  return (m, f, callee) => {
    fetch(m, f);
    if (info.isRegister)
      copyCells(m.memory, m.readCells, m.readIndex, m.readShift, callee, info.index, layout.shift, size, m.now);
    else {
      writeAt(m, slotOf(m, callee, local), 0, size, layout.shift);
      copyNow(m, size);
    }
    if (done !== undefined) done(m);
  };
}

// ---------------------------------------------------------------- what is no plain function

/** `Some` as a function. */
function ctorOp(lowered: Lowered, call: CallSite, def: DefId, sources: readonly Source[]): Op {
  const found = variantOf(lowered.program.items, def);
  invariant(found !== undefined, 'a constructor belongs to a type');
  const build = lowerAggregate(
    call.target,
    { kind: 'adt', def: found.adt.def, variant: found.variant, args: [], userTy: undefined },
    sources,
  );
  const onward = call.onward;
  return (m, f) => {
    build(m, f);
    onward(m, f);
  };
}

/** The first argument is a trait object: its vtable says which method; the method takes the data pointer alone. */
function virtualCall(call: CallSite, method: DefId, args: readonly GenericArg[], sources: readonly Source[]): Op {
  const [self, ...rest] = sources;
  invariant(self !== undefined, 'a method has a receiver');
  return throughVtable(self, (m, ty, thin) =>
    calleeOp(m.lowered, call, method, [ty, ...args.slice(1)], [thin, ...rest]),
  );
}

/** `make` lowers the call for the type that a wide pointer's vtable is of. */
function throughVtable(self: Source, make: (m: Machine, ty: Ty, thin: Source) => Op): Op {
  const key = {};
  // What the receiver was when the vtable was read; the source below gives it to the callee.
  const receiver: { data: CellValue } = { data: undefined };
  return (m, f) => {
    self.fetch(m, f);
    const meta = peekRead(m, 8, CODE);
    receiver.data = peekRead(m, 0, POINTER);
    self.done?.(m);
    const known = dynamicOps(m, key);
    let op = known.get(meta);
    if (op === undefined) {
      const vtable = findVtable(meta);
      if (vtable === undefined) raise('type-confusion', 'calls a method of a trait object that has no vtable');
      const thin: Source = {
        layout: { ...self.layout, size: 8, scalar: POINTER },
        get: () => receiver.data,
        fetch: () => undefined,
        done: undefined,
        constant: undefined,
      };
      op = make(m, vtable.ty, thin);
      known.set(meta, op);
    }
    op(m, f);
  };
}

/** `FnOnce::call_once` of a box: of a `Box<dyn FnOnce()>` the vtable says what lies in it. Then it is a call of `call_boxed`. */
function boxedCall(
  lowered: Lowered,
  call: CallSite,
  [args, content]: readonly GenericArg[],
  sources: readonly Source[],
): Op {
  const callee = lang(lowered.program.items, 'box_call');
  const [box, ...rest] = sources;
  invariant(callee !== undefined && box !== undefined, 'the library calls boxed functions');
  invariant(args !== undefined && content !== undefined, 'a call has arguments');
  if (box.layout.size <= 8) return calleeOp(lowered, call, callee, [content, args], sources);
  return throughVtable(box, (m, ty, thin) => calleeOp(m.lowered, call, callee, [ty, args], [thin, ...rest]));
}

/**
 * What a call found out when it ran, kept with the program: the call itself may be the library's, and outlive it.
 */
function dynamicOps(m: Machine, key: object): Map<CellValue, Op> {
  let known = m.lowered.dynamicCalls.get(key);
  if (known === undefined) {
    known = new Map();
    m.lowered.dynamicCalls.set(key, known);
  }
  return known;
}

/** A call through a function pointer. */
function pointerCall(call: CallSite, get: (m: Machine, f: Frame) => CellValue, sources: readonly Source[]): Op {
  const key = {};
  return (m, f) => {
    const value = get(m, f);
    const known = dynamicOps(m, key);
    let op = known.get(value);
    if (op === undefined) {
      const target = findFunction(value);
      if (target === undefined) raise('type-confusion', 'calls something that is no function');
      checkSignature(m, target, call, sources);
      if (target.closure !== undefined) {
        const instance = findInstance(m.lowered, target.def, target.args);
        const unit: Source = {
          layout: call.target.layout,
          get: undefined,
          fetch: () => undefined,
          done: undefined,
          constant: undefined,
        };
        op =
          instance === undefined
            ? missing({ kind: 'unresolved' }, 'closure')
            : closurePointerCall(instance, unit, sources);
      } else op = calleeOp(m.lowered, call, target.def, target.args, sources);
      known.set(value, op);
    }
    op(m, f);
  };
}

/** A function is called as what it is; anything else is undefined behaviour ("ABI compatibility" of the `fn` type). */
function checkSignature(m: Machine, target: FunctionTarget, call: CallSite, sources: readonly Source[]): void {
  const { lowered } = m;
  const instance = findInstance(lowered, target.def, target.args);
  if (instance?.body === undefined) return;
  if (!instance.isLowered) lowerInstance(instance);
  // A closure's first parameter is its environment, which the pointer does not show.
  const first = target.closure === undefined ? 1 : 2;
  const count = instance.body.argCount - first + 1;
  if (count !== sources.length)
    raise('wrong-signature', `calls a function of ${count} parameters with ${sources.length} arguments`);
  sources.forEach((source, index) => {
    const parameter = instance.locals[first + index];
    if (parameter !== undefined && !areCompatible(source.layout, parameter.layout))
      raise('wrong-signature', `passes an argument that is no \`${tyText(lowered, parameter.layout)}\``);
  });
  const result = instance.locals[0];
  if (result !== undefined && call.terminator.target !== undefined && !areCompatible(result.layout, call.target.layout))
    raise('wrong-signature', `calls a function that gives \`${tyText(lowered, result.layout)}\` for another type`);
}

const tyText = (lowered: Lowered, layout: Layout): string =>
  printTy(layout.ty, (def) => nameOf(lowered.program.items, def));

function areCompatible(given: Layout, wanted: Layout): boolean {
  const [a, b] = [wrapped(given), wrapped(wanted)];
  if (a.size === 0 && b.size === 0) return a.align === b.align;
  if (a.size !== b.size) return false;
  if (a.scalar !== 0 || b.scalar !== 0) return a.scalar === b.scalar || isCharAndU32(a.scalar, b.scalar);
  if (a.shape.kind === 'wide-pointer' && b.shape.kind === 'wide-pointer') return a.shape.meta === b.shape.meta;
  return tyKey(a.ty) === tyKey(b.ty);
}

const isCharAndU32 = (a: ScalarClass, b: ScalarClass): boolean =>
  (a === CHAR && b === U32) || (a === U32 && b === CHAR);

/** Down through structs that are one field and nothing else. */
function wrapped(layout: Layout): Layout {
  if (layout.scalar !== 0 || layout.shape.kind !== 'struct') return layout;
  const [field, ...others] = layout.shape.fields.filter((each) => each.layout.size > 0);
  return field !== undefined && others.length === 0 && field.layout.size === layout.size
    ? wrapped(field.layout)
    : layout;
}

/** A closure without captures behind a function pointer: its environment is no bytes, and so is what it points to. */
function closurePointerCall(instance: Instance, environment: Source, sources: readonly Source[]): Op {
  const dangling: CellValue = { kind: 'pointer', alloc: undefined, offset: 0, address: 1 };
  const self: Source = { ...environment, get: () => dangling };
  return instanceCall(instance, [self, ...sources]);
}

/** The elements of the tuple that `Fn::call` and its kin take their arguments in. */
function spreadTuple(sources: readonly Source[]): readonly Source[] {
  const [self, tuple] = sources;
  if (self === undefined || tuple === undefined) return sources;
  const shape = tuple.layout.shape;
  if (shape.kind !== 'struct') return [self];
  return [
    self,
    ...shape.fields.map((field): Source => ({
      layout: field.layout,
      constant: undefined,
      done: undefined,
      fetch: (m, f) => {
        tuple.fetch(m, f);
        m.readIndex += field.offset >> m.readShift;
      },
      get:
        field.layout.scalar === 0
          ? undefined
          : (m, f) => {
              if (tuple.get !== undefined) return tuple.get(m, f);
              tuple.fetch(m, f);
              return peekRead(m, field.offset, field.layout.scalar);
            },
    })),
  ];
}

/** `Fn::call(&f, (a, b))` where `f` is a function item or pointer. */
function fnTraitCall(lowered: Lowered, call: CallSite, ty: Ty, sources: readonly Source[]): Op {
  const [self, ...args] = spreadTuple(sources);
  invariant(self !== undefined, 'a call through a trait has a callee');
  if (ty.kind === 'fn-def') return calleeOp(lowered, call, ty.def, ty.args, args);
  const isByValue = self.layout.scalar === CODE;
  const get = getOf(self);
  return pointerCall(
    call,
    isByValue
      ? get
      : (m, f) => {
          const pointer = get(m, f);
          if (typeof pointer !== 'object' || pointer.kind !== 'pointer') return pointer;
          return loadThrough(m, pointer);
        },
    args,
  );
}

function loadThrough(m: Machine, pointer: Extract<CellValue, { kind: 'pointer' }>): CellValue {
  const target = aim(m.memory, pointer);
  return loadScalar(reach(m.memory, target, 0, 8), target.offset, CODE);
}

/** `Clone::clone` of what the compiler clones by itself. */
function cloneOp(lowered: Lowered, call: CallSite, ty: Ty, sources: readonly Source[]): Op {
  const [self] = sources;
  invariant(self !== undefined, 'clone takes a reference');
  return cloneShim(call, lowered, ty, self);
}

/** `ptr::drop_in_place`. */
function dropInPlace(lowered: Lowered, call: CallSite, sources: readonly Source[]): Op {
  const [pointer] = sources;
  invariant(pointer !== undefined, 'drop_in_place takes a pointer');
  const ty = pointer.layout.ty;
  invariant(ty.kind === 'ptr' || ty.kind === 'ref', 'drop_in_place takes a pointer');
  const pointee = ty.ty;
  const metaClass = pointeeMeta(lowered.layouts, pointee) === 'length' ? U64 : CODE;
  const { onward } = call;
  if (!dropsAnything(lowered, pointee))
    return (m, f) => {
      pointer.get?.(m, f);
      onward(m, f);
    };
  if (pointer.get !== undefined) {
    const get = pointer.get;
    return (m, f) => enterGlue(m, f, pointee, get(m, f), undefined);
  }
  return (m, f) => {
    pointer.fetch(m, f);
    const data = peekRead(m, 0, POINTER);
    enterGlue(m, f, pointee, data, peekRead(m, 8, metaClass));
  };
}
