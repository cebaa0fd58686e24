/** Questions about what stands behind an `impl Trait` while that is being found out. */
import { type Diagnostic, unsupported } from '../diagnostics/index.ts';
import type { ItemTables } from '../types/items.ts';
import { defOf } from '../types/lookup.ts';
import type { DefId } from '../types/ty.ts';

/** rustc has several answers to such a question; we have none. */
export const askedInCircle = (opaque: DefId, items: ItemTables): Diagnostic =>
  unsupported(
    'a bound that asks what stands behind an `impl Trait` while that is being found out',
    defOf(items, opaque).span,
  );
