/**
 * N5 patterns. Which names bind, which stand for constants, and that every alternative of an or-pattern binds the same.
 * Source: rustc's `resolve_pattern_inner`, `try_resolve_as_non_binding`, `check_consistent_bindings`.
 */
import { unreachable } from '../../heap/base/index.ts';
import type { Span } from '../source/index.ts';
import type * as ast from '../syntax/ast.ts';
import type { NodeId } from '../syntax/ast.ts';
import type { Res } from '../types/res.ts';
import { visitExpr } from './late-bodies.ts';
import { visitPathArgs, visitQualified } from './late-types.ts';
import { ctorKindOf, wordFor } from './expected.ts';
import { attemptPath, resolvePath } from './path.ts';
import { type Place, enterLocal, localKey } from './scope.ts';
import { type ResolveState, defOf, report, reportUnsupported } from './state.ts';

interface Bound {
  readonly node: NodeId;
  readonly name: ast.Ident;
  readonly mode: string;
}

/** The names of one pattern (or parameter list) so far. */
export interface PatternNames {
  readonly names: Map<string, Bound>;
  /** Names of earlier parameters of the same function: E0415 instead of E0416. */
  readonly earlier: ReadonlySet<string> | undefined;
}

/** Resolves a pattern; its names are entered by `enterNames` once its scope begins. */
export function visitPattern(
  state: ResolveState,
  place: Place,
  pat: ast.Pat,
  earlier?: ReadonlySet<string>,
): PatternNames {
  const into: PatternNames = { names: new Map(), earlier };
  visit(state, place, pat, into, undefined);
  return into;
}

export function enterNames(place: Place, names: PatternNames): void {
  for (const bound of names.names.values()) enterLocal(place, bound.name, bound.node);
}

/** `first`: names of the or-pattern's first alternative, which the others repeat. */
function visit(
  state: ResolveState,
  place: Place,
  pat: ast.Pat,
  into: PatternNames,
  first: ReadonlyMap<string, Bound> | undefined,
): void {
  switch (pat.kind) {
    case 'wild':
    case 'rest':
      return;
    case 'ident':
      visitIdent(state, place, pat, into, first);
      if (pat.sub !== undefined) visit(state, place, pat.sub, into, first);
      return;
    case 'literal':
      visitExpr(state, place, pat.expr);
      return;
    case 'range':
      if (pat.low !== undefined) visitRangeEnd(state, place, pat.low);
      if (pat.high !== undefined) visitRangeEnd(state, place, pat.high);
      return;
    case 'ref':
      visit(state, place, pat.pat, into, first);
      return;
    case 'tuple':
    case 'slice':
      for (const each of pat.pats) visit(state, place, each, into, first);
      return;
    case 'path':
      if (pat.qself !== undefined) visitQualified(state, place, pat.qself, pat.path, 'pat');
      else resolvePath(state, place, pat.path, 'pat');
      visitPathArgs(state, place, pat.path);
      return;
    case 'tuple-struct':
      resolvePath(state, place, pat.path, 'tuple-struct');
      visitPathArgs(state, place, pat.path);
      for (const each of pat.pats) visit(state, place, each, into, first);
      return;
    case 'struct':
      resolvePath(state, place, pat.path, 'struct');
      visitPathArgs(state, place, pat.path);
      for (const field of pat.fields) visit(state, place, field.pat, into, first);
      return;
    case 'or':
      visitOr(state, place, pat, into, first);
      return;
    case 'unsupported-pat':
      reportUnsupported(state, pat.construct, pat.span);
      return;
    default:
      return unreachable(pat);
  }
}

/** A range's ends are constants, so a lone name is looked up as a value. */
function visitRangeEnd(state: ResolveState, place: Place, expr: ast.Expr): void {
  if (expr.kind === 'path' && expr.qself === undefined) {
    const { res, rest } = resolvePath(state, place, expr.path, 'expr');
    if (rest === 0) refuseBound(state, res, expr.span);
    visitPathArgs(state, place, expr.path);
  } else visitExpr(state, place, expr);
}

/** What has a value, but none that is known when the program is compiled. */
function refuseBound(state: ResolveState, res: Res, span: Span): void {
  const isStatic = res.kind === 'def' && defOf(state, res.def).kind === 'static';
  const what = isStatic ? 'statics' : res.kind === 'param' ? 'constant parameters' : 'runtime values';
  if (!isStatic && res.kind !== 'param' && res.kind !== 'local') return;
  report(
    state,
    'bound-without-value',
    res.kind === 'local' ? 'E0080' : 'E0158',
    `${what} cannot be referenced in patterns`,
    span,
    { label: "can't be used in patterns" },
  );
}

type IdentPat = Extract<ast.Pat, { kind: 'ident' }>;

function visitIdent(
  state: ResolveState,
  place: Place,
  pat: IdentPat,
  into: PatternNames,
  first: ReadonlyMap<string, Bound> | undefined,
): void {
  if (namesConstant(state, place, pat)) return;
  const name = localKey(pat.name);
  const bound: Bound = { node: pat.id, name: pat.name, mode: pat.byRef ? (pat.isMut ? 'ref mut' : 'ref') : 'value' };
  if (into.names.has(name)) {
    report(
      state,
      'name-bound-twice',
      'E0416',
      `identifier \`${pat.name.name}\` is bound more than once in the same pattern`,
      pat.name.span,
      { label: 'used in a pattern more than once' },
    );
  } else if (into.earlier?.has(name) === true) {
    report(
      state,
      'parameter-bound-twice',
      'E0415',
      `identifier \`${pat.name.name}\` is bound more than once in this parameter list`,
      pat.name.span,
      { label: 'used as parameter more than once' },
    );
  }
  const primary = first?.get(name);
  state.owner.bindings.set(pat.id, primary?.node ?? pat.id);
  into.names.set(name, primary === undefined ? bound : { ...bound, node: primary.node });
}

/** A lone name that is a constant, unit struct or unit variant does not bind. */
function namesConstant(state: ResolveState, place: Place, pat: IdentPat): boolean {
  if (pat.name.name.startsWith('$')) return false;
  const segment = { id: pat.id, name: pat.name, args: undefined };
  const found = attemptPath(state, place, [segment], false, 'value', true);
  if (found.kind !== 'found') return false;
  const { res } = found.path;
  const refuse = (): boolean => {
    const word = wordFor(state, res);
    report(state, 'binding-shadows-item', 'E0530', `let bindings cannot shadow ${word}s`, pat.name.span, {
      label: `cannot be named the same as a ${word}`,
    });
    return false;
  };
  const isPlain = pat.sub === undefined && !pat.byRef && !pat.isMut;
  if (res.kind === 'param' && res.isConst) {
    report(
      state,
      'const-parameter-in-pattern',
      'E0158',
      'constant parameters cannot be referenced in patterns',
      pat.name.span,
      { label: "can't be used in patterns" },
    );
    return false;
  }
  if (res.kind !== 'def') return false;
  const { kind } = defOf(state, res.def);
  if (kind === 'ctor') {
    const ctorKind = ctorKindOf(state, res.def);
    if (ctorKind !== 'unit' || !isPlain) return refuse();
    state.owner.patternConsts.set(pat.id, res.def);
    return true;
  }
  if (kind === 'const' || kind === 'assoc-const') {
    if (!isPlain) return refuse();
    state.owner.patternConsts.set(pat.id, res.def);
    return true;
  }
  return kind === 'static' ? refuse() : false;
}

function visitOr(
  state: ResolveState,
  place: Place,
  pat: Extract<ast.Pat, { kind: 'or' }>,
  into: PatternNames,
  outer: ReadonlyMap<string, Bound> | undefined,
): void {
  let first: Map<string, Bound> | undefined;
  const alternatives: PatternNames[] = [];
  for (const each of pat.pats) {
    const names: PatternNames = { names: new Map(), earlier: into.earlier };
    const known: ReadonlyMap<string, Bound> | undefined =
      first === undefined ? outer : outer === undefined ? first : new Map([...outer, ...first]);
    visit(state, place, each, names, known);
    first ??= names.names;
    alternatives.push(names);
  }
  checkConsistent(state, pat, alternatives);
  for (const names of alternatives) {
    for (const [name, bound] of names.names) {
      if (into.names.has(name)) {
        if (into.names.get(name)?.node === bound.node) continue;
        report(
          state,
          'name-bound-twice',
          'E0416',
          `identifier \`${bound.name.name}\` is bound more than once in the same pattern`,
          bound.name.span,
          { label: 'used in a pattern more than once' },
        );
      }
      into.names.set(name, bound);
    }
  }
}

function checkConsistent(
  state: ResolveState,
  pat: Extract<ast.Pat, { kind: 'or' }>,
  alternatives: readonly PatternNames[],
): void {
  const reported = new Set<string>();
  for (const names of alternatives) {
    for (const [key, bound] of names.names) {
      const { name } = bound.name;
      if (reported.has(key)) continue;
      const lacking = pat.pats.filter((_, index) => alternatives[index]?.names.has(key) !== true);
      if (lacking.length > 0) {
        reported.add(key);
        report(
          state,
          'name-not-bound-in-all',
          'E0408',
          `variable \`${name}\` is not bound in all patterns`,
          lacking[0]?.span ?? pat.span,
          {
            label: `pattern doesn't bind \`${name}\``,
            labels: [
              ...lacking.slice(1).map((each) => ({ span: each.span, text: `pattern doesn't bind \`${name}\`` })),
              { span: bound.name.span, text: 'variable not in all patterns' },
            ],
          },
        );
        continue;
      }
      const other = alternatives.find((each) => each.names.get(key)?.mode !== bound.mode)?.names.get(key);
      if (other === undefined) continue;
      reported.add(key);
      report(
        state,
        'binding-modes-differ',
        'E0409',
        `variable \`${name}\` is bound inconsistently across alternatives separated by \`|\``,
        other.name.span,
        {
          label: 'bound in different ways',
          labels: [{ span: bound.name.span, text: 'first binding' }],
        },
      );
    }
  }
}
