export { startRecording, record, type Recording } from './record.ts';
export { CHECKPOINT_STEPS } from './recorded-trace.ts';
