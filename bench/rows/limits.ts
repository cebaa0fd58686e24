/** What never ends, eats memory or is far too long: each in a process of its own, as the page has a worker for it. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inFolder, program, ROOT, type Row } from '../measure.ts';

/** Runs a command on a program and gives what came of it, the time and the largest memory held. */
function outcomeOf(words: readonly string[], source: string): string {
  return inFolder((folder) => {
    const file = join(folder, 'program.rs');
    writeFileSync(file, source);
    const script = join(ROOT, 'bench/outcome.ts');
    const { stdout, stderr } = spawnSync(process.execPath, [script, ...words, file], { encoding: 'utf8' });
    return stdout.trim() || `no answer: ${stderr.split('\n')[0] ?? ''}`;
  });
}

const GROWS = `fn main() {
    let mut text = String::from("abcdefgh");
    loop {
        let more = text.clone();
        text.push_str(&more);
    }
}
`;

/** 200,000 characters, of functions that call each other. */
function manyFunctions(): string {
  const parts: string[] = [];
  let length = 0;
  for (let index = 0; length < 199_900; index++) {
    const callee = index === 0 ? 'n' : `f${index - 1}(n)`;
    const part = `fn f${index}(n: u64) -> u64 {\n    let mut sum = ${callee};\n    for i in 0..n { sum += i; }\n    sum\n}\n`;
    parts.push(part);
    length += part.length;
  }
  return `${parts.join('')}fn main() { println!("{}", f0(3)); }\n`;
}

/** 200,000 characters of one body. */
const straightLine = (): string =>
  `fn main() {\n${Array.from(
    { length: 6000 },
    (_, index) => `    let v${index} = ${index} + 1;\n    println!("{v${index}}");\n`,
  )
    .join('')
    .slice(0, 199_900)
    .replace(/[^\n]*$/u, '')}}\n`;

export function limits(): Row[] {
  const text = { budget: 'an answer within 5 s and 1 GB' };
  return [
    {
      what: 'a program that never ends',
      budget: 'stopped, prefix kept',
      ours: outcomeOf(['record'], program('endless')),
    },
    { what: 'a program that eats memory', budget: 'stopped, prefix kept', ours: outcomeOf(['record'], GROWS) },
    { what: '200,000 characters of small functions', ...text, ours: outcomeOf(['check'], manyFunctions()) },
    { what: '200,000 characters in one body', ...text, ours: outcomeOf(['check'], straightLine()) },
    { what: '200,000 brackets', ...text, ours: outcomeOf(['check'], `fn main() { ${'('.repeat(200_000)}`) },
  ];
}
