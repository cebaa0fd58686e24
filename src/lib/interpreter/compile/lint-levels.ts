/**
 * Which findings of lints are errors, which warnings: the level that the source gives a lint where the finding stands, the
 * innermost scope first (Reference, "Lint check attributes"). A lint that we do not compute may not be made an error: where
 * nothing else is wrong, that is `unsupported`.
 */
import {
  defaultLevel,
  type Diagnostic,
  diagnostic,
  isAbout,
  isComputed,
  isKnownLint,
  isWhollyComputed,
  type Lint,
  membersOf,
  presentName,
  unsupported,
  WARNINGS,
} from '../diagnostics/index.ts';
import { lintNamesIn } from './lint-names.ts';
import type { Edition, SourceMap, Span } from '../source/index.ts';
import type { LintAttribute, ParsedProgram } from '../syntax/index.ts';

type Level = LintAttribute['level'];

export interface LintLevels {
  /** What is wrong with the attributes themselves. */
  readonly faults: readonly Diagnostic[];
  /** Lints made errors that we cannot judge: known to matter only in a program without errors. */
  readonly doubts: () => readonly Diagnostic[];
  /** The findings without those of lints that are no errors where they stand. */
  readonly apply: (findings: readonly Diagnostic[]) => readonly Diagnostic[];
  /** Of names in the attributes: they are there beside any other error. */
  readonly names: () => readonly Diagnostic[];
  /** Those of lints that are warnings where they stand. */
  readonly warned: (findings: readonly Diagnostic[]) => readonly Diagnostic[];
  /** Lints that are expected to find something and do not. */
  readonly unfulfilled: (findings: readonly Diagnostic[]) => readonly Diagnostic[];
  /** Some attribute makes errors of what would be warnings. */
  readonly deniesWarnings: boolean;
  readonly isAllowed: (lint: Lint, span: Span) => boolean;
}

export function lintLevelsOf(parsed: ParsedProgram, edition: Edition): LintLevels {
  const { sourceMap } = parsed;
  const lintAttributes = parsed.lintAttributes.map(withPresentNames);
  const levelOf = (lint: Lint, span: Span): Level =>
    ON_NAMES.has(lint)
      ? levelOfName(lintAttributes, lint, span, sourceMap, edition)
      : levelAt(lintAttributes, lint, span, sourceMap, edition);
  const isError = (level: Level): boolean => level === 'deny' || level === 'forbid';
  return {
    faults: lintAttributes.flatMap((each, index) => overruled(lintAttributes.slice(0, index), each)),
    doubts: () => lintAttributes.flatMap(notComputed),
    apply: (findings) =>
      findings.every((each) => each.lint === undefined)
        ? findings
        : findings.flatMap((each) =>
            each.lint === undefined ? [each] : isError(levelOf(each.lint, each.span)) ? [asError(each)] : [],
          ),
    warned: (findings) =>
      findings.flatMap((each) =>
        each.lint !== undefined && levelOf(each.lint, each.span) === 'warn' ? [{ ...each, severity: 'warning' }] : [],
      ),
    names: () => lintNamesIn(parsed.lintAttributes),
    unfulfilled: (findings) => unfulfilled(lintAttributes, findings, sourceMap),
    deniesWarnings: lintAttributes.some(
      ({ level, lints }) => isError(level) && lints.some(({ name }) => name === WARNINGS || mayWarn(name, edition)),
    ),
    isAllowed: (lint, span) => {
      const level = levelOf(lint, span);
      return level === 'allow' || level === 'expect';
    },
  };
}

/** Their levels are those that stand before the name. */
const ON_NAMES: ReadonlySet<Lint> = new Set<Lint>([
  'unknown_lints',
  'renamed_and_removed_lints',
  'forbidden_lint_groups',
]);

function levelOfName(
  attributes: readonly LintAttribute[],
  lint: Lint,
  span: Span,
  sourceMap: SourceMap,
  edition: Edition,
): Level {
  const { start } = sourceMap.absolute(span);
  const before = attributes.filter(({ lints }) => lints.some((each) => sourceMap.absolute(each.span).start <= start));
  const own = before.find(({ lints }) => lints.some((each) => sourceMap.absolute(each.span).start === start));
  return levelAt(before, lint, own?.scope ?? span, sourceMap, edition);
}

const withPresentNames = (each: LintAttribute): LintAttribute =>
  each.lints.every(({ name }) => presentName(name) === name)
    ? each
    : { ...each, lints: each.lints.map(({ name, span }) => ({ name: presentName(name), span })) };

const asError = (found: Diagnostic): Diagnostic =>
  found.severity === 'error' ? found : { ...found, severity: 'error' };

const mayWarn = (name: string, edition: Edition): boolean =>
  [name, ...membersOf(name)].some((each) => isComputed(each) && defaultLevel(each, edition) === 'warn');

function levelAt(
  attributes: readonly LintAttribute[],
  lint: Lint,
  span: Span,
  { called }: SourceMap,
  edition: Edition,
): Level {
  const usual = defaultLevel(lint, edition);
  if (attributes.length === 0) return usual;
  // What a macro wrote is where it was called.
  const at = called(span);
  const around = attributes.filter(({ scope }) => holds(scope, at));
  const named = (about: (name: string) => boolean): readonly LintAttribute[] =>
    around.filter(({ lints }) => lints.some(({ name }) => about(name)));
  const own = named((name) => isAbout(name, lint));
  // What overrules a `forbid` is reported as such, and counts.
  const level = innermost(own)?.level ?? usual;
  if (level !== 'warn') return level;
  // What would be a warning is what is said of warnings at all, wherever that stands.
  return innermost(named((name) => name === WARNINGS))?.level ?? 'warn';
}

const holds = (scope: Span, inner: Span): boolean =>
  scope.start <= inner.start && inner.start < Math.max(scope.end, scope.start + 1);

/** Of scopes around one place, the one that begins last; of several attributes of one thing, the last. */
function innermost(around: readonly LintAttribute[]): LintAttribute | undefined {
  let best: LintAttribute | undefined;
  for (const each of around) if (best === undefined || each.scope.start >= best.scope.start) best = each;
  return best;
}

/** Of a group, or a lint that we do not compute, it is not known. */
function unfulfilled(
  attributes: readonly LintAttribute[],
  findings: readonly Diagnostic[],
  { called }: SourceMap,
): readonly Diagnostic[] {
  return attributes
    .filter(({ level }) => level === 'expect')
    .flatMap(({ scope, lints }) =>
      lints
        .filter(
          ({ name }) =>
            isWhollyComputed(name) && !findings.some(({ lint, span }) => lint === name && holds(scope, called(span))),
        )
        .map(({ span }) =>
          diagnostic(
            {
              name: 'lint',
              code: undefined,
              family: 'other',
              message: 'this lint expectation is unfulfilled',
              span,
            },
            { severity: 'warning', lint: 'unfulfilled_lint_expectations' },
          ),
        ),
    );
}

/** E0453: what is forbidden around, by its own name, cannot be allowed again. To deny it once more changes nothing. */
function overruled(before: readonly LintAttribute[], { level, lints, scope }: LintAttribute): readonly Diagnostic[] {
  if (level === 'forbid' || level === 'deny') return [];
  return lints.flatMap(({ name, span }) => {
    const forbidden = before.some(
      (outer) =>
        outer.level === 'forbid' &&
        outer.scope.start <= scope.start &&
        scope.end <= outer.scope.end &&
        outer.lints.some(
          (each) => membersOf(each.name).length === 0 && each.name !== WARNINGS && isAbout(name, each.name),
        ),
    );
    if (!forbidden) return [];
    const message = `${level}(${name}) incompatible with previous forbid`;
    return [diagnostic({ name: 'lint-forbidden', code: 'E0453', family: 'other', message, span })];
  });
}

/** Of a group, all have to be computed. */
const notComputed = ({ level, lints }: LintAttribute): readonly Diagnostic[] =>
  level !== 'deny' && level !== 'forbid'
    ? []
    : lints
        .filter(({ name }) => isKnownLint(name) && !isWhollyComputed(name) && !isWholeGroup(name))
        .map(({ name, span }) =>
          unsupported(
            `the lint \`${name}\` as an error`,
            span,
            `use \`warn\` in place of \`${level}\`, or leave it out`,
          ),
        );

function isWholeGroup(name: string): boolean {
  const members = membersOf(name);
  return members.length > 0 && members.every(isWhollyComputed);
}
