/** Marks at an arrow's far end. */
import type { Arrow } from '../scene/index.ts';
import { addLine, addRect, type Anchor, type Box, type Sketch } from './sketch.ts';

/** Cells that a reference reads or may change get a frame, a stretch of them a bracket. */
export function highlight(sketch: Sketch, arrow: Arrow, goal: Anchor, range: Box | undefined): void {
  if (arrow.state !== 'live' || (arrow.kind !== 'shared' && arrow.kind !== 'mut')) return;
  if (range !== undefined && range.width > goal.height && goal.isCell) {
    const y = range.y + range.height + 4;
    addLine(sketch, {
      key: `${arrow.key}#bracket`,
      subject: arrow.from,
      role: arrow.kind === 'shared' ? 'bracket-shared' : 'bracket-mut',
      state: 'live',
      form: 'straight',
      tip: 'none',
      points: [
        [range.x + 2, y - 3],
        [range.x + 2, y + 2],
        [range.x + range.width - 2, y + 2],
        [range.x + range.width - 2, y - 3],
      ],
    });
  } else if (goal.isCell || isPart(sketch, goal))
    addRect(
      sketch,
      `${arrow.key}#mark`,
      arrow.from,
      arrow.kind === 'shared' ? 'highlight-shared' : 'highlight-mut',
      { x: goal.x, y: goal.y, width: goal.width, height: goal.height },
      3,
    );
}

/** Inside a row's value or a box, and not the whole of it. */
function isPart(sketch: Sketch, goal: Anchor): boolean {
  const outer = sketch.anchors.get(goal.inside);
  return outer !== undefined && (goal.x !== outer.x || goal.y !== outer.y) && !(goal.region === 'static');
}
