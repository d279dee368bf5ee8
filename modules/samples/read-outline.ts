import type { DurationUnit, Lag, LinkType, Ticks } from '#engine';

/** A line of a plan as samples write it. */
export interface OutlineTask {
  readonly name: string;
  /** 0 at the top. */
  readonly level: number;
  readonly durationTicks: Ticks;
  readonly unit: DurationUnit;
  readonly cells: OutlineCells;
}

/** What holds a task beside its duration. */
export interface OutlineCells {
  readonly links: readonly { readonly to: string; readonly type: LinkType; readonly lag: Lag }[];
  /** After the task above it in the same phase. */
  readonly isNext: boolean;
  readonly notBefore?: string;
  readonly due?: string;
  readonly assignments: readonly { readonly resource: string; readonly units: number; readonly isPieces: boolean }[];
}

const dayTicks = 4800;
const units: Readonly<Record<string, readonly [ticks: number, unit: DurationUnit]>> = {
  h: [600, 'hours'],
  d: [dayTicks, 'days'],
  w: [5 * dayTicks, 'weeks'],
};

/**
 * Reads a plan of lines: two blanks of indent a level, cells apart by two blanks or more. After the name stand in any order
 * a duration (`15d`, `3w`, `milestone`), links (`then`: after the task above; `after A, B +5d`; `with A +2d`: starts with
 * it), `not before 2026-10-05`, `due 2026-10-30` and `@ Ana Ruiz 50%, Fitters 300%, Tills 48 units`. Throws, naming the
 * line, on anything else.
 */
export function readOutline(text: string): OutlineTask[] {
  return text
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => {
      const [name = '', ...cells] = line.trim().split(/ {2,}/);
      const level = (line.length - line.trimStart().length) / 2;
      if (!Number.isInteger(level)) throw new Error(`This line is indented by an odd number of blanks: ${line}`);
      const duration = cells.find((cell) => /^(\d|milestone$)/.test(cell));
      const [durationTicks, unit] = readDuration(duration ?? 'milestone');
      return { name, level, durationTicks, unit, cells: readCells(cells.filter((cell) => cell !== duration)) };
    });
}

/** Ticks of `15d`, `6h`, `3w`, and 0 of `milestone`. */
export function readDuration(text: string): readonly [Ticks, DurationUnit] {
  if (text === 'milestone') return [0, 'days'];
  const [, count = '', unit = ''] = /^(\d+(?:\.\d+)?)([hdw])$/.exec(text) ?? [];
  const [ticks, name] = units[unit] ?? [];
  if (ticks === undefined || !name) throw new Error(`This is no duration: ${text}`);
  return [Math.round(Number(count) * ticks), name];
}

export function readCells(cells: readonly string[]): OutlineCells {
  const read: { -readonly [K in keyof OutlineCells]: OutlineCells[K] } = { links: [], isNext: false, assignments: [] };
  for (const cell of cells) {
    const [, word = '', rest = ''] = /^(then|after|with|not before|due|@)\s*(.*)$/.exec(cell) ?? [];
    if (word === 'then') read.isNext = true;
    else if (word === 'after') read.links = [...read.links, ...readLinks(rest, 'FS')];
    else if (word === 'with') read.links = [...read.links, ...readLinks(rest, 'SS')];
    else if (word === 'not before') read.notBefore = dateOf(rest);
    else if (word === 'due') read.due = dateOf(rest);
    else if (word === '@') read.assignments = rest.split(', ').map(readAssignment);
    else throw new Error(`This cell says nothing that a plan has: ${cell}`);
  }
  return read;
}

function readLinks(text: string, type: LinkType): OutlineCells['links'] {
  return text.split(', ').map((one) => {
    const [, to = '', sign = '+', days = '0'] = /^(.*?)(?: ([+-])(\d+)d)?$/.exec(one) ?? [];
    const ticks = Number(`${sign}${days}`) * dayTicks;
    return { to, type, lag: { kind: 'working', ticks, unit: 'days' } };
  });
}

function readAssignment(text: string): OutlineCells['assignments'][number] {
  const [, resource = text, amount = '100', kind = '%'] = /^(.*?) (\d+) ?(%|units?)$/.exec(text) ?? [];
  const isPieces = kind !== '%';
  return { resource, units: isPieces ? Number(amount) : Number(amount) / 100, isPieces };
}

function dateOf(text: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) throw new Error(`This is no date: ${text}`);
  return text;
}
