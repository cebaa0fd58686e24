/** An arrangement as SVG text, without a document. Everything that comes from a program is escaped. */
import {
  type Arrangement,
  type LegendEntry,
  type Palette,
  pictureCss,
  type Primitive,
  primitivesOf,
  sansWidth,
  type Shape,
} from '../arrange/index.ts';

export const escapeXml = (text: string): string =>
  // Control characters are not allowed in XML at all.
  text
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\u{fffd}')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\u{fffd}')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;');

function primitiveText(one: Primitive): string {
  switch (one.tag) {
    case 'rect':
      return `<rect class="${one.class}" x="${one.x}" y="${one.y}" width="${one.width}" height="${one.height}" rx="${one.rx}"/>`;
    case 'path':
      return `<path class="${one.class}" d="${one.d}"/>`;
    case 'circle':
      return `<circle class="${one.class}" cx="${one.cx}" cy="${one.cy}" r="${one.r}"/>`;
    case 'text':
      return `<text class="${one.class}" x="${one.x}" y="${one.y}"${one.anchor === 'start' ? '' : ` text-anchor="${one.anchor}"`}>${escapeXml(one.text)}</text>`;
  }
}

export function shapeText(shape: Shape): string {
  const parts = primitivesOf(shape).map(primitiveText).join('');
  return shape.opacity === 1 ? parts : `<g opacity="${shape.opacity}">${parts}</g>`;
}

export const shapesText = (arrangement: Arrangement): string => arrangement.shapes.map(shapeText).join('\n');

export const defsText = (palette: Palette): string =>
  `<defs><pattern id="fp-hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line x1="0" y1="0" x2="0" y2="7" stroke="${palette.hatch}" stroke-width="2"/></pattern></defs><style>${pictureCss(palette)}</style>`;

/** A legend entry as a small shape and words; gives the width that it took. */
export function legendShapes(
  entry: LegendEntry,
  x: number,
  y: number,
): { readonly shapes: readonly Shape[]; readonly width: number } {
  const key = `legend#${entry.kind}`;
  const base = { key, subject: '', opacity: 1 } as const;
  const sample: Shape[] = [];
  switch (entry.kind) {
    case 'owner':
    case 'shared':
    case 'mut':
    case 'raw':
      sample.push({
        ...base,
        kind: 'line',
        role: entry.kind,
        state: 'live',
        form: 'straight',
        tip: entry.kind === 'shared' || entry.kind === 'raw' ? 'open' : 'filled',
        points: [
          [x, y],
          [x + 32, y],
        ],
      });
      break;
    case 'over':
      sample.push({
        ...base,
        kind: 'line',
        role: 'shared',
        state: 'over',
        form: 'straight',
        tip: 'open',
        points: [
          [x, y],
          [x + 32, y],
        ],
      });
      break;
    case 'dangling':
      sample.push({
        ...base,
        kind: 'line',
        role: 'shared',
        state: 'dangling',
        form: 'straight',
        tip: 'cross',
        points: [
          [x, y],
          [x + 30, y],
        ],
      });
      break;
    case 'refused':
      sample.push({
        ...base,
        kind: 'line',
        role: 'refused',
        state: 'live',
        form: 'straight',
        tip: 'none',
        points: [
          [x, y],
          [x + 34, y],
        ],
      });
      break;
    case 'moved':
      sample.push({ ...base, kind: 'rect', role: 'moved', x, y: y - 8, width: 34, height: 16, radius: 4 });
      break;
    case 'uninit':
      sample.push({ ...base, kind: 'rect', role: 'uninit', x, y: y - 8, width: 34, height: 16, radius: 4 });
      break;
    case 'freed':
      sample.push({ ...base, kind: 'rect', role: 'box-freed', x, y: y - 8, width: 34, height: 16, radius: 4 });
      break;
    case 'unused':
      sample.push({ ...base, kind: 'text', role: 'name-unused', x: x + 4, y: y + 5, anchor: 'start', text: 'abc' });
      break;
  }
  const label: Shape = {
    ...base,
    key: `${key}#text`,
    kind: 'text',
    role: 'label',
    x: x + 44,
    y: y + 4,
    anchor: 'start',
    text: entry.text,
  };
  return { shapes: [...sample, label], width: 44 + sansWidth(entry.text) + 26 };
}

export function legendText(
  legend: readonly LegendEntry[],
  left: number,
  top: number,
  width: number,
): { readonly text: string; readonly bottom: number } {
  let x = left;
  let y = top;
  const parts: string[] = [];
  for (const entry of legend) {
    let { shapes, width: taken } = legendShapes(entry, x, y);
    if (x > left && x + taken > width) {
      x = left;
      y += 24;
      ({ shapes, width: taken } = legendShapes(entry, x, y));
    }
    parts.push(...shapes.map(shapeText));
    x += taken;
  }
  return { text: parts.join('\n'), bottom: y + 16 };
}
