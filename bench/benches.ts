import { api } from './api.ts';
import { bundle } from './bundle.ts';
import { cpm } from './cpm.ts';
import { crash } from './crash.ts';
import { escalations } from './escalations.ts';
import type { Bench } from './figure.ts';
import { findings } from './findings.ts';
import { gantt } from './gantt.ts';
import { importFile } from './import.ts';
import { portfolio } from './portfolio.ts';
import { portfolioChoice } from './portfolio-choice.ts';
import { loadSamples } from './samples.ts';
import { select } from './select.ts';
import { startup } from './startup.ts';

export const benches: readonly Bench[] = [
  startup,
  importFile,
  bundle,
  gantt,
  cpm,
  crash,
  api,
  portfolio,
  escalations,
  findings,
  loadSamples,
  select,
  portfolioChoice,
];
