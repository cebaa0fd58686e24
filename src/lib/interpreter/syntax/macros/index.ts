/** Macros by example, to be loaded apart from the rest: see `engine.ts`. */
import { diagnostic } from '../../diagnostics/index.ts';
import { type Span, spanOf } from '../../source/index.ts';
import { closers, closing } from '../lex/delimiters.ts';
import type { Token } from '../lex/tokens.ts';
import { checkRules } from './check-rules.ts';
import type { DefinedMacro, DefinitionOptions, MacroArguments, Transcribed } from './engine.ts';
import { fragmentParser } from './fragments.ts';
import { layOut, match, type Matcher } from './match.ts';
import { RuleReader } from './parse-rules.ts';
import type { Rule } from './rules.ts';
import { toksOf } from './toks.ts';
import { Transcriber } from './transcribe.ts';

export function defineMacro(definition: Token, { file, edition }: DefinitionOptions): DefinedMacro {
  const span = spanOf(file, definition.startOffset, definition.endOffset + 1);
  // The name, the opening delimiter, what is between, the closing one.
  const tokens = definition.inner ?? [];
  const reader = new RuleReader(file, edition);
  const rules = reader.rules(toksOf(withJoints(tokens).slice(2, -1)), span);
  const diagnostics = [...reader.diagnostics, ...checkRules(rules, file)];
  const laidOut = rules.map((rule) => ({ rule, matcher: layOut(rule.left) }));
  const name = definition.image;
  return {
    macro: {
      name,
      id: `${file}:${definition.startOffset}`,
      span,
      expand: (args) =>
        diagnostics.length > 0
          ? { kind: 'fault', diagnostics: [], isContained: false }
          : expand({ name, file, rules: laidOut }, args),
    },
    diagnostics,
  };
}

/** In what is written, white space counts only around delimiters. */
const withJoints = (tokens: readonly Token[]): readonly Token[] =>
  tokens.map((token, index) => {
    if (token.isJoined !== undefined || !(closers.has(token.tokenType) || closing.has(token.tokenType))) return token;
    return { ...token, isJoined: tokens[index + 1]?.startOffset === token.endOffset + 1 };
  });

interface Definition {
  readonly name: string;
  readonly file: DefinitionOptions['file'];
  readonly rules: readonly { readonly rule: Rule; readonly matcher: Matcher }[];
}

function expand({ name, file, rules }: Definition, args: MacroArguments): Transcribed {
  const toks = toksOf(args.tokens);
  const parse = fragmentParser({ toks, file: args.file, close: args.close });
  let furthest = -1;
  for (const { rule, matcher } of rules) {
    const matched = match(matcher, toks, parse);
    switch (matched.kind) {
      case 'matched': {
        const transcriber = new Transcriber({ file, toks, matches: matched.matches });
        transcriber.write(rule.right);
        return transcriber.diagnostics.length > 0
          ? { kind: 'fault', diagnostics: transcriber.diagnostics, isContained: true }
          : { kind: 'written', parts: transcriber.parts, rule: rule.rightSpan };
      }
      case 'failed':
        furthest = Math.max(furthest, matched.at);
        break;
      case 'ambiguous': {
        const tok = toks[matched.at];
        const span = tok === undefined ? args.span : spanOf(args.file, tok.start, tok.end);
        const message = matched.message.startsWith('ambiguity')
          ? matched.message
          : `local ambiguity when calling macro \`${name}\`: ${matched.message}`;
        return fault(message, span);
      }
      case 'fault':
        return { kind: 'fault', diagnostics: matched.diagnostics, isContained: false };
    }
  }
  const tok = toks[furthest];
  return tok === undefined
    ? fault('unexpected end of macro invocation', args.span)
    : fault(`no rules expected \`${tok.image}\``, spanOf(args.file, tok.start, tok.end));
}

function fault(message: string, span: Span): Transcribed {
  return {
    kind: 'fault',
    diagnostics: [diagnostic({ name: 'macro-expansion', code: undefined, family: 'other', message, span })],
    isContained: false,
  };
}
