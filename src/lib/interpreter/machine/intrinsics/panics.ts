/** What is asked of a panic under way, and hooks: `std::panic`; and what runs when `main` is over. */
import { invariant } from '../../../heap/base/index.ts';
import type { WideValue } from '../state.ts';
import type { IntrinsicCall, IntrinsicTable } from './registry.ts';
import { U8 } from '../../types/make.ts';

const encoder = new TextEncoder();

function underWay(call: IntrinsicCall): NonNullable<IntrinsicCall['panicking']> {
  const { panicking } = call;
  invariant(panicking !== undefined, 'the library asks of a panic that is under way');
  return panicking;
}

/** An argument that is a pointer to a trait object. */
function wide(call: IntrinsicCall, arg: number): WideValue {
  const vtable = call.meta(arg);
  invariant(typeof vtable === 'object', 'a trait object has a vtable');
  return { data: call.ptr(arg), vtable };
}

function returnText(call: IntrinsicCall, text: string): void {
  const { pointer, length } = call.staticStr(text);
  call.returnWide(pointer, length);
}

export const PANICS: IntrinsicTable = {
  'intrinsics::panic_payload': (call) => call.panicWith(call.str(0), wide(call, 1), false),
  'intrinsics::panic_again': (call) => call.panicWith(call.str(0), wide(call, 1), true),
  'intrinsics::panic_kind': (call) => {
    const { payload } = underWay(call);
    call.returnInt(payload === 'static' ? 0 : payload === 'formatted' ? 1 : 2);
  },
  'intrinsics::panic_static_message': (call) => returnText(call, underWay(call).message),
  /** A buffer of the message's bytes, which the library frees. */
  'intrinsics::panic_formatted_message': (call) => {
    const bytes = encoder.encode(underWay(call).message);
    const buffer = call.alloc(U8, bytes.length);
    call.writeBytes(buffer, bytes);
    call.returnWide(buffer, bytes.length);
  },
  'intrinsics::panic_value': (call) => {
    const { payload } = underWay(call);
    invariant(typeof payload === 'object', 'the panic carries a value');
    call.returnWide(payload.data, payload.vtable);
  },
  'intrinsics::panic_carries': (call) => {
    call.carry(wide(call, 0));
    call.returnUnit();
  },
  'intrinsics::panic_is_over': (call) => {
    call.endPanic();
    call.returnUnit();
  },
  caller_location: (call) => {
    call.returnPtr(call.callerLocation());
  },
  'intrinsics::panic_file': (call) => returnText(call, underWay(call).place.file),
  'intrinsics::panic_line': (call) => call.returnInt(underWay(call).place.line),
  'intrinsics::panic_column': (call) => call.returnInt(underWay(call).place.column),
  'intrinsics::report_panic': (call) => {
    call.reportPanic({ file: call.str(0), line: call.num(1), column: call.num(2) }, call.str(3));
    call.returnUnit();
  },
  'intrinsics::has_panic_hook': (call) => call.returnBool(call.hook !== undefined),
  'intrinsics::panic_hook': (call) => {
    const { hook } = call;
    invariant(hook !== undefined, 'the library asks for a hook that is set');
    call.returnWide(hook.data, hook.vtable);
  },
  'intrinsics::set_panic_hook': (call) => {
    call.setHook(wide(call, 0), 1);
    call.returnUnit();
  },
  'intrinsics::forget_panic_hook': (call) => {
    call.forgetHook();
    call.returnUnit();
  },
  'intrinsics::at_exit': (call) => {
    call.atExit(0);
    call.returnUnit();
  },
  'intrinsics::runs_at_exit': (call) => call.returnBool(call.takeAtExit()),
};
