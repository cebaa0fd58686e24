/** The ABI of `extern "C"`: which names there are on x86-64 Linux. */

import type { Attribute } from '../ast.ts';
import type { Token } from '../lex/tokens.ts';
import { type LowerCx, reportFinding, reportUnsupported, spanOfToken } from './cx.ts';

const STABLE: ReadonlySet<string> = new Set(
  ['C', 'cdecl', 'system', 'sysv64', 'win64'].flatMap((name) => [name, `${name}-unwind`]).concat('efiapi'),
);
/** They belong to other targets, or are unstable. */
const OTHERS =
  /^(?:stdcall|fastcall|thiscall|aapcs|vectorcall|gpu-kernel|ptx-kernel|msp430-interrupt|x86-interrupt|avr-interrupt|avr-non-blocking-interrupt|riscv-interrupt-[ms]|cmse-nonsecure-(?:call|entry)|rust-intrinsic|rust-call|rust-cold|rust-preserve-none|unadjusted|custom)(?:-unwind)?$/u;

/** Undefined where it is Rust's own; `C` where `extern` stands alone. */
export function abiOf(cx: LowerCx, token: Token | undefined): string | undefined {
  if (token === undefined) return 'C';
  const name = token.literal?.kind === 'str' ? token.literal.value : token.image.slice(1, -1);
  if (name === 'Rust') return undefined;
  if (STABLE.has(name)) return name;
  if (OTHERS.test(name)) reportUnsupported(cx, `the ABI \`${name}\``, spanOfToken(cx, token));
  else reportFinding(cx, `invalid ABI: found \`${name}\``, spanOfToken(cx, token), 'E0703');
  return name;
}

/** Only Rust's own functions are handed the place of their call (E0737). */
export function checkTracked(cx: LowerCx, attrs: readonly Attribute[], abi: string | undefined): void {
  const tracked = abi === undefined ? undefined : attrs.find(({ path }) => path === 'track_caller');
  if (tracked !== undefined) reportFinding(cx, '`#[track_caller]` requires Rust ABI', tracked.span, 'E0737');
}
