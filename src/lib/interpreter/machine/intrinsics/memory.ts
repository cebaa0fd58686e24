/** Pointers, buffers, slices, and facts about types. */
import { tyKey } from '../../types/fold.ts';
import type { Ty } from '../../types/ty.ts';
import type { Intrinsic, IntrinsicCall, IntrinsicTable } from './registry.ts';
import { U8 } from '../../types/make.ts';

/** The pointee of a pointer type. */
function pointeeOf(call: IntrinsicCall, ty: Ty): Ty {
  if (ty.kind === 'ptr' || ty.kind === 'ref') return ty.ty;
  return call.unsupported('a pointer operation on what is no pointer');
}

const sizeOfPointee = (call: IntrinsicCall, arg: number): number => call.layout(pointeeOf(call, call.argTy(arg))).size;

/** Pointer arithmetic in units of the pointee; staying inside the allocation is checked when the pointer is followed. */
const moving =
  (direction: 1 | -1): Intrinsic =>
  (call) => {
    call.returnPtr(call.offset(call.ptr(0), direction * call.num(1) * sizeOfPointee(call, 0)));
  };

const copying: Intrinsic = (call) => {
  call.copy(call.ptr(0), call.ptr(1), call.num(2) * sizeOfPointee(call, 0));
  call.returnUnit();
};

/** (data, len) to a wide pointer. */
const widening: Intrinsic = (call) => call.returnWide(call.ptr(0), call.num(1));

/** The part `start..end` of a slice or text. */
const part: Intrinsic = (call) => {
  const target = pointeeOf(call, call.returnTy);
  const size = target.kind === 'slice' ? call.layout(target.ty).size : 1;
  const [start, end] = [call.num(1), call.num(2)];
  call.returnWide(call.offset(call.ptr(0), start * size), end - start);
};

const isPlain = (ty: Ty): boolean =>
  ty.kind === 'int' || ty.kind === 'float' || ty.kind === 'bool' || ty.kind === 'char';

/** A number for a text (FNV-1a, 64 bits): the same in every run. */
function numberOfText(text: string): bigint {
  let hash = 0xcbf29ce484222325n;
  for (const char of text) hash = BigInt.asUintN(64, (hash ^ BigInt(char.codePointAt(0) ?? 0)) * 0x100000001b3n);
  return hash;
}

export const MEMORY: IntrinsicTable = {
  ptr_read: (call) => call.returnLoaded(call.ptr(0)),
  ptr_write: (call) => {
    call.storeArg(call.ptr(0), 1);
    call.returnUnit();
  },
  ptr_copy: copying,
  ptr_copy_nonoverlapping: copying,
  ptr_null: (call) => call.returnPtr(call.wild(0)),
  ptr_dangling: (call) => call.returnPtr(call.dangling(call.layout(call.ty(0)).align)),
  ptr_is_null: (call) => call.returnBool(call.ptr(0).address === 0),
  ptr_addr: (call) => call.returnInt(call.ptr(0).address),
  ptr_add: moving(1),
  ptr_sub: moving(-1),
  ptr_offset: moving(1),
  ptr_wrapping_add: moving(1),
  ptr_wrapping_sub: moving(-1),
  ptr_offset_from: (call) => {
    const size = sizeOfPointee(call, 0);
    const [a, b] = [call.ptr(0), call.ptr(1)];
    if (size === 0) return call.panic('assertion failed: 0 < pointee_size && pointee_size <= isize::MAX as usize');
    if (a.alloc !== b.alloc) return call.unreachable('takes the distance of two pointers into different allocations');
    call.returnInt((a.address - b.address) / size);
  },

  ptr_write_bytes: (call) => {
    call.fill(call.ptr(0), U8, call.num(1), call.num(2) * sizeOfPointee(call, 0));
    call.returnUnit();
  },
  ptr_from_addr: (call) => call.returnPtr(call.wild(call.num(0))),

  /** Nothing is written: what lies there is no value. */
  'mem::uninit': (call) => call.returnUnit(),
  'mem::size_of': (call) => call.returnInt(call.layout(call.ty(0)).size),
  'mem::align_of': (call) => call.returnInt(call.layout(call.ty(0)).align),
  'mem::size_of_val': (call) => call.returnInt(call.sizeOfVal(0)),
  'mem::align_of_val': (call) => call.returnInt(call.alignOfVal(0)),
  'mem::needs_drop': (call) => call.returnBool(call.needsDrop(call.ty(0))),
  'any::type_number': (call) => call.returnInt(numberOfText(tyKey(call.ty(0)))),
  'hint::unreachable_unchecked': (call) => call.unreachable('reaches code that was promised to be unreachable'),
  'intrinsics::transmute': (call) => call.returnArg(0),

  'intrinsics::alloc_array': (call) => call.returnPtr(call.alloc(call.ty(0), call.num(0))),
  'intrinsics::clones_as_bytes': (call) => call.returnBool(isPlain(call.ty(0))),
  'intrinsics::fill_array': (call) => {
    const ty = call.ty(0);
    call.fill(call.ptr(0), ty, call.load(call.ptr(2), ty), call.num(1));
    call.returnUnit();
  },
  'alloc::layout::refuse_no_bytes': (call) => call.unreachable('asks the allocator for no bytes'),
  'intrinsics::ptr_down': (call) => {
    const pointer = call.offset(call.ptr(0), -call.num(1));
    if (call.layout(pointeeOf(call, call.returnTy)).isUnsized) call.returnWide(pointer, call.meta(0));
    else call.returnPtr(pointer);
  },
  'intrinsics::with_metadata_of': (call) => {
    if (call.layout(pointeeOf(call, call.returnTy)).isUnsized) call.returnWide(call.ptr(0), call.meta(1));
    else call.returnPtr(call.ptr(0));
  },
  'intrinsics::alloc_bytes': (call) => call.returnPtr(call.allocBytes(call.num(0), call.num(1))),
  'intrinsics::realloc_array': (call) =>
    call.returnPtr(call.realloc(call.ptr(0), call.ty(0), call.num(1), call.num(2))),
  'intrinsics::dealloc_array': (call) => {
    call.free(call.ptr(0), call.ty(0), call.num(1));
    call.returnUnit();
  },
  'intrinsics::dealloc_bytes': (call) => {
    call.freeBytes(call.ptr(0), call.num(1), call.num(2));
    call.returnUnit();
  },
  'intrinsics::dealloc_value': (call) => {
    call.freeBytes(call.ptr(0), call.sizeOfVal(0), call.alignOfVal(0));
    call.returnUnit();
  },

  'intrinsics::slice_from_raw': widening,
  'intrinsics::slice_from_raw_mut': widening,
  'intrinsics::slice_ptr': widening,
  'intrinsics::slice_ptr_mut': widening,
  'intrinsics::str_from_utf8': (call) => call.returnWide(call.ptr(0), call.meta(0)),
  'intrinsics::str_from_utf8_mut': (call) => call.returnWide(call.ptr(0), call.meta(0)),
  'intrinsics::slice_part': part,
  'intrinsics::slice_part_mut': part,
  'intrinsics::str_part': part,
  'str::index::str_part_mut': part,
  slice_len: (call) => call.returnInt(call.len(0)),
  slice_as_ptr: (call) => call.returnPtr(call.ptr(0)),
  str_as_bytes: (call) => call.returnWide(call.ptr(0), call.meta(0)),
};
