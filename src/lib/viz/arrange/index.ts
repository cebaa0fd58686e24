export type * from './arrangement.ts';
