/** Predicates of `cfg`, for a debug build on 64-bit Linux without features (Reference, "Conditional compilation"). */
import type { Span } from '../../source/index.ts';
import { punctuation as p, Str, type Token } from '../lex/tokens.ts';
import { argumentsOf } from './attribute-tokens.ts';
import { isName } from './attribute-input.ts';
import { type LowerCx, reportFinding, spanOfToken } from './cx.ts';

/** What the predicate stands in: faults are of that whole. */
export interface CfgSite {
  readonly span: Span;
  /** `cfg`, `cfg_attr`. */
  readonly name: string;
}

/** The one predicate between the parentheses of `cfg(…)`; where there is none, that is a fault and what it guards stays. */
export function isEnabled(cx: LowerCx, args: readonly (readonly Token[])[], site: CfgSite): boolean {
  const [predicate] = args;
  if (predicate === undefined || args.length > 1) return malformed(cx, site, 'E0805');
  return evaluate(cx, predicate, site);
}

function malformed(cx: LowerCx, { name, span }: CfgSite, code: string): true {
  reportFinding(cx, `malformed \`${name}\` attribute input`, span, code);
  return true;
}

export function evaluate(cx: LowerCx, predicate: readonly Token[], site: CfgSite): boolean {
  const [head, next, value] = predicate;
  if (head === undefined || !(isName(head) || ['true', 'false', 'unsafe'].includes(head.image)))
    return malformed(cx, site, 'E0539');
  if (next?.tokenType === p['(']) return combined(cx, head, argumentsOf(predicate, 1), site);
  if (next === undefined) return isTrue(cx, head.image);
  if (next.tokenType !== p['=']) return malformed(cx, site, 'E0539');
  if (value?.tokenType === Str)
    return value.literal?.kind === 'str' && isTrue(cx, `${head.image}="${value.literal.value}"`);
  if (value?.literal !== undefined) return malformed(cx, site, 'E0539');
  reportFinding(
    cx,
    'expected a literal (`1u8`, `1.0f32`, `"string"`, etc.) here, found expression',
    value === undefined ? site.span : spanOfToken(cx, value),
  );
  return true;
}

function combined(cx: LowerCx, head: Token, args: readonly (readonly Token[])[], site: CfgSite): boolean {
  switch (head.image) {
    case 'all':
      return args.map((arg) => evaluate(cx, arg, site)).every(Boolean);
    case 'any':
      return args.map((arg) => evaluate(cx, arg, site)).some(Boolean);
    case 'not':
      return !isEnabledOnce(cx, args, site);
    case 'version':
    case 'target':
      reportFinding(cx, `\`cfg(${head.image})\` is experimental and subject to change`, spanOfToken(cx, head), 'E0658');
      return true;
    default:
      reportFinding(cx, `invalid predicate \`${head.image}\``, spanOfToken(cx, head), 'E0537');
      return true;
  }
}

/** The inside of `not`; of a fault there, what it guards stays too. */
function isEnabledOnce(cx: LowerCx, args: readonly (readonly Token[])[], site: CfgSite): boolean {
  const [predicate] = args;
  if (predicate !== undefined && args.length === 1) return evaluate(cx, predicate, site);
  malformed(cx, site, 'E0805');
  return false;
}

const isTrue = (cx: LowerCx, text: string): boolean => TRUTHS.has(text) || (text === 'test' && cx.isTest);

const TRUTHS: ReadonlySet<string> = new Set([
  'unix',
  'debug_assertions',
  'panic="unwind"',
  'overflow_checks',
  'target_os="linux"',
  'target_family="unix"',
  'target_arch="x86_64"',
  'target_pointer_width="64"',
  'target_endian="little"',
  'target_env="gnu"',
  'target_vendor="unknown"',
  'target_thread_local',
  'target_feature="sse"',
  'target_feature="sse2"',
  'target_feature="fxsr"',
  'true',
  'target_has_atomic',
  'target_has_atomic="8"',
  'target_has_atomic="16"',
  'target_has_atomic="32"',
  'target_has_atomic="64"',
  'target_has_atomic="ptr"',
]);
