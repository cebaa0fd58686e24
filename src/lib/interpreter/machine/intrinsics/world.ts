/** Output, input, hashing and ends of the process. */
import { canonical } from '../../../heap/index.ts';
import type { Ty } from '../../types/ty.ts';
import type { IntrinsicCall, IntrinsicTable, Pointer } from './registry.ts';
import { U8 } from '../../types/make.ts';

const encoder = new TextEncoder();
const streamOf = (call: IntrinsicCall): 'stdout' | 'stderr' => (call.num(0) === 1 ? 'stdout' : 'stderr');

// ---------------------------------------------------------------- SipHash 1-3 (Aumasson and Bernstein, 2012)

const MASK = (1n << 64n) - 1n;
const rotl = (x: bigint, by: bigint): bigint => ((x << by) & MASK) | (x >> (64n - by));

type Words = [bigint, bigint, bigint, bigint];

function sipRound([v0, v1, v2, v3]: Words): Words {
  v0 = (v0 + v1) & MASK;
  v1 = rotl(v1, 13n) ^ v0;
  v0 = rotl(v0, 32n);
  v2 = (v2 + v3) & MASK;
  v3 = rotl(v3, 16n) ^ v2;
  v0 = (v0 + v3) & MASK;
  v3 = rotl(v3, 21n) ^ v0;
  v2 = (v2 + v1) & MASK;
  v1 = rotl(v1, 17n) ^ v2;
  v2 = rotl(v2, 32n);
  return [v0, v1, v2, v3];
}

function sipWord([v0, v1, v2, v3]: Words, word: bigint): Words {
  const [a, b, c, d] = sipRound([v0, v1, v2, v3 ^ word]);
  return [a ^ word, b, c, d];
}

/** The hasher's fields in memory, as the library declares them: four words, the bytes that wait, the length so far. */
interface SipState {
  readonly words: Words;
  readonly tail: bigint;
  readonly length: bigint;
}

function hasherFields(call: IntrinsicCall): readonly { readonly at: Pointer; readonly ty: Ty }[] {
  const ref = call.argTy(0);
  const shape = ref.kind === 'ref' ? call.layout(ref.ty).shape : undefined;
  if (shape?.kind !== 'struct') return call.unsupported('a hasher that is no struct');
  return shape.fields.map((field) => ({ at: call.offset(call.ptr(0), field.offset), ty: field.layout.ty }));
}

function loadHasher(call: IntrinsicCall): SipState {
  const [v0 = 0n, v1 = 0n, v2 = 0n, v3 = 0n, tail = 0n, length = 0n] = hasherFields(call).map((field) => {
    const value = call.load(field.at, field.ty);
    return typeof value === 'number' || typeof value === 'bigint' ? BigInt(value) : 0n;
  });
  return { words: [v0, v1, v2, v3], tail, length };
}

function storeHasher(call: IntrinsicCall, { words, tail, length }: SipState): void {
  const values = [...words, tail, length];
  hasherFields(call).forEach((field, index) => call.store(field.at, field.ty, canonical(values[index] ?? 0n)));
}

export function sipWrite(state: SipState, bytes: Uint8Array): SipState {
  let { words, tail, length } = state;
  for (const byte of bytes) {
    tail |= BigInt(byte) << (8n * (length % 8n));
    length += 1n;
    if (length % 8n === 0n) {
      words = sipWord(words, tail);
      tail = 0n;
    }
  }
  return { words, tail, length };
}

export function sipFinish({ words, tail, length }: SipState): bigint {
  let [v0, v1, v2, v3] = sipWord(words, ((length & 0xffn) << 56n) | tail);
  v2 ^= 0xffn;
  for (let i = 0; i < 3; i++) [v0, v1, v2, v3] = sipRound([v0, v1, v2, v3]);
  return v0 ^ v1 ^ v2 ^ v3;
}

export const WORLD: IntrinsicTable = {
  'intrinsics::write_text': (call) => {
    call.print(streamOf(call), call.str(1));
    call.returnUnit();
  },
  'intrinsics::write_bytes': (call) => {
    call.print(streamOf(call), call.str(1));
    call.returnUnit();
  },
  /** A buffer of the line's bytes, which the library frees. */
  'intrinsics::stdin_line': (call) => {
    const bytes = encoder.encode(call.readLine());
    const buffer = call.alloc(U8, bytes.length);
    call.writeBytes(buffer, bytes);
    call.returnWide(buffer, bytes.length);
  },
  'intrinsics::panic_with': (call) => call.panic(call.str(0)),
  'intrinsics::panic_formatted': (call) => call.panic(call.str(0), true),
  'intrinsics::is_panicking': (call) => call.returnBool(call.panicking !== undefined),
  'intrinsics::exit_process': (call) => call.exit(call.num(0)),
  'intrinsics::abort_process': (call) => call.abort(),
  'intrinsics::clock_nanos': (call) => call.returnInt(canonical(call.clock & MASK)),
  'intrinsics::pass_time': (call) => {
    call.sleep(BigInt(call.int(0)));
    call.returnUnit();
  },
  'intrinsics::wait_forever': (call) => call.unsupported(call.str(0)),
  /** What is declared and cannot be done; a call of it is found before a run (`compile/unsupported-calls.ts`). */
  unsupported: (call) => call.unsupported('a function of the library that is only declared'),
  'hash::sip_write': (call) => {
    storeHasher(call, sipWrite(loadHasher(call), call.bytes(1)));
    call.returnUnit();
  },
  'hash::sip_finish': (call) => call.returnInt(canonical(sipFinish(loadHasher(call)))),
};
