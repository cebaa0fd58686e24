/** Time is a value: any moment, asked for in any order, is what so many fresh steps give. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeMoment, recordMini } from '../tools/runs.ts';

const LIST = `
struct Loud(i32);
impl Drop for Loud { fn drop(&mut self) { put(self.0); } }
struct Node { value: Loud, next: Option<Box<Node>> }
fn grow(list: Option<Box<Node>>, n: i32) -> Option<Box<Node>> { Some(Box::new(Node { value: Loud(n), next: list })) }
fn past(list: [i32; 3], at: usize) { put(list[at]); }
fn sum(list: &Option<Box<Node>>) -> i32 { match list { Some(node) => node.value.0 + sum(&node.next), None => 0 } }
fn main() {
    let mut round = 0;
    while round < 40 {
        let mut list = None;
        let mut n = 0;
        while n < 6 { list = grow(list, n); n += 1; }
        put(sum(&list));
        if round == 20 { let Some(first) = list else { return; }; let Node { value, next } = *first; drop(value); drop(next); }
        round += 1;
    }
    let pair = (1u8, 2u64);

    past([1, 2, 3], pair.1 as usize + 1);

}`;

describe('a recorded run', () => {
  const trace = recordMini(LIST);
  /** A trace of its own, that is only ever asked in order. */
  const inOrder = recordMini(LIST);
  const texts: string[] = [];
  for (let step = 0; step <= inOrder.length; step += 97) texts[step] = describeMoment(inOrder.at(step));

  test('is long enough to need checkpoints, and ends in a panic', () => {
    expect(trace.length).toBeGreaterThan(5000);
    expect(trace.end).toMatchObject({
      kind: 'panicked',
      message: 'index out of bounds: the len is 3 but the index is 3',
      exit: 101,
    });
  });

  test('shows the same moment in any order of asking', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: Math.floor(trace.length / 97) }), { minLength: 1, maxLength: 8 }),
        (picks) => {
          for (const pick of picks) expect(describeMoment(trace.at(pick * 97))).toBe(texts[pick * 97]);
        },
      ),
      { seed: 7, numRuns: 12 },
    );
  });

  test('a moment stays what it is when others are asked for', () => {
    const moment = trace.at(1940);
    const before = describeMoment(moment);
    trace.at(1941);
    trace.events(1940);
    trace.at(5000);
    expect(describeMoment(moment)).toBe(before);
  });

  test('has the same marks for a stretch as for the whole', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: trace.length }),
        fc.integer({ min: 0, max: 600 }),
        fc.boolean(),
        (from, count, isFirst) => {
          // Asked before the whole is known, and after.
          const asked = isFirst ? recordMini(LIST) : trace;
          const stretch = asked.marksBetween(from, from + count);
          expect(stretch).toEqual(asked.marks().filter(({ step }) => step >= from && step < from + count));
        },
      ),
      { seed: 11, numRuns: 60 },
    );
  });

  test('gives the same trace every time', () => {
    const again = recordMini(LIST);
    expect(again.length).toBe(trace.length);
    expect(describeMoment(again.at(again.length))).toBe(describeMoment(trace.at(trace.length)));
    expect(again.stdout).toBe(trace.stdout);
  });

  test('does not depend on what ran before it', () => {
    const other = recordMini(
      'fn main() { let b: Box<(u8, i32)> = Box::new((1, 2)); put(b.1); drop(Some(b)); boom("other"); }',
    );
    expect(other.stdout).toBe('2\n');
    const again = recordMini(LIST);
    expect(describeMoment(again.at(2910))).toBe(texts[2910]);
  });

  test('events are the same forwards and backwards', () => {
    const forwards = Array.from({ length: 60 }, (_, index) => trace.events(3000 + index));
    const other = recordMini(LIST);
    const backwards = Array.from({ length: 60 }, (_, index) => other.events(3059 - index)).reverse();
    expect(backwards).toEqual(forwards);
  });

  test('every birth and death is told by an event of its step', () => {
    const moment = trace.at(2500);
    const heap = moment.allocs.filter((alloc) => alloc.kind === 'heap');
    expect(heap.length).toBeGreaterThan(5);
    for (const alloc of heap) {
      expect(trace.events(alloc.bornStep)).toContainEqual({ kind: 'alloc', alloc: alloc.id, size: alloc.size });
      if (alloc.diedStep !== undefined)
        expect(trace.events(alloc.diedStep)).toContainEqual({ kind: 'free', alloc: alloc.id });
    }
  });

  test('output grows with the steps', () => {
    expect(trace.at(0).stdout).toBe('');
    expect(trace.stdout.startsWith(trace.at(3000).stdout)).toBe(true);
    expect(trace.at(trace.length).stdout).toBe(trace.stdout);
  });
});

test('a run that never ends stops at its budget', () => {
  const trace = recordMini('fn main() { let mut x = 0u8; loop { x = 1 - x; } }', { maxSteps: 10_000 });
  expect(trace.end).toEqual({ kind: 'out-of-steps', budget: 10_000 });
  expect(trace.length).toBe(10_000);
  expect(trace.at(9_999).frames).toHaveLength(1);
});

test('an empty loop goes round in steps', () => {
  expect(recordMini('fn main() { loop {} }', { maxSteps: 100 }).length).toBe(100);
});
