/** Characters of what the worker loads first, by room, before minification; those of the largest first. */
export function readRooms(): [room: string, length: number][];
