/**
 * The library's parts over the network: each is a file in a folder whose name changes with their contents. The library reads them when they are
 * there; whoever asks for more waits here for them.
 */
import type { PartName } from '#lib/interpreter/index.ts';

export interface LibraryParts {
  readonly read: (part: PartName) => Uint8Array | undefined;
  /** Settles when all are there; rejects where one cannot be had. */
  readonly load: (parts: readonly PartName[]) => Promise<void>;
}

/** `folder`: where they are, with a slash behind it. */
export function createLibraryParts(folder: string): LibraryParts {
  const there = new Map<PartName, Uint8Array>();
  const coming = new Map<PartName, Promise<void>>();
  const fetchPart = async (part: PartName): Promise<void> => {
    const response = await fetch(`${folder}${part}.bin`);
    if (!response.ok) throw new Error(`status ${response.status}`);
    there.set(part, new Uint8Array(await response.arrayBuffer()));
  };
  const load = (part: PartName): Promise<void> => {
    const known = coming.get(part);
    if (known !== undefined) return known;
    const begun = fetchPart(part).catch((error: unknown) => {
      // The next who asks tries again.
      coming.delete(part);
      throw error;
    });
    coming.set(part, begun);
    return begun;
  };
  return {
    read: (part) => there.get(part),
    load: async (parts) => {
      await Promise.all(parts.map(load));
    },
  };
}
