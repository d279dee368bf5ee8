import type { Bench } from './figure.ts';
import { gantt } from './gantt.ts';
import { startup } from './startup.ts';

export const benches: readonly Bench[] = [startup, gantt];
