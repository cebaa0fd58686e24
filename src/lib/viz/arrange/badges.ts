/** Loans of a place, as pills. */
import type { Badge } from '../scene/index.ts';
import { sansWidth } from './metrics.ts';
import { addRect, addText, type Box } from './sketch.ts';
import type { ValueContext } from './values.ts';

export const badgeWidth = (badge: Badge): number => Math.ceil(sansWidth(badge.text)) + 20;
export const badgesWidth = (badges: readonly Badge[]): number =>
  badges.reduce((sum, badge) => sum + badgeWidth(badge) + 8, 0);

/** Room for a second line under the name. */
export function drawBadge(
  { sketch }: Pick<ValueContext, 'sketch'>,
  badge: Badge,
  key: string,
  subject: string,
  box: Box,
): void {
  addRect(sketch, `${key}#pill`, subject, badge.kind === 'shared' ? 'badge-shared' : 'badge-mut', box, box.height / 2);
  addText(
    sketch,
    `${key}#text`,
    subject,
    badge.kind === 'shared' ? 'badge-shared' : 'badge-mut',
    box.x + box.width / 2,
    box.y + box.height / 2 + 4,
    badge.text,
    'middle',
  );
}
