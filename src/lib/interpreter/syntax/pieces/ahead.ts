/**
 * Lowering pieces as soon as they are parsed. A piece's parse tree is many times as large as what is made of it: the trees of
 * a whole program at once are what the garbage collector works at longest. What is around a piece is known only when all
 * pieces are there, so it is guessed, as it is in a program without macros of its own; whether a guess held is found out
 * when the piece is asked for (`surfaceOf`), as after an edit.
 */
import { filePlaceOf, type LineTable } from '../../source/index.ts';
import type { Edition } from '../lex/tokens.ts';
import type { ItemPlace } from '../lower/items.ts';
import type { MacroEngine } from '../macros/engine.ts';
import { type Piece, surfaceOf } from './piece.ts';
import type { RawPiece } from './split.ts';
import { headOf, placeIn } from './tree.ts';

export interface Guess {
  readonly edition: Edition;
  readonly isTest: boolean;
  /** Of the whole text, in which the pieces' own text begins at `base`. */
  readonly lines: LineTable;
  readonly base: number;
  /** For macros that a function defines for itself. */
  readonly engine: MacroEngine;
}

/** To be called for the pieces of a text in their order. */
export function createAhead({ edition, isTest, lines, base, engine }: Guess): (piece: Piece, raw: RawPiece) => void {
  /** Of the containers that are open, where their items stand; undefined where that cannot be said. */
  const places: (ItemPlace | undefined)[] = [];
  let isKnown = true;
  return (piece, raw) => {
    isKnown &&= !piece.definesMacro && places.length === openBefore(raw);
    if (!isKnown) return;
    if (piece.kind === 'close') {
      places.pop();
      return;
    }
    const place = places.length === 0 ? 'module' : places.at(-1);
    if (piece.kind !== 'attribute' && piece.faults.length === 0 && place !== undefined)
      surfaceOf(piece, {
        edition,
        isTest,
        place,
        within: 'crate',
        macros: { engine, find: () => undefined, findByPath: () => undefined },
        placeOf: (span) => filePlaceOf(lines, base + raw.start + span.start),
      });
    if (piece.kind !== 'open') return;
    const head = headOf(piece.surface?.result.items ?? []);
    places.push(head === undefined ? undefined : placeIn(head));
  };
}

/** How many containers are open where the piece begins. */
function openBefore({ kind, open }: RawPiece): number {
  if (kind === 'open') return open.length - 1;
  return kind === 'close' ? open.length + 1 : open.length;
}
