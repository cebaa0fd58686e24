/** T3 types. What a type must be: of finite size (E0072), each of its parameters used (E0392). */
import { findIn, unreachable } from '../../../heap/base/index.ts';
import { spanTo } from '../../source/index.ts';
import type * as ast from '../../syntax/ast.ts';
import { isTy, walkTy } from '../../types/fold.ts';
import { mentionsError } from '../../types/mentions-error.ts';
import type { DefId, Ty } from '../../types/ty.ts';
import { type CollectCx, reportFault } from '../context.ts';
import { bindByClauses } from './unconstrained.ts';
import { adtTy } from '../../types/make.ts';

type AdtNode = ast.StructItem | ast.EnumItem;

const headOf = (node: AdtNode) =>
  spanTo(node.span, node.generics.params.length > 0 ? node.generics.span : node.name.span);

// ---------------------------------------------------------------- E0392

export function checkParamsUsed(cx: CollectCx, def: DefId): void {
  const adt = findIn(cx.items.adts, def);
  const generics = findIn(cx.items.generics, def);
  if (adt === undefined || generics === undefined || cx.faulty.has(def) || def === cx.items.lang['PhantomData']) return;
  // What a faulty field would have used is not known.
  if (adt.variants.some((variant) => variant.fields.some((field) => mentionsError(field.ty)))) return;
  const used = new Set([...generics.params.keys()].filter((index) => adt.variances[index] !== 'bivariant'));
  bindByClauses(cx, def, used);
  for (const [index, param] of generics.params.entries()) {
    if (param.kind === 'const' || used.has(index)) continue;
    const word =
      param.kind === 'lifetime' ? `lifetime parameter \`'${param.name}\`` : `type parameter \`${param.name}\``;
    reportFault(cx, 'unused-parameter', 'E0392', `${word} is never used`, param.span, {
      label: param.kind === 'lifetime' ? 'unused lifetime parameter' : 'unused type parameter',
      help: [`consider removing \`${param.name}\` or referring to it in a field`],
    });
  }
}

/** E0091: the type parameters of an alias stand in its type. */
export function checkAliasParams(cx: CollectCx, def: DefId): void {
  const ty = findIn(cx.items.types, def);
  if (ty === undefined || mentionsError(ty) || cx.faulty.has(def)) return;
  const used = new Set<number>();
  walkTy(ty, {
    ty: (each) => {
      if (each.kind === 'param') used.add(each.index);
      return true;
    },
  });
  for (const param of findIn(cx.items.generics, def)?.params ?? []) {
    if (param.kind !== 'type' || used.has(param.index)) continue;
    reportFault(cx, 'unused-alias-parameter', 'E0091', `type parameter \`${param.name}\` is never used`, param.span, {
      label: 'unused type parameter',
    });
  }
}

// ---------------------------------------------------------------- E0072

/** A type that holds itself without a pointer between. Each circle is reported once, at its first type (rustc's `check_representability`). */
export function checkFinite(cx: CollectCx, own: readonly DefId[]): void {
  const reported = new Set<DefId>();
  const finite = new Set<DefId>();
  for (const start of own) {
    if (reported.has(start) || finite.has(start)) continue;
    const stack: DefId[] = [];
    visit(cx, adtTy(start, []), stack, reported, finite, true);
  }
}

function visit(cx: CollectCx, ty: Ty, stack: DefId[], reported: Set<DefId>, finite: Set<DefId>, isRoot: boolean): void {
  switch (ty.kind) {
    case 'tuple':
      for (const each of ty.tys) visit(cx, each, stack, reported, finite, false);
      return;
    case 'array':
      if (ty.len.kind === 'const-value' && ty.len.value === 0n) return;
      visit(cx, ty.ty, stack, reported, finite, false);
      return;
    case 'adt': {
      if (!isRoot)
        for (const index of paramsInside(cx, ty.def)) {
          const arg = ty.args[index];
          if (arg !== undefined && isTy(arg)) visit(cx, arg, stack, reported, finite, false);
        }
      if (ty.def < cx.crate.firstDef || finite.has(ty.def)) return;
      const at = stack.indexOf(ty.def);
      if (at >= 0) {
        reportCircle(cx, stack.slice(at), reported);
        return;
      }
      stack.push(ty.def);
      for (const variant of findIn(cx.items.adts, ty.def)?.variants ?? [])
        for (const field of variant.fields) visit(cx, field.ty, stack, reported, finite, false);
      stack.pop();
      if (!reported.has(ty.def)) finite.add(ty.def);
      return;
    }
    case 'bool':
    case 'char':
    case 'str':
    case 'never':
    case 'int':
    case 'float':
    case 'ref':
    case 'ptr':
    case 'slice':
    case 'fn-def':
    case 'fn-ptr':
    case 'closure':
    case 'dyn':
    case 'param':
    case 'projection':
    case 'opaque':
    case 'infer':
    case 'error':
      return;
    default:
      return unreachable(ty);
  }
}

function reportCircle(cx: CollectCx, circle: readonly DefId[], reported: Set<DefId>): void {
  if (circle.some((def) => reported.has(def))) return;
  for (const def of circle) reported.add(def);
  const nodes: (ast.StructItem | ast.EnumItem)[] = [];
  for (const [def, syntax] of cx.crate.syntax) {
    if (syntax.kind !== 'item' || !circle.includes(def)) continue;
    if (syntax.node.kind === 'struct' || syntax.node.kind === 'enum') nodes.push(syntax.node);
  }
  const first = nodes[0];
  if (first === undefined) return;
  // Whether a transparent type has one field with a size is a question about its layout, which has no answer.
  const transparent = nodes.find((node) =>
    node.attrs.some((attr) => attr.path === 'repr' && attr.args.some((arg) => arg.name === 'transparent')),
  );
  if (transparent !== undefined) {
    const message = `cycle detected when computing layout of \`${transparent.name.name}\``;
    reportFault(cx, 'cyclic-layout', 'E0391', message, headOf(transparent));
  }
  const names = nodes.map((node) => `\`${node.name.name}\``).join(' and ');
  reportFault(
    cx,
    'infinite-size',
    'E0072',
    `recursive type${nodes.length > 1 ? 's' : ''} ${names} ${nodes.length > 1 ? 'have' : 'has'} infinite size`,
    headOf(first),
    {
      labels: nodes.slice(1).map((node) => ({ span: headOf(node), text: 'and this one' })),
      help: ['put a `Box`, `Rc` or reference in between: a pointer has a size of its own'],
    },
  );
}

/** Parameters that stand in a type's own memory: `T` of `Option<T>`, not of `Vec<T>`. */
function paramsInside(cx: CollectCx, def: DefId): readonly number[] {
  let byDef = known.get(cx.items.adts);
  if (byDef === undefined) known.set(cx.items.adts, (byDef = new Map<DefId, readonly number[]>()));
  const before = byDef.get(def);
  if (before !== undefined) return before;
  byDef.set(def, []);
  const found = new Set<number>();
  const look = (ty: Ty): void => {
    if (ty.kind === 'param') found.add(ty.index);
    else if (ty.kind === 'tuple') for (const each of ty.tys) look(each);
    else if (ty.kind === 'array') look(ty.ty);
    else if (ty.kind === 'adt') {
      for (const index of paramsInside(cx, ty.def)) {
        const arg = ty.args[index];
        if (arg !== undefined && isTy(arg)) look(arg);
      }
    }
  };
  for (const variant of findIn(cx.items.adts, def)?.variants ?? []) for (const field of variant.fields) look(field.ty);
  const out = [...found];
  byDef.set(def, out);
  return out;
}

const known = new WeakMap<object, Map<DefId, readonly number[]>>();
