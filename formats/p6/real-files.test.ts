import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { schedule } from '#engine';
import { fidelityOf } from '../plan/fidelity.ts';
import { readBytes } from '../testing.ts';

const shared = process.env.PORTICO_SHARED ?? path.join(import.meta.dirname, '../../../shared');
const folder = path.join(shared, 'data/p6');
const isHere = existsSync(folder);
if (!isHere) console.info('real files: no files of P6, none read (PORTICO_SHARED names their folder)');
const files = isHere ? readdirSync(folder).filter((file) => /\.(xer|xml|pmxml)$/.test(file)) : [];

test.runIf(isHere)(
  'files that Primavera P6 and others wrote are read, and every date of theirs is accounted for',
  () => {
    for (const file of files) {
      const bytes = new Uint8Array(readFileSync(path.join(folder, file)));
      const read = readBytes(bytes, {}, 65_536);
      if (!read.ok) throw new Error(`${file}: ${JSON.stringify(read.refusal)}`);
      for (const one of [read, ...read.others]) {
        expect(one.plan.tasks.length, file).toBeGreaterThan(0);
        expect(one.source, file).toHaveLength(one.plan.tasks.length);
        const { dates, counts } = fidelityOf(one, schedule(one.plan));
        expect(dates.same + dates.differing).toBe(dates.compared);
        expect((counts.kept ?? 0) + (counts.mapped ?? 0)).toBeGreaterThan(0);
      }
      expect(readBytes(bytes.slice(0, Math.floor(bytes.length * 0.7)), {}, 65_536).ok, file).toBe(false);
    }
  },
);

test.runIf(isHere)('a project that is there in both formats has the same activities in both', () => {
  for (const name of files.filter((file) => file.endsWith('.xer')).map((file) => file.replace(/\.xer$/, ''))) {
    const other = files.find((file) => file.startsWith(`${name}.`) && !file.endsWith('.xer'));
    if (!other) continue;
    const codes = [`${name}.xer`, other].map((file) => {
      const read = readBytes(new Uint8Array(readFileSync(path.join(folder, file))), {}, 65_536);
      return read.ok ? read.plan.tasks.filter(({ uid }) => uid < 1e9).map((task) => task.wbs) : [];
    });
    expect(codes[0], name).toEqual(codes[1]);
  }
});
