/** What each key does. One table for the keyboard, the help dialog and the tests; every command has a button too. */
export type Command =
  | 'forward'
  | 'back'
  | 'forward-over'
  | 'back-over'
  | 'first'
  | 'last'
  | 'clicker-forward'
  | 'clicker-back'
  | 'event-forward'
  | 'event-back'
  | 'play'
  | 'play-back'
  | 'go-to'
  | 'refusal'
  | 'full-screen'
  | 'present'
  | 'help'
  | 'leave';

export interface KeyBinding {
  readonly key: string;
  readonly shift: boolean;
  readonly command: Command;
  /** For the help dialog. */
  readonly shown: string;
  readonly says: string;
  /** A single letter or sign: can be switched off (WCAG 2.1.4). */
  readonly isLetter: boolean;
}

const binding = (
  key: string,
  command: Command,
  shown: string,
  says: string,
  more: { readonly shift?: boolean; readonly isLetter?: boolean } = {},
): KeyBinding => ({ key, command, shown, says, shift: more.shift ?? false, isLetter: more.isLetter ?? false });

export const BINDINGS: readonly KeyBinding[] = [
  binding('ArrowRight', 'forward', '→', 'step forward'),
  binding('ArrowLeft', 'back', '←', 'step back'),
  binding('ArrowRight', 'forward-over', 'Shift →', 'step over a line', { shift: true }),
  binding('ArrowLeft', 'back-over', 'Shift ←', 'step back over a line', { shift: true }),
  binding('Home', 'first', 'Home', 'first moment'),
  binding('End', 'last', 'End', 'last moment'),
  binding('PageDown', 'clicker-forward', 'PageDown', 'next statement (clicker)'),
  binding('PageUp', 'clicker-back', 'PageUp', 'statement before (clicker)'),
  binding(']', 'event-forward', ']', 'next event', { isLetter: true }),
  binding('[', 'event-back', '[', 'event before', { isLetter: true }),
  binding(' ', 'play', 'Space', 'play or pause'),
  binding(' ', 'play-back', 'Shift Space', 'play backwards', { shift: true }),
  binding('g', 'go-to', 'g', 'go to a step', { isLetter: true }),
  binding('r', 'refusal', 'r', 'to the refused access', { isLetter: true }),
  binding('f', 'full-screen', 'f', 'full screen', { isLetter: true }),
  binding('p', 'present', 'p', 'present: large type, code, picture and sentence', { isLetter: true }),
  binding('?', 'help', '?', 'these keys', { isLetter: true }),
  binding('Escape', 'leave', 'Esc', 'leave presenting'),
];

export interface Pressed {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/** The command for a key, or undefined: with a modifier other than Shift, keys belong to the browser. */
export function commandOf(pressed: Pressed, options: { readonly letters: boolean }): Command | undefined {
  if (pressed.altKey || pressed.ctrlKey || pressed.metaKey) return undefined;
  const isSign = pressed.key.length === 1 && pressed.key !== ' ';
  const found = BINDINGS.find((each) => each.key === pressed.key && (isSign || each.shift === pressed.shiftKey));
  return found === undefined || (found.isLetter && !options.letters) ? undefined : found.command;
}

/** Whether a key press at `target` is somebody's text rather than a command; arrows and Space keep their meaning in controls. */
export function isTyping(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('.cm-editor, textarea, select, dialog, [contenteditable="true"]') !== null) return true;
  if (target instanceof HTMLInputElement)
    return target.type !== 'range' || key.startsWith('Arrow') || key === 'Home' || key === 'End';
  return key === ' ' && target.closest('button, a, summary') !== null;
}
