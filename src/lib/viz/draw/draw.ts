/** One moment of a run as a self-contained SVG file: code (on wish), picture, legend and sentence. */
import { arrange, DARK, LIGHT, monoWidth, type Palette, sansWidth } from '../arrange/index.ts';
import {
  buildScene,
  type Compilation,
  type Scene,
  type SceneOptions,
  standpointOf,
  type Trace,
} from '../scene/index.ts';
import { defsText, escapeXml, legendText, shapesText } from './svg.ts';

export interface DrawOptions {
  readonly theme: 'light' | 'dark';
  /** The source stands beside the picture. Default: yes. */
  readonly code?: boolean;
  /** Pixels across for the memory. Default 828. */
  readonly width?: number;
  /** The moment that the sentence reports from. */
  readonly since?: number;
  /** The moment lies past a refused access. */
  readonly isCheckerOff?: boolean;
  readonly scene?: Partial<SceneOptions>;
}

const LINE = 26;
const PAD = 24;

export function drawMoment(compilation: Compilation, trace: Trace, step: number, options: DrawOptions): string {
  const { since, isCheckerOff } = options;
  const scene = buildScene(
    standpointOf({ compilation, moment: trace.at(step), trace, since, isCheckerOff }),
    options.scene,
  );
  return drawScene(scene, compilation.source, options);
}

export function drawScene(scene: Scene, source: string, options: DrawOptions): string {
  const palette = options.theme === 'dark' ? DARK : LIGHT;
  const arrangement = arrange(scene, { width: options.width ?? 828 });
  const code = options.code === false ? { text: '', width: 0, height: 0 } : codeText(scene, source, palette);
  const legend = legendText(arrangement.legend, PAD, arrangement.height + 12, arrangement.width);
  const width = Math.ceil(code.width + arrangement.width);
  const bodyHeight = Math.max(code.height, legend.bottom + 8);
  const sentence = sentenceText(scene, width, bodyHeight, palette);
  const height = Math.ceil(bodyHeight + sentence.height);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="fp-picture" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeXml(scene.sentence.text)}">`,
    `<title>${escapeXml(scene.sentence.text)}</title>`,
    defsText(palette),
    `<rect width="${width}" height="${height}" fill="${palette.paper}"/>`,
    code.text,
    `<g transform="translate(${code.width},0)">`,
    shapesText(arrangement),
    legend.text,
    '</g>',
    sentence.text,
    '</svg>',
    '',
  ].join('\n');
}

/** The lines of the program, the running one marked. */
function codeText(scene: Scene, source: string, palette: Palette): { text: string; width: number; height: number } {
  const lines = source
    .replace(/\n+$/, '')
    .split('\n')
    .map((line) => line.replace(/\t/g, '    '));
  const current = [...scene.frames]
    .reverse()
    .find((frame) => frame.state === 'running' || frame.state === 'unwinding')?.line;
  const width = Math.ceil(Math.min(720, Math.max(280, ...lines.map((line) => monoWidth(line, 14) + 82))));
  const most = Math.floor((width - 62) / monoWidth('m', 14));
  const height = lines.length * LINE + 36;
  const parts = [
    `<rect width="${width}" height="${height + 2000}" fill="${palette.card}"/>`,
    `<path d="M${width},0V${height + 2000}" stroke="${palette.line}"/>`,
  ];
  lines.forEach((line, index) => {
    const y = 18 + index * LINE;
    if (index + 1 === current)
      parts.push(`<rect x="0" y="${y}" width="${width}" height="${LINE}" fill="${palette.now}"/>`);
    parts.push(
      `<text class="fp-text-label" x="34" y="${y + 18}" text-anchor="end">${index + 1}</text>`,
      `<text class="fp-text-value" x="52" y="${y + 18}">${escapeXml(line.length > most ? `${line.slice(0, most - 1)}…` : line)}</text>`,
    );
  });
  return { text: `<g>${parts.join('\n')}</g>`, width, height };
}

/** The sentence, wrapped, code in its font. */
function sentenceText(scene: Scene, width: number, top: number, palette: Palette): { text: string; height: number } {
  const pieces = scene.sentence.text.split('`');
  const lines: string[] = [];
  let line = '';
  let used = 0;
  pieces.forEach((piece, index) => {
    const isCode = index % 2 === 1;
    for (const word of isCode ? [piece] : piece.split(/(?<= )/)) {
      const taken = isCode ? monoWidth(word, 17) : sansWidth(word, 18);
      if (used > 0 && used + taken > width - 2 * PAD) {
        lines.push(line);
        line = '';
        used = 0;
      }
      line += isCode
        ? `<tspan font-family="ui-monospace,'DejaVu Sans Mono',monospace" font-size="17">${escapeXml(word)}</tspan>`
        : escapeXml(word);
      used += taken;
    }
  });
  lines.push(line);
  const isBad =
    scene.sentence.tone === 'refused' || scene.sentence.tone === 'panicked' || scene.sentence.tone === 'faulted';
  const height = lines.length * 28 + 28;
  const parts = [
    `<rect x="0" y="${top}" width="${width}" height="${height}" fill="${palette.card}"/>`,
    `<path d="M0,${top}H${width}" stroke="${isBad ? palette.bad : palette.line}" stroke-width="${isBad ? 2 : 1}"/>`,
    ...lines.map(
      (text, index) =>
        `<text x="${PAD}" y="${top + 34 + index * 28}" font-family="system-ui,'DejaVu Sans',sans-serif" font-size="18" fill="${palette.ink}" xml:space="preserve">${text}</text>`,
    ),
  ];
  return { text: parts.join('\n'), height };
}
