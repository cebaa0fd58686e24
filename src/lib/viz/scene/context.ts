/** What everything in `scene` looks at: where the reader stands, and how they want it drawn. */
import type { Standpoint } from '../../session/index.ts';

export interface SceneOptions {
  readonly showTypes: boolean;
  /** Pointers, lengths, capacities and addresses as they are in memory. */
  readonly showRaw: boolean;
  /** Frames of the library are drawn too. */
  readonly insideLibrary: boolean;
}

export const DEFAULT_OPTIONS: SceneOptions = {
  showTypes: false,
  showRaw: false,
  insideLibrary: false,
};

export interface SceneContext extends Standpoint {
  readonly options: SceneOptions;
}

export const rowKey = (frame: number, local: number): string => `frame${frame}/_${local}`;
export const boxKey = (alloc: number): string => `alloc${alloc}`;
