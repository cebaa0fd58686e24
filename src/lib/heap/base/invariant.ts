/** A fault of ours, never of the reader's program. Caught by the session and by the page's boundary, nowhere else. */
export class InvariantError extends Error {
  override readonly name = 'InvariantError';
}

/** Throws an `InvariantError` saying `sentence` when `condition` does not hold. */
export function invariant(condition: unknown, sentence: string): asserts condition {
  if (condition === false || condition === undefined || condition === null) throw new InvariantError(sentence);
}

/** Ends an exhaustive `switch`. */
export function unreachable(value: never): never {
  throw new InvariantError(`unreachable: ${JSON.stringify(value)}`);
}
