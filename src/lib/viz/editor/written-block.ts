/** What stands for a macro call, below the line of the call; and the buttons that open and close calls. Plain DOM, as CodeMirror wants it. */
import type { OpenableCall, WrittenBlock } from '../../session/index.ts';
import { type BlockLine, type BlockPiece, linesOf } from './block-lines.ts';
import type { WrittenMarks } from './written-marks.ts';

type OnToggle = (key: string) => void;

export function callButtons(
  calls: readonly Pick<OpenableCall, 'key' | 'name'>[],
  open: ReadonlySet<string>,
  ontoggle: OnToggle,
): HTMLElement {
  const box = element('span', 'cm-calls');
  for (const { key, name } of calls) {
    const button = document.createElement('button');
    const isOpen = open.has(key);
    button.type = 'button';
    button.className = 'cm-call';
    button.dataset['call'] = key;
    button.textContent = `${isOpen ? '▾' : '▸'}${calls.length > 1 ? ` ${name}!` : ''}`;
    button.setAttribute('aria-expanded', String(isOpen));
    button.setAttribute('aria-label', `What ${name}! stands for`);
    button.title = `${isOpen ? 'Hide' : 'Show'} what ${name}! stands for`;
    button.addEventListener('click', () => {
      ontoggle(key);
    });
    box.append(button);
  }
  return box;
}

export function fillBlock(box: HTMLElement, root: WrittenBlock, marks: WrittenMarks, ontoggle: OnToggle): void {
  const focused = box.contains(document.activeElement) ? document.activeElement : undefined;
  const key = focused instanceof HTMLElement ? focused.dataset['call'] : undefined;
  box.replaceChildren(blockElement(root, marks, ontoggle));
  if (key !== undefined)
    [...box.querySelectorAll<HTMLElement>('[data-call]')].find((each) => each.dataset['call'] === key)?.focus();
}

function blockElement(block: WrittenBlock, marks: WrittenMarks, ontoggle: OnToggle): HTMLElement {
  const box = element('div', 'cm-written');
  const name = `${block.name}!`;
  box.setAttribute('role', 'group');
  box.setAttribute('aria-label', `What ${name} stands for`);
  const head = element('div', 'cm-written-head');
  head.append(element('code', '', name), ` stands for${block.note === '' ? '' : `, ${block.note}`}`);
  box.append(head);
  const open = new Set(marks.blocks.map((each) => each.key));
  for (const line of linesOf(block, marks)) {
    box.append(lineElement(line, open, ontoggle));
    for (const call of line.calls) {
      const inner = marks.blocks.find((each) => each.key === call.key);
      if (inner !== undefined) box.append(blockElement(inner, marks, ontoggle));
    }
  }
  const names = new Map(
    block.own.map(({ start, end, number }) => [`${block.text.slice(start, end)} ${number}`, number]),
  );
  for (const [text, number] of names) {
    const note = element('div', 'cm-written-own');
    const bare = text.split(' ')[0] ?? '';
    note.append(nameElement(bare, number), ` is the macro's own: no other `, element('code', '', bare), ' is meant');
    box.append(note);
  }
  return box;
}

function lineElement(line: BlockLine, open: ReadonlySet<string>, ontoggle: OnToggle): HTMLElement {
  const row = element('div', line.isNow ? 'cm-written-line cm-written-now' : 'cm-written-line');
  if (line.isNow) row.setAttribute('aria-current', 'step');
  let last: { readonly look: BlockPiece['look']; readonly box: HTMLElement } | undefined;
  for (const piece of line.pieces) {
    // Pieces that look alike have one outline.
    if (last?.look !== piece.look || last === undefined) {
      last = { look: piece.look, box: element('span', piece.look === undefined ? '' : LOOKS[piece.look]) };
      row.append(last.box);
    }
    last.box.append(piece.number === undefined ? piece.text : nameElement(piece.text, piece.number));
  }
  if (line.calls.length > 0) row.append(callButtons(line.calls, open, ontoggle));
  return row;
}

const LOOKS = { now: 'cm-next', before: 'cm-ran' } as const;

function nameElement(name: string, number: number): HTMLElement {
  const code = element('code', 'cm-own', name);
  code.append(element('sub', '', String(number)));
  return code;
}

function element(tag: string, className: string, text?: string): HTMLElement {
  const made = document.createElement(tag);
  if (className !== '') made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}
