/** The program of the sketch: a shared borrow of a string and of a vector, and a refused `push_str`. */
import { blockId, localId } from '#lib/interpreter/mir/ir.ts';
import { loanId } from '#lib/interpreter/borrowck/facts.ts';
import {
  type FakeProgram,
  pointer,
  reference,
  scalar,
  string,
  stringTy,
  textBuffer,
  vec,
} from '../tools/fake-moment.ts';
import { I32 } from '#lib/interpreter/types/make.ts';

const source = `fn main() {
    let mut s = String::from("hello");
    let r = &s;
    let v = vec![1, 2, 3];
    let first = &v[0];
    s.push_str("!");
    println!("{r} {first}");
}
`;

const spanOf = (text: string) =>
  ({ file: 0, start: source.indexOf(text), end: source.indexOf(text) + text.length }) as never;

export const sketch: FakeProgram = {
  source,
  frames: [
    {
      name: 'main',
      line: 6,
      locals: [
        { name: 's', value: string(pointer(4), 5, 5) },
        { name: 'r', value: reference(stringTy, pointer(1001)) },
        { name: 'v', value: vec(I32, pointer(5), 3, 3) },
        { name: 'first', value: reference(I32, pointer(5, 0)) },
      ],
    },
  ],
  heap: [
    textBuffer(4, 'hello'),
    { id: 5, elements: [1, 2, 3].map((each) => scalar(each)), elementTy: I32, elementSize: 4 },
  ],
  loans: [
    { kind: 'shared', place: 1, target: 2 },
    { kind: 'shared', place: 3, target: 4 },
  ],
  status: { kind: 'refused' },
  refusal: {
    code: 'E0502',
    access: 'borrow-mut',
    span: spanOf('s.push_str("!")'),
    place: { local: localId(1), path: [] },
    placeText: 's',
    loan: loanId(0),
    later: {
      kind: 'used-later',
      at: { block: blockId(0), statement: 0 },
      span: spanOf('{r} {first}'),
      local: localId(2),
    },
  },
};
