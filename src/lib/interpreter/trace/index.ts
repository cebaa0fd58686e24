export { record, CHECKPOINT_STEPS } from './record.ts';
