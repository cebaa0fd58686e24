/** Names in `use<'a, T>`, which says what an `impl Trait` may hold something of. */
import type * as ast from '../syntax/ast.ts';
import { visitLifetime } from './late-types.ts';
import { ERROR_RES, attemptPath } from './path.ts';
import type { Place } from './scope.ts';
import { type ResolveState, report } from './state.ts';

/** The parameters in `use<…>`: nothing else may stand there (E0799, E0800). */
export function visitCapturing(state: ResolveState, place: Place, { captured, span }: ast.Capturing): void {
  if (place.implTrait === 'param')
    report(
      state,
      'misplaced-capturing',
      undefined,
      '`use<...>` precise capturing syntax not allowed in argument-position `impl Trait`',
      span,
    );
  for (const each of captured) {
    if (each.kind === 'name') visitCapturedName(state, place, each.path);
    else if (each.lifetime.name !== 'static') visitLifetime(state, place, each.lifetime);
    else
      report(
        state,
        'captured-static',
        undefined,
        "expected lifetime parameter in `use<...>` precise captures list, found `'static`",
        each.lifetime.span,
      );
  }
}

function visitCapturedName(state: ResolveState, place: Place, path: ast.Path): void {
  const found = (['type', 'value'] as const).map((ns) => attemptPath(state, place, path.segments, false, ns, true));
  const params = found.flatMap((each) =>
    each.kind === 'found' && (each.path.res.kind === 'param' || each.path.res.kind === 'self-param') ? [each.path] : [],
  );
  const name = path.segments[0]?.name.name ?? '';
  state.owner.paths.set(path.id, params[0] ?? ERROR_RES);
  if (params.length > 0 || found.some((each) => each.kind === 'reported')) return;
  if (found.some((each) => each.kind === 'found'))
    report(
      state,
      'captured-not-a-parameter',
      'E0799',
      name === 'Self'
        ? "`Self` can't be captured in `use<...>` precise captures list, since it is an alias"
        : `expected type or const parameter, found \`${name}\``,
      path.span,
    );
  else
    report(
      state,
      'captured-not-found',
      'E0800',
      `cannot find type or const parameter \`${name}\` in this scope`,
      path.span,
      { label: 'not found in this scope' },
    );
}
