/** Names in expressions, statements and blocks: variables with their scopes, labels, items inside blocks. */
import { invariant, unreachable } from '../../heap/base/index.ts';
import type * as ast from '../syntax/ast.ts';
import { defineBlock } from './define.ts';
import { setNoGenerics } from './generics.ts';
import { resolveImports } from './imports.ts';
import { visitItem } from './late-items.ts';
import { enterNames, visitPattern } from './late-patterns.ts';
import { visitGenericArgs, visitOutput, visitPathArgs, visitQualified, visitType } from './late-types.ts';
import { resolvePath } from './path.ts';
import { type LabelScope, localKey, outside, type Place, type WithoutParams } from './scope.ts';
import { type ArgPlace, type ResolveState, addDef, report, reportUnsupported } from './state.ts';
import { traitScopeFor } from './traits-in-scope.ts';

type ExprOf<K extends ast.Expr['kind']> = Extract<ast.Expr, { kind: K }>;

export function visitBlock(state: ResolveState, place: Place, block: ast.Block): void {
  const { scope, labels, module, blockTraits } = place;
  const items = itemsOf(block);
  if (items.length > 0) {
    state.owner.hasItems = true;
    const inside = defineBlock(state, items, module, place.owner);
    resolveImports(state);
    place.module = inside;
    place.scope = { kind: 'module', module: inside, parent: place.scope };
    place.blockTraits = traitScopeFor(state, inside, place.trait);
  }
  for (const stmt of block.stmts) visitStmt(state, place, stmt);
  if (block.tail !== undefined) visitExpr(state, place, block.tail);
  place.scope = scope;
  place.labels = labels;
  place.module = module;
  place.blockTraits = blockTraits;
}

const NO_ITEMS: readonly ast.Item[] = [];

function itemsOf(block: ast.Block): readonly ast.Item[] {
  let items: ast.Item[] | undefined;
  for (const stmt of block.stmts)
    if (stmt.kind === 'item' && stmt.item.kind !== 'macro-rules') (items ??= []).push(stmt.item);
  return items ?? NO_ITEMS;
}

function visitStmt(state: ResolveState, place: Place, stmt: ast.Stmt): void {
  switch (stmt.kind) {
    case 'item':
      if (stmt.item.kind === 'macro-rules') {
        const { definition } = stmt.item;
        place.scope = { kind: 'macro', definition, parent: place.scope };
        place.labels = { kind: 'macro', definition, parent: place.labels };
        return;
      }
      // In its turn: a variable declared before it is known, and out of reach (E0434).
      visitItem(state, place, stmt.item);
      return;
    case 'expr':
      visitExpr(state, place, stmt.expr);
      return;
    case 'let': {
      if (stmt.ty !== undefined) visitType(state, place, stmt.ty);
      // The initialiser does not see the new names, nor does the `else` block.
      if (stmt.init !== undefined) visitScoped(state, place, stmt.init);
      if (stmt.otherwise !== undefined) visitBlock(state, place, stmt.otherwise);
      enterNames(place, visitPattern(state, place, stmt.pat));
      return;
    }
    default:
      return unreachable(stmt);
  }
}

/** An expression whose `let` conditions, if any, do not reach outside it. */
function visitScoped(state: ResolveState, place: Place, expr: ast.Expr): void {
  const { scope } = place;
  visitExpr(state, place, expr);
  place.scope = scope;
}

export function visitExpr(state: ResolveState, place: Place, expr: ast.Expr): void {
  switch (expr.kind) {
    case 'literal':
    case 'lang-path':
    case 'underscore':
      return;
    case 'path':
      visitPathExpr(state, place, expr, 'expr');
      return;
    case 'paren':
    case 'unary':
    case 'ref':
    case 'field':
      visitExpr(state, place, expr.expr);
      return;
    case 'binary':
    case 'logical':
    case 'assign':
    case 'assign-op':
      visitExpr(state, place, expr.left);
      visitExpr(state, place, expr.right);
      return;
    case 'call':
      if (expr.func.kind === 'path') visitPathExpr(state, place, expr.func, 'call');
      else visitExpr(state, place, expr.func);
      for (const arg of expr.args) visitExpr(state, place, arg);
      return;
    case 'method-call':
      noteTraits(state, place, expr.id);
      visitExpr(state, place, expr.receiver);
      if (expr.segment.args !== undefined) visitGenericArgs(state, place, expr.segment.args);
      for (const arg of expr.args) visitExpr(state, place, arg);
      return;
    case 'index':
      visitExpr(state, place, expr.expr);
      visitExpr(state, place, expr.index);
      return;
    case 'range':
      if (expr.low !== undefined) visitExpr(state, place, expr.low);
      if (expr.high !== undefined) visitExpr(state, place, expr.high);
      return;
    case 'array':
    case 'tuple':
      for (const each of expr.exprs) visitExpr(state, place, each);
      return;
    case 'repeat':
      visitExpr(state, place, expr.expr);
      visitAnonConst(state, place, expr.len, 'count');
      return;
    case 'struct':
      noteTraits(state, place, expr.path.id);
      resolvePath(state, place, expr.path, 'struct');
      visitPathArgs(state, place, expr.path);
      for (const field of expr.fields) visitExpr(state, place, field.expr);
      if (expr.base !== undefined) visitExpr(state, place, expr.base);
      return;
    case 'block': {
      const { label, block } = expr;
      if (expr.isConst) {
        // Evaluated by itself: it sees no variables and no loops around.
        const { scope, labels } = place;
        place.scope = { kind: 'boundary', what: 'const', parent: scope };
        place.labels = outOfReach(labels);
        visitBlock(state, place, block);
        place.scope = scope;
        place.labels = labels;
        return;
      }
      if (label === undefined) return visitBlock(state, place, block);
      withLabel(place, { kind: 'block', label: localKey(label), node: expr.id, parent: place.labels }, () =>
        visitBlock(state, place, block),
      );
      return;
    }
    case 'if': {
      const { scope, labels } = place;
      // A `while` was written out as a loop around this `if`.
      if (expr.origin === 'while-loop') place.labels = { kind: 'while-condition', parent: labels };
      visitExpr(state, place, expr.cond);
      place.labels = labels;
      visitBlock(state, place, expr.then);
      place.scope = scope;
      if (expr.otherwise !== undefined) visitExpr(state, place, expr.otherwise);
      return;
    }
    case 'let':
      visitExpr(state, place, expr.expr);
      enterNames(place, visitPattern(state, place, expr.pat));
      return;
    case 'match':
      visitScoped(state, place, expr.scrutinee);
      for (const arm of expr.arms) {
        const { scope } = place;
        enterNames(place, visitPattern(state, place, arm.pat));
        if (arm.guard !== undefined) visitExpr(state, place, arm.guard);
        visitExpr(state, place, arm.body);
        place.scope = scope;
      }
      return;
    case 'loop': {
      const sugar = expr.origin === 'for-loop' ? 'for' : expr.origin === 'while-loop' ? 'while' : undefined;
      withLabel(
        place,
        { kind: 'loop', label: expr.label && localKey(expr.label), node: expr.id, sugar, parent: place.labels },
        () => visitBlock(state, place, expr.body),
      );
      return;
    }
    case 'break':
    case 'continue':
      visitJump(state, place, expr);
      return;
    case 'return':
      if (expr.expr !== undefined) visitExpr(state, place, expr.expr);
      return;
    case 'closure':
      visitClosure(state, place, expr);
      return;
    case 'cast':
      visitExpr(state, place, expr.expr);
      visitType(state, place, expr.ty);
      return;
    case 'unsupported-expr':
      if (expr.isReported === undefined) reportUnsupported(state, expr.construct, expr.span, expr.instead);
      return;
    case 'while':
    case 'for':
    case 'try':
    case 'macro':
      return invariant(false, `\`${expr.kind}\` is written out before names are resolved`);
    default:
      return unreachable(expr);
  }
}

function visitPathExpr(state: ResolveState, place: Place, expr: ExprOf<'path'>, source: 'expr' | 'call'): void {
  noteTraits(state, place, expr.id);
  if (expr.qself !== undefined) visitQualified(state, place, expr.qself, expr.path, source);
  else resolvePath(state, place, expr.path, source);
  visitPathArgs(state, place, expr.path);
}

/** Blocks with items of their own may bring traits into scope; elsewhere the owner's list serves. */
function noteTraits(state: ResolveState, place: Place, node: ast.NodeId): void {
  if (place.blockTraits !== undefined) state.owner.traitScopes.set(node, place.blockTraits);
}

function visitClosure(state: ResolveState, place: Place, expr: ExprOf<'closure'>): void {
  const { scope, labels } = place;
  const def = addDef(
    state,
    {
      kind: 'closure',
      name: '',
      parent: place.owner,
      span: expr.span,
      nameSpan: expr.span,
      visibility: 'public',
      node: expr.id,
      attrs: [],
    },
    { kind: 'closure', node: expr },
  );
  setNoGenerics(state, def, place.owner);
  state.owner.ownerTraitScopes.set(def, place.blockTraits ?? traitScopeFor(state, place.module, place.trait));
  const names = new Set<string>();
  for (const param of expr.params) {
    if (param.ty !== undefined) visitType(state, place, param.ty);
    const bound = visitPattern(state, place, param.pat, names);
    for (const name of bound.names.keys()) names.add(name);
    enterNames(place, bound);
  }
  visitOutput(state, place, expr.output);
  place.labels = { kind: 'closure', parent: labels };
  visitExpr(state, place, expr.body);
  place.labels = labels;
  place.scope = scope;
}

/**
 * An array length (in a type, or in a value: a count), discriminant or const argument: a body of its own, without the
 * variables around it.
 */
export function visitAnonConst(
  state: ResolveState,
  place: Place,
  expr: ast.Expr,
  role: 'length' | 'count' | 'discriminant' | 'argument',
  at?: ArgPlace,
): void {
  // A plain literal needs no body: its value is read off.
  let inner = expr;
  while (inner.kind === 'paren') inner = inner.expr;
  if (expr.kind === 'literal' || inner.kind === 'underscore') return;
  const { scope, labels, owner } = place;
  const def = addDef(
    state,
    {
      kind: 'anon-const',
      name: '',
      parent: owner,
      span: expr.span,
      nameSpan: expr.span,
      visibility: 'public',
      node: expr.id,
      attrs: [],
    },
    { kind: 'anon-const', node: expr, role: role === 'count' ? 'length' : role, at },
  );
  setNoGenerics(state, def, owner);
  state.owner.ownerTraitScopes.set(def, place.blockTraits ?? traitScopeFor(state, place.module, place.trait));
  state.owner.bodies.push({ owner: def, kind: 'anon-const', node: expr });
  place.owner = def;
  place.scope = { kind: 'boundary', what: 'const', ...withoutParams(expr, role), parent: scope };
  place.labels = outOfReach(labels);
  state.bodyDepth += 1;
  visitExpr(state, place, expr);
  state.bodyDepth -= 1;
  place.scope = scope;
  place.labels = labels;
  place.owner = owner;
}

function withoutParams(
  expr: ast.Expr,
  role: 'length' | 'count' | 'discriminant' | 'argument',
): { readonly without?: WithoutParams } {
  if (role === 'discriminant') return { without: { why: 'discriminant', types: true, constant: expr.id } };
  return isLoneName(expr) ? {} : { without: { why: 'operation', types: role !== 'count', constant: expr.id } };
}

/** `N` or `{ N }`, which may be a parameter. */
function isLoneName(expr: ast.Expr): boolean {
  const inner =
    expr.kind === 'block' && expr.label === undefined && expr.block.stmts.length === 0 ? expr.block.tail : expr;
  if (inner?.kind !== 'path' || inner.qself !== undefined) return false;
  return inner.path.segments.length === 1 && inner.path.segments[0]?.args === undefined;
}

// ---------------------------------------------------------------- labels

/** The labels around what is a body of its own. */
export const outOfReach = (labels: LabelScope | undefined): LabelScope | undefined =>
  labels === undefined ? undefined : { kind: 'const', parent: labels };

function withLabel(place: Place, label: LabelScope, inside: () => void): void {
  const before = place.labels;
  place.labels = label;
  inside();
  place.labels = before;
}

function visitJump(state: ResolveState, place: Place, expr: ExprOf<'break'> | ExprOf<'continue'>): void {
  const target = expr.label === undefined ? innermost(state, place, expr) : labelled(state, place, expr, expr.label);
  if (expr.kind === 'break' && expr.expr !== undefined) visitExpr(state, place, expr.expr);
  if (target === undefined) return;
  if (expr.kind === 'continue' && target.kind === 'block') {
    report(state, 'continue-to-block', 'E0696', '`continue` pointing to a labeled block', expr.span, {
      label: "labeled blocks cannot be `continue`'d",
    });
    return;
  }
  if (expr.kind === 'break' && expr.expr !== undefined && target.kind === 'loop' && target.sugar !== undefined) {
    report(state, 'break-with-value', 'E0571', `\`break\` with value from a \`${target.sugar}\` loop`, expr.span, {
      label: 'can only break with a value inside `loop` or breakable block',
    });
    return;
  }
  state.owner.labels.set(expr.id, target.node);
}

type JumpTarget = Exclude<LabelScope, { kind: 'closure' | 'const' | 'while-condition' | 'macro' }>;

function innermostScope(place: Place): Exclude<LabelScope, { kind: 'macro' }> | undefined {
  let at = place.labels;
  while (at?.kind === 'macro') at = at.parent;
  return at;
}

function innermost(state: ResolveState, place: Place, expr: ast.Expr): JumpTarget | undefined {
  const word = expr.kind;
  const at = innermostScope(place);
  if (at?.kind === 'block') {
    report(state, 'unlabeled-break-in-block', 'E0695', `unlabeled \`${word}\` inside of a labeled block`, expr.span, {
      label: `\`${word}\` statements that would diverge to or through a labeled block need to bear a label`,
    });
    return undefined;
  }
  if (at?.kind === 'loop') return at;
  if (at?.kind === 'while-condition') {
    report(
      state,
      'jump-in-condition',
      'E0590',
      '`break` or `continue` with no label in the condition of a `while` loop',
      expr.span,
      { label: 'unlabeled `' + word + '` in the condition of a `while` loop' },
    );
    return undefined;
  }
  reportOutside(state, place, expr);
  return undefined;
}

function labelled(state: ResolveState, place: Place, expr: ast.Expr, label: ast.Lifetime): JumpTarget | undefined {
  let crossed = false;
  let marked = label;
  for (let at = place.labels; at !== undefined; at = at.parent) {
    if (at.kind === 'closure' || at.kind === 'const') crossed = true;
    else if (at.kind === 'macro') marked = outside(marked, at);
    else if (at.kind !== 'while-condition' && at.label === localKey(marked)) {
      if (!crossed) return at;
      report(state, 'unreachable-label', 'E0767', `use of unreachable label \`'${label.name}\``, label.span, {
        label: `unreachable label \`'${label.name}\``,
      });
      reportOutside(state, place, expr);
      return undefined;
    }
  }
  report(state, 'undeclared-label', 'E0426', `use of undeclared label \`'${label.name}\``, label.span, {
    label: `undeclared label \`'${label.name}\``,
  });
  reportOutside(state, place, expr);
  return undefined;
}

function reportOutside(state: ResolveState, place: Place, expr: ast.Expr): void {
  const word = expr.kind;
  const at = innermostScope(place);
  if (at === undefined || at.kind === 'const')
    report(
      state,
      'break-outside-loop',
      'E0268',
      `\`${word}\` outside of a loop${word === 'break' ? ' or labeled block' : ''}`,
      expr.span,
      { label: `cannot \`${word}\` outside of a loop${word === 'break' ? ' or labeled block' : ''}` },
    );
  else if (at.kind === 'closure')
    report(state, 'break-inside-closure', 'E0267', `\`${word}\` inside of a closure`, expr.span, {
      label: `cannot \`${word}\` inside of a closure`,
    });
}
