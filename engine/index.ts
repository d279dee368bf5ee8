export * from './calendar/index.ts';
export * from './kernel/finding.ts';
export * from './kernel/plan.ts';
export * from './kernel/plan-time.ts';
export * from './kernel/schedule-result.ts';
export * from './kernel/task-reference.ts';
export * from './network/index.ts';
export * from './schedule/index.ts';
