/** A closure as THIR: its body, and the captured places as seen from where it is made. */
import { findIn, invariant } from '../../../heap/base/index.ts';
import type { Span } from '../../source/index.ts';
import type { NodeId } from '../../syntax/ast.ts';
import { mapTy } from '../../types/fold.ts';
import { ERASED } from '../../types/lookup.ts';
import type { Capture, Expr, TypedBody, TypedClosure, TypedParam, UserTy } from '../../types/thir.ts';
import type { Ty } from '../../types/ty.ts';
import type { CapturedPlace, Step } from '../captures/place.ts';
import type { ClosureInfo } from '../closures/check.ts';
import { makeExpr, settled, settledUser, variableOf, type BuildCx } from './context.ts';
import { buildExpr } from './expr.ts';
import { buildPattern } from './pattern.ts';
import { ERROR } from '../../types/make.ts';

/** The body by itself. Its variables are numbered with those around it. */
export function buildClosureBody(bx: BuildCx, closure: ClosureInfo): TypedBody {
  const { expr, inputs, output, userInputs, userOutput } = closure;
  const { constWord } = bx;
  // Whatever may be called where the closure runs.
  bx.constWord = undefined;
  const params = expr.params.map((param, index): TypedParam => {
    const user = userInputs[index];
    return {
      pat: buildPattern(bx, param.pat),
      ty: settled(bx, inputs[index] ?? ERROR, param.span),
      span: param.span,
      isSelf: false,
      userTy: user === undefined ? undefined : userTyOf(bx, user, param.ty?.span ?? param.span),
    };
  });
  const outputSpan = expr.output?.span ?? expr.body.span;
  const body: TypedBody = {
    owner: closure.def,
    params,
    output: settled(bx, output, outputSpan),
    outputSpan,
    outputUserTy: userOutput === undefined ? undefined : userTyOf(bx, userOutput, outputSpan),
    vars: bx.vars,
    expr: buildExpr(bx, expr.body),
    span: expr.span,
    tainted: bx.cx.tainted,
    holes: [],
    isMutStatic: false,
  };
  bx.constWord = constWord;
  return body;
}

/** Lifetimes that the closure's own signature binds are left out ones. */
const userTyOf = (bx: BuildCx, ty: Ty, span: Span): UserTy => ({
  span,
  ty: mapTy(settledUser(bx, ty, span), {
    region: (region, depth) => (region.kind === 're-bound' && region.depth >= depth ? ERASED : region),
  }),
});

export function buildClosure(bx: BuildCx, closure: ClosureInfo): TypedClosure | undefined {
  const found = bx.cx.captures.get(closure.def);
  const ty = settled(bx, closure.ty, closure.expr.span);
  if (found === undefined || ty.kind !== 'closure') return undefined;
  const node = closure.expr.id;
  const captures = found.captures.map(({ place, mode, isMut, span, modeSpan }): Capture => {
    return {
      place: placeExpr(bx, place, span, node),
      path: {
        var: variableOf(bx, place.variable),
        projections: place.steps.map((step) => {
          invariant(step.kind !== 'element', 'no element is captured by itself');
          return step.kind === 'deref'
            ? { kind: 'deref' }
            : { kind: 'field', index: step.index, variant: step.variant };
        }),
      },
      mode,
      isMut,
      name: nameOfPlace(bx, place),
      span,
      modeSpan,
    };
  });
  const fakeReads = found.mentions.map(({ place, span }) => placeExpr(bx, place, span, node));
  return { body: buildClosureBody(bx, closure), ty, kind: found.kind, captures, fakeReads };
}

function placeExpr(bx: BuildCx, place: CapturedPlace, span: Span, node: NodeId): Expr {
  let expr = makeExpr(
    { kind: 'var', var: variableOf(bx, place.variable) },
    settled(bx, place.baseTy, span),
    span,
    node,
    'closure-capture',
  );
  for (const step of place.steps) expr = stepped(bx, expr, step, span, node);
  return expr;
}

function stepped(bx: BuildCx, base: Expr, step: Step, span: Span, node: NodeId): Expr {
  const ty = settled(bx, step.ty, span);
  return step.kind === 'field'
    ? makeExpr({ kind: 'field', base, field: step.index, variant: step.variant }, ty, span, node, 'closure-capture')
    : makeExpr({ kind: 'deref', base }, ty, span, node, 'closure-capture');
}

/** `point.x`, `*count`, as the reader would write the place. */
function nameOfPlace(bx: BuildCx, place: CapturedPlace): string {
  let text = bx.cx.locals.get(place.variable)?.name ?? '_';
  let ty = place.baseTy;
  place.steps.forEach((step, index) => {
    if (step.kind === 'field') {
      const name =
        ty.kind === 'adt'
          ? findIn(bx.cx.items.adts, ty.def)?.variants[step.variant]?.fields[step.index]?.name
          : undefined;
      text = `${text.startsWith('*') ? `(${text})` : text}.${name ?? String(step.index)}`;
    } else if (place.steps[index + 1]?.kind !== 'field') text = `*${text}`;
    ty = step.ty;
  });
  return text;
}
