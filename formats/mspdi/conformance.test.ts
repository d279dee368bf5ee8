import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ScheduleInput } from '#engine';
import { formatPlanTime } from '#engine';
import { createConformanceCounter, type Mismatch, type Oracle } from './conform.ts';
import { readMspdi } from './read-mspdi.ts';

/** Reference files that nobody here wrote; they lie beside the repository and are no part of it. */
const data = join(process.env.PORTICO_SHARED ?? join(import.meta.dirname, '../../../shared'), 'data');
const isHere = existsSync(join(data, 'mspdi'));
if (!isHere) console.info('conformance: no reference files, nothing compared (PORTICO_SHARED names their folder)');

describe.runIf(isHere)('dates stored by Microsoft Project', () => {
  it('are met by the schedule of the same plan without them', { timeout: 60_000 }, async () => {
    const oracle = JSON.parse(readFileSync(join(data, 'oracle.json'), 'utf8')) as Oracle;
    const counter = createConformanceCounter(oracle);
    const mismatches: Mismatch[] = [];
    const paths = readdirSync(data, { recursive: true, encoding: 'utf8' })
      .map((path) => path.replaceAll('\\', '/'))
      .filter((path) => path.startsWith('mspdi/') && path.endsWith('.xml'))
      .sort();
    for (const path of paths) {
      const file = await readMspdi(createReadStream(join(data, path)));
      if (!file.ok) continue;
      expectNoEcho(file.plan);
      mismatches.push(...counter.add(path, file));
    }
    const result = counter.result();
    console.info(JSON.stringify(result));
    if (process.env.PORTICO_MISMATCHES) for (const mismatch of mismatches) console.info(describeMismatch(mismatch));
    const linked = result.strata.linked;
    for (const field of ['start', 'finish'] as const) {
      const { matched = 0, of = 0 } = linked?.fields[field] ?? {};
      expect(of).toBeGreaterThan(0);
      expect(matched / of).toBeGreaterThanOrEqual(0.9);
    }
  });
});

/** The plan of an automatic task that has not begun must hold no date that a scheduler computes. */
function expectNoEcho(plan: ScheduleInput): void {
  for (const task of plan.tasks) {
    if (task.isManual || task.actualStart !== null) continue;
    const dates = [task.manualStart, task.manualFinish, task.actualFinish, task.stop, task.resume];
    expect(dates, `${task.name}`).toEqual([null, null, null, null, null]);
    expect(Object.keys(task)).not.toEqual(expect.arrayContaining(['start', 'finish', 'earlyStart', 'lateFinish']));
  }
}

function describeMismatch({ path, uid, name, field, strata, stored, computed }: Mismatch): string {
  const text = (value: number | boolean | null) =>
    typeof value === 'number' && field !== 'totalSlack' && field !== 'freeSlack' ? formatPlanTime(value) : value;
  return `${path} ${uid} "${name}" ${field} stored ${text(stored)} computed ${text(computed)} [${strata}]`;
}
