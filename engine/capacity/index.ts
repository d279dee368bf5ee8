export * from './balance.ts';
export * from './plan-demand.ts';
export * from './supply.ts';
