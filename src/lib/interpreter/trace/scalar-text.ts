/** Scalars as the reader would write them. */
import { BOOL, CHAR, F32, F64, type CellValue, type ScalarClass } from '../../heap/index.ts';
import type { Lowered } from '../machine/state.ts';
import { findFunction } from '../machine/vtable.ts';
import { defName } from './names.ts';

export function scalarText(lowered: Lowered, cls: ScalarClass, raw: CellValue): string {
  if (raw === undefined) return '';
  if (typeof raw === 'object') {
    const target = findFunction(raw);
    if (target !== undefined) return defName(lowered.program.items, target.def);
    return `0x${raw.address.toString(16)}`;
  }
  if (cls === BOOL) return raw === 1 ? 'true' : raw === 0 ? 'false' : String(raw);
  if (cls === CHAR) return Number(raw) <= 0x10ffff ? charText(Number(raw)) : String(raw);
  if (cls === F32 || cls === F64) return floatText(Number(raw), cls === F32);
  return String(raw);
}

const ESCAPES: ReadonlyMap<number, string> = new Map([
  [0, '\\0'],
  [9, '\\t'],
  [10, '\\n'],
  [13, '\\r'],
  [39, "\\'"],
  [92, '\\\\'],
]);

function charText(code: number): string {
  const escaped = ESCAPES.get(code);
  if (escaped !== undefined) return `'${escaped}'`;
  return code < 32 || code === 127 ? `'\\u{${code.toString(16)}}'` : `'${String.fromCodePoint(code)}'`;
}

/** The shortest digits that give the same float back; whole numbers with `.0`. */
function floatText(value: number, isSingle: boolean): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  let text = String(value);
  if (isSingle)
    for (let digits = 1; digits <= 9; digits++) {
      const short = value.toPrecision(digits);
      if (Math.fround(Number(short)) === value) {
        text = String(Number(short));
        break;
      }
    }
  if (Object.is(value, -0)) return '-0.0';
  return /^-?\d+$/.test(text) ? `${text}.0` : text;
}
