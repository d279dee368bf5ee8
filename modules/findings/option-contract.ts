/** Options that are given to somebody. */
export const personalOptions: ReadonlySet<string> = new Set(['review', 'take-over']);

/** Outcomes that hold until a date. */
export const timedOptions: ReadonlySet<string> = new Set([
  'grant',
  'accept',
  'correct',
  'review',
  'to-correct',
  'exception-plan',
  'defer',
]);

/** Decisions whose outcome may be an answer to the findings that they are about. */
export const answeringKinds = ['waiver', 'acceptance', 'dispute', 'escalation', 'exception-report'] as const;

/** To have read of something, to be refused, or to have what was promised moved, is no answer: the finding goes when it does. */
const noAnswer: ReadonlySet<string> = new Set(['acknowledge', 'refuse', 'uphold', 'leave', 'accept-breach']);

/** Whether findings wait for nobody any more once that is decided about them. */
export const isAnswer = (kind: string, outcome: string): boolean =>
  answeringKinds.some((one) => one === kind) && !noAnswer.has(outcome);
