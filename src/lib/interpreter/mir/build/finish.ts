/** The finished graph: calls that cannot return lose their edge, dead blocks go, straight lines are joined. */
import { invariant } from '../../../heap/base/index.ts';
import type { Body } from '../ir.ts';
import { simplifyBlocks } from '../simplify.ts';
import { userTysOf } from '../user-types.ts';
import { type Builder, tyOf } from './builder.ts';

export function finishBody(cx: Builder): Body {
  const blocks = cx.cfg.blocks.map((block) => {
    const { terminator } = block;
    // Only the block after the body's end is left open, and it is dead.
    if (terminator === undefined)
      return {
        statements: block.statements,
        isCleanup: block.isCleanup,
        terminator: { span: cx.typed.span, scope: 0, origin: undefined, kind: 'unreachable' as const },
      };
    if (
      terminator.kind === 'call' &&
      terminator.target !== undefined &&
      cx.env.isUninhabited(tyOf(cx, terminator.destination))
    ) {
      return {
        statements: block.statements,
        isCleanup: block.isCleanup,
        terminator: { ...terminator, target: undefined },
      };
    }
    return { statements: block.statements, isCleanup: block.isCleanup, terminator };
  });
  invariant(blocks.length > 0, 'a body has a block');
  const simplified = simplifyBlocks(blocks);
  const written = userTysOf(blocks);
  const living = written.size === 0 ? written : userTysOf(simplified);
  const dead = [...written].filter((each) => !living.has(each));
  return {
    owner: cx.typed.owner,
    promotedIndex: undefined,
    argCount: cx.argCount,
    locals: cx.locals,
    blocks: simplified,
    deadUserTys: dead.length === 0 ? undefined : dead,
    promoted: cx.constBlocks,
    span: cx.typed.span,
    scopes: cx.sourceScopes,
    drops: [],
    flagUpdates: [],
  };
}
