/**
 * Impls as shapes, to compare those of our library with the real one's: `impl<'a, T, A> Extend<&'a T> for Vec<T, A>` is
 * `Extend<&_> for Vec<_>`. Lifetimes, clauses and allocators are left out, and parameters have no names.
 */
import type { CompiledLibrary } from '#lib/interpreter/index.ts';
import { findIn } from '#lib/heap/base/index.ts';
import { isRegion, mapArg, printArg } from '#lib/interpreter/types/fold.ts';
import { implOf, implsOfTrait } from '#lib/interpreter/types/lookup.ts';
import type { Def } from '#lib/interpreter/types/items.ts';
import type { DefId, GenericArg, Region } from '#lib/interpreter/types/ty.ts';
import { paramTy } from '#lib/interpreter/types/make.ts';

const ERASED: Region = { kind: 're-erased' };

/** The shapes of our library's impls of a trait, negative ones left out. */
export function ownShapes({ items }: Pick<CompiledLibrary, 'items'>, trait: DefId): readonly string[] {
  const nameOf = (def: DefId): string => findIn(items.defs, def)?.name ?? '';
  const shown = (arg: GenericArg): string =>
    printArg(
      mapArg(arg, {
        ty: (ty) => (ty.kind === 'param' ? paramTy(0, '_') : undefined),
        const: (value) => (value.kind === 'const-param' ? { kind: 'const-param', index: 0, name: '_' } : value),
        region: () => ERASED,
      }),
      nameOf,
    );
  return implsOfTrait(items, trait).all.flatMap((impl) => {
    const info = implOf(items, impl);
    if (info.trait === undefined || info.isNegative) return [];
    const args = info.trait.args
      .slice(1)
      .filter((arg) => !isRegion(arg))
      .map(shown);
    const self = shown(info.self);
    const plain = `${nameOf(trait)} for ${self}`;
    const whole = args.length === 0 ? plain : `${nameOf(trait)}<${args.join(', ')}> for ${self}`;
    // An argument that is the type itself is mostly the parameter's default, and left out.
    return (args.length === 1 && args[0] === self ? [whole, plain] : [whole]).map(tidy);
  });
}

/** The shape of an impl as the documentation shows it. */
export function shapeOfHeader(header: string): string | undefined {
  const flat = header.replace(/\s+/gu, ' ').trim();
  const [whole, clauses = ''] = flat.split(/ ?where /u);
  if (!whole?.startsWith('impl')) return undefined;
  let rest = whole.slice('impl'.length);
  let params: readonly string[] = [];
  if (rest.startsWith('<')) {
    const end = closing(rest);
    params = splitArgs(rest.slice(1, end));
    rest = rest.slice(end + 1);
  }
  let text = rest.trim();
  if (text.startsWith('!')) return undefined;
  for (const param of params) {
    const name = /^(?:const )?([A-Za-z]\w*)/u.exec(param)?.[1];
    if (name === undefined) continue;
    const isAllocator = new RegExp(`\\b${name}: [^,]*Allocator`, 'u').test(`${param}, ${clauses}`);
    if (isAllocator) text = text.replace(new RegExp(`, ${name}\\b`, 'gu'), '');
    text = text.replace(new RegExp(`\\b${name}\\b`, 'gu'), '_');
  }
  return tidy(text);
}

const tidy = (text: string): string =>
  text
    .replace(/<'\w+(, '\w+)*>/gu, '')
    .replace(/'\w+,? /gu, '')
    .replace(/ \+ 'static/gu, '')
    .replace(/\((?:_\w*|\w*[₀-₉ₙ]|…)(?:, (?:_\w*|\w*[₀-₉ₙ]|…))*,?\)/gu, '(…)')
    .replace(/dyn ([^,>]*)/gu, (_, parts: string) => `dyn ${parts.split(' + ').sort().join(' + ')}`)
    .trim();

function closing(text: string): number {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '<') depth++;
    else if (text[at] === '>' && text[at - 1] !== '-' && --depth === 0) return at;
  }
  return text.length;
}

function splitArgs(text: string): string[] {
  const out: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? '';
    if ('<([{'.includes(char)) depth++;
    else if (')]}'.includes(char) || (char === '>' && text[at - 1] !== '-')) depth--;
    else if (char === ',' && depth === 0) {
      out.push(text.slice(from, at).trim());
      from = at + 1;
    }
  }
  out.push(text.slice(from).trim());
  return out;
}

/** Names in a shape that stand for types and traits. */
export const namesIn = (shape: string): readonly string[] => shape.match(/[A-Za-z]\w*/gu) ?? [];

/** The public traits of which the library says that it has all impls. */
export const wholeTraits = (items: CompiledLibrary['items']): readonly Def[] =>
  definitions(items).filter((def) => def.kind === 'trait' && findIn(items.traits, def.id)?.lacking !== undefined);

/** Names of public types and traits of our library, and words that are no names. */
export const knownNames = (items: CompiledLibrary['items']): ReadonlySet<string> =>
  new Set([
    ...WORDS,
    ...definitions(items).flatMap((def) =>
      ['struct', 'enum', 'trait', 'union'].includes(def.kind) && def.visibility === 'public' ? [def.name] : [],
    ),
  ]);

const SCALARS = /\b(?:bool|char|[iu](?:8|16|32|64|128|size)|f32|f64)\b/gu;
const WORDS =
  'bool char str u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize f32 f64 dyn mut const fn unsafe for _'.split(' ');

/** Where a name is ambiguous, the documentation shows a path; ours are names. */
export const withoutPaths = (shape: string): string => shape.replace(/\b(?:[a-z]\w*::)+/gu, '');

/** The same for any number: our library may speak for a class of them. */
export const withoutScalars = (shape: string): string => shape.replace(SCALARS, '_');

/** Between which types an impl is, as `#[all_impls]` names them: `str for Box`, `for Cell`. */
export function typesOf(shape: string): string {
  const [, arg, self = ''] = /^\w+(?:<(.*)>)? for (.*)$/u.exec(shape) ?? [];
  return `${arg === undefined ? '' : `${headOf(arg)} `}for ${headOf(self)}`;
}

function headOf(text: string): string {
  const peeled = text.trim().replace(/^(?:&mut |&)+/u, '');
  return /^[[(*!]|^\w+/u.exec(peeled)?.[0] ?? peeled;
}

export function definitions(items: CompiledLibrary['items']): readonly Def[] {
  return Array.from({ length: items.defCount }, (_, id) => findIn(items.defs, id)).filter((def) => def !== undefined);
}
