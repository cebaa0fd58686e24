/**
 * Which findings of lints are errors: the level that the source gives a lint where the finding stands, the innermost scope
 * first (Reference, "Lint check attributes"). A lint that we do not compute may not be made an error: that is `unsupported`.
 */
import {
  computedLints,
  type Diagnostic,
  diagnostic,
  isKnownLint,
  isComputed,
  unsupported,
} from '../diagnostics/index.ts';
import type { SourceMap, Span } from '../source/index.ts';
import type { LintAttribute, ParsedProgram } from '../syntax/index.ts';

export interface LintLevels {
  /** What is wrong with the attributes themselves. */
  readonly faults: readonly Diagnostic[];
  /** The findings without those that are no errors where they stand. */
  readonly apply: (findings: readonly Diagnostic[]) => readonly Diagnostic[];
}

export function lintLevelsOf({ lintAttributes, sourceMap }: ParsedProgram): LintLevels {
  return {
    faults: lintAttributes.flatMap((each) => [...overruled(lintAttributes, each), ...notComputed(each)]),
    apply: (findings) =>
      findings.every((each) => each.lint === undefined)
        ? findings
        : findings.filter((each) => each.lint === undefined || isError(lintAttributes, each, each.lint, sourceMap)),
  };
}

function isError(
  attributes: readonly LintAttribute[],
  found: Diagnostic,
  lint: keyof typeof computedLints,
  { called }: SourceMap,
): boolean {
  // What a macro wrote is where it was called.
  const at = called(found.span);
  const around = attributes.filter(({ scope, lints }) => holds(scope, at) && lints.some(({ name }) => name === lint));
  if (around.some(({ level }) => level === 'forbid')) return true;
  const level = innermost(around)?.level ?? computedLints[lint];
  return level === 'deny';
}

const holds = (scope: Span, inner: Span): boolean =>
  scope.start <= inner.start && inner.start < Math.max(scope.end, scope.start + 1);

/** Of scopes around one place, the one that begins last; of several attributes of one thing, the last. */
function innermost(around: readonly LintAttribute[]): LintAttribute | undefined {
  let best: LintAttribute | undefined;
  for (const each of around) if (best === undefined || each.scope.start >= best.scope.start) best = each;
  return best;
}

/** E0453: what is forbidden around cannot be allowed again. To deny it once more changes nothing. */
function overruled(
  attributes: readonly LintAttribute[],
  { level, lints, scope }: LintAttribute,
): readonly Diagnostic[] {
  if (level === 'forbid' || level === 'deny') return [];
  return lints.flatMap(({ name, span }) => {
    const forbidden = attributes.some(
      (outer) =>
        outer.level === 'forbid' &&
        outer.scope.start <= scope.start &&
        scope.end <= outer.scope.end &&
        outer.lints.some((each) => each.name === name),
    );
    if (!forbidden) return [];
    const message = `${level}(${name}) incompatible with previous forbid`;
    return [diagnostic({ name: 'lint-forbidden', code: 'E0453', family: 'other', message, span })];
  });
}

const notComputed = ({ level, lints }: LintAttribute): readonly Diagnostic[] =>
  level !== 'deny' && level !== 'forbid'
    ? []
    : lints
        .filter(({ name }) => isKnownLint(name) && !isComputed(name))
        .map(({ name, span }) =>
          unsupported(
            `the lint \`${name}\` as an error`,
            span,
            `use \`warn\` in place of \`${level}\`, or leave it out`,
          ),
        );
