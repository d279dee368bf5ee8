import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ScheduleInput } from '#engine';
import { readPlan } from '../read-plan.ts';
import { createConformanceCounter } from './conform.ts';
import { type Oracle, readOracle } from './oracle.ts';

/** Reference files that nobody here wrote; they lie beside the repository and are no part of it. */
const data = join(process.env.PORTICO_SHARED ?? join(import.meta.dirname, '../../../shared'), 'data');
const isHere = existsSync(join(data, 'mspdi'));
if (!isHere) console.info('conformance: no reference files, nothing compared (PORTICO_SHARED names their folder)');

describe.runIf(isHere)('dates stored by Microsoft Project', () => {
  it('are met by the schedule of the same plan without them', { timeout: 60_000 }, async () => {
    const excludedOf = readOracle(JSON.parse(readFileSync(join(data, 'oracle.json'), 'utf8')) as Oracle);
    const counter = createConformanceCounter();
    const paths = readdirSync(data, { recursive: true, encoding: 'utf8' })
      .map((path) => path.replaceAll('\\', '/'))
      .filter((path) => path.startsWith('mspdi/') && path.endsWith('.xml'));
    for (const path of paths) {
      const file = await readPlan(createReadStream(join(data, path)));
      if (!file.ok) continue;
      expectNoEcho(file.plan);
      counter.add(file, excludedOf(path));
    }
    const { start, finish } = counter.result().strata.linked?.fields ?? {};
    for (const { matched, of } of [start, finish].filter((count) => count !== undefined)) {
      expect(of).toBeGreaterThan(100);
      expect(matched / of).toBeGreaterThanOrEqual(0.95);
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
