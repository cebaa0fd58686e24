/** Walking syntax by the shape of its tree: items, patterns and expressions wherever they stand. */
import type * as ast from '../syntax/ast.ts';

export interface SyntaxVisitor {
  /** Give false to stay out of it. */
  readonly item?: (item: ast.Item) => boolean;
  /** `isShorthand`: the field pattern `x` of a struct pattern. */
  readonly pat?: (pat: ast.Pat, isShorthand: boolean) => void;
  /** Give false to stay out of it. */
  readonly expr?: (expr: ast.Expr) => boolean;
  readonly block?: (block: ast.Block) => void;
}

/** What stands at a place, as far as its key tells. */
type Role = 'any' | 'pattern' | 'type' | 'stmt' | 'member';

export function walkSyntax(root: object, visitor: SyntaxVisitor): void {
  const visit = (value: unknown, role: Role, isShorthand: boolean): void => {
    if (typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) {
      for (const each of value) visit(each, role, false);
      return;
    }
    if (isNode(value)) {
      if (isItem(value)) {
        if (role !== 'member' && visitor.item?.(value) === false) return;
      } else if (isBlock(value)) visitor.block?.(value);
      else if (role === 'pattern') {
        // A field's pattern is in a node of its own.
        if (!('isShorthand' in value)) visitor.pat?.(value as ast.Pat, isShorthand);
      } else if (role === 'any' && 'kind' in value && visitor.expr?.(value as ast.Expr) === false) return;
    }
    const isField = 'isShorthand' in value && value.isShorthand === true;
    for (const key of Object.keys(value)) {
      const child: unknown = Reflect.get(value, key);
      if (key === 'span' || key === 'attrs' || typeof child !== 'object' || child === null) continue;
      visit(child, roleOf(value, key, role), isField && key === 'pat');
    }
  };
  visit(root, 'any', false);
}

function roleOf(parent: object, key: string, role: Role): Role {
  switch (key) {
    case 'pat':
    case 'pats':
      return 'pattern';
    case 'stmts':
      return 'stmt';
    case 'ty':
    case 'tys':
    case 'output':
    case 'qself':
    case 'self':
    case 'inputs':
    case 'generics':
    case 'bounds':
    case 'where':
    case 'path':
      return 'type';
    case 'items':
      return 'kind' in parent && (parent.kind === 'trait' || parent.kind === 'impl') ? 'member' : 'any';
    case 'len':
    case 'expr':
      return role === 'pattern' ? 'pattern' : 'any';
    default:
      return role === 'pattern' || role === 'type' ? role : 'any';
  }
}

const isNode = (value: object): value is { readonly id: ast.NodeId } => 'id' in value && 'span' in value;
const isItem = (value: object): value is ast.Item => 'vis' in value && 'attrs' in value && 'kind' in value;
const isBlock = (value: object): value is ast.Block => 'stmts' in value && 'tail' in value;
