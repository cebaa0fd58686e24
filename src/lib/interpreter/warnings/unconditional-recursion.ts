/**
 * `unconditional_recursion`: a function that does not come to its end but through a call of itself. After rustc's
 * `rustc_mir_build::lints`: a way that goes in a circle counts as one that leads elsewhere.
 */
import { findIn } from '../../heap/base/index.ts';
import { successors } from '../mir/graph.ts';
import { type BlockId, type Body, START_BLOCK, type Terminator } from '../mir/ir.ts';
import { resolveInstance } from '../solve/queries.ts';
import type { ItemTables } from '../types/items.ts';
import { hasParams, isTy } from '../types/fold.ts';
import { traitOfItem } from '../types/lookup.ts';
import type { DefId, GenericArg } from '../types/ty.ts';
import type { Linted, LintedBody, Report } from './linted.ts';

export function lintRecursion({ items }: Linted, { owner, built }: LintedBody, report: Report): void {
  const body = built.at(-1);
  if (body === undefined || !findIn(items.fns, owner)) return;
  const call = recursiveCall(body, (def, args) => runs(items, owner, def, args));
  if (call === undefined) return;
  const name = findIn(items.defs, owner)?.name ?? '';
  report(
    'unconditional_recursion',
    `\`${name}\` cannot return without calling itself`,
    findIn(items.defs, owner)?.span ?? call.calleeSpan,
    {
      labels: [{ span: call.calleeSpan, text: 'it calls itself here' }],
      help: ['let some way lead out of the recursion'],
    },
  );
}

type Call = Terminator & { readonly kind: 'call' };

/** The call that all ways meet; undefined where one leads past it. */
function recursiveCall(body: Body, isSelf: (def: DefId, args: readonly GenericArg[]) => boolean): Call | undefined {
  let found: Call | undefined;
  const seen = new Set<BlockId>();
  const open = new Set<BlockId>();
  /** Whether all ways from here meet such a call. */
  const meets = (block: BlockId): boolean => {
    if (open.has(block)) return false;
    if (seen.has(block)) return true;
    seen.add(block);
    const terminator = body.blocks[block]?.terminator;
    if (terminator === undefined) return false;
    if (terminator.kind === 'call') {
      const { func } = terminator;
      const ty = func.kind === 'constant' ? func.constant.ty : undefined;
      if (ty?.kind === 'fn-def' && isSelf(ty.def, ty.args)) {
        found ??= terminator;
        return true;
      }
    }
    const next = nextOf(terminator);
    if (next.length === 0) return terminator.kind === 'unreachable';
    open.add(block);
    const all = next.every(meets);
    open.delete(block);
    return all;
  };
  return meets(START_BLOCK) ? found : undefined;
}

/** Without unwinding, but where a call does nothing else. */
function nextOf(terminator: Terminator): readonly BlockId[] {
  switch (terminator.kind) {
    case 'call':
      return terminator.target === undefined ? [] : [terminator.target];
    case 'drop':
    case 'assert':
      return [terminator.target];
    default:
      return successors(terminator, 'real');
  }
}

/** Whether the call runs the function itself: named, or as the impl's method that a trait's name leads to. */
function runs(items: ItemTables, owner: DefId, def: DefId, args: readonly GenericArg[]): boolean {
  const [self] = args;
  if (def === owner)
    return (
      traitOfItem(items, def) === undefined ||
      (self !== undefined && isTy(self) && self.kind === 'param' && self.index === 0)
    );
  if (traitOfItem(items, def) === undefined || findIn(items.defs, def)?.name !== findIn(items.defs, owner)?.name)
    return false;
  if (args.some((arg) => isTy(arg) && hasParams(arg))) return false;
  const instance = resolveInstance(items, def, args);
  return instance.kind === 'item' && instance.def === owner;
}
