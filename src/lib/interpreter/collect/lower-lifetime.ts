/** Lifetimes: written ones by name, left-out ones by where they stand (Reference, "Lifetime elision"). */
import { resolutionsAt } from '../resolve/index.ts';
import { unreachable } from '../../heap/base/index.ts';
import { diagnostic } from '../diagnostics/index.ts';
import type { Span } from '../source/index.ts';
import type * as ast from '../syntax/ast.ts';
import type { Region } from '../types/ty.ts';
import {
  ERASED,
  type LowerCx,
  type Notes,
  SILENT,
  STATIC,
  findParam,
  reportFault,
  reportUnsupported,
} from './context.ts';

export function lowerLifetime(cx: LowerCx, lifetime: ast.Lifetime): Region {
  if (lifetime.name === '_') return elidedRegion(cx, lifetime.span, lifetime.id, 'written');
  const region = namedRegion(cx, lifetime);
  cx.seen?.push(atBase(cx, region));
  return region;
}

function namedRegion(cx: LowerCx, lifetime: ast.Lifetime): Region {
  const { name } = lifetime;
  if (name === 'static') return STATIC;
  for (let level = cx.binders.length - 1; level >= 0; level--) {
    const index = cx.binders[level]?.indexOf(name) ?? -1;
    if (index >= 0) return { kind: 're-bound', depth: cx.binders.length - 1 - level, index, name };
  }
  const late = cx.late?.names.indexOf(name) ?? -1;
  if (cx.late !== undefined && late >= 0) return cx.late.region(late, name, cx.binders.length);
  const early = findParam(cx.collect, cx.owner, name, 'lifetime');
  if (early !== undefined) return { kind: 're-early', index: early.index, name };
  // Undeclared: reported when names were resolved. In a parameter any lifetime will do.
  if (cx.report !== SILENT) cx.collect.faulty.add(cx.owner);
  if (cx.elision.kind === 'fresh-late') return elidedRegion(cx, lifetime.span, lifetime.id, 'written');
  return cx.elision.kind === 'erased' ? ERASED : STATIC;
}

/** A region met under binders, as it looks without them; those that the binders bind stand for themselves. */
function atBase(cx: LowerCx, region: Region): Region {
  return region.kind === 're-bound' && region.depth >= cx.binders.length
    ? { ...region, depth: region.depth - cx.binders.length }
    : region;
}

/**
 * `written`: `'_`; `ref`: `&T`; `path`: a type whose lifetime arguments are not given. `node` is the lifetime's or `&` type's id.
 */
export function elidedRegion(cx: LowerCx, span: Span, node: ast.NodeId, form: 'written' | 'ref' | 'path'): Region {
  const { elision } = cx;
  switch (elision.kind) {
    case 'erased':
      return ERASED;
    case 'static':
      return STATIC;
    case 'fresh-late': {
      if (cx.late === undefined) return STATIC;
      const index = cx.late.names.push('_') - 1;
      const region = cx.late.region(index, '_', cx.binders.length);
      cx.seen?.push(cx.late.region(index, '_', 0));
      return region;
    }
    case 'fresh-bound': {
      const names = cx.binders[elision.level];
      if (names === undefined) return STATIC;
      const index = names.push('_') - 1;
      const depth = cx.binders.length - 1 - elision.level;
      cx.seen?.push({ kind: 're-bound', depth: 0, index, name: '_' });
      return { kind: 're-bound', depth, index, name: '_' };
    }
    case 'region': {
      const by = cx.binders.length - elision.level;
      return elision.region.kind === 're-bound'
        ? { ...elision.region, depth: elision.region.depth + by }
        : elision.region;
    }
    case 'header': {
      const index = resolutionsAt(cx.collect.resolutions, { span }).anonymousLifetimes.get(node);
      if (index !== undefined) return { kind: 're-early', index, name: '_' };
      reportFault(cx, 'hidden-lifetime-in-header', 'E0726', 'implicit elided lifetime not allowed here', span, {
        family: 'ownership',
        label: 'expected lifetime parameter',
        help: ["indicate the anonymous lifetime: `<'_>`"],
      });
      return STATIC;
    }
    case 'missing':
      if (elision.group !== undefined) elision.group.push(span);
      else reportMissingLifetimes(cx, [span], elision.notes);
      return STATIC;
    case 'assoc-type':
      if (form === 'ref')
        reportFault(cx, 'missing-lifetime-in-associated-type', undefined, 'missing lifetime in associated type', span, {
          family: 'ownership',
          label: 'this lifetime must come from the implemented type',
        });
      else if (form === 'path') reportMissingLifetimes(cx, [span], () => []);
      else reportAnonymous(cx, span);
      return STATIC;
    case 'not-here':
      if (form === 'ref')
        reportFault(
          cx,
          'elided-lifetime-in-clause',
          'E0637',
          '`&` without an explicit lifetime name cannot be used here',
          span,
          { family: 'ownership', label: 'explicit lifetime name needed here' },
        );
      else if (form === 'written') reportAnonymous(cx, span);
      else
        reportFault(cx, 'elided-lifetime-in-clause', 'E0726', 'implicit elided lifetime not allowed here', span, {
          family: 'ownership',
          label: 'expected lifetime parameter',
        });
      return STATIC;
    case 'assoc-const':
      // In the impl of a trait rustc goes on to compare the two constants.
      if (!elision.isInherent) reportUnsupported(cx, 'a left-out lifetime in a constant here', span, "write `'static`");
      else if (form === 'ref' || form === 'written')
        cx.report(
          diagnostic(
            {
              name: 'lint',
              code: undefined,
              family: 'other',
              message: `${form === 'ref' ? '`&` without an explicit lifetime name' : "`'_`"} cannot be used here`,
              span,
            },
            { lint: 'elided_lifetimes_in_associated_constant' },
          ),
        );
      else
        reportFault(cx, 'elided-lifetime-in-constant', 'E0726', 'implicit elided lifetime not allowed here', span, {
          family: 'ownership',
          label: 'expected lifetime parameter',
        });
      return STATIC;
    default:
      return unreachable(elision);
  }
}

function reportAnonymous(cx: LowerCx, span: Span): void {
  reportFault(cx, 'elided-lifetime-in-clause', 'E0637', "`'_` cannot be used here", span, {
    family: 'ownership',
    label: "`'_` is a reserved lifetime name",
  });
}

/** E0106. `spans` are all the places of one field, output or alias that lack a lifetime and are reported together. */
export function reportMissingLifetimes(cx: LowerCx, spans: readonly Span[], notes: Notes): void {
  const first = spans[0];
  if (first === undefined) return;
  reportFault(cx, 'missing-lifetime', 'E0106', `missing lifetime specifier${spans.length > 1 ? 's' : ''}`, first, {
    family: 'ownership',
    label: 'expected named lifetime parameter',
    labels: spans.slice(1).map((span) => ({ span, text: 'expected named lifetime parameter' })),
    notes: notes(),
  });
}
