// The contents page of the engine: pure functions over plain records. docs/engine.md shows the first steps.

// What everything is made of: plan time in ticks, the records of a plan, dates, findings, money, seeded chance.

export * from './kernel/earning-rule.ts';
export * from './kernel/finding.ts';
export * from './kernel/grouped-by.ts';
export * from './kernel/months-later.ts';
export * from './kernel/plain-project.ts';
export * from './kernel/plain-task.ts';
export * from './kernel/plan.ts';
export * from './kernel/plan-cost.ts';
export * from './kernel/plan-time.ts';
export * from './kernel/schedule-result.ts';
export * from './kernel/seeded-random.ts';
export * from './kernel/state-findings.ts';
export * from './kernel/task-reference.ts';

// Working time: calendars, and adding, subtracting and counting work in them.

export * from './calendar/index.ts';

// Tasks and links as indices in flat arrays: order, loops, links that cannot be followed.

export * from './network/index.ts';

// Dates: the schedule of a plan, why each date is where it is, paths, edits of a plan in use.

export * from './schedule/index.ts';

// Money and time earned: planned value, indices, forecasts, earned schedule, variances taken apart.

export * from './earned-value/index.ts';

// Who is there and what asks for them: supply by skill and period, demand of plans, both beside each other.

export * from './capacity/index.ts';

// What is wrong with a plan: data, schedule health, dates against a baseline; what moved its finish.

export * from './quality/index.ts';

// What follows from what was found: the rules of an office, and what they would have said.

export * from './policy/index.ts';

// What an office wants to reach and which investments serve it: alignment, cash flows, scores, the best choice and why.

export * from './alignment/index.ts';
export * from './finance/index.ts';
export * from './portfolio/index.ts';
export * from './prioritisation/index.ts';

// Findings as sentences: message keys with typed parameters.

export * from './narrative/index.ts';
