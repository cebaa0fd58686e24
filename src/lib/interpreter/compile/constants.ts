/**
 * Constants in types that have to be run: `[u8; size_of_header()]`. Their bodies are checked and built like others, and run
 * on a machine of their own. What depends on such a value asks for it again when the text has changed.
 */
import { MissingPart } from '../../heap/base/index.ts';
import type { CheckedBody } from '../check/index.ts';
import { type Diagnostic, diagnostic } from '../diagnostics/index.ts';
import { evaluateParts, evaluateScalar, hasFaultyTypes } from '../machine/index.ts';
import type { BuiltBody } from '../mir/index.ts';
import type { Body } from '../mir/ir.ts';
import type { BodyToCheck } from '../resolve/index.ts';
import { WHOLE_TEXT } from '../source/index.ts';
import type { CompiledLibrary } from '../std/codec/open.ts';
import type { Program } from '../machine/index.ts';
import { argKey } from '../types/fold.ts';
import type { ConstantValue, ItemTables, PartsFound } from '../types/items.ts';
import { defOf } from '../types/lookup.ts';
import type { DefId, GenericArg, Ty } from '../types/ty.ts';
import { libraryFile, libraryProgram } from './library-program.ts';

export interface Constants {
  readonly valueOf: (def: DefId) => ConstantValue;
  /** The value, taken apart, of a constant of this crate or of the library; `ty` is the type that it has. */
  readonly partsOf: (def: DefId, args: readonly GenericArg[], ty: Ty) => PartsFound;
  /** The text has changed. */
  readonly forget: () => void;
}

/** What is asked of whoever keeps the bodies. */
interface Asked {
  readonly items: () => ItemTables;
  readonly body: (owner: DefId) => BodyToCheck | undefined;
  readonly hiddenType: (opaque: DefId) => Ty | undefined;
  readonly check: (body: BodyToCheck) => CheckedBody;
  /** Its body is being checked just now. */
  readonly isOpen: (owner: DefId) => boolean;
  readonly build: (body: BodyToCheck) => BuiltBody | undefined;
}

export function createConstants(library: CompiledLibrary, ask: Asked): Constants {
  const known = new Map<DefId, ConstantValue>();
  const parts = new Map<string, PartsFound>();
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

  const programOf = (def: DefId): Program => ({
    items: { ...ask.items(), answers: { hiddenType: ask.hiddenType } },
    main: def,
    library: libraryProgram(library),
    bodyOf,
    sourceMap: WHOLE_TEXT,
    fileOf: (file) => libraryFile(library, file),
  });

  const find = (def: DefId): ConstantValue => {
    const body = ask.body(def);
    if (body === undefined) return { kind: 'faulty-body' };
    if (ask.check(body).diagnostics.length > 0) return { kind: 'faulty-body' };
    const found = evaluateScalar(programOf(def), def);
    const ty = bodyOf(def)?.locals[0]?.ty;
    if (found.kind !== 'value') return found;
    return ty === undefined
      ? { kind: 'unknown' }
      : { kind: 'value', value: { kind: 'const-value', value: found.value, ty } };
  };

  const findParts = (def: DefId, args: readonly GenericArg[], ty: Ty): PartsFound => {
    if (def >= ask.items().defs.start) {
      const body = ask.body(def);
      if (body === undefined || ask.check(body).diagnostics.length > 0) return { kind: 'faulty-body' };
    }
    const found = bodyOf(def);
    return found === undefined ? { kind: 'unknown' } : evaluateParts(programOf(def), def, args, ty);
  };

  const once = <K, T>(answers: Map<K, T | Fault>, key: K, def: DefId, find: () => T): T | Fault => {
    const before = answers.get(key);
    if (before !== undefined) return before;
    if (open.has(def) || ask.isOpen(def)) return { kind: 'fault', found: circular(ask.items(), def) };
    open.add(def);
    try {
      const found = find();
      answers.set(key, found);
      return found;
    } finally {
      open.delete(def);
    }
  };

  return {
    valueOf: (def) => once(known, def, def, () => find(def)),
    partsOf: (def, args, ty) => once(parts, `${def} ${args.map(argKey).join()}`, def, () => findParts(def, args, ty)),
    forget: () => {
      known.clear();
      parts.clear();
    },
  };
}

interface Fault {
  readonly kind: 'fault';
  readonly found: Diagnostic;
}

const circular = (items: ItemTables, def: DefId) =>
  diagnostic({
    name: 'circular-constant',
    code: 'E0391',
    family: 'other',
    message: 'cycle detected when evaluating a constant',
    span: defOf(items, def).span,
  });
