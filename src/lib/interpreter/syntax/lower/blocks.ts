/** Blocks and statements: parse tree to syntax tree. */
import type { CstNode } from 'chevrotain';
import { type Span, spanTo } from '../../source/index.ts';
import type { Block, Expr, Item, Stmt } from '../ast.ts';
import { closers, closing } from '../lex/delimiters.ts';
import { contextual, punctuation, type Token } from '../lex/tokens.ts';
import { findNode, findToken, has, nodes, tokens } from '../parse/cst.ts';
import type { AttributeTarget } from './attribute-target.ts';
import { lowerAttrs } from './attributes.ts';
import { failedExpr, freshId, type LowerCx, reportFinding, reportRecovered, spanOfCst, spanOfToken } from './cx.ts';
import { lowerExpr, lowerStmtExpr } from './exprs.ts';
import { expandCall, fromFragment, type UserCall, userCallOf } from './expansions.ts';
import { isThreadLocals, lowerThreadLocals } from './thread-locals.ts';
import { lowerItem, lowerItems } from './items.ts';
import { noteLint } from './lint-levels.ts';
import { type BlockImports, inMacroScope } from './macro-cx.ts';
import { endsLine, lacksSemi, reportMissingSemi, reportMissingSemisIn } from './missing-semi.ts';
import { importedPaths } from './uses.ts';
import { lowerPattern, wildPattern } from './patterns.ts';
import { lowerType } from './types.ts';

/** `target`: what the attributes at its beginning are about. */
export function lowerBlock(cx: LowerCx, cst: CstNode, target: AttributeTarget = 'expr'): Block {
  const fragment = findToken(cst, 'fragment');
  if (fragment !== undefined) {
    const block = fromFragment(cx, fragment, 'block', (inside) => lowerBlock(cx, inside));
    return block ?? { id: freshId(cx), span: spanOfCst(cx, cst), stmts: [], tail: undefined };
  }
  lowerAttrs(cx, tokens(cst, 'InnerAttribute'), spanOfCst(cx, cst), target);
  const stmts: Stmt[] = [];
  inMacroScope(cx.macros, () => {
    cx.macros.imports = blockImports(cx, cst);
    const parsed = nodes(cst, 'stmt');
    for (const [index, stmt] of parsed.entries()) {
      const place = index < parsed.length - 1 ? 'before-others' : 'last';
      if (isRunTogether(cx, stmt, place)) {
        const span = spanOfCst(cx, stmt);
        reportMissingSemi(cx, span);
        stmts.push({ kind: 'expr', id: freshId(cx), span, expr: failedExpr(cx, span), semi: false });
        break;
      }
      stmts.push(...lowerStmt(cx, stmt, place));
    }
    noteSemicolons(cx, parsed);
  });
  const last = stmts.at(-1);
  let tail: Expr | undefined;
  if (last?.kind === 'expr' && !last.semi) {
    tail = last.expr;
    stmts.pop();
  }
  return { id: freshId(cx), span: spanOfCst(cx, cst), stmts, tail };
}

/** Statements that are nothing but `;`: one finding for those that stand next to each other. */
function noteSemicolons(cx: LowerCx, stmts: readonly CstNode[]): void {
  let first: Span | undefined;
  let last: Span | undefined;
  const note = (): void => {
    if (first === undefined || last === undefined) return;
    const word = first === last ? 'semicolon' : 'semicolons';
    noteLint(cx, 'redundant_semicolons', `unnecessary trailing ${word}`, spanTo(first, last));
    first = undefined;
  };
  for (const [index, stmt] of stmts.entries()) {
    const empty = findToken(stmt, 'empty');
    if (empty === undefined) {
      note();
      continue;
    }
    last = spanOfToken(cx, empty);
    // Behind `m! {}` it belongs to what the macro wrote.
    if (index === 0 || !isBareCall(stmts[index - 1])) first ??= last;
  }
  note();
}

function isBareCall(stmt: CstNode | undefined): boolean {
  const expr = stmt && findNode(stmt, 'stmtExpr');
  return stmt !== undefined && expr !== undefined && !has(stmt, 'semi') && soleMacro(expr) !== undefined;
}

/** Macros that the block imports are there from its beginning. */
function blockImports(cx: LowerCx, block: CstNode): BlockImports | undefined {
  const { imports } = cx.macros;
  const trees = nodes(block, 'stmt').flatMap((stmt) => {
    const item = findNode(stmt, 'item');
    const use = item && findNode(item, 'useItem');
    return use === undefined ? [] : nodes(use, 'useTree');
  });
  return trees.length === 0 ? imports : { ...importedPaths(trees), scope: cx.macros.scope, outer: imports };
}

/** Where a statement stands in its block; what a macro wrote where statements stand has none that is an expression at its end. */
type StmtPlace = 'before-others' | 'last' | 'written';

function lowerStmt(cx: LowerCx, cst: CstNode, place: StmtPlace): readonly Stmt[] {
  const outer = tokens(cst, 'OuterAttribute');
  const span = spanOfCst(cx, cst);
  const item = findNode(cst, 'item');
  if (item !== undefined) return lowerItem(cx, item, outer, 'block').map((lowered) => itemStmt(cx, lowered));
  const itemFragment = findToken(cst, 'itemFragment');
  if (itemFragment !== undefined)
    return (
      fromFragment(cx, itemFragment, 'itemOrMacro', (inside) =>
        lowerItems(cx, [withAttributes(inside, outer)], 'block').map((each) => itemStmt(cx, each)),
      ) ?? []
    );
  const letCst = findNode(cst, 'letStmt');
  if (outer.length > 0) {
    const target = stmtTarget(cx, cst, outer);
    const { isKept } = lowerAttrs(cx, outer, span, target);
    checkStmtAttributes(cx, cst, outer, { target, isKept });
    if (!isKept) {
      reportMissingSemisIn(cx, cst);
      return [];
    }
  }
  if (letCst !== undefined) {
    if (!has(letCst, 'semi')) reportMissingSemi(cx, span);
    return [lowerLet(cx, letCst)];
  }
  const semiToken = findToken(cst, 'semi');
  const fragment = findToken(cst, 'fragment');
  if (fragment !== undefined)
    return withSemi(
      fromFragment(cx, fragment, 'stmtAlone', (inside) => lowerStmt(cx, inside, 'last')) ?? [],
      semiToken !== undefined,
    );
  const letHalf = findNode(cst, 'letHalf');
  if (letHalf !== undefined) return [lowerLet(cx, cst)];
  const expr = findNode(cst, 'stmtExpr');
  if (expr === undefined) return [];
  const call = statementCall(cx, expr, semiToken !== undefined, place === 'written');
  if (call !== undefined)
    return withSemi(
      expandCall(cx, call, 'stmts', (inside) => {
        const written = nodes(inside, 'stmt');
        noteSemicolons(cx, written);
        return written.flatMap((stmt, index) => {
          if (index < written.length - 1 && lacksSemi(stmt)) reportMissingSemi(cx, spanOfCst(cx, stmt));
          return lowerStmt(cx, stmt, 'written');
        });
      }) ?? [],
      semiToken !== undefined,
    );
  const own = threadLocalsOf(cx, expr, semiToken !== undefined);
  if (own !== undefined) return own.map((each) => itemStmt(cx, each));
  const faults = cx.diagnostics.length;
  const lowered = lowerStmtExpr(cx, expr);
  if (place === 'before-others' && lacksSemi(cst)) {
    reportMissingSemi(cx, span);
    // rustc has no more to say of the expression.
    return [{ kind: 'expr', id: freshId(cx), span, expr: failedExpr(cx, span), semi: true }];
  }
  const semi = findToken(cst, 'semi');
  const isMacro =
    lowered.kind === 'unsupported-expr' &&
    lowered.isReported === undefined &&
    cx.diagnostics.length === faults &&
    soleMacro(expr) !== undefined;
  if (isMacro && (semi !== undefined || place !== 'last')) return [itemStmt(cx, unknownItems(cx, lowered))];
  const whole =
    semi === undefined || semi.endOffset < span.start ? lowered.span : spanTo(lowered.span, spanOfToken(cx, semi));
  return [{ kind: 'expr', id: freshId(cx), span: whole, expr: lowered, semi: semi !== undefined }];
}

/** The next statement begins on the same line, without a `;` between them: rustc goes on behind the block. */
function isRunTogether(cx: LowerCx, stmt: CstNode, place: StmtPlace): boolean {
  const letCst = findNode(stmt, 'letStmt');
  if (letCst === undefined ? place !== 'before-others' || !lacksSemi(stmt) : has(letCst, 'semi')) return false;
  return !endsLine(cx, spanOfCst(cx, stmt));
}

/** A macro that is not known may write items where statements stand. */
const unknownItems = (cx: LowerCx, { span, construct }: Extract<Expr, { kind: 'unsupported-expr' }>): Item => ({
  id: freshId(cx),
  span,
  vis: { kind: 'inherited' },
  attrs: [],
  kind: 'unsupported-item',
  name: { name: '', span },
  construct,
  brings: 'anything',
  instead: undefined,
});

const itemStmt = (cx: LowerCx, item: Item): Stmt => ({ kind: 'item', id: freshId(cx), span: item.span, item });

/** The attributes before `$item` are the item's. */
const withAttributes = (cst: CstNode, outer: readonly Token[]): CstNode =>
  outer.length === 0
    ? cst
    : { ...cst, children: { ...cst.children, OuterAttribute: [...outer, ...tokens(cst, 'OuterAttribute')] } };

/** The `;` behind a call is that of the last expression that the macro wrote. */
function withSemi(stmts: readonly Stmt[], hasSemi: boolean): readonly Stmt[] {
  const last = stmts.at(-1);
  return hasSemi && last?.kind === 'expr' && !last.semi ? [...stmts.slice(0, -1), { ...last, semi: true }] : stmts;
}

/** A call that is a statement: with braces, or with `;`. At the end of a block without it, it is an expression. */
function statementCall(cx: LowerCx, stmtExpr: CstNode, hasSemi: boolean, isWritten: boolean): UserCall | undefined {
  const path = soleMacro(stmtExpr);
  const exprPath = path && findNode(path, 'exprPath');
  const group = path && findToken(path, 'macro');
  if (path === undefined || exprPath === undefined || group === undefined) return undefined;
  if (!hasSemi && !isWritten && group.tokenType !== contextual.braceArgs) return undefined;
  return userCallOf(cx, exprPath, group, spanOfCst(cx, path));
}

function threadLocalsOf(cx: LowerCx, stmtExpr: CstNode, hasSemi: boolean): readonly Item[] | undefined {
  const macro = soleMacro(stmtExpr);
  const path = macro && findNode(macro, 'exprPath');
  const group = macro && findToken(macro, 'macro');
  if (path === undefined || group === undefined || !isThreadLocals(path)) return undefined;
  if (!hasSemi && group.tokenType !== contextual.braceArgs) return undefined;
  return lowerThreadLocals(cx, group, (inside) => lowerItems(cx, inside, 'block'));
}

/** The macro call that the whole expression is. */
function soleMacro(stmtExpr: CstNode): CstNode | undefined {
  const isMore = (cst: CstNode, ...labels: readonly string[]): boolean => labels.some((label) => has(cst, label));
  const macro = findNode(stmtExpr, 'macro');
  if (macro !== undefined) return isMore(stmtExpr, 'postfix', 'exprTail') ? undefined : macro;
  const expr = findNode(stmtExpr, 'expr');
  const operand = expr && findNode(expr, 'operand');
  if (expr === undefined || operand === undefined) return undefined;
  if (isMore(expr, 'exprTail', 'prefixRange', 'OuterAttribute') || isMore(operand, 'prefix', 'postfix', 'letHead'))
    return undefined;
  const path = findNode(operand, 'pathExpr');
  return path !== undefined && has(path, 'macro') && !has(path, 'structBody') ? path : undefined;
}

/** What is no item: a `let`, a macro call, an expression with or without its `;`. */
function stmtTarget(cx: LowerCx, cst: CstNode, outer: readonly Token[]): AttributeTarget {
  if (has(cst, 'letStmt') || has(cst, 'letHalf')) return 'let';
  const start = (outer.at(-1)?.endOffset ?? -1) + 1;
  if (/^(?:::)?\w+(?:::\w+)*\s*!\s*[([{]/u.test(cx.text.slice(start, start + 200).trimStart())) return 'macro-call';
  return has(cst, 'semi') ? 'stmt-expr' : 'expr';
}

/** What stands before an expression of several operands is the first operand's alone, which is experimental. */
function checkStmtAttributes(
  cx: LowerCx,
  cst: CstNode,
  outer: readonly Token[],
  { target, isKept }: { readonly target: AttributeTarget; readonly isKept: boolean },
): void {
  const stmtExpr = findNode(cst, 'stmtExpr');
  const expr = stmtExpr && (findNode(stmtExpr, 'expr') ?? stmtExpr);
  const [first] = outer;
  if (expr !== undefined && first !== undefined && has(expr, 'exprTail')) {
    reportFinding(cx, 'attributes on expressions are experimental', spanOfToken(cx, first), 'E0658');
    if (!isKept) reportFinding(cx, 'removing an expression is not supported in this position', spanOfToken(cx, first));
  }
  for (const token of outer)
    if (target === 'macro-call' && token.inner?.length === 1 && token.inner[0]?.image === 'test')
      reportFinding(cx, 'the `#[test]` attribute may only be used on a free function', spanOfToken(cx, token));
}

function lowerLet(cx: LowerCx, statement: CstNode): Stmt {
  const cst = findNode(statement, 'letHalf') ?? statement;
  const span = spanOfCst(cx, statement);
  const pattern = findNode(cst, 'pattern');
  const type = findNode(cst, 'type');
  const value = findNode(cst, 'expr');
  const block = findNode(cst, 'block');
  const pat = pattern === undefined ? wildPattern(cx, span) : lowerPattern(cx, pattern);
  if (pattern !== undefined && hasBareAlternatives(pattern))
    reportRecovered(cx, '`let` bindings require top-level or-patterns in parentheses', pat.span);
  const ty = type && lowerType(cx, type);
  const init = value && lowerExpr(cx, value);
  if (block !== undefined && init !== undefined) checkBeforeElse(cx, init);
  return { kind: 'let', id: freshId(cx), span, pat, ty, init, otherwise: block && lowerBlock(cx, block) };
}

/** Alternatives without parentheses around them; in the argument of a macro, too. */
function hasBareAlternatives(pattern: CstNode): boolean {
  if (has(pattern, 'Or')) return true;
  const [only] = nodes(pattern, 'alternative');
  let depth = 0;
  for (const { tokenType } of (only && findToken(only, 'fragment')?.inner) ?? []) {
    if (closers.has(tokenType)) depth++;
    else if (closing.has(tokenType)) depth--;
    else if (depth === 0 && tokenType === punctuation['|']) return true;
  }
  return false;
}

/** `let … = E else {` must not read like the end of another expression. */
function checkBeforeElse(cx: LowerCx, init: Expr): void {
  const end: Span = { ...init.span, start: Math.max(init.span.start, init.span.end - 1) };
  if (init.kind === 'logical')
    reportRecovered(cx, `a \`${init.op}\` expression cannot be directly assigned in \`let...else\``, init.span);
  else if (cx.text[end.start] === '}' && init.kind !== 'literal')
    reportRecovered(cx, 'right curly brace `}` before `else` in a `let...else` statement not allowed', end);
}
