/**
 * What to show of one moment of a run: frames, heap boxes and the arrows between them, as plain data that can be posted from
 * a worker and printed as text. Where things stand is `arrange`'s business.
 *
 * Every drawn thing has a key that means the same thing at every step: `frame1` (the call's number), `frame1/_3` (a local),
 * `frame1/_3.0` (a part of it), `alloc4` (a heap box), `alloc4[2]` (an element).
 */
import type { RunStatus } from '../../interpreter/index.ts';
import type { Sentence } from '../../session/index.ts';

export interface Scene {
  /** The same for all moments of one program; places are kept only within one. */
  readonly program: string;
  readonly step: number;
  readonly status: RunStatus['kind'];
  /** The moment lies past a refused access: the checker is off. */
  readonly isPastRefusal: boolean;
  /** The longest name and (when types are shown) type among the program's variables: room to keep, so that columns stand still. */
  readonly columns: { readonly name: string; readonly type: string };
  /** Oldest call first. */
  readonly frames: readonly FrameCard[];
  /** In order of birth; freed ones only while something needs their mark. */
  readonly boxes: readonly MemoryBox[];
  readonly statics: readonly MemoryBox[];
  readonly arrows: readonly Arrow[];
  readonly refusal: RefusalCard | undefined;
  /** Values that changed their place since the stop before, for motion. */
  readonly flights: readonly Flight[];
  readonly sentence: Sentence;
}

/** One call. The running one is the last of those shown. */
export interface FrameCard {
  readonly key: string;
  readonly title: string;
  /** `returned`: a mark of a call that is over, for a reference that still points into it. */
  readonly state: 'running' | 'waiting' | 'unwinding' | 'returned';
  /** Quiet words beside the title: `running · line 6`. */
  readonly caption: string;
  /** Line of the reader's program, from 1; undefined inside the library. */
  readonly line: number | undefined;
  readonly isLibrary: boolean;
  readonly rows: readonly Row[];
}

/** One variable, or a temporary that matters. */
export interface Row {
  /** That of its node. */
  readonly key: string;
  readonly name: string;
  /** `capture`: what a closure has of the variables around it. */
  readonly kind: 'variable' | 'parameter' | 'capture' | 'temporary' | 'result';
  /** Empty unless types are shown. */
  readonly type: string;
  readonly isMut: boolean;
  /** False when the value is there but no later use reads it: a quiet mark, and no lost permission. */
  readonly isUsedAgain: boolean;
  readonly badges: readonly Badge[];
  readonly node: ValueNode;
}

/** Loans of a place, as facts of the checker. */
export interface Badge {
  readonly kind: 'shared' | 'mut';
  /** `lent ×2`, `lent, mut`, `.name lent`. */
  readonly text: string;
  /** Who holds the references, by the reader's names. */
  readonly holders: readonly string[];
}

export interface ValueNode {
  readonly key: string;
  /** `gone`: the memory is no longer there, only something that points at it. */
  readonly state: 'init' | 'uninit' | 'moved' | 'partial' | 'gone';
  /** For moved values: `moved to s2, line 3`. Empty otherwise. */
  readonly note: string;
  readonly badges: readonly Badge[];
  readonly content: Content;
}

export type Content =
  /** A scalar, a unit variant, a summary: written as the reader would write it. */
  | { readonly kind: 'text'; readonly text: string }
  /** A reference or raw pointer; its arrow starts here. `label` says whereto in words (`reads s`), for short ways. */
  | { readonly kind: 'pointer'; readonly arrow: string | undefined; readonly label: string }
  /** An owner of heap memory; its arrow starts here. `text` is the value as the reader thinks of it (`"hello"`), or empty. */
  | { readonly kind: 'handle'; readonly arrow: string | undefined; readonly text: string; readonly facts: string }
  /** A struct, tuple or variant with its parts. */
  | {
      readonly kind: 'group';
      readonly title: string;
      readonly form: 'struct' | 'tuple';
      readonly fields: readonly { readonly name: string; readonly node: ValueNode }[];
    }
  /** Elements side by side; `cells` for scalars, `rows` for larger ones. */
  | { readonly kind: 'list'; readonly form: 'cells' | 'rows'; readonly items: readonly ListItem[] }
  /** Nothing to see: uninitialised. */
  | { readonly kind: 'blank' };

export type ListItem =
  | { readonly kind: 'element'; readonly index: number; readonly node: ValueNode }
  /** Elements folded away; no arrow points at one of them. */
  | { readonly kind: 'gap'; readonly key: string; readonly count: number }
  /** Room for more: capacity beyond the length. */
  | { readonly kind: 'spare'; readonly key: string; readonly count: number };

/** A heap allocation or a piece of static memory. */
export interface MemoryBox {
  readonly key: string;
  readonly region: 'heap' | 'static';
  /** `String buffer · len 5 · cap 5`. */
  readonly header: string;
  readonly state: 'live' | 'freed';
  /** The box whose content was moved here when a buffer grew. */
  readonly grewFrom: string | undefined;
  /** Key of the node that owns it: a row's part, or an element of another box. */
  readonly owner: string | undefined;
  readonly badges: readonly Badge[];
  readonly node: ValueNode;
}

export interface Arrow {
  /** `own:alloc4` (so the arrow slides when the owner changes), `ref:frame1/_3`. */
  readonly key: string;
  readonly kind: 'owner' | 'shared' | 'mut' | 'raw' | 'refused';
  /** `over`: the loan has ended, the pointer is still there. `dangling`: what it points at is gone. */
  readonly state: 'live' | 'over' | 'dangling';
  readonly from: string;
  readonly to: ArrowTarget;
}

export type ArrowTarget =
  | { readonly kind: 'node'; readonly key: string }
  /** A stretch of elements: slices. `first` and `last` are the same for one element. */
  | { readonly kind: 'range'; readonly box: string; readonly first: string; readonly last: string }
  /** Memory that is not drawn, or is gone without a mark. */
  | { readonly kind: 'nowhere' };

/** The access that the compiler refuses, or the bad end of a run (a panic, undefined behaviour), below the frames. */
export interface RefusalCard {
  readonly key: 'refusal';
  /** rustc's code, if it has one. */
  readonly code: string | undefined;
  /** The refused piece of source, cut so that the offending part can stand out. */
  readonly title: readonly { readonly text: string; readonly isHot: boolean }[];
  /** `needs write · has read until line 7, because of r`. */
  readonly words: string;
  /** The key of the frame that tries it. */
  readonly frame: string | undefined;
}

/** A value on its way from one node to another. */
export interface Flight {
  readonly from: string;
  readonly to: string;
  readonly text: string;
}
