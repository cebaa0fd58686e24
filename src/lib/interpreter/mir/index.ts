/**
 * From typed bodies to MIR: building as rustc_mir_build does, promotion of constants, drop elaboration as plans beside the
 * graph. Moves and initialisation (`moves/`) are shared with the borrow checker.
 */
import { findIn } from '../../heap/base/index.ts';
import type { Diagnostic } from '../diagnostics/index.ts';
import type { ItemTables } from '../types/items.ts';
import { defOf } from '../types/lookup.ts';
import type { TypedBody, TypedClosure } from '../types/thir.ts';
import { buildMir } from './build/body.ts';
import { checkConstBorrows } from './const-borrows.ts';
import { checkConstDrops } from './const-drops.ts';
import { elaborateDrops } from './drops.ts';
import { type Edition, mirEnvOf } from './env.ts';
import type { Body } from './ir.ts';
import { checkPackedRefs } from './packed-refs.ts';
import { promoteConstants } from './promote.ts';

export { type MirEnv, mirEnvOf } from './env.ts';
export { printBody, printPlace } from './print.ts';
export { validateBody } from './validate.ts';
export { constantCycles } from './const-cycles.ts';
export { lintBody } from './lints.ts';

export interface BuildOptions {
  readonly edition: Edition;
}

export interface BuiltBody {
  /** Undefined where the body uses something that is not lowered yet; then a diagnostic says what. */
  readonly body: Body | undefined;
  /** The bodies of the closures in it, inner ones before those around them. */
  readonly closures: readonly Body[];
  readonly diagnostics: readonly Diagnostic[];
}

/** For a body without type errors. Faults of the reader's program never throw. */
export function buildBody(typed: TypedBody, items: ItemTables, { edition }: BuildOptions): BuiltBody {
  return build(typed, items, edition, undefined);
}

function build(typed: TypedBody, items: ItemTables, edition: Edition, closure: TypedClosure | undefined): BuiltBody {
  const { kind } = defOf(items, typed.owner);
  const isConstant = kind === 'const' || kind === 'static' || kind === 'assoc-const' || kind === 'anon-const';
  const env = mirEnvOf(items, typed.owner, edition);
  const built = buildMir(typed, env, isConstant, closure);
  if (built.diagnostics.length > 0) return { body: undefined, closures: [], diagnostics: built.diagnostics };
  const isOwn = !defOf(items, typed.owner).isLibrary;
  const diagnostics: Diagnostic[] = [];
  const isConst = isConstant || findIn(items.fns, typed.owner)?.constness === 'const';
  /** `const` blocks come first among the promoted constants of the body around. */
  const finish = (raw: Body): Body => {
    const isValue = isConstant || raw.isConstBlock === true;
    if (isOwn) diagnostics.push(...checkPackedRefs(raw, env));
    if (isOwn && isValue) diagnostics.push(...checkConstBorrows(raw, env, typed.isMutStatic));
    if (
      isOwn &&
      (isConst || raw.isConstBlock === true) &&
      raw.blocks.some((block) => !block.isCleanup && block.terminator.kind === 'drop')
    )
      diagnostics.push(...checkConstDrops(raw, env));
    const inner = raw.promoted.length === 0 ? raw : { ...raw, promoted: raw.promoted.map(finish) };
    return elaborateDrops(promoteConstants(inner, env), env);
  };
  const body = finish(built.body);
  const closures: Body[] = [];
  for (const each of built.inner) {
    const inner = build(each.body, items, edition, each);
    diagnostics.push(...inner.diagnostics);
    if (inner.body === undefined) return { body: undefined, closures: [], diagnostics };
    closures.push(...inner.closures, inner.body);
  }
  return { body, closures, diagnostics };
}
