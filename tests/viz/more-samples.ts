/** Moments that try the notation: moves, structs, boxes in boxes, mutable loans, freed memory, long lists, deep stacks. */
import {
  boxed,
  boxTy,
  type FakeProgram,
  moved,
  point,
  pointer,
  pointTy,
  reference,
  scalar,
  some,
  string,
  stringTy,
  textBuffer,
  uninit,
  vec,
} from '../tools/fake-moment.ts';
import { I32, STR } from '#lib/interpreter/types/make.ts';

const source = Array.from({ length: 12 }, (_, index) => `    line_${index + 1}();`).join('\n');

export const moveIntoCall: FakeProgram = {
  source,
  frames: [
    {
      name: 'main',
      line: 3,
      locals: [
        { name: 's1', value: moved(stringTy, 24) },
        { name: 'n', value: scalar(5), isDead: true },
        { name: 'later', value: uninit(I32, 4) },
      ],
    },
    {
      name: 'takes_ownership',
      line: 8,
      locals: [{ name: 'some_string', kind: 'arg', value: string(pointer(4), 5, 8) }],
    },
  ],
  heap: [textBuffer(4, 'hello', { capacity: 8 })],
};

export const nested: FakeProgram = {
  source,
  frames: [
    {
      name: 'main',
      line: 3,
      locals: [
        { name: 'p', value: point(3, 4) },
        { name: 'o', value: some(I32, scalar(5), 4) },
        { name: 'names', value: vec(stringTy, pointer(7), 2, 4) },
        { name: 'b', value: boxed(pointTy, pointer(8)) },
        { name: 'r', value: reference(pointTy, pointer(1001), true) },
        { name: 'word', value: reference(STR, pointer(9, 0, 5)) },
        { name: 'lit', value: reference(STR, pointer(12, 0, 6)) },
      ],
    },
  ],
  heap: [
    {
      id: 7,
      elements: [string(pointer(9), 11, 11), string(pointer(10), 3, 3)],
      elementTy: stringTy,
      elementSize: 24,
      capacity: 4,
    },
    { id: 8, elements: [point(1, 2)], elementTy: pointTy, elementSize: 8 },
    textBuffer(9, 'hello world'),
    textBuffer(10, 'Bob'),
    textBuffer(12, 'static', { kind: 'static' }),
  ],
  loans: [{ kind: 'mut', place: 1, target: 5 }],
};

export const chain: FakeProgram = {
  source,
  frames: [{ name: 'main', line: 3, locals: [{ name: 'head', value: boxed(boxTy(boxTy(I32)), pointer(4)) }] }],
  heap: [
    { id: 4, elements: [boxed(boxTy(I32), pointer(5))], elementTy: boxTy(boxTy(I32)), elementSize: 8 },
    { id: 5, elements: [boxed(I32, pointer(6))], elementTy: boxTy(I32), elementSize: 8 },
    { id: 6, elements: [scalar(42)], elementTy: I32, elementSize: 4 },
  ],
};

export const dangling: FakeProgram = {
  source,
  frames: [
    {
      name: 'main',
      line: 5,
      locals: [
        { name: 'v', value: vec(I32, pointer(6), 4, 8) },
        { name: 'first', value: reference(I32, pointer(5)) },
      ],
    },
  ],
  heap: [
    { id: 5, elements: [1, 2, 3].map((each) => scalar(each)), elementTy: I32, elementSize: 4, isFreed: true },
    { id: 6, elements: [1, 2, 3, 4].map((each) => scalar(each)), elementTy: I32, elementSize: 4, capacity: 8 },
  ],
};

export const long: FakeProgram = {
  source,
  frames: [
    {
      name: 'main',
      line: 5,
      locals: [
        { name: 'v', value: vec(I32, pointer(6), 120, 128) },
        { name: 'x', value: reference(I32, pointer(6, 4 * 77)) },
      ],
    },
  ],
  heap: [
    {
      id: 6,
      elements: Array.from({ length: 120 }, (_, index) => scalar(index)),
      elementTy: I32,
      elementSize: 4,
      capacity: 128,
    },
  ],
};

export const lent: FakeProgram = {
  source,
  frames: [
    {
      name: 'main',
      line: 3,
      locals: [
        { name: 'total', value: scalar(7) },
        { name: 'text', value: string(pointer(4), 2, 2) },
      ],
    },
    {
      name: 'outer',
      line: 6,
      locals: [
        { name: 'a', kind: 'arg', value: reference(I32, pointer(1001), true) },
        { name: 't', kind: 'arg', value: reference(stringTy, pointer(1002)) },
      ],
    },
    {
      name: 'inner',
      line: 9,
      locals: [
        { name: 'b', kind: 'arg', value: reference(I32, pointer(1001), true) },
        { name: 'part', value: reference(STR, pointer(4, 1, 1)) },
      ],
    },
  ],
  heap: [textBuffer(4, 'hi')],
};

export const hostile: FakeProgram = {
  source: '<script>alert(1)</script>\n"&\'',
  frames: [
    { name: '<b>"main"&', line: 1, locals: [{ name: '</text><script>x</script>', value: string(pointer(4), 9, 9) }] },
  ],
  heap: [textBuffer(4, '<&>"\'\u0001\n\t]')],
};

export const many = (count: number): FakeProgram => ({
  source,
  frames: [
    {
      name: 'main',
      line: 1,
      locals: Array.from({ length: Math.min(count, 120) }, (_, index) => ({
        name: `b${index}`,
        value: boxed(I32, pointer(index + 1)),
      })),
    },
  ],
  heap: Array.from({ length: Math.min(count, 120) }, (_, index) => ({
    id: index + 1,
    elements: [scalar(index)],
    elementTy: I32,
    elementSize: 4,
  })),
});
