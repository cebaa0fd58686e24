/** All paths that a piece of syntax holds, those of items inside it left out. */
import type * as ast from '../../syntax/ast.ts';
import type { DefId } from '../../types/ty.ts';

export interface PathsIn {
  /** `node`: the expression that the path is. `necessary`: variants that the match arms around ask for anyway. */
  readonly path: (
    path: ast.Path,
    node: ast.NodeId | undefined,
    isPattern: boolean,
    necessary: ReadonlySet<DefId>,
  ) => void;
  /** A lone name in a pattern. */
  readonly constant: (pat: ast.Pat) => void;
  /** An expression with a body of its own may stand here: a length, a discriminant. */
  readonly anonymous: (expr: ast.Expr) => void;
  /** The variant that a pattern's path, or lone name, asks for. */
  readonly necessary: (path: ast.Path) => DefId | undefined;
  readonly necessaryConstant: (pat: ast.Pat) => DefId | undefined;
}

const NONE: ReadonlySet<DefId> = new Set();

/** By the shape of the tree: what is not known here holds nothing but what is in its fields. */
export function pathsIn(root: object, see: PathsIn): void {
  const visit = (
    value: unknown,
    isPattern: boolean,
    necessary: ReadonlySet<DefId>,
    node: ast.NodeId | undefined,
  ): void => {
    if (typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) {
      for (const each of value) visit(each, isPattern, necessary, undefined);
      return;
    }
    if (isPath(value)) {
      see.path(value, node, isPattern, necessary);
      for (const { args } of value.segments) visit(args, false, necessary, undefined);
      return;
    }
    const kind: unknown = 'kind' in value ? value.kind : undefined;
    if (kind === 'item' && 'item' in value) return;
    if (isPattern && kind === 'ident') see.constant(value as ast.Pat);
    if (!isPattern && isNode(value)) see.anonymous(value as ast.Expr);
    const inner = isArm(value) ? new Set([...necessary, ...variantsOf(value.pat, see)]) : necessary;
    const own = isNode(value) ? value.id : undefined;
    for (const [key, child] of Object.entries(value)) {
      if (key === 'span' || key === 'attrs' || typeof child !== 'object' || child === null) continue;
      visit(child, key !== 'qself' && (isPattern || key === 'pat' || key === 'pats'), inner, own);
    }
  };
  visit(root, false, NONE, undefined);
}

const isPath = (value: object): value is ast.Path => 'segments' in value && 'global' in value;
const isNode = (value: object): value is { readonly id: ast.NodeId } => 'id' in value && 'span' in value;
const isArm = (value: object): value is ast.Arm => 'guard' in value && 'body' in value && 'pat' in value;

/** Those without which the pattern does not match. */
function variantsOf(pat: ast.Pat, see: PathsIn): readonly DefId[] {
  const found = (def: DefId | undefined): readonly DefId[] => (def === undefined ? [] : [def]);
  switch (pat.kind) {
    case 'ident':
      return [...found(see.necessaryConstant(pat)), ...(pat.sub === undefined ? [] : variantsOf(pat.sub, see))];
    case 'path':
      return found(see.necessary(pat.path));
    case 'tuple-struct':
      return [...found(see.necessary(pat.path)), ...pat.pats.flatMap((each) => variantsOf(each, see))];
    case 'struct':
      return [...found(see.necessary(pat.path)), ...pat.fields.flatMap((each) => variantsOf(each.pat, see))];
    case 'tuple':
    case 'slice':
      return pat.pats.flatMap((each) => variantsOf(each, see));
    case 'ref':
      return variantsOf(pat.pat, see);
    default:
      return [];
  }
}
