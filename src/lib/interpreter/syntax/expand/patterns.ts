/** The walk over patterns, for the paths inside them. */
import type { Pat } from '../ast.ts';
import type { ExpandCx } from './cx.ts';
import { expandExpr } from './exprs.ts';
import { expandPath, expandQSelf } from './types.ts';

export function expandPat(cx: ExpandCx, pat: Pat): Pat {
  switch (pat.kind) {
    case 'wild':
    case 'rest':
    case 'literal':
    case 'unsupported-pat':
      return pat;
    case 'ident':
      return pat.sub === undefined ? pat : { ...pat, sub: expandPat(cx, pat.sub) };
    case 'range':
      return { ...pat, low: pat.low && expandExpr(cx, pat.low), high: pat.high && expandExpr(cx, pat.high) };
    case 'ref':
      return { ...pat, pat: expandPat(cx, pat.pat) };
    case 'tuple':
    case 'slice':
    case 'or':
      return { ...pat, pats: pat.pats.map((each) => expandPat(cx, each)) };
    case 'path':
      return { ...pat, qself: expandQSelf(cx, pat.qself), path: expandPath(cx, pat.path) };
    case 'tuple-struct':
      return { ...pat, path: expandPath(cx, pat.path), pats: pat.pats.map((each) => expandPat(cx, each)) };
    case 'struct':
      return {
        ...pat,
        path: expandPath(cx, pat.path),
        fields: pat.fields.map((field) => ({ ...field, pat: expandPat(cx, field.pat) })),
      };
  }
}
