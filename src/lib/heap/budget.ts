/**
 * What a run holds in the real machine's memory, in bytes, as far as its program decides it: cells, pages and frames of the
 * live state, copies that checkpoints keep, text that was printed. A run that would hold more than its budget ends.
 */

/** Ends a run whose budget is used up. Not an error of ours, hence no `Error`; the run loop alone catches it. */
export class OutOfMemory {
  readonly budget: number;
  constructor(budget: number) {
    this.budget = budget;
  }
}

export interface Purse {
  /** Whose cells may be written in place. */
  token: number;
  held: number;
  budget: number;
}

export function charge(purse: Purse, bytes: number): void {
  purse.held += bytes;
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- the run's end: see above
  if (purse.held > purse.budget) throw new OutOfMemory(purse.budget);
}

/** Whether so many more bytes are within the budget. */
export function requireRoom(purse: Purse, bytes: number): void {
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- as above
  if (purse.held + bytes > purse.budget) throw new OutOfMemory(purse.budget);
}
