/**
 * Steps a second of this checkout against a commit's, the two timed in turn: `node bench/compare-steps.ts COMMIT [ROUNDS]`.
 * The commit is checked out in a folder of its own, with this checkout's packages, and its library compiled there.
 */
import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { inFolder, medianOf, ROOT } from './measure.ts';

const [commit, rounds = '7'] = process.argv.slice(2);
if (commit === undefined) {
  console.error('usage: node bench/compare-steps.ts COMMIT [ROUNDS]');
  process.exit(2);
}

const stepsOf = (folder: string): number =>
  Number(execFileSync(process.execPath, [join(ROOT, 'bench/steps-of.ts'), folder], { encoding: 'utf8' }));

inFolder((folder) => {
  const checkout = join(folder, 'then');
  execFileSync('git', ['worktree', 'add', '--detach', checkout, commit], { cwd: ROOT, stdio: 'ignore' });
  try {
    symlinkSync(join(ROOT, 'node_modules'), join(checkout, 'node_modules'));
    execFileSync(process.execPath, [join(checkout, 'scripts/std.mjs')], { stdio: ['ignore', 2, 2] });
    const ratios = Array.from({ length: Number(rounds) }, () => {
      const now = stepsOf(ROOT);
      const then = stepsOf(checkout);
      console.log(
        `${(now / 1e6).toFixed(2)} against ${(then / 1e6).toFixed(2)} million a second: ${(now / then).toFixed(3)}`,
      );
      return now / then;
    });
    console.log(`median ${medianOf(ratios).toFixed(3)}`);
  } finally {
    execFileSync('git', ['worktree', 'remove', '--force', checkout], { cwd: ROOT, stdio: 'ignore' });
  }
});
