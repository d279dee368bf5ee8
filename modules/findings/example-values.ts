import type { Message, Parameter } from '#engine';
import { createWords, flattenWords, type WordsFile } from '#platform/words';
import own from './words/en.json' with { type: 'json' };

const { text } = createWords('en', { findings: own });
const say = (name: string) => text(`findings.codes.example.${name}`);
const days = (number: number, isSigned = false): Parameter => ({ kind: 'days', days: number, isSigned });
const money = (minor: number): Parameter => ({ kind: 'money', minor, currencyCode: 'EUR' });
const percent = (number: number): Parameter => ({ kind: 'percent', percent: number });
const date = (at: string): Parameter => ({ kind: 'date', at });

/** What the sentences of findings are filled with where they are shown without a plan; one name means one thing in all. */
const values: Readonly<Record<string, Parameter>> = {
  count: 3,
  of: 12,
  task: say('task'),
  predecessor: say('predecessor'),
  other: say('predecessor'),
  first: say('predecessor'),
  last: say('task'),
  path: `${say('predecessor')} → ${say('task')}`,
  calendar: say('calendar'),
  person: say('person'),
  accepted: say('accepted'),
  resource: say('person'),
  record: say('person'),
  twin: say('twin'),
  reported: say('reported'),
  computed: say('computed'),
  start: date('2026-03-02T08:00:00'),
  allowed: date('2026-03-05T08:00:00'),
  date: date('2026-03-02T08:00:00'),
  planned: date('2026-03-02T17:00:00'),
  finish: date('2026-03-13T17:00:00'),
  deadline: date('2026-03-06T17:00:00'),
  since: date('2026-03-02'),
  until: date('2026-03-20'),
  limit: days(44),
  tolerance: days(5),
  slack: days(-4),
  days: days(5, true),
  length: days(60),
  over: days(8),
  late: days(8),
  delay: 600,
  moved: 12,
  index: 0.87,
  earned: days(52),
  passed: days(60),
  forecast: money(92_000_000),
  agreed: money(80_000_000),
  change: percent(15),
  bound: percent(10),
  amount: money(230_000_000),
  objective: say('objective'),
  measure: say('measure'),
  question: say('question'),
  covered: percent(60),
  proposal: say('proposal'),
  low: percent(4),
  high: percent(25),
  investment: say('proposal'),
  criterion: say('criterion'),
  than: say('than'),
  through: say('through'),
  skill: say('skill'),
  percent: percent(120),
  load: percent(180),
  most: percent(100),
  from: date('2026-03-01'),
  direct: 3,
  implied: 9,
  ratio: 0.24,
  between: percent(75),
  toGo: money(60_000_000),
  worth: money(30_000_000),
  exit: money(5_000_000),
};

/** A finding as one would read it: the sentence under the key, with example values for what it names. */
export function exampleOf(key: string, module: string, words: WordsFile): Message {
  const texts = [...flattenWords({ [module]: words })].filter(([name]) => name === key || name.startsWith(`${key}_`));
  const named = new Set(texts.flatMap(([, said]) => [...said.matchAll(/\{\{(\w+)/g)].map(([, name]) => name ?? '')));
  const parameters = [...named].flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]] as const]));
  return { key, parameters: Object.fromEntries(parameters) };
}
