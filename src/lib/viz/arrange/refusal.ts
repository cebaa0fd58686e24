/** The refused access, or a run's bad end, as a card below the frames. */
import type { RefusalCard } from '../scene/index.ts';
import type { StackPlan } from './frames.ts';
import { MONO, monoWidth, sansWidth, SIZE } from './metrics.ts';
import { addRect, addText } from './sketch.ts';
import type { ValueContext } from './values.ts';

/** Draws the refused access and gives its bottom. Long source wraps. */
export function drawRefusal(
  { sketch }: Pick<ValueContext, 'sketch'>,
  card: RefusalCard,
  plan: StackPlan,
  top: number,
): number {
  const room = plan.width - 2 * SIZE.cardPad;
  const lines = wrapTitle(card.title, room);
  const words = wrapWords(card.words, room);
  const height = 14 + lines.length * 20 + words.length * 18 + 8;
  addRect(sketch, 'refusal#card', 'refusal', 'refusal', { x: plan.left, y: top, width: plan.width, height }, 12);
  const x = plan.left + SIZE.cardPad;
  lines.forEach((line, row) => {
    let at = x;
    line.forEach((piece, index) => {
      addText(
        sketch,
        `refusal#title${row}.${index}`,
        'refusal',
        piece.isHot ? 'refusal-hot' : 'refusal',
        at,
        top + 26 + row * 20,
        piece.text,
      );
      at += monoWidth(piece.text, MONO);
    });
  });
  words.forEach((line, row) =>
    addText(
      sketch,
      `refusal#words${row}`,
      'refusal',
      'refusal-words',
      x,
      top + 26 + lines.length * 20 + row * 18,
      line,
    ),
  );
  sketch.anchors.set('refusal', {
    x: plan.left,
    y: top,
    width: plan.width,
    height,
    region: 'stack',
    inside: 'refusal',
    dot: undefined,
    isCell: false,
  });
  return top + height;
}

type Piece = RefusalCard['title'][number];

function wrapTitle(title: readonly Piece[], room: number): Piece[][] {
  const most = Math.max(12, Math.floor(room / monoWidth('m', MONO)));
  const lines: Piece[][] = [[]];
  let used = 0;
  for (const piece of title) {
    let rest = piece.text;
    while (rest !== '' && lines.length <= 3) {
      const fits = rest.slice(0, most - used);
      lines.at(-1)?.push({ text: fits, isHot: piece.isHot });
      used += fits.length;
      rest = rest.slice(fits.length);
      if (used >= most && rest !== '') {
        lines.push([]);
        used = 0;
      }
    }
  }
  return lines.slice(0, 3);
}

function wrapWords(words: string, room: number): string[] {
  const lines = [''];
  for (const word of words.split(' ')) {
    const longer = lines.at(-1) === '' ? word : `${lines.at(-1) ?? ''} ${word}`;
    if (sansWidth(longer, 13) > room && lines.at(-1) !== '') lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}
