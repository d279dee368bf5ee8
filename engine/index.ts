export * from './kernel/finding.ts';
export * from './kernel/plan.ts';
export * from './kernel/plan-time.ts';
export * from './kernel/schedule-result.ts';
