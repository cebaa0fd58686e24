/** Source files, read whole. */
import { readFileSync } from 'node:fs';
import { err, ok, type Result } from '../lib/heap/base/index.ts';
import { codeOf } from './streams.ts';

/** The text of a file, or of standard input for `-`; or why it cannot be read. */
export function readSource(file: string): Result<string, string> {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file === '-' ? 0 : file);
  } catch (error) {
    return err(reasonOf(error));
  }
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return err('it is not valid UTF-8');
  }
}

function reasonOf(error: unknown): string {
  switch (codeOf(error)) {
    case 'ENOENT':
      return 'there is no such file';
    case 'EISDIR':
      return 'it is a directory';
    case 'EACCES':
    case 'EPERM':
      return 'permission denied';
    case 'ERR_FS_FILE_TOO_LARGE':
      return 'it is too large';
    default:
      return error instanceof Error ? error.message : String(error);
  }
}
