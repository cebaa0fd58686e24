/**
 * Calling a closure. Its body takes the closure itself or a reference to it, by its kind. `FnOnce::call_once` of a closure
 * whose body wants a reference goes through a small frame that owns the closure, lends it to the body and then drops it
 * (rustc's `ClosureOnceShim`).
 */
import { invariant } from '../../../heap/base/index.ts';
import { pointerTo } from '../../../heap/index.ts';
import { blockId } from '../../mir/ir.ts';
import { eraseRegions, substTy, tyKey } from '../../types/fold.ts';
import type { GenericArg, Ty } from '../../types/ty.ts';
import { enterFrame, leaveFrame, start } from '../frames.ts';
import { resumeOp } from '../panic.ts';
import type { Frame, Instance, Lowered, Machine, Op, Site } from '../state.ts';
import { argMoves, fetchReturned, instanceCall } from './call.ts';
import { dropsAnything } from './context.ts';
import { enterGlue, putPointerArg } from './drop.ts';
import { emptyInstance, placeLocals, pushStay } from './instance.ts';
import { copyNow, moveSource, type Source } from './operand.ts';
import { registerBase, slotOf, writeAt, type LoweredPlace } from './place.ts';

/** `sources`: the closure as the caller has it, then the arguments one by one. */
export function closureCall(lowered: Lowered, body: Instance, sources: readonly Source[]): Op {
  const [self] = sources;
  invariant(self !== undefined, 'a closure is called with itself');
  const wants = body.body?.locals[1]?.ty.kind;
  if (wants !== 'ref' || self.layout.ty.kind !== 'closure') return instanceCall(body, sources);
  return instanceCall(onceShim(lowered, body, self.layout.ty, sources), sources);
}

function onceShim(lowered: Lowered, body: Instance, closure: Ty, sources: readonly Source[]): Instance {
  const key = `once ${tyKey(closure)}`;
  const known = lowered.instances.get(key);
  if (known !== undefined) return known;
  const args: readonly GenericArg[] = [closure, ...sources.slice(1).map((source) => source.layout.ty)];
  const shim = emptyInstance(lowered, key, 'shim', body.def, args, undefined, true);
  shim.build = () =>
    buildOnce(
      lowered,
      shim,
      body,
      closure,
      sources.slice(1).map((source) => source.layout.ty),
    );
  lowered.instances.set(key, shim);
  return shim;
}

function buildOnce(lowered: Lowered, shim: Instance, body: Instance, closure: Ty, params: readonly Ty[]): void {
  const declared = body.body?.locals[0]?.ty;
  invariant(declared !== undefined && body.body !== undefined, 'a closure has a body');
  const output = substTy(eraseRegions(declared), body.args);
  const { span } = body.body;
  const site: Site = { at: { block: blockId(0), statement: 0 }, span, panicSpan: span };
  placeLocals(
    lowered,
    shim,
    [output, closure, ...params].map((ty) => ({ ty: lowered.layouts.normalize(ty), decl: undefined })),
    (index) => index <= 1,
  );
  shim.entryLocals.push(...shim.locals.keys());
  const given = params.map((_, index): Source => moveSource(localOf(shim, index + 2)));
  let moves: ReturnType<typeof argMoves> | undefined;
  const call = pushStay(
    shim,
    (m, f) => {
      const callee = enterFrame(m, f, body);
      moves ??= argMoves(body, given, 2);
      for (const move of moves) move(m, f, callee);
      putPointerArg(m, callee, ownPointer(m, f), undefined);
      start(m, callee);
    },
    site,
    false,
    (m, caller, callee) => {
      const layout = shim.locals[0]?.layout;
      if (layout !== undefined && layout.size > 0) {
        fetchReturned(m, callee);
        writeAt(m, slotOf(m, caller, 0), 0, layout.size, layout.shift);
        copyNow(m, layout.size);
      }
      caller.pc += 1;
    },
  );
  shim.unwind[call] = call + 1;
  if (dropsAnything(lowered, closure)) {
    const drop = pushStay(
      shim,
      (m, f) => enterGlue(m, f, closure, ownPointer(m, f), undefined),
      site,
      false,
      (_m, caller) => {
        caller.pc += 1;
      },
    );
    shim.unwind[drop] = drop + 1;
  }
  pushStay(shim, leaveOrResume, site, false);
}

function ownPointer(m: Machine, f: Frame): ReturnType<typeof pointerTo> {
  const alloc = slotOf(m, f, 1);
  return pointerTo(alloc.id, 0, alloc.address);
}

function leaveOrResume(m: Machine, f: Frame): void {
  if (f.isUnwinding) resumeOp(m, f);
  else leaveFrame(m, f);
}

function localOf(instance: Instance, index: number): LoweredPlace {
  const info = instance.locals[index];
  invariant(info !== undefined, 'a local belongs to its body');
  return {
    layout: info.layout,
    offset: 0,
    dynamic: undefined,
    meta: undefined,
    variant: undefined,
    base: info.isRegister ? registerBase(index, info) : { kind: 'slot', local: index },
  };
}
