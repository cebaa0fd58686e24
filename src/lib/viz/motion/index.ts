export { between, type MotionHints } from './motion.ts';
