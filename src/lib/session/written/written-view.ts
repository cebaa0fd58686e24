/** Macro calls that can be opened in place, as plain data for the screen. */

export interface OpenableCall {
  readonly key: string;
  readonly name: string;
  /** In the program's text, or in the text of the block that holds it. */
  readonly start: number;
  readonly end: number;
}

/** What stands for an open call. */
export interface WrittenBlock {
  readonly key: string;
  /** The block that holds the call; undefined where the program's text does. */
  readonly parent: string | undefined;
  readonly name: string;
  /** Where the text is not the library's own word for word: in what way. */
  readonly note: string;
  /** Laid out in lines. */
  readonly text: string;
  readonly calls: readonly OpenableCall[];
  /** Names of variables that a macro wrote and that others of the function have too, with the variable's number. */
  readonly own: readonly { readonly start: number; readonly end: number; readonly number: number }[];
}

export interface WrittenView {
  readonly calls: readonly OpenableCall[];
  /** Outer before inner. */
  readonly blocks: readonly WrittenBlock[];
}

/** Where a step stands in an open call. */
export interface WrittenPlace {
  readonly key: string;
  /** The macro's name. */
  readonly name: string;
  /** In the block's text. */
  readonly start: number;
  readonly end: number;
  /** Of the block's text, from 1. */
  readonly line: number;
  /** A block's closing brace. */
  readonly isBrace: boolean;
}
