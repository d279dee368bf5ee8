import { expect, test } from 'vitest';
import { filesBelow, read } from './source-tree.ts';
import { visibleTexts } from './visible-text.ts';

const screens = filesBelow(['platform/web', 'modules', 'apps/web']).filter((file) => file.endsWith('.tsx'));

test('everything that people read comes from the words files', () => {
  expect(screens.length).toBeGreaterThan(60);
  const found = screens.flatMap((file) => visibleTexts(file, read(file)).map((text) => `${file}: ${text}`));
  expect(found).toEqual([]);
});

test.each([
  ['<p>Save it</p>', 'Save it'],
  ['<p>{isNew ? "New" : t("old")}</p>', 'New'],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is code that is read
  ['<p>{isNew && `Made by ${name}`}</p>', 'Made by'],
  ['<input placeholder="Search" />', 'Search'],
  ['<button aria-label={isOpen ? "Close" : t("open")} />', 'Close'],
  ['<Page title={"Plan"} />', 'Plan'],
  ['<Form act="Save" />', 'Save'],
  ['<button onClick={() => toast("It is saved")} />', 'It is saved'],
])('%s is found out', (source, text) => {
  expect(visibleTexts('x.tsx', `export const X = () => ${source};`)).toEqual([text]);
});

test.each([
  '<p>{t("save")} · {name} – 3 %</p>',
  '<p className="dim" id="x">{words.text("a.b")}</p>',
  '<kbd>Ctrl Enter</kbd>',
  '<b>Portico</b>',
  '<a aria-current={isHere ? "page" : undefined}>{label}</a>',
])('%s is as it should be', (source) => {
  expect(visibleTexts('x.tsx', `export const X = () => ${source};`)).toEqual([]);
});
