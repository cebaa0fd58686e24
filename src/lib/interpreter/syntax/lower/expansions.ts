/**
 * Calls of macros by example: the tokens that the engine writes are put behind the text as its continuation, marked, and parsed by the
 * rule of the place where the call stands.
 */
import type { CstNode } from 'chevrotain';
import { diagnostic, unsupported } from '../../diagnostics/index.ts';
import { type ExpandedPart, type Span, spanOf } from '../../source/index.ts';
import { groupTokens } from '../lex/groups.ts';
import { fragmentWords, type Token, type TokenRange } from '../lex/tokens.ts';
import type { MacroDefinition, WrittenPart } from '../macros/engine.ts';
import type { EntryRule } from '../parse/run.ts';
import { has, tokens } from '../parse/cst.ts';
import { type LowerCx, reportFinding, reportSyntax, spanOfCst, spanOfToken } from './cx.ts';
import { lookUpByName } from './macro-cx.ts';
import { isStandardMacro } from './standard-macros.ts';

/** A call whose macro is known. */
export interface UserCall {
  readonly macro: MacroDefinition;
  readonly group: Token;
  /** From the path to the closing delimiter. */
  readonly span: Span;
}

/** How deep expansions may lie in one another: rustc's `recursion_limit`. */
const recursionLimit = 128;
/** Characters that macros may write into one piece. */
const maximalWritten = 4_000_000;

/** The call of a macro by example; where there is neither such a macro nor one of the standard library, that is reported. */
export function userCallOrFault(
  cx: LowerCx,
  path: CstNode,
  group: Token | undefined,
  span: Span,
): UserCall | 'reported' | undefined {
  const before = cx.diagnostics.length;
  const call = userCallOf(cx, path, group, span);
  if (call !== undefined) return call;
  if (cx.diagnostics.length > before) return 'reported';
  const names = tokens(path, 'name').map((name) => name.image);
  const [only] = names;
  if (names.length !== 1 || only === undefined || isStandardMacro(only)) return undefined;
  const found = lookUpByName(cx.macros, only)?.kind;
  if (found === 'unresolved' || found === 'unknown') return undefined;
  reportFinding(cx, `cannot find macro \`${only}\` in this scope`, spanOfCst(cx, path));
  return 'reported';
}

/** The call that a path before `!` and its arguments make, if it is one of a macro by example. */
export function userCallOf(cx: LowerCx, path: CstNode, group: Token | undefined, span: Span): UserCall | undefined {
  const names = tokens(path, 'name').map((name) => name.image);
  const [only] = names;
  if (group === undefined || only === undefined) return undefined;
  const isName = names.length === 1 && !has(path, 'global');
  const found = isName ? lookUpByName(cx.macros, only) : cx.macros.around.findByPath(names);
  if (found?.kind === 'macro') return { macro: found.macro, group, span };
  const last = tokens(path, 'name').at(-1);
  if (last === undefined || found === undefined) return undefined;
  const lastSpan = spanOfToken(cx, last);
  if (found.kind === 'ambiguous') reportSyntax(cx, `\`${last.image}\` is ambiguous`, lastSpan, 'E0659');
  if (isName || found.kind === 'ambiguous' || found.kind === 'unknown') return undefined;
  if (found.kind === 'private') reportSyntax(cx, `macro import \`${last.image}\` is private`, lastSpan, 'E0603');
  else reportSyntax(cx, `cannot find \`${last.image}\` in \`${names.at(-2) ?? ''}\``, lastSpan, 'E0433');
  return undefined;
}

/** Expands and parses; undefined where that fails, which is reported. `use` lowers what came of it. */
export function expandCall<T>(cx: LowerCx, call: UserCall, rule: EntryRule, use: (cst: CstNode) => T): T | undefined {
  const { macros } = cx;
  if (macros.depth >= recursionLimit) {
    const message = `recursion limit reached while expanding \`${call.macro.name}!\``;
    cx.diagnostics.push(
      diagnostic({ name: 'macro-recursion', code: undefined, family: 'other', message, span: call.span }),
    );
    return undefined;
  }
  // One call of the library's may stand for up to three expansions.
  if (macros.depth + 3 * macros.standardDepth >= recursionLimit && macros.standardDepth > 0) {
    cx.diagnostics.push(unsupported('macros nested so deeply', call.span));
    return undefined;
  }
  const range = call.group.raw;
  const written = call.macro.expand({
    tokens: range === undefined ? [] : withJoints(range),
    file: cx.file,
    span: call.span,
    close: call.group.endOffset,
  });
  if (written.kind === 'fault') {
    (written.isContained ? cx.findings : cx.diagnostics).push(...written.diagnostics);
    return undefined;
  }
  if (cx.written.next > maximalWritten) {
    cx.diagnostics.push(unsupported('macros that write so much', call.span));
    return undefined;
  }
  const placed = place(cx, call, written.parts);
  const cst = cx.parseGroup(rule, groupTokens(placed), cx.written.next - 1);
  if (cst === undefined) return undefined;
  const { level } = macros;
  macros.depth++;
  macros.level = { outer: level };
  const result = use(cst);
  macros.depth--;
  macros.level = level;
  return result;
}

/** The tokens, each with whether the next one, or the closing delimiter, stands right behind it. */
const withJoints = ({ all, from, to }: TokenRange): readonly Token[] =>
  all.slice(from, to).map((token, index) => {
    const next = all[from + index + 1];
    return token.isJoined === undefined && next !== undefined
      ? { ...token, isJoined: next.startOffset === token.endOffset + 1 }
      : token;
  });

/** Gives what was written its place behind the text. */
function place(cx: LowerCx, { macro, span }: UserCall, written: readonly WrittenPart[]): readonly Token[] {
  const { expansions } = cx.macros;
  const mark = `${macro.id}>${cx.file}.${expansions.length}`;
  const start = cx.written.next;
  const out: Token[] = [];
  const parts: ExpandedPart[] = [];
  let text = '';
  let before: Token | undefined;
  for (const part of written) {
    const first = part.kind === 'token' ? part.token : undefined;
    const isJoined = before !== undefined && first?.startOffset === before.endOffset + 1;
    const isFragment = part.kind === 'argument' && part.tokens.some(({ tokenType }) => fragmentWords.has(tokenType));
    if (isFragment || (text !== '' && !isJoined)) text += ' ';
    const at = start + text.length;
    if (part.kind === 'token') {
      const { token } = part;
      const image = imageOf(token);
      out.push({
        ...moved(token, at - token.startOffset),
        endOffset: at + image.length - 1,
        hygiene: marked(token, mark),
      });
      const place = spanOf(part.file, token.startOffset, token.endOffset + 1);
      parts.push({ start: at, end: at + image.length, written: place, argument: undefined });
      text += image;
      before = token;
    } else {
      if (isFragment) parts.push({ start: at - 1, end: at, written: part.name, argument: undefined });
      for (const token of part.tokens) out.push(moved(token, at - part.start));
      const fragment = isFragment ? fragmentOf(part.tokens) : undefined;
      parts.push({ start: at, end: at + part.end - part.start, written: part.name, argument: part.start, fragment });
      text += cx.text.slice(part.start, part.end);
      before = undefined;
    }
  }
  cx.written.append(text);
  expansions.push({ name: macro.name, call: span, text, start, end: start + text.length, parts });
  return out;
}

/** As what an argument was parsed; undefined for several tokens. */
function fragmentOf(tokens: readonly Token[]): string | undefined {
  const [only, ...others] = tokens;
  return only === undefined || others.length > 0 ? undefined : fragmentWords.get(only.tokenType);
}

const marked = ({ hygiene }: Token, mark: string): string => (hygiene === undefined ? mark : `${hygiene} ${mark}`);

/** A raw identifier's image is its name. */
const imageOf = ({ image, startOffset, endOffset }: Token): string =>
  endOffset - startOffset === image.length + 1 ? `r#${image}` : image;

/** The same token in another place, and what it was made of with it. */
function moved(token: Token, by: number): Token {
  const { valueFault, inner } = token;
  return {
    ...token,
    startOffset: token.startOffset + by,
    endOffset: token.endOffset + by,
    inner: inner?.map((each) => moved(each, by)),
    valueFault: valueFault && { ...valueFault, start: valueFault.start + by, end: valueFault.end + by },
  };
}

/** Parses what an argument's token stands for; `lower` makes something of it. */
export function fromFragment<T>(cx: LowerCx, token: Token, rule: EntryRule, lower: (cst: CstNode) => T): T | undefined {
  const cst = cx.parseGroup(rule, groupTokens(token.inner ?? []), token.endOffset + 1);
  return cst && lower(cst);
}
