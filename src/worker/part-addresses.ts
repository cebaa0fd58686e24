/**
 * Where the library's parts are: files whose names tell their contents. The page imports this, not the worker, since the
 * offline copy of the site holds what the page's own modules name.
 */
import type { PartName } from '#lib/interpreter/index.ts';

const addresses = import.meta.glob<string>('../lib/interpreter/std/parts/*.bin', {
  query: '?url&no-inline',
  import: 'default',
  eager: true,
});

export const partAddresses: Readonly<Record<PartName, string>> = Object.fromEntries(
  Object.entries(addresses).map(([path, address]) => [
    path.slice(path.lastIndexOf('/') + 1, -'.bin'.length),
    new URL(address, import.meta.url).href,
  ]),
);
