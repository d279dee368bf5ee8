export * from './alignment.ts';
export * from './measure.ts';
