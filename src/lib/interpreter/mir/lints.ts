export const lintBody = (): never[] => [];
