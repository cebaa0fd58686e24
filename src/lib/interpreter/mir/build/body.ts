/** A whole body: parameters, the return scope, the cleanup blocks. After rustc_mir_build's `construct_fn` and `construct_const`. */
import { spanEnd } from '../../source/index.ts';
import type { Diagnostic } from '../../diagnostics/index.ts';
import type { TypedBody, TypedClosure } from '../../types/thir.ts';
import type { MirEnv } from '../env.ts';
import { type Body, type LocalDecl, RETURN_PLACE, START_BLOCK, localId } from '../ir.ts';
import { placeOf } from '../place.ts';
import type { Ty } from '../../types/ty.ts';
import { resolveCaptures } from './captures.ts';
import { type Builder, pushLocal, varDecl, variableOf } from './builder.ts';
import { createCfg, newBlock, terminate } from './cfg.ts';
import { createDropTree } from './drop-tree.ts';
import { extendBorrows } from './extend.ts';
import { finishBody } from './finish.ts';
import { lowerInto } from './into.ts';
import { declareBindings } from './matches/declare.ts';
import { bindIrrefutable } from './matches/irrefutable.ts';
import { buildUnwindTree, inBreakableScope, inScope, scheduleDrop } from './scopes.ts';
import { refTy } from '../../types/make.ts';

/** `constant`: the body of a const, static or array length; temporaries that outlive it live for ever. */
export function buildMir(
  typed: TypedBody,
  env: MirEnv,
  isConstant: boolean,
  closure?: TypedClosure,
): { readonly body: Body; readonly inner: readonly TypedClosure[]; readonly diagnostics: readonly Diagnostic[] } {
  const cx = createBuilder(typed, env, closure);
  newBlock(cx.cfg);
  if (isConstant) buildConstantBody(cx);
  else buildFn(cx, closure);
  const body = finishBody(cx);
  return {
    body: closure === undefined ? body : resolveCaptures(cx, body, closure),
    inner: [...cx.inner],
    diagnostics: cx.diagnostics,
  };
}

function createBuilder(typed: TypedBody, env: MirEnv, closure: TypedClosure | undefined): Builder {
  const returnDecl: LocalDecl = {
    ty: typed.output,
    kind: 'return',
    name: undefined,
    isMut: true,
    span: typed.outputSpan,
    userTy: typed.outputUserTy,
    scope: 0,
    isSelf: false,
    byRef: 'no',
  };
  return {
    env,
    typed,
    cfg: createCfg(),
    block: START_BLOCK,
    locals: [returnDecl],
    argCount: typed.params.length + (closure === undefined ? 0 : 1),
    sourceScopes: [{ parent: undefined, span: typed.span }],
    sourceScope: 0,
    origin: undefined,
    node: undefined,
    scopes: [],
    breakables: [],
    ifThen: undefined,
    unwindDrops: createDropTree(),
    vars: new Map(),
    varScopes: new Map(),
    varParent: undefined,
    guards: [],
    extended: new Map(),
    fixedTempsScope: undefined,
    fixedTemps: new Map(),
    unitTemp: undefined,
    outside: closure === undefined ? undefined : new Map(),
    diagnostics: [],
    inner: new Set(),
    constBlocks: [],
  };
}

function buildFn(cx: Builder, closure: TypedClosure | undefined): void {
  const { typed } = cx;
  const end = spanEnd(typed.span);
  inScope(cx, typed.span, 'plain', () => {
    inBreakableScope(cx, undefined, undefined, placeOf(RETURN_PLACE), end, () => {
      inScope(cx, typed.expr.span, 'plain', (argScope) => {
        cx.varParent = argScope;
        if (closure !== undefined) {
          const region = { kind: 're-erased' } as const;
          const ty: Ty = closure.kind === 'FnOnce' ? closure.ty : refTy(region, closure.ty, closure.kind === 'FnMut');
          pushLocal(cx, {
            ty,
            kind: 'arg',
            name: undefined,
            isMut: false,
            span: typed.span,
            userTy: undefined,
            scope: 0,
            isSelf: false,
            byRef: 'no',
          });
          scheduleDrop(cx, argScope, localId(1), 'value');
        }
        buildParams(cx, argScope, closure === undefined ? 1 : 2);
        lowerInto(cx, placeOf(RETURN_PLACE), typed.expr, true);
      });
      return true;
    });
    terminate(cx.cfg, cx.block, { span: end, scope: 0, origin: undefined }, { kind: 'return' });
    buildUnwindTree(cx);
    // Nothing is dropped in the outermost scope.
    cx.block = newBlock(cx.cfg);
  });
}

/** A parameter that is one variable is that variable; other patterns take it apart. */
function buildParams(cx: Builder, argScope: ReturnType<typeof createBuilder>['scopes'][number], first: number): void {
  const { params } = cx.typed;
  for (const param of params) {
    const { pat } = param;
    const isSimple = pat.kind === 'binding' && pat.mode === 'move' && pat.sub === undefined;
    const decl: LocalDecl = isSimple
      ? { ...varDecl(cx, variableOf(cx, pat.var), param.userTy), ty: param.ty, kind: 'arg', isSelf: param.isSelf }
      : {
          ty: param.ty,
          kind: 'arg',
          name: undefined,
          isMut: true,
          span: pat.span,
          userTy: param.userTy,
          scope: 0,
          isSelf: param.isSelf,
          byRef: 'no',
        };
    const local = pushLocal(cx, decl);
    if (isSimple) cx.vars.set(pat.var, { body: local, guard: undefined });
  }
  params.forEach((param, index) => {
    const local = localId(first + index);
    // Parts that the pattern leaves are dropped with the parameter.
    scheduleDrop(cx, argScope, local, 'value');
    const { pat } = param;
    if (pat.kind === 'binding' && pat.mode === 'move' && pat.sub === undefined) {
      cx.varScopes.set(pat.var, argScope);
      return;
    }
    declareBindings(cx, pat, undefined, cx.sourceScope);
    bindIrrefutable(cx, pat, undefined, placeOf(local));
  });
}

function buildConstantBody(cx: Builder): void {
  const { typed } = cx;
  extendBorrows(cx, typed.expr, 'static');
  lowerInto(cx, placeOf(RETURN_PLACE), typed.expr, true);
  terminate(cx.cfg, cx.block, { span: typed.span, scope: 0, origin: undefined }, { kind: 'return' });
  buildUnwindTree(cx);
}
