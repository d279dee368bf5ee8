import { createHash } from 'node:crypto';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { build } from 'vite';
import { generatePlan } from '../fixtures/generate-plan.ts';
import { generatePortfolio } from '../fixtures/generate-portfolio.ts';
import { planOfCase, scheduleFixtures } from '../fixtures/schedule-fixtures.ts';
import { engineAnswers } from './engine-answers.ts';

/** Plans of all sizes, not begun and half done, with a baseline and without. */
const generated = Array.from({ length: 40 }, (_, seed) =>
  generatePlan({ seed, tasks: 10 + seed * 12, progress: (seed % 5) / 4, baseline: seed % 2 === 0 }),
);

/** And each case of each rule of scheduling. */
const fixtures = [...scheduleFixtures().values()].flatMap(({ cases }) => cases.map(planOfCase));
const plans = [...generated, ...fixtures];
const portfolios = Array.from({ length: 4 }, (_, seed) => generatePortfolio({ seed, investments: 20 + seed * 20 }));
const seeds = 200;

const digest = (texts: readonly string[]) => texts.map((text) => createHash('sha256').update(text).digest('hex'));

test('the engine says the same in the browser as on the server, to the last byte', async ({ page }) => {
  const expected = engineAnswers(plans, portfolios, seeds);
  for (const made of [expected.slice(0, generated.length), expected.slice(plans.length)])
    expect(new Set(made).size).toBe(made.length);
  expect(fixtures.length).toBeGreaterThan(80);
  await page.addScriptTag({ content: await engineScript() });
  const found = await page.evaluate(
    (given) => (globalThis as unknown as { engineAnswers: typeof engineAnswers }).engineAnswers(...given),
    [plans, portfolios, seeds] as const,
  );
  expect(digest(found)).toEqual(digest(expected));
});

/** The engine as the application builds it for the browser. */
async function engineScript(): Promise<string> {
  const built = await build({
    configFile: path.join(import.meta.dirname, '../vite.config.ts'),
    logLevel: 'error',
    build: {
      write: false,
      copyPublicDir: false,
      rolldownOptions: {
        input: path.join(import.meta.dirname, 'engine-answers.ts'),
        output: { format: 'iife', codeSplitting: false },
      },
    },
  });
  const [chunk] = (Array.isArray(built) ? built : [built]).flatMap((result) =>
    'output' in result ? result.output : [],
  );
  if (chunk?.type !== 'chunk') throw new Error('The engine was not built for the browser.');
  return chunk.code;
}
