/**
 * A program's text as the editor shows it: each of its files by itself. The text stays one (`// file: NAME` begins another
 * file), and so do links, marks and moments; here is what part of it a tab shows, and where a mark stands there.
 */
import { MAIN_FILE, markedFiles, programFiles } from '../../interpreter/source/program-files.ts';
import type { EditorMarks } from './marks.ts';

export interface Section {
  /** `src/garden.rs`. */
  readonly name: string;
  /** Of what is shown, in the whole text. The line break before the next file's marker is not shown. */
  readonly start: number;
  readonly end: number;
  /** Lines of the whole text before it. */
  readonly before: number;
  readonly lineCount: number;
  /** No `mod name;` means it: the compiler takes its text for the file before. */
  readonly isLoose: boolean;
  readonly isLast: boolean;
}

/**
 * `isSplit`: the text was taken apart a moment ago. While a `mod garden;` is being typed, its file stays a tab though nothing
 * names it.
 */
export function sectionsOf(source: string, isSplit: boolean): readonly Section[] {
  const named = new Set(programFiles(source).map(({ name }) => name));
  const files = named.size > 1 || isSplit ? markedFiles(source, () => true) : programFiles(source);
  return files.map(({ name, start, end }, index) => {
    const isLast = index === files.length - 1;
    const shown = !isLast && end > start && source[end - 1] === '\n' ? end - 1 : end;
    const before = countLines(source.slice(0, start));
    const lineCount = countLines(source.slice(start, shown)) + 1;
    return { name, start, end: shown, before, lineCount, isLoose: !named.has(name), isLast };
  });
}

const countLines = (text: string): number => text.split('\n').length - 1;

export const sectionText = (source: string, { start, end }: Section): string => source.slice(start, end);

/** The whole text with another text in one of its files. */
export function withSection(source: string, section: Section, text: string): string {
  const rest = source.slice(section.end);
  // An empty file right before a marker has no line break of its own to keep.
  const gap = section.isLast || rest.startsWith('\n') ? '' : '\n';
  return `${source.slice(0, section.start)}${text}${gap}${rest}`;
}

/** The file that holds a line of the whole text, from 1. */
export const sectionAt = (sections: readonly Section[], line: number): Section | undefined =>
  sections.findLast(({ before }) => line > before);

/** `main.rs`, `garden/herbs.rs`: the name without the folder that all share. */
export const tabName = (name: string): string => name.replace(/^src\//u, '');

/** What of the marks lies in the file, as it lies there. */
export function marksIn(marks: EditorMarks, section: Section): EditorMarks {
  const { start, end, before, lineCount } = section;
  const holds = (line: number): boolean => line > before && line <= before + lineCount;
  const inside = <T extends { readonly from: number; readonly to: number }>(list: readonly T[]): readonly T[] =>
    list
      .filter(({ from }) => from >= start && from <= end)
      .map((each) => ({ ...each, from: each.from - start, to: Math.min(each.to, end) - start }));
  const { currentLine } = marks;
  return {
    ...marks,
    currentLine: currentLine !== undefined && holds(currentLine) ? currentLine - before : undefined,
    underlines: inside(marks.underlines),
    spots: inside(marks.spots).map((spot) => ({ ...spot, line: spot.line - before })),
    written: { ...marks.written, calls: inside(marks.written.calls) },
    lanes: marks.lanes
      .filter(({ from, to }) => holds(from) && holds(to))
      .map((lane) => ({ ...lane, from: lane.from - before, to: lane.to - before })),
  };
}

export const MAIN = MAIN_FILE;
