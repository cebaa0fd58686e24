import { unreachable } from '../../heap/base/index.ts';
import type { Ty } from './ty.ts';

/**
 * The outermost constructor of a type as a string: two types that could be the same have the same key, so impls are
 * looked up by it before anything is unified (rustc's `simplify_type`). Undefined for what may be any type: parameters,
 * projections, inference variables.
 */
export function simplifyTy(ty: Ty): string | undefined {
  switch (ty.kind) {
    case 'bool':
    case 'char':
    case 'str':
    case 'never':
    case 'slice':
    case 'array':
    case 'closure':
      return ty.kind;
    case 'int':
    case 'float':
      return ty.name;
    case 'adt':
      return `adt:${ty.def}`;
    case 'ref':
      return ty.isMut ? '&mut' : '&';
    case 'ptr':
      return ty.isMut ? '*mut' : '*const';
    case 'tuple':
      return `tuple:${ty.tys.length}`;
    case 'fn-def':
      return 'fn-def';
    case 'fn-ptr':
      return `fn-ptr:${ty.sig.inputs.length}`;
    case 'dyn':
      return `dyn:${ty.principal?.trait ?? ''}`;
    case 'param':
    case 'projection':
    case 'opaque':
    case 'infer':
    case 'error':
      return undefined;
    default:
      return unreachable(ty);
  }
}
