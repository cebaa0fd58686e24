/** The memory model: allocations of typed cells. Knows nothing of types, MIR or drawing. */
export * from './scalar.ts';
export * from './pointer.ts';
export * from './fault.ts';
export * from './budget.ts';
export * from './info.ts';
export * from './cells.ts';
export * from './bulk.ts';
export * from './allocation.ts';
export * from './memory.ts';
export * from './access.ts';
export * from './copy.ts';
