/**
 * Constants in types that have to be run: `[u8; size_of_header()]`. Their bodies are checked and built like others, and run
 * on a machine of their own. What depends on such a value asks for it again when the text has changed.
 */
import { MissingPart } from '../../heap/base/index.ts';
import type { CheckedBody } from '../check/index.ts';
import { diagnostic } from '../diagnostics/index.ts';
import { evaluateScalar, hasFaultyTypes } from '../machine/index.ts';
import type { BuiltBody } from '../mir/index.ts';
import type { Body } from '../mir/ir.ts';
import type { BodyToCheck } from '../resolve/index.ts';
import { WHOLE_TEXT } from '../source/index.ts';
import type { CompiledLibrary } from '../std/codec/open.ts';
import type { ConstantValue, ItemTables } from '../types/items.ts';
import { defOf } from '../types/lookup.ts';
import type { DefId, Ty } from '../types/ty.ts';
import { libraryFile, libraryProgram } from './library-program.ts';

export interface Constants {
  readonly valueOf: (def: DefId) => ConstantValue;
  /** The text has changed. */
  readonly forget: () => void;
}

/** What is asked of whoever keeps the bodies. */
interface Asked {
  readonly items: () => ItemTables;
  readonly body: (owner: DefId) => BodyToCheck | undefined;
  readonly hiddenType: (opaque: DefId) => Ty | undefined;
  readonly check: (body: BodyToCheck) => CheckedBody;
  readonly build: (body: BodyToCheck) => BuiltBody | undefined;
}

export function createConstants(library: CompiledLibrary, ask: Asked): Constants {
  const known = new Map<DefId, ConstantValue>();
  /** Those that are being found out. */
  const open = new Set<DefId>();

  const bodyOf = (def: DefId): Body | undefined => {
    const own = ownBody(def);
    if (own !== undefined && hasFaultyTypes(own)) return undefined;
    if (own !== undefined || def >= ask.items().defs.start) return own;
    const found = library.findBody(def);
    const part = found === undefined && library.isOnDemand ? library.findPart(def) : undefined;
    if (part !== undefined) throw new MissingPart(part);
    return found;
  };
  /** A closure's body is built with the body that it stands in. */
  const ownBody = (def: DefId): Body | undefined => {
    for (let at: DefId | undefined = def; at !== undefined; at = defOf(ask.items(), at).parent) {
      const body = ask.body(at);
      if (body === undefined) continue;
      const built = ask.build(body);
      return at === def ? built?.body : built?.closures.find((each) => each.owner === def);
    }
    return undefined;
  };

  const find = (def: DefId): ConstantValue => {
    const body = ask.body(def);
    if (body === undefined) return { kind: 'faulty-body' };
    if (ask.check(body).diagnostics.length > 0) return { kind: 'faulty-body' };
    const items: ItemTables = { ...ask.items(), answers: { hiddenType: ask.hiddenType } };
    const found = evaluateScalar(
      {
        items,
        main: def,
        library: libraryProgram(library),
        bodyOf,
        sourceMap: WHOLE_TEXT,
        fileOf: (file) => libraryFile(library, file),
      },
      def,
    );
    const ty = bodyOf(def)?.locals[0]?.ty;
    if (found.kind !== 'value') return found;
    return ty === undefined
      ? { kind: 'unknown' }
      : { kind: 'value', value: { kind: 'const-value', value: found.value, ty } };
  };

  return {
    valueOf: (def) => {
      const before = known.get(def);
      if (before !== undefined) return before;
      if (open.has(def)) return { kind: 'fault', found: circular(ask.items(), def) };
      open.add(def);
      try {
        const value = find(def);
        known.set(def, value);
        return value;
      } finally {
        open.delete(def);
      }
    },
    forget: () => {
      known.clear();
    },
  };
}

const circular = (items: ItemTables, def: DefId) =>
  diagnostic({
    name: 'circular-constant',
    code: 'E0391',
    family: 'other',
    message: 'cycle detected when evaluating a constant',
    span: defOf(items, def).span,
  });
