/**
 * What rustc says of the names in lint attributes: `unknown_lints`, `renamed_and_removed_lints`, and, where a group is forbidden
 * around, `forbidden_lint_groups`. The level of such a finding is what stands before it, its own attribute up to there included.
 */
import {
  type Diagnostic,
  diagnostic,
  isKnownLint,
  isRemovedLint,
  type Lint,
  membersOf,
  presentName,
} from '../diagnostics/index.ts';
import type { Span } from '../source/index.ts';
import type { LintAttribute } from '../syntax/index.ts';

export function lintNamesIn(attributes: readonly LintAttribute[]): readonly Diagnostic[] {
  return attributes.flatMap((each) =>
    each.lints.flatMap(({ name, span }) => [...lintName(name, span), ...overrides(attributes, each, name, span)]),
  );
}

const found = (lint: Lint, message: string, span: Span, help: readonly string[] = []): Diagnostic =>
  diagnostic(
    { name: 'lint', code: undefined, family: 'other', message, span },
    { severity: 'warning', lint, help, notes: [`the lint is \`${lint}\``] },
  );

function lintName(name: string, span: Span): readonly Diagnostic[] {
  const present = presentName(name);
  if (present !== name)
    return [
      found('renamed_and_removed_lints', `the lint \`${name}\` has another name now`, span, [`use \`${present}\``]),
    ];
  if (isRemovedLint(name)) return [found('renamed_and_removed_lints', `there is no lint \`${name}\` any more`, span)];
  return isKnownLint(name) ? [] : [found('unknown_lints', `there is no lint \`${name}\``, span)];
}

/** What a forbidden group says can be overridden, other than what is said of a lint by its own name. */
function overrides(
  attributes: readonly LintAttribute[],
  { level, scope }: LintAttribute,
  name: string,
  span: Span,
): readonly Diagnostic[] {
  if (level === 'forbid' || level === 'deny') return [];
  const members = new Set([presentName(name), ...membersOf(name)]);
  const isForbidden = attributes.some(
    (outer) =>
      outer.level === 'forbid' &&
      outer.scope.start <= scope.start &&
      scope.end <= outer.scope.end &&
      outer.lints.some((group) => membersOf(group.name).some((each) => members.has(each))),
  );
  return isForbidden
    ? [found('forbidden_lint_groups', `\`${level}(${name})\` overrides a group of lints that is forbidden`, span)]
    : [];
}
