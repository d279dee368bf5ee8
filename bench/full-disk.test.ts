import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { startCrashing } from './crash-rounds.ts';

/** A small disk of its own in memory, which only root can have, and not in every container. */
const disk = mkdtempSync(path.join(tmpdir(), 'portico-full-'));
const hasDisk =
  process.platform === 'linux' &&
  process.getuid?.() === 0 &&
  spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=400m,mode=755', 'tmpfs', disk], { stdio: 'ignore' }).status === 0;
/** Where the write-ahead log finds no room the database ends; where a table finds none, it refuses what needs it. */
const told = /^The database ended by itself, .*The disk is full\. Free some space|No space left on device/m;

afterAll(() => {
  if (hasDisk) spawnSync('umount', [disk]);
  rmSync(disk, { recursive: true, force: true });
});

test.runIf(hasDisk)(
  'a disk that fills up under writers is told of, and loses nothing that was acknowledged',
  async () => {
    const filler = path.join(disk, 'filler');
    const crashing = await startCrashing('sources', { folder: path.join(disk, 'data'), remove: () => {} });
    try {
      const { damage, how, acknowledged } = await crashing.round(async (portico, writers) => {
        const { bavail, bsize } = statfsSync(disk);
        writeFileSync(filler, Buffer.alloc(bavail * bsize - 4_000_000));
        await writers;
        for (const end = Date.now() + 20_000; !told.test(portico.said()) && Date.now() < end; ) await sleep(50);
        await portico.stop();
        rmSync(filler);
        return portico.said();
      });
      expect(how).toMatch(told);
      expect(damage).toEqual({ lost: [], duplicated: [], halfWritten: [] });
      expect(acknowledged).toBeGreaterThan(0);
    } finally {
      await crashing.stop();
    }
  },
  300_000,
);
