/**
 * With which arguments a run can come to some of the reader's bodies. To find out is a walk through the whole program, and
 * most edits change nothing of it: what a body leads to is written down, and as long as every body leads to what it led to
 * before, so does the program.
 */
import type { Body, Operand } from '../mir/ir.ts';
import { operandsOf } from '../mir/operands.ts';
import { placeTy } from '../mir/place.ts';
import { argsKey, tyKey } from '../types/fold.ts';
import type { ItemTables } from '../types/items.ts';
import type { DefId, GenericArg, Ty } from '../types/ty.ts';
import type { LibraryProgram, Program } from './program.ts';
import { createWalk, reach, type Walk } from './reach.ts';

export interface AskedInstance {
  readonly body: Body;
  readonly args: readonly GenericArg[];
}

interface Known {
  readonly main: DefId;
  readonly asked: ReadonlySet<DefId>;
  readonly bodies: ReadonlyMap<DefId, Body>;
  readonly found: readonly { readonly owner: DefId; readonly args: readonly GenericArg[] }[];
}

const known = new WeakMap<ItemTables, Known>();

/** The instances of `asked`, some of the reader's `bodies`, that a run can come to. */
export function instancesOf(
  program: Program,
  bodies: readonly Body[],
  asked: ReadonlySet<Body>,
): readonly AskedInstance[] {
  const before = known.get(program.items);
  const byOwner = new Map(bodies.map((body) => [body.owner, body]));
  const owners = new Set([...asked].map((body) => body.owner));
  const isSame =
    before?.main === program.main &&
    before.bodies.size === byOwner.size &&
    before.asked.size === owners.size &&
    [...owners].every((owner) => before.asked.has(owner)) &&
    bodies.every((body) => leadsWhereItLed(program.items, body, before.bodies.get(body.owner)));
  const found = isSame ? before.found : walked(program, asked);
  known.set(program.items, { main: program.main, asked: owners, bodies: byOwner, found });
  return found.flatMap(({ owner, args }) => {
    const body = byOwner.get(owner);
    return body === undefined ? [] : [{ body, args }];
  });
}

function walked(program: Program, asked: ReadonlySet<Body>): Known['found'] {
  const found: { owner: DefId; args: readonly GenericArg[] }[] = [];
  const walk = createWalk(program.items, program.bodyOf, walkBelow(program.library), {
    onBody: (body, args) => {
      if (asked.has(body)) found.push({ owner: body.owner, args });
    },
  });
  reach(walk, [program.main], [program.main]);
  return found;
}

const libraryWalks = new WeakMap<LibraryProgram, Walk>();

/** The library's own walk, kept from program to program. */
function walkBelow(library: LibraryProgram | undefined): Walk | undefined {
  if (library === undefined) return undefined;
  const walk =
    libraryWalks.get(library) ?? createWalk(library.items, library.bodyOf, undefined, { onBody: () => undefined });
  libraryWalks.set(library, walk);
  return walk;
}

const leadsWhereItLed = (items: ItemTables, body: Body, before: Body | undefined): boolean =>
  body === before || (before !== undefined && leadsTo(items, body) === leadsTo(items, before));

const written = new WeakMap<Body, string>();

/** What `reach` looks at in a body, as text. */
function leadsTo(items: ItemTables, body: Body): string {
  const found = written.get(body) ?? writeDown(items, body);
  written.set(body, found);
  return found;
}

function writeDown(items: ItemTables, body: Body): string {
  const parts: string[] = [];
  const tyOf = (operand: Operand): Ty =>
    operand.kind === 'constant' ? operand.constant.ty : placeTy(items, body.locals, operand.place);
  const see = (operand: Operand): void => {
    if (operand.kind !== 'constant') return;
    const { value } = operand.constant;
    if (value.kind === 'item') parts.push(`i${value.def}${argsKey(value.args)}`);
    else if (value.kind === 'static-ref') parts.push(`s${value.def}`);
    else if (operand.constant.ty.kind === 'fn-def') parts.push(tyKey(operand.constant.ty));
  };
  for (const { statements, terminator } of body.blocks) {
    for (const each of statements) {
      if (each.kind !== 'assign') continue;
      operandsOf(each.rvalue).forEach(see);
      if (each.rvalue.kind === 'cast')
        parts.push(`${each.rvalue.cast} ${tyKey(tyOf(each.rvalue.operand))} ${tyKey(each.rvalue.ty)}`);
    }
    if (terminator.kind === 'call') {
      terminator.args.forEach(see);
      see(terminator.func);
      parts.push(tyKey(tyOf(terminator.func)));
    }
    if (terminator.kind === 'drop') parts.push(`d${tyKey(placeTy(items, body.locals, terminator.place))}`);
  }
  return [...parts, ...body.promoted.map((each) => writeDown(items, each))].join('\n');
}
