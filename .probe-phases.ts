import { cpmNetwork } from './bench/cpm-network.ts';
import { bareSweep, sweptNetwork } from './bench/bare-sweep.ts';
import { buildNetwork, inScheduleOrder } from './engine/network/index.ts';
import { planInOrder } from './engine/schedule/plan-in-order.ts';
import { Passes } from './engine/schedule/passes.ts';
import { createForwardState } from './engine/schedule/forward-dates.ts';
import { forwardPass } from './engine/schedule/forward-pass.ts';
import { createBackwardState, backwardPass } from './engine/schedule/backward-pass.ts';
import { pinsByLateDates } from './engine/schedule/pins.ts';
import { placeSpanning } from './engine/schedule/place-spanning.ts';
import { latestOf } from './engine/schedule/passes.ts';
import { SlackMeasure } from './engine/schedule/slack.ts';
import { scheduleArrays } from '#engine';
const input = cpmNetwork(1_000_000, 2_000_000);
const swept = sweptNetwork(input, scheduleArrays(input).network.taskAt);
const all: Record<string, number[]> = {};
const now = () => { const u = process.cpuUsage(); return (u.user + u.system) / 1000; };
for (let i = 0; i < 9; i++) {
  let last = now();
  const lap = (name: string) => { const t = now(); (all[name] ??= []).push(t - last); last = now(); };
  const raw = buildNetwork(input.parent, input.links); lap('build');
  const network = inScheduleOrder(raw); lap('order');
  const plan = planInOrder(input, network); lap('planInOrder');
  const early = createForwardState(plan, network); const late = createBackwardState(early); lap('states');
  early.floor = plan.rules.start; forwardPass(early); lap('forward');
  late.projectFinish = latestOf(early.dates.finish, plan) ?? 0; backwardPass(late); lap('backward');
  pinsByLateDates(late); placeSpanning(late); lap('pins');
  const s = new SlackMeasure(late);
  for (let t = 0; t < network.count; t++) s.noteEarlyDates(t); lap('note');
  for (let t = 0; t < network.count; t++) s.measure(t); lap('measure');
  bareSweep(swept); lap('sweep');
}
const med = (v: number[]) => v.slice(1).toSorted((a, b) => a - b)[(v.length - 1) >> 1]!;
let sum = 0;
for (const [n, v] of Object.entries(all)) { if (n !== 'sweep') sum += med(v); console.log(n.padEnd(12), med(v).toFixed(0)); }
console.log('total', sum.toFixed(0), 'ratio', (sum / med(all.sweep!)).toFixed(2));
