/**
 * Constants whose value needs itself (E0391). A constant is evaluated before any body that mentions it, so a mention is
 * enough, run or not; a function's mentions count once the function is certain to be called. Statics need another's value
 * only where they read it; that they point at each other is fine.
 *
 *     const A: u32 = B + 1;   const B: u32 = A;        A → B → A
 *     const C: u32 = f();     const fn f() -> u32 { C }
 */
import { findIn } from '../../heap/base/index.ts';
import { type Diagnostic, diagnostic } from '../diagnostics/index.ts';
import { resolveInstance } from '../solve/queries.ts';
import type { ItemTables } from '../types/items.ts';
import { defOf } from '../types/lookup.ts';
import type { DefId, GenericArg } from '../types/ty.ts';
import { successors } from './graph.ts';
import { type BlockId, type Body, type Operand, START_BLOCK } from './ir.ts';
import { operandsOf } from './operands.ts';

export interface ConstantCycles {
  readonly found: readonly Diagnostic[];
  /** Through constants of traits: what those are is asked once all bodies are sound. */
  readonly late: readonly Diagnostic[];
}

export function constantCycles(bodies: ReadonlyMap<DefId, Body>, items: ItemTables): ConstantCycles {
  const found: Diagnostic[] = [];
  const late: Diagnostic[] = [];
  const done = new Set<DefId>();
  const path: DefId[] = [];
  const visit = (def: DefId): void => {
    const at = path.indexOf(def);
    if (at >= 0) {
      const first = path.slice(at).find((each) => isConstant(items, each));
      if (first !== undefined) (isOfTrait(items, first) ? late : found).push(cycleAt(items, first, bodies));
      return;
    }
    const body = done.has(def) ? undefined : bodies.get(def);
    if (body === undefined) return;
    path.push(def);
    for (const each of neededBy(body, items)) visit(each);
    path.pop();
    done.add(def);
  };
  for (const def of bodies.keys()) if (isConstant(items, def)) visit(def);
  return { found, late };
}

function isOfTrait(items: ItemTables, def: DefId): boolean {
  const { parent } = defOf(items, def);
  return parent !== undefined && findIn(items.impls, parent)?.trait !== undefined;
}

function isConstant(items: ItemTables, def: DefId): boolean {
  const { kind } = defOf(items, def);
  return kind === 'const' || kind === 'assoc-const';
}

function cycleAt(items: ItemTables, def: DefId, bodies: ReadonlyMap<DefId, Body>): Diagnostic {
  const { name, span } = defOf(items, def);
  return diagnostic({
    name: 'cyclic-constant',
    code: 'E0391',
    family: 'other',
    message: `cycle detected when evaluating constant \`${name}\``,
    span: isOfTrait(items, def) ? (bodies.get(def)?.span ?? span) : span,
  });
}

/** What has to be evaluated, or is certain to be called, for the body's value. */
function neededBy(body: Body, items: ItemTables): readonly DefId[] {
  const out: DefId[] = [];
  const certain = certainBlocks(body);
  const mention = (operand: Operand): void => {
    if (operand.kind !== 'constant') return;
    const { value } = operand.constant;
    if (value.kind === 'item') out.push(instanceOf(items, value.def, value.args));
  };
  for (const [index, { statements, terminator }] of body.blocks.entries()) {
    for (const stmt of statements) {
      if (stmt.kind !== 'assign') continue;
      operandsOf(stmt.rvalue).forEach(mention);
    }
    if (terminator.kind !== 'call') continue;
    terminator.args.forEach(mention);
    const { func } = terminator;
    if (certain.has(index) && func.kind === 'constant' && func.constant.ty.kind === 'fn-def')
      out.push(instanceOf(items, func.constant.ty.def, func.constant.ty.args));
  }
  for (const promoted of body.promoted) out.push(...neededBy(promoted, items));
  return out;
}

/** The impl's item where a trait's is named with known types. */
function instanceOf(items: ItemTables, def: DefId, args: readonly GenericArg[]): DefId {
  const found = defOf(items, def).kind === 'assoc-const' ? resolveInstance(items, def, args) : undefined;
  return found?.kind === 'item' ? found.def : def;
}

/** The blocks that are run before any choice is made. */
function certainBlocks(body: Body): ReadonlySet<number> {
  const found = new Set<number>();
  for (let at: BlockId | undefined = START_BLOCK; at !== undefined && !found.has(at);) {
    found.add(at);
    const block: Body['blocks'][number] | undefined = body.blocks[at];
    const next: readonly BlockId[] =
      block === undefined
        ? []
        : successors(block.terminator, 'real').filter((to) => body.blocks[to]?.isCleanup !== true);
    at = next.length === 1 ? next[0] : undefined;
  }
  return found;
}
