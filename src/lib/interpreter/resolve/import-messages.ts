/** What to say of imports that failed: all failures of one `use` item in one message, as rustc does. */
import type { Span } from '../source/index.ts';
import type * as ast from '../syntax/ast.ts';
import { crateHelp } from './crates.ts';
import { type Import, modulesBefore } from './imports.ts';
import type { Binding, Module } from './module.ts';
import { isOfLibrary } from './path-messages.ts';
import type { PrefixFailure } from './prefix.ts';
import { type ResolveState, report, reportUnsupported } from './state.ts';
import { describe, looksLikeCrate } from './words.ts';

export type Failure =
  | PrefixFailure
  | { readonly kind: 'missing'; readonly in: Module }
  | { readonly kind: 'private'; readonly binding: Binding }
  | { readonly kind: 'glob-of-itself' }
  | { readonly kind: 'reported' };

/** What one `use` item failed to bring in. */
interface Group {
  readonly names: string[];
  readonly spans: Span[];
  readonly labels: { span: Span; text: string }[];
  readonly help: Set<string>;
}

export function reportFailures(
  state: ResolveState,
  failures: readonly { readonly import: Import; readonly failure: Failure }[],
  dependent: readonly Import[],
): void {
  const reported = new Map<ast.UseItem, Group>();
  for (const { import: each, failure } of failures) {
    const text = [
      ...each.prefix.map((segment) => segment.name.name),
      ...(each.name === undefined ? [] : [each.name.name]),
    ].join('::');
    const help: string[] = [];
    const refuse = (span: Span, label: string): void => {
      const group = reported.get(each.item) ?? { names: [], spans: [], labels: [], help: new Set() };
      group.names.push(text);
      group.spans.push(span);
      group.labels.push({ span, text: label });
      for (const line of help) group.help.add(line);
      reported.set(each.item, group);
    };
    // A path that breaks before its last module is no longer a matter of this import.
    const reportBroken = (name: ast.Ident, label: string): void =>
      report(state, 'unresolved-path', 'E0433', `failed to resolve: ${label}`, name.span, { label, help });
    switch (failure.kind) {
      case 'reported':
        break;
      case 'private': {
        const span = each.name?.span ?? each.span;
        if (isOfLibrary(state, failure.binding)) {
          reportUnsupported(state, `the library's \`${text}\``, each.span);
          break;
        }
        report(
          state,
          'private-name',
          'E0603',
          `${describe(state, failure.binding)} \`${each.name?.name ?? ''}\` is private`,
          span,
          {
            label: 'private',
            labels:
              failure.binding.span === undefined ? [] : [{ span: failure.binding.span, text: 'it is defined here' }],
          },
        );
        break;
      }
      case 'glob-of-itself':
        refuse(each.span, 'cannot glob-import a module into itself');
        break;
      case 'missing':
        if (failure.in.isLibrary && !state.isLibrary) reportUnsupported(state, `the library's \`${text}\``, each.span);
        else
          refuse(
            each.span,
            `no \`${each.name?.name ?? ''}\` in \`${each.prefix[each.prefix.length - 1]?.name.name ?? 'the root'}\``,
          );
        break;
      case 'unknown-root': {
        const root = each.prefix[0]?.name ?? each.name ?? each.target;
        const what = looksLikeCrate(root.name)
          ? 'use of unresolved module or unlinked crate'
          : 'use of undeclared type';
        if (looksLikeCrate(root.name)) help.push(...crateHelp(root.name));
        if (modulesBefore(each) > 1) reportBroken(root, `${what} \`${root.name}\``);
        else refuse(root.span, `${what} \`${root.name}\``);
        break;
      }
      case 'missing-in-prefix': {
        const segment = each.prefix[failure.segment];
        if (failure.in.isLibrary && !state.isLibrary) reportUnsupported(state, `the library's \`${text}\``, each.span);
        else if (segment !== undefined && failure.segment < modulesBefore(each) - 1)
          reportBroken(
            segment.name,
            `could not find \`${segment.name.name}\` in \`${each.prefix[failure.segment - 1]?.name.name ?? 'crate'}\``,
          );
        else
          refuse(
            segment?.name.span ?? each.span,
            `could not find \`${segment?.name.name ?? ''}\` in \`${each.prefix[failure.segment - 1]?.name.name ?? 'crate'}\``,
          );
        break;
      }
      case 'private-prefix': {
        const segment = each.prefix[failure.segment];
        if (isOfLibrary(state, failure.binding)) {
          reportUnsupported(state, `the library's \`${text}\``, each.span);
          break;
        }
        report(
          state,
          'private-name',
          'E0603',
          `${describe(state, failure.binding)} \`${segment?.name.name ?? ''}\` is private`,
          segment?.name.span ?? each.span,
          {
            label: 'private',
            labels:
              failure.binding.span === undefined ? [] : [{ span: failure.binding.span, text: 'it is defined here' }],
          },
        );
        break;
      }
      case 'not-a-module': {
        const segment = each.prefix[failure.segment];
        refuse(segment?.name.span ?? each.span, `\`${segment?.name.name ?? ''}\` is not a module`);
        break;
      }
      case 'ambiguous': {
        const name = failure.segment === each.prefix.length ? each.name : each.prefix[failure.segment]?.name;
        report(state, 'ambiguous-name', 'E0659', `\`${name?.name ?? ''}\` is ambiguous`, name?.span ?? each.span, {
          label: 'ambiguous name',
        });
        break;
      }
      case 'misplaced-keyword': {
        const isLast = failure.segment === each.prefix.length;
        const name = isLast ? each.name : each.prefix[failure.segment]?.name;
        const where =
          isLast && name?.name === 'super'
            ? 'in start position, after `self`, or after another `super`'
            : 'in start position';
        report(
          state,
          'misplaced-path-keyword',
          isLast ? undefined : 'E0433',
          `\`${name?.name ?? ''}\` in paths can only be used ${where}`,
          name?.span ?? each.span,
        );
        break;
      }
      case 'too-many-supers':
        if (each.kind === 'self' && failure.segment === each.prefix.length - 1)
          refuse(each.span, 'there are too many leading `super` keywords');
        else
          report(
            state,
            'too-many-supers',
            'E0433',
            'there are too many leading `super` keywords',
            each.prefix[failure.segment]?.name.span ?? each.span,
          );
        break;
    }
  }
  // Where no import is missing for a reason of its own, those that depend on the others are, in one message.
  const inOrder = [...dependent].sort((a, b) => a.order - b.order);
  const [first] = inOrder;
  if (reported.size === 0 && first !== undefined && failures.some(({ failure }) => isOfPath(failure))) {
    const names = inOrder.map(({ prefix, target }) => [...prefix.map(({ name }) => name.name), target.name].join('::'));
    reported.set(first.item, { names, spans: [first.span], labels: [], help: new Set() });
  }
  for (const { names, spans, labels, help } of reported.values()) {
    const first = spans[0];
    if (first === undefined) continue;
    report(
      state,
      'unresolved-import',
      'E0432',
      `unresolved import${names.length > 1 ? 's' : ''} ${names.map((name) => `\`${name}\``).join(', ')}`,
      first,
      { label: labels[0]?.text, labels: labels.slice(1), help: [...help] },
    );
  }
}

/** The path breaks before its last module, in the program's own text. */
const isOfPath = (failure: Failure): boolean =>
  failure.kind === 'unknown-root' || (failure.kind === 'missing-in-prefix' && !failure.in.isLibrary);
