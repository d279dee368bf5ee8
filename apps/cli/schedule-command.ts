import { formatPlanTime, type PlanTime, schedule } from '#engine';
import type { PlanFile } from '#formats';
import { cliWords, today } from './cli-words.ts';
import type { Command } from './command.ts';
import { parseCommand } from './parse-command.ts';
import { checkFilePlan } from './plan-check.ts';
import { readPlanFile } from './read-plan-file.ts';
import { scheduleJson } from './schedule-json.ts';
import { textTable } from './text-table.ts';

const usage = 'schedule FILE [--json] [--today DATE]';

export const scheduleCommand: Command = {
  usage,
  about: 'Computes the dates of a plan: start, finish, slack, and why each task starts when it does.',
  async run(args, output) {
    const { values, operand } = parseCommand(args, usage, { json: { type: 'boolean' }, today: { type: 'string' } });
    const day = values.today ?? today();
    const read = await readPlanFile(operand);
    const result = schedule(read.plan);
    if (!values.json) output.print(scheduleText(read, result));
    else {
      const json = scheduleJson(read, result, checkFilePlan(read.plan, result, day), cliWords(day));
      output.print(`${JSON.stringify(json)}\n`);
    }
    return 0;
  },
};

const short = (at: PlanTime | null) => (at === null ? '–' : formatPlanTime(at).slice(0, 16).replace('T', ' '));

function scheduleText({ plan, source }: PlanFile, result: ReturnType<typeof schedule>): string {
  const ids = new Map(source.map(({ uid, id }) => [uid, id]));
  const ticksPerWorkday = plan.project.minutesPerDay * 10;
  const days = (ticks: number | null) =>
    ticks === null ? '–' : String(Math.round((ticks / ticksPerWorkday) * 10) / 10);
  const rows = result.tasks.map((row, index) => [
    String(ids.get(row.uid) ?? row.uid),
    `${'  '.repeat(row.outlineLevel - 1)}${plan.tasks[index]?.name ?? ''}`,
    short(row.start),
    short(row.finish),
    days(row.durationTicks),
    days(row.totalSlackTicks),
    `${row.percentComplete} %`,
    row.isCritical ? 'critical' : '',
  ]);
  const table = textTable(
    [{ title: 'Row', align: 'right' }, { title: 'Task', most: 60 }, { title: 'Start' }, { title: 'Finish' }, { title: 'Days', align: 'right' }, { title: 'Slack', align: 'right' }, { title: 'Done', align: 'right' }, { title: '' }], // biome-ignore format: one row
    rows,
  );
  return `${plan.project.name}: ${short(result.start)} to ${short(result.finish)}\n\n${table}`;
}
