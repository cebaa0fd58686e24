/** What building nodes adds to: plans for boxes, and which memory each node stands for. */
import type { ValueView } from '../../interpreter/index.ts';
import type { BoxPlan } from './box-plan.ts';
import type { SceneContext } from './context.ts';
import type { MemoryMap, Root } from './memory-map.ts';

export interface NodeBuilder {
  readonly cx: SceneContext;
  readonly map: MemoryMap;
  readonly plans: BoxPlan[];
  /** Says where a moved value went. */
  readonly movedNote: (view: ValueView) => string;
  /** Key of the row whose moved-out bytes matter, since the checker is off and the run uses them. */
  readonly haunted: string | undefined;
}

export interface At {
  readonly key: string;
  readonly place: string;
  readonly root: Root | undefined;
  readonly list?: string;
}
