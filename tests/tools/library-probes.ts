/** Asks rustc about a library crate of one probe a line. Needs a rustc. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CompilerMessage } from './rustc-message.ts';

/** A message, and in which of the probes it stands, from 0; undefined where it has no place. */
export interface ProbeMessage extends CompilerMessage {
  readonly probe: number | undefined;
}

/** `attributes`: the crate's own, on one line. Files are left in `folder`. */
export function askAboutProbes(probes: readonly string[], attributes: string, folder: string): readonly ProbeMessage[] {
  const file = join(folder, 'probes.rs');
  writeFileSync(file, `${attributes}\n${probes.join('\n')}\n`);
  const output = ['--emit=metadata', '--error-format=json', '-o', join(folder, 'out')];
  const { stderr } = spawnSync('rustc', ['--edition', '2024', '--crate-type', 'lib', ...output, file], {
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  return stderr
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => {
      const message = JSON.parse(line) as CompilerMessage;
      const line_start = message.spans.find((span) => span.is_primary)?.line_start;
      return { ...message, probe: line_start === undefined ? undefined : line_start - 2 };
    });
}
