/** A cell's info word packs its class, whether its value was moved out or dropped (the bits stay), and the step that did it. */
export const CLASS_MASK = 31;
export const MOVED = 32;
export const DROPPED = 64;
/** Info words count steps in units of this. */
export const STEP_UNIT = 128;

export const stepOfInfo = (info: number): number => Math.floor(info / STEP_UNIT);
