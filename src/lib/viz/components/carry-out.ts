/** What each command does to the session, or to the screen around it. */
import { unreachable } from '../../heap/base/index.ts';
import type { PlaybackSession } from '../playback/session.svelte.ts';
import type { Command } from './keys.ts';

/** What only the screen can do. */
export interface Screen {
  readonly focusSlider: () => void;
  readonly toggleFullScreen: () => void;
  readonly togglePresenting: () => void;
  readonly leave: () => void;
  readonly showHelp: () => void;
}

export function carryOut(command: Command, session: PlaybackSession, screen: Screen): void {
  switch (command) {
    case 'forward':
      session.send({ type: 'step.forward' });
      return;
    case 'back':
      session.send({ type: 'step.back' });
      return;
    case 'forward-over':
      session.send({ type: 'step.forward', grain: 'line' });
      return;
    case 'back-over':
      session.send({ type: 'step.back', grain: 'line' });
      return;
    case 'clicker-forward':
      session.send({ type: 'step.forward', grain: 'statement' });
      return;
    case 'clicker-back':
      session.send({ type: 'step.back', grain: 'statement' });
      return;
    case 'event-forward':
      session.send({ type: 'step.forward', grain: 'event' });
      return;
    case 'event-back':
      session.send({ type: 'step.back', grain: 'event' });
      return;
    case 'first':
      session.send({ type: 'first' });
      return;
    case 'last':
      session.send({ type: 'last' });
      return;
    case 'play':
      session.send(session.deck.matches('playing') ? { type: 'pause' } : { type: 'play' });
      return;
    case 'play-back':
      session.send({ type: 'play', direction: -1 });
      return;
    case 'refusal':
      session.goToRefusal();
      return;
    case 'go-to':
      screen.focusSlider();
      return;
    case 'full-screen':
      screen.toggleFullScreen();
      return;
    case 'present':
      screen.togglePresenting();
      return;
    case 'leave':
      screen.leave();
      return;
    case 'help':
      screen.showHelp();
      return;
    default:
      unreachable(command);
  }
}
