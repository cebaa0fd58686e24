/**
 * The narrow way to macros by example: what lowering asks of the folder, without a word on how it is done. Few programs define macros,
 * so nothing but types of this folder is imported elsewhere, and whoever compiles hands over the engine.
 */
import type { Diagnostic } from '../../diagnostics/index.ts';
import type { Edition, FileId, Span } from '../../source/index.ts';
import type { Token } from '../lex/tokens.ts';

export interface MacroEngine {
  /** Reads `macro_rules! name { … }`, folded into one token whose `inner` begins with the name. */
  readonly define: (definition: Token, options: DefinitionOptions) => DefinedMacro;
}

export interface DefinitionOptions {
  readonly file: FileId;
  /** What `expr` and `pat` take depends on it. */
  readonly edition: Edition;
}

export interface DefinedMacro {
  readonly macro: MacroDefinition;
  readonly diagnostics: readonly Diagnostic[];
}

export interface MacroDefinition {
  readonly name: string;
  /** Names this definition among all. */
  readonly id: string;
  readonly span: Span;
  /** Chooses the rule that takes the arguments, and writes its right side. */
  readonly expand: (args: MacroArguments) => Transcribed;
}

export interface MacroArguments {
  /** As the scanner made them, without the delimiters. */
  readonly tokens: readonly Token[];
  readonly file: FileId;
  /** The whole call. */
  readonly span: Span;
  /** Where the closing delimiter stands. */
  readonly close: number;
}

export type Transcribed =
  | {
      readonly kind: 'written';
      readonly parts: readonly WrittenPart[];
      /** The rule's right side. */ readonly rule: Span;
    }
  | {
      readonly kind: 'fault';
      readonly diagnostics: readonly Diagnostic[];
      /** A rule was found, and it is this call alone that comes to nothing: rustc goes on with the program. */
      readonly isContained: boolean;
    };

/** What comes next in the expansion. */
export type WrittenPart =
  /** A token of the definition. */
  | { readonly kind: 'token'; readonly token: Token; readonly file: FileId }
  /** What the call has for `$name`: tokens of the call, or one that stands for them; from where to where they reach there. */
  | {
      readonly kind: 'argument';
      readonly tokens: readonly Token[];
      readonly start: number;
      readonly end: number;
      /** `$name` in the definition. */
      readonly name: Span;
    };
