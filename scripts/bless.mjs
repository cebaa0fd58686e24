// Rewrites the golden files beside the fixtures from what the code gives now. What changed is then read in the diff.
import { spawnSync } from 'node:child_process';
import process from 'node:process';

if (process.env.CI !== undefined && process.env.CI !== '' && process.env.CI !== 'false') {
  console.error('ferrostep: refusing to rewrite golden files where CI is set');
  process.exit(1);
}
const { status } = spawnSync('vitest', ['run', ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, BLESS: '1' },
  shell: process.platform === 'win32',
});
process.exit(status ?? 1);
