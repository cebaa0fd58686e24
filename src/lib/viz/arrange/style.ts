/** Colours and the style sheet of a picture. Shape and label carry the meaning, colour repeats it. */
export interface Palette {
  readonly paper: string;
  readonly card: string;
  readonly line: string;
  readonly ink: string;
  readonly soft: string;
  readonly shared: string;
  readonly mut: string;
  readonly bad: string;
  readonly hatch: string;
  readonly now: string;
}

export const LIGHT: Palette = {
  paper: '#faf9f6',
  card: '#ffffff',
  line: '#d3cec3',
  ink: '#1d2126',
  soft: '#5f646b',
  shared: '#0a62b8',
  mut: '#b4470a',
  bad: '#c0182b',
  hatch: '#b9b4a9',
  now: '#fff3bf',
};
export const DARK: Palette = {
  paper: '#15181c',
  card: '#1e2329',
  line: '#3c444e',
  ink: '#e9ecef',
  soft: '#9aa3ad',
  shared: '#6db4ff',
  mut: '#ffa45c',
  bad: '#ff6b78',
  hatch: '#5a636e',
  now: '#4a4014',
};

/** The page's custom properties, with the light colours where there are none. */
export const PAGE: Palette = {
  paper: `var(--paper, ${LIGHT.paper})`,
  card: `var(--card, ${LIGHT.card})`,
  line: `var(--line, ${LIGHT.line})`,
  ink: `var(--ink, ${LIGHT.ink})`,
  soft: `var(--soft, ${LIGHT.soft})`,
  shared: `var(--shared, ${LIGHT.shared})`,
  mut: `var(--mut, ${LIGHT.mut})`,
  bad: `var(--bad, ${LIGHT.bad})`,
  hatch: `var(--hatch, ${LIGHT.hatch})`,
  now: `var(--now, ${LIGHT.now})`,
};

const SANS_FONT = 'system-ui,-apple-system,"Segoe UI","DejaVu Sans",sans-serif';
const MONO_FONT = 'ui-monospace,"DejaVu Sans Mono",Menlo,Consolas,monospace';

export function pictureCss(c: Palette): string {
  const stroke = (names: string, colour: string, width: number, more = ''): string =>
    `${names}{fill:none;stroke:${colour};stroke-width:${width};${more}}`;
  const text = (names: string, size: number, colour: string, font: string, more = ''): string =>
    `${names}{font:${more === '' ? '' : `${more} `}${size}px ${font};fill:${colour}}`;
  return [
    '.fp-picture text{white-space:pre}',
    // Cards and boxes.
    `.fp-rect-card{fill:${c.card};stroke:${c.line};stroke-width:1.4}`,
    `.fp-rect-card-running{fill:${c.card};stroke:${c.ink};stroke-width:1.8}`,
    `.fp-rect-card-library{fill:${c.paper};stroke:${c.line};stroke-width:1.4;stroke-dasharray:5 4}`,
    `.fp-rect-box{fill:${c.card};stroke:${c.ink};stroke-width:1.6}`,
    `.fp-rect-box-static{fill:${c.card};stroke:${c.soft};stroke-width:1.4;stroke-dasharray:5 4}`,
    `.fp-rect-box-freed{fill:${c.card};stroke:${c.bad};stroke-width:1.6;stroke-dasharray:3 4}`,
    `.fp-rect-box-freed-hatch,.fp-rect-moved-hatch{fill:url(#fp-hatch);stroke:none}`,
    `.fp-rect-refusal{fill:${c.card};stroke:${c.bad};stroke-width:2.2}`,
    // Values.
    stroke('.fp-rect-value,.fp-rect-group', c.line, 1.3),
    stroke('.fp-rect-cell', c.line, 1.2),
    stroke('.fp-rect-cell-spare', c.line, 1.1, 'stroke-dasharray:3 3'),
    stroke('.fp-rect-uninit', c.soft, 1.3, 'stroke-dasharray:4 4'),
    stroke('.fp-rect-moved', c.hatch, 1.4),
    stroke('.fp-rect-value-shared,.fp-rect-highlight-shared', c.shared, 2.2),
    stroke('.fp-rect-value-mut,.fp-rect-highlight-mut', c.mut, 1.8),
    stroke('.fp-rect-value-mut-inner,.fp-rect-highlight-mut-inner', c.mut, 1.2),
    stroke('.fp-rect-value-refused', c.bad, 2.2),
    `.fp-rect-badge-shared{fill:${c.card};stroke:${c.shared};stroke-width:1.4}`,
    `.fp-rect-badge-mut{fill:${c.card};stroke:${c.mut};stroke-width:1.6}`,
    stroke('.fp-rect-badge-mut-inner', c.mut, 0.8),
    `.fp-rect-flight{fill:${c.card};stroke:${c.ink};stroke-width:1.6}`,
    // Lines.
    stroke('.fp-line-divider', c.line, 1.2),
    stroke('.fp-line-owner', c.ink, 2.8),
    stroke('.fp-line-shared', c.shared, 1.9),
    stroke('.fp-line-mut', c.mut, 5.6),
    stroke('.fp-line-mut-inner', c.paper, 2.2),
    stroke('.fp-line-raw', c.soft, 1.8, 'stroke-dasharray:1.5 4.5;stroke-linecap:round'),
    stroke('.fp-line-refused', c.bad, 3, 'stroke-dasharray:7 5'),
    stroke('.fp-line-bracket-shared', c.shared, 2),
    stroke('.fp-line-bracket-mut', c.mut, 3),
    '.fp-over{opacity:.32}',
    `.fp-dangling{stroke:${c.bad};stroke-dasharray:5 4}`,
    `.fp-tip-owner{fill:${c.ink}}.fp-tip-mut{fill:${c.mut}}.fp-tip-mut.fp-dangling,.fp-tip-owner.fp-dangling{fill:${c.bad}}`,
    `.fp-tip-shared-open{fill:${c.card};stroke:${c.shared};stroke-width:2}.fp-tip-raw-open{fill:${c.card};stroke:${c.soft};stroke-width:1.6}`,
    `.fp-tip-stop{fill:${c.card};stroke:${c.bad};stroke-width:1.8}.fp-tip-stop-big{fill:${c.card};stroke:${c.bad};stroke-width:3}`,
    stroke('.fp-tip-stop-bar', c.bad, 1.8),
    stroke('.fp-tip-stop-bar-big', c.bad, 3),
    // Dots.
    `.fp-dot-owner{fill:${c.ink}}.fp-dot-shared{fill:${c.card};stroke:${c.shared};stroke-width:2.2}`,
    `.fp-dot-mut{fill:${c.card};stroke:${c.mut};stroke-width:2}.fp-dot-mut-inner{fill:${c.mut}}`,
    `.fp-dot-raw{fill:${c.card};stroke:${c.soft};stroke-width:1.6;stroke-dasharray:2 2}.fp-dot-over{fill:${c.card};stroke:${c.soft};stroke-width:1.4;opacity:.6}`,
    `.fp-dot-dangling{fill:${c.card};stroke:${c.bad};stroke-width:2.2}.fp-dot-refused{fill:${c.bad}}`,
    stroke('.fp-dot-none', c.soft, 1.6),
    // Texts.
    text('.fp-text-region', 13, c.soft, SANS_FONT, '600'),
    '.fp-text-region{letter-spacing:.6px}',
    text('.fp-text-frame-title', 15, c.ink, MONO_FONT, '600'),
    text(
      '.fp-text-frame-caption,.fp-text-label,.fp-text-header,.fp-text-type,.fp-text-gap,.fp-text-note',
      12,
      c.soft,
      SANS_FONT,
    ),
    text('.fp-text-name,.fp-text-value,.fp-text-cell,.fp-text-refusal,.fp-text-flight', 14, c.ink, MONO_FONT),
    text('.fp-text-name-unused', 14, c.soft, MONO_FONT, 'italic'),
    text('.fp-text-name-temporary', 12, c.soft, SANS_FONT, 'italic'),
    text('.fp-text-field,.fp-text-index', 13, c.soft, MONO_FONT),
    text('.fp-text-variant', 13, c.ink, MONO_FONT, '600'),
    text('.fp-text-badge-shared', 12, c.shared, SANS_FONT),
    text('.fp-text-badge-mut', 12, c.mut, SANS_FONT, '600'),
    text('.fp-text-refusal-hot', 14, c.mut, MONO_FONT, '600'),
    text('.fp-text-refusal-words', 13, c.bad, SANS_FONT),
    text('.fp-text-freed', 12, c.bad, SANS_FONT),
    '.fp-text-refusal-words,.fp-text-freed{font-weight:500}',
  ].join('\n');
}

/** The pattern of what is gone; goes into `<defs>`. */
export const hatchPattern = (
  c: Palette,
): { readonly stroke: string; readonly size: number; readonly width: number } => ({
  stroke: c.hatch,
  size: 7,
  width: 2,
});
