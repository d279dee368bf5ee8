import { expect, test } from 'vitest';
import { startCrashing } from './crash-rounds.ts';

const rounds = 10;

test('processes are killed at random moments: nothing acknowledged is lost, doubled or there by half', async () => {
  const crashing = await startCrashing('sources');
  try {
    let acknowledged = 0;
    for (let round = 0; round < rounds; round++) {
      const result = await crashing.round();
      expect({ how: result.how, ...result.damage }).toEqual({ how: result.how, lost: [], duplicated: [], halfWritten: [] }); // biome-ignore format: one check
      acknowledged = result.acknowledged;
    }
    expect(acknowledged).toBeGreaterThan(rounds * 5);
  } finally {
    await crashing.stop();
  }
}, 600_000);
