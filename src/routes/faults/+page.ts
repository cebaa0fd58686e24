import { PAGES } from '#lib/interpreter/borrowck/pages.ts';
import { RUSTC_RELEASE } from '#lib/interpreter/release.ts';
import { encodeLink } from '#lib/viz/share/link.ts';
import type { PageLoad } from './$types';

/** The links are made while the page is prerendered: each opens its program on the refused access. */
export const load: PageLoad = async () => ({
  faults: await Promise.all(
    Object.entries(PAGES).map(async ([name, page]) => {
      const link = await encodeLink({
        source: page.program,
        edition: '2024',
        moment: { kind: 'refusal', place: undefined, occurrence: 1, step: 0 },
        past: false,
        release: RUSTC_RELEASE,
      });
      const fragment: `#${string}` = link.ok ? `#${link.value.slice(1)}` : '#';
      return { name, ...page, link: fragment };
    }),
  ),
});
