/** Whole numbers that are added one by one: a typed array with room to grow. */
export class IntList {
  length = 0;
  private items = new Int32Array(64);

  push(value: number): void {
    if (this.length === this.items.length) {
      const items = new Int32Array(2 * this.length);
      items.set(this.items);
      this.items = items;
    }
    this.items[this.length++] = value;
  }

  at(index: number): number {
    return this.items[index] ?? 0;
  }

  /** A copy, with more in front of it and behind. */
  toArray(before: readonly number[] = [], after: readonly number[] = []): Int32Array {
    const out = new Int32Array(before.length + this.length + after.length);
    out.set(before);
    out.set(this.items.subarray(0, this.length), before.length);
    out.set(after, before.length + this.length);
    return out;
  }
}
