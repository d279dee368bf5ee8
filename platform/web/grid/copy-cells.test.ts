import { describe, expect, test } from 'vitest';
import { copyCells } from './copy-cells.ts';
import type { GridColumn } from './grid-column.ts';

interface Task {
  readonly name: string;
  readonly slack: number | null;
}
const columns: readonly GridColumn<Task>[] = [
  { id: 'name', title: 'Task', width: 200, value: ({ name }) => name },
  { id: 'slack', title: 'Slack', width: 60, type: 'number', value: ({ slack }) => slack },
];
const copy = (
  records: readonly Task[],
  options: { readonly hasTitles?: boolean; readonly decimalMark?: string } = {},
) => copyCells({ columns, records, hasTitles: false, decimalMark: '.', ...options });

describe('copied cells', () => {
  test('stand under their titles, a null as nothing', () => {
    const { text } = copy([{ name: 'Go-live', slack: null }], { hasTitles: true });
    expect(text).toBe('Task\tSlack\r\nGo-live\t');
  });

  test('keep tabs, line breaks and quotation marks inside the cell', () => {
    expect(copy([{ name: 'Cut-over\tnight\n"plan"', slack: 0 }]).text).toBe('"Cut-over\tnight\n""plan"""\t0');
  });

  test('write decimals as the reader does', () => {
    expect(copy([{ name: 'a', slack: -1.5 }], { decimalMark: ',' }).text).toBe('a\t-1,5');
  });

  test.each(['=1+1', '@SUM(A1)', '+cmd|x', '-2+3|y'])('%s is no formula in a spreadsheet', (name) => {
    const { text, html } = copy([{ name, slack: null }]);
    expect(text).toBe(`'${name}\t`);
    expect(html).toContain(`<td style="mso-number-format:'\\@'">${name}</td>`);
  });

  test.each(['+12 d', '-3,5 %', '-4'])('%s is an amount and stays one', (name) => {
    expect(copy([{ name, slack: null }]).text).toBe(`${name}\t`);
  });

  test('are a table too, whose figures are figures and whose text is no markup', () => {
    const { html } = copy([{ name: '<b>A & B</b>', slack: 2.5 }]);
    expect(html).toContain('<td x:num="2.5">2.5</td>');
    expect(html).toContain('&lt;b&gt;A &amp; B&lt;/b&gt;');
  });

  test('that are written in are copied as they are typed', () => {
    const typed: GridColumn<Task> = {
      id: 'slack',
      title: 'Slack',
      width: 60,
      value: ({ slack }) => (slack ?? 0) * 4800,
      edit: { textOf: ({ slack }) => `${slack} d`, parse: (text) => ({ value: text }) },
    };
    const { text } = copyCells({
      columns: [typed],
      records: [{ name: '', slack: 3 }],
      hasTitles: false,
      decimalMark: '.',
    });
    expect(text).toBe('3 d');
  });
});
