import { scenarios } from './scenarios.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = () => ({ scenarios });
