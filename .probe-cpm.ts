import { scheduleArrays } from '#engine';
import { cpmNetwork } from './bench/cpm-network.ts';
const plan = cpmNetwork(1_000_000, 2_000_000);
for (let i = 0; i < 7; i++) { const t = process.cpuUsage(); scheduleArrays(plan); const u = process.cpuUsage(t); console.log(((u.user + u.system) / 1000).toFixed(0)); }
