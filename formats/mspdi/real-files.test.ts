import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { schedule } from '#engine';
import { fidelityOf } from '../plan/fidelity.ts';
import type { PlanFile } from '../plan/plan-file.ts';
import { readPlan } from '../read-plan.ts';
import { readBytes } from '../testing.ts';
import { elementsOf } from './testing.ts';
import { writeMspdi } from './write-mspdi.ts';

const shared = process.env.PORTICO_SHARED ?? path.join(import.meta.dirname, '../../../shared');
const folder = path.join(shared, 'data/mspdi');
const isHere = existsSync(folder);
if (!isHere) console.info('real files: no reference files, none read (PORTICO_SHARED names their folder)');

const files = isHere
  ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.xml'))
      .sort()
  : [];
const read = (file: string) => readPlan(createReadStream(path.join(folder, file)));

async function plans(): Promise<{ file: string; plan: PlanFile }[]> {
  const found: { file: string; plan: PlanFile }[] = [];
  for (const file of files) {
    const plan = await read(file);
    if (plan.ok) found.push({ file, plan });
    else expect(plan.refusal.message.key).toContain('plans.import.refusal.');
  }
  return found;
}

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);

test.runIf(isHere)('files that Microsoft Project and others wrote are read, the rest is refused', async () => {
  const found = await plans();
  const total = (key: 'tasks' | 'links' | 'assignments' | 'calendars') => sum(found.map(({ plan }) => plan.plan[key].length)); // biome-ignore format: one sum
  const faults: Record<string, number> = {};
  for (const { plan } of found) {
    for (const [code, count] of Object.entries(plan.faults.counts)) faults[code] = (faults[code] ?? 0) + count;
  }
  const counts = { files: files.length, read: found.length, refused: files.length - found.length };
  console.info(JSON.stringify({ ...counts, tasks: total('tasks'), links: total('links'), assignments: total('assignments'), calendars: total('calendars'), faults })); // biome-ignore format: one line
  expect(found.length).toBeGreaterThanOrEqual(110);
});

test.runIf(isHere)('their plans go through our own file unchanged', async () => {
  for (const { file, plan } of await plans()) {
    const chunks = [...writeMspdi(plan.plan)].map((chunk) => new TextEncoder().encode(chunk));
    const again = await readPlan(chunks);
    expect(again.ok && again.plan, file).toEqual(plan.plan);
  }
});

/** What Microsoft Project makes anew, and what is written soundly where it was not: see docs/conformance.md. */
const madeAnew = /^Project\/(Views|Filters|Groups|Tables|VBAProjects|FinishDate)$/;
const writtenSoundly = /^(Calendar\/(BaseCalendarUID|Exceptions|WeekDays)|Task\/(OutlineNumber|Baseline|Name))$/;

test.runIf(isHere)('a file that nobody changed is written with every element that it had', async () => {
  const lost = new Map<string, number>();
  const changed = new Map<string, number>();
  let compared = 0;
  for (const file of files) {
    const whole = await readPlan(createReadStream(path.join(folder, file)), { keepsComputed: true });
    if (!whole.ok) continue;
    const before = elementsOf(readFileSync(path.join(folder, file), 'utf8'));
    const after = elementsOf([...writeMspdi(whole.plan, null, whole.unknown)].join(''));
    for (const [record, elements] of before)
      for (const [name, values] of elements) {
        compared += values.length;
        const path = `${record.split(' ')[0]}/${name}`;
        const written = after.get(record)?.get(name);
        const fate = written === undefined ? lost : values.sort().join() === written.sort().join() ? null : changed;
        fate?.set(path, (fate.get(path) ?? 0) + 1);
      }
  }
  console.info(JSON.stringify({ compared, lost: Object.fromEntries(lost), changed: Object.fromEntries(changed) }));
  expect(compared).toBeGreaterThan(100_000);
  expect([...lost.keys()].filter((path) => !madeAnew.test(path))).toEqual([]);
  expect([...changed.keys()].filter((path) => !madeAnew.test(path) && !writtenSoundly.test(path))).toEqual([]);
});

test.runIf(isHere)('each gives a fidelity report that accounts for every date', async () => {
  const reports = (await plans()).map(({ plan }) => fidelityOf(plan, schedule(plan.plan)));
  const reasons: Record<string, number> = {};
  for (const { dates } of reports) {
    expect(dates.same + dates.differing).toBe(dates.compared);
    expect(sum(Object.values(dates.reasons))).toBe(dates.differing);
    for (const [reason, count] of Object.entries(dates.reasons)) reasons[reason] = (reasons[reason] ?? 0) + count;
  }
  console.info(JSON.stringify({ compared: sum(reports.map(({ dates }) => dates.compared)), same: sum(reports.map(({ dates }) => dates.same)), reasons })); // biome-ignore format: one line
});

test.runIf(isHere)('cut off anywhere or with a byte changed, none of them does more than be refused', () => {
  for (const [index, file] of files.entries()) {
    const bytes = new Uint8Array(readFileSync(path.join(folder, file)));
    const at = Math.floor((bytes.length * ((index * 37) % 100)) / 100);
    expect(readBytes(bytes.slice(0, at), {}, 65_536).ok).toBe(false);
    const changed = bytes.slice();
    changed[at] = (index * 91) % 256;
    expect(typeof readBytes(changed, {}, 65_536).ok).toBe('boolean');
  }
});
