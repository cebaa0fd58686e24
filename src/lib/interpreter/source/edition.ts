/** The editions of Rust whose rules we know, the oldest first. */
export const EDITIONS = ['2018', '2021', '2024'] as const;

export type Edition = (typeof EDITIONS)[number];

export const isEdition = (text: string): text is Edition => EDITIONS.some((edition) => edition === text);

/** Whether what came with `since` is so in `edition`. */
export const isSince = (edition: Edition, since: Edition): boolean =>
  EDITIONS.indexOf(edition) >= EDITIONS.indexOf(since);
