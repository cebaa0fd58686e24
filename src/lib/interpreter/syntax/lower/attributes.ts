/** Attributes: reading them, evaluating `cfg`, and naming those that would change what a program means. */
import { type Span, spanOf } from '../../source/index.ts';
import type { Attribute } from '../ast.ts';
import { closers, closing } from '../lex/delimiters.ts';
import { contextual, Ident, PathName, punctuation as p, Str, type Token } from '../lex/tokens.ts';
import { type LintAttribute, noteLintLevels } from './lint-levels.ts';
import { type LowerCx, reportSyntax, reportUnsupported, spanOfToken } from './cx.ts';

export interface LoweredAttrs {
  readonly attrs: readonly Attribute[];
  /** False where a `#[cfg]` or `#[test]` takes the thing out of a normal build. */
  readonly isKept: boolean;
}

const noAttrs: LoweredAttrs = { attrs: [], isKept: true };

/** `scope`: what the attributes stand on. */
export function lowerAttrs(
  cx: LowerCx,
  tokens: readonly Token[],
  scope: Span,
  on: LintAttribute['on'] = 'part',
): LoweredAttrs {
  if (tokens.length === 0) return noAttrs;
  const attrs: Attribute[] = [];
  let isKept = true;
  for (const token of tokens) {
    if (token.literal?.kind === 'str') {
      attrs.push({
        span: spanOfToken(cx, token),
        inner: token.tokenType === contextual.innerAttr,
        path: 'doc',
        value: token.literal.value,
        args: [],
      });
      continue;
    }
    isKept = lowerAttr(cx, token, token.inner ?? [], attrs) && isKept;
  }
  noteLintLevels(cx, attrs, scope, on);
  return { attrs, isKept };
}

/** Adds the attribute to `attrs`; false where it takes its item out of the build. */
function lowerAttr(cx: LowerCx, group: Token, tokens: readonly Token[], attrs: Attribute[]): boolean {
  const span = spanOfToken(cx, group);
  const head = readPath(tokens, 0);
  if (head.path === '') {
    reportSyntax(
      cx,
      `expected identifier, found \`${tokens[0]?.image ?? ']'}\``,
      tokens[0] === undefined ? span : spanOfToken(cx, tokens[0]),
    );
    return true;
  }
  if (head.path === 'unsafe' && tokens[head.next]?.tokenType === p['('])
    return lowerAttr(cx, group, tokens.slice(head.next + 1, -1), attrs);
  const inner = group.tokenType === contextual.innerAttr;
  if (!checkShape(cx, tokens, head.next)) return true;
  if (head.path === 'cfg') return isEnabled(cx, argumentsOf(tokens, head.next)[0] ?? [], span);
  if (head.path === 'cfg_attr') {
    const [condition, ...more] = argumentsOf(tokens, head.next);
    let isKept = true;
    if (condition !== undefined && isEnabled(cx, condition, span))
      for (const attr of more) isKept = lowerAttr(cx, group, attr, attrs) && isKept;
    return isKept;
  }
  if (head.path === 'test' || head.path === 'bench' || head.path === 'core::prelude::v1::test') return false;
  checkAttribute(cx, head.path, inner, span);
  checkForm(cx, head.path, tokens[head.next], span);
  const equals = tokens[head.next];
  const value = tokens[head.next + 1];
  const literal = equals?.tokenType === p['='] && value?.literal?.kind === 'str' ? value.literal.value : undefined;
  if (known.has(head.path)) argumentsOf(tokens, head.next).forEach((arg) => checkArgument(cx, arg));
  if (head.path === 'derive') checkDerive(cx, tokens, head.next, span);
  const args = argumentsOf(tokens, head.next).flatMap((arg) => {
    const first = arg[0];
    const last = arg.at(-1);
    if (first === undefined || last === undefined) return [];
    const name = readPath(arg, 0);
    const text = arg[name.next]?.tokenType === p['='] ? arg[name.next + 1]?.literal : first.literal;
    return [
      {
        name: name.path === '' ? first.image : name.path,
        value: text?.kind === 'str' ? text.value : undefined,
        span: spanOf(cx.file, first.startOffset, last.endOffset + 1),
      },
    ];
  });
  // A higher limit changes nothing but for what comes to the usual one (`compile/session.ts`).
  if (head.path === 'recursion_limit' && inner && !(Number(literal) >= 128))
    reportUnsupported(cx, 'a recursion limit below 128', span);
  attrs.push({ span, inner, path: head.path, value: literal, args });
  return true;
}

/** Behind its path, an attribute has nothing, `= value`, or one delimited group. */
function checkShape(cx: LowerCx, tokens: readonly Token[], start: number): boolean {
  const next = tokens[start];
  if (next === undefined || next.tokenType === p['=']) return true;
  let depth = 0;
  for (const [index, token] of tokens.entries()) {
    if (index < start) continue;
    if (closers.has(token.tokenType)) depth++;
    else if (closing.has(token.tokenType)) depth--;
    if (depth > 0) continue;
    const isWhole = index > start && index === tokens.length - 1;
    const stray = index === start ? token : tokens[index + 1];
    if (!isWhole && stray !== undefined) {
      reportSyntax(
        cx,
        `expected one of \`(\`, \`::\`, \`=\`, or \`]\`, found \`${stray.image}\``,
        spanOfToken(cx, stray),
      );
    }
    return isWhole;
  }
  return true;
}

/** `derive` takes paths between parentheses. */
function checkDerive(cx: LowerCx, tokens: readonly Token[], open: number, span: Span): void {
  if (tokens[open]?.tokenType !== p['(']) reportSyntax(cx, 'malformed `derive` attribute input', span);
  for (const arg of argumentsOf(tokens, open)) {
    const [first] = arg;
    if (first?.literal !== undefined)
      reportSyntax(cx, 'expected path to a trait, found literal', spanOfToken(cx, first), 'E0777');
    else if (arg[readPath(arg, 0).next] !== undefined)
      reportSyntax(cx, "traits in `#[derive(...)]` don't accept arguments", span);
  }
}

/** In an attribute that rustc knows, an argument is `path`, `path = literal`, `path(…)` or a literal. */
function checkArgument(cx: LowerCx, arg: readonly Token[]): void {
  const [first] = arg;
  if (first === undefined || first.literal !== undefined) return;
  const { path, next } = readPath(arg, 0);
  const name = first.tokenType === p['::'] ? arg[1] : first;
  const isName = name?.tokenType === Ident || name?.tokenType.CATEGORIES?.includes(PathName) === true;
  if (path === '' || !(isName || path === 'unsafe')) {
    const shown = /^[a-z]/.test(first.image) ? `keyword \`${first.image}\`` : `\`${first.image}\``;
    reportSyntax(cx, `expected identifier, found ${shown}`, spanOfToken(cx, first));
    return;
  }
  const stray = arg[next];
  if (stray !== undefined && stray.tokenType !== p['='] && stray.tokenType !== p['('])
    reportSyntax(
      cx,
      `expected one of \`(\`, \`,\`, \`::\`, or \`=\`, found \`${stray.image}\``,
      spanOfToken(cx, stray),
    );
}

/** `a::b` as text, and the index behind it. */
function readPath(tokens: readonly Token[], start: number): { readonly path: string; readonly next: number } {
  let path = '';
  let next = start;
  for (; next < tokens.length; next++) {
    const token = tokens[next];
    if (token === undefined) break;
    const isSeparator = token.tokenType === p['::'];
    const isName = token.tokenType === Ident || token.tokenType.CATEGORIES?.includes(PathName) === true;
    // Names and `::` take turns. At the start, keywords are attributes too: `unsafe(…)`.
    const isNext = path === '' || path.endsWith('::') ? isName || /^[a-z]+$/.test(token.image) : isSeparator;
    if (!isNext && !(path === '' && isSeparator)) break;
    path += token.image;
  }
  return { path, next };
}

/** The comma-separated token lists between the parentheses that begin at `open`; none where there are none. */
function argumentsOf(tokens: readonly Token[], open: number): readonly (readonly Token[])[] {
  if (tokens[open]?.tokenType !== p['(']) return [];
  const lists: Token[][] = [[]];
  let depth = 0;
  for (const token of tokens.slice(open + 1, -1)) {
    if (token.image === '(' || token.image === '[' || token.image === '{') depth++;
    else if (token.image === ')' || token.image === ']' || token.image === '}') depth--;
    if (depth === 0 && token.tokenType === p[',']) lists.push([]);
    else lists.at(-1)?.push(token);
  }
  return lists.filter((list) => list.length > 0);
}

const truths = new Set([
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

/** A `cfg` predicate, for a debug build on 64-bit Linux without features. */
export function isEnabled(cx: LowerCx, predicate: readonly Token[], span: Span): boolean {
  const head = predicate[0];
  if (head === undefined) {
    reportSyntax(cx, '`cfg` predicate is not specified', span);
    return true;
  }
  const args = argumentsOf(predicate, 1);
  if (predicate[1]?.tokenType === p['(']) {
    switch (head.image) {
      case 'all':
        return args.map((arg) => isEnabled(cx, arg, span)).every(Boolean);
      case 'any':
        return args.map((arg) => isEnabled(cx, arg, span)).some(Boolean);
      case 'not':
        if (args.length !== 1) reportSyntax(cx, 'malformed `cfg` attribute input', span, 'E0805');
        return args[0] === undefined || !isEnabled(cx, args[0], span);
      default:
        reportSyntax(cx, `invalid predicate \`${head.image}\``, span, 'E0537');
        return true;
    }
  }
  const value = predicate[2];
  if (predicate[1]?.tokenType === p['=']) {
    if (value?.tokenType !== Str) reportSyntax(cx, 'literal in `cfg` predicate value must be a string', span, 'E0565');
    return value?.literal?.kind === 'str' && truths.has(`${head.image}="${value.literal.value}"`);
  }
  return truths.has(head.image);
}

/** Attributes that leave a program's meaning as it is, or that later phases look at. */
const known = new Set([
  'allow',
  'warn',
  'deny',
  'forbid',
  'expect',
  'deprecated',
  'must_use',
  'doc',
  'inline',
  'cold',
  'derive',
  'automatically_derived',
  'repr',
  'non_exhaustive',
  'ignore',
  'should_panic',
  'default',
  'track_caller',
  'recursion_limit',
  'type_length_limit',
  'crate_name',
  'crate_type',
  'diagnostic::on_unimplemented',
  'diagnostic::do_not_recommend',
  'no_implicit_prelude',
  'macro_use',
  'macro_export',
  'warnings',
  'debugger_visualizer',
  'target_feature',
  'instruction_set',
  'rustfmt::skip',
  'feature',
  'clippy::cognitive_complexity',
  'path',
]);
const unstable = new Set([
  'lang',
  'intrinsic',
  'may_dangle',
  'view',
  'valid_range',
  'fundamental',
  'rustc_builtin_macro',
  'stable',
  'unstable',
]);
const instead = new Map([
  ['global_allocator', 'the machine has one allocator of its own'],
  ['no_std', 'leave it out: the standard library is always there'],
]);

/** What may stand behind the name: nothing (`w`), `(…)` (`l`), `= …` (`v`). */
const forms: ReadonlyMap<string, string> = new Map([
  ['inline', 'wl'],
  ['cold', 'w'],
  ['must_use', 'wv'],
  ['non_exhaustive', 'w'],
  ['track_caller', 'w'],
  ['automatically_derived', 'w'],
  ['deprecated', 'wlv'],
  ['derive', 'l'],
  ['repr', 'l'],
  ['allow', 'l'],
  ['expect', 'l'],
  ['warn', 'l'],
  ['deny', 'l'],
  ['forbid', 'l'],
  ['crate_name', 'v'],
  ['crate_type', 'v'],
  ['recursion_limit', 'v'],
  ['type_length_limit', 'v'],
  ['target_feature', 'l'],
]);

/** rustc refuses other forms, some by a lint and some with E0539. */
function checkForm(cx: LowerCx, path: string, next: Token | undefined, span: Span): void {
  const form = next === undefined ? 'w' : next.tokenType === p['('] ? 'l' : 'v';
  if (path === 'derive' || forms.get(path)?.includes(form) !== false) return;
  reportUnsupported(cx, `this form of the attribute \`${path}\``, span);
}

function checkAttribute(cx: LowerCx, path: string, inner: boolean, span: Span): void {
  if (known.has(path) || /^(rustfmt|clippy)::/.test(path)) return;
  if (cx.isLibrary && unstable.has(path)) return;
  reportUnsupported(cx, `the attribute \`${inner ? '#!' : '#'}[${path}]\``, span, instead.get(path));
}
