/**
 * What an embedding page may say to an embed, and what the embed says back: version 1. Everything that arrives is
 * untrusted: what does not fit is ignored in silence, since other scripts on the page use the same channel.
 */
import * as v from 'valibot';

const Command = v.variant('command', [
  v.object({ ferrostep: v.literal(1), command: v.literal('next') }),
  v.object({ ferrostep: v.literal(1), command: v.literal('prev') }),
  v.object({ ferrostep: v.literal(1), command: v.literal('first') }),
  v.object({ ferrostep: v.literal(1), command: v.literal('last') }),
  v.object({ ferrostep: v.literal(1), command: v.literal('play') }),
  v.object({ ferrostep: v.literal(1), command: v.literal('pause') }),
  v.object({
    ferrostep: v.literal(1),
    command: v.literal('goto'),
    step: v.union([v.pipe(v.number(), v.integer(), v.minValue(0)), v.picklist(['end', 'refusal'])]),
  }),
  v.object({ ferrostep: v.literal(1), command: v.literal('theme'), theme: v.picklist(['auto', 'light', 'dark']) }),
  v.object({ ferrostep: v.literal(1), command: v.literal('state') }),
]);

export type EmbedCommand = v.InferOutput<typeof Command>;

/** The command in a message, which may come as an object or as its JSON; undefined for anything else. */
export function readEmbedCommand(data: unknown): EmbedCommand | undefined {
  let value = data;
  if (typeof data === 'string') {
    if (data.length > 1000 || !data.includes('ferrostep')) return undefined;
    try {
      value = JSON.parse(data);
    } catch {
      return undefined;
    }
  }
  const parsed = v.safeParse(Command, value);
  return parsed.success ? parsed.output : undefined;
}

/** Where the embed stands: sent on `state` and after each step. `step` and `steps` count stops, from 0. */
export interface EmbedState {
  readonly ferrostep: 1;
  readonly event: 'state';
  readonly step: number;
  readonly steps: number;
  readonly isPlaying: boolean;
  readonly status: string | undefined;
  readonly sentence: string;
}

/** The same height in the dialects that blogs and learning platforms listen to. */
export function heightMessages(height: number): readonly unknown[] {
  return [
    { ferrostep: 1, event: 'height', height },
    { type: 'ferrostep:height', height },
    // Discourse, Ghost and others; Medium's embeds; Open edX and Canvas (LTI).
    { type: 'resize', height },
    { context: 'iframe.resize', height, src: '' },
    { subject: 'lti.frameResize', height },
  ];
}
