import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { describeSettings } from '#platform/server';

const readme = path.join(import.meta.dirname, '../README.md');

/** `npx vitest run checks/settings-table.test.ts -u` writes it anew. */
test('README has the settings as the program reads them', async () => {
  const cell = (text: string) => text.replaceAll('|', '\\|');
  const rows = describeSettings().map(
    (setting) =>
      `| \`${setting.name}\` | ${setting.default ? `\`${setting.default}\`` : ''} | ${cell(setting.meaning)} |`,
  );
  const table = ['| Setting | Default | Meaning |', '| --- | --- | --- |', ...rows].join('\n');
  const marked = /(<!-- settings -->\n)[\s\S]*(<!-- \/settings -->)/;
  const text = readFileSync(readme, 'utf8');
  expect(text).toMatch(marked);
  await expect(text.replace(marked, `$1\n${table}\n\n$2`)).toMatchFileSnapshot(readme);
});
