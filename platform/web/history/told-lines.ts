import type { Parameter } from '#engine';
import type { Told, ToldChange, ToldValue } from '#platform/contract';
import type { Words } from '#platform/words';

/** A value as one reads it: in words where it stands for some, else as figure, date or name; nothing is said as such. */
export function valueText(value: ToldValue, words: Words): string {
  if (value === null || value === '') return words.text('platform.history.empty');
  if (typeof value !== 'object' || value.kind !== 'word') return words.format(value as Parameter);
  const given = Object.entries(value.parameters ?? {}).map(([name, of]) => [
    name,
    typeof of === 'object' && of.kind === 'word' ? words.text(of.key) : of,
  ]);
  return words.text(value.key, Object.fromEntries(given));
}

/** `Duration of Build: 3 d → 5 d`, without values that the field changed; of a whole record `1 task added: Build`. */
export function changeLine({ kind, record, field, from, to }: ToldChange, words: Words): string {
  if (kind !== 'changed') {
    const what = [record ?? '', to === null ? '' : valueText(to, words)].filter((text) => text !== '').join(', ');
    return words.text(`platform.history.${kind}One`, { records: words.text(field, { count: 1 }), record: what });
  }
  const of = record === null ? '' : 'Of';
  const parameters = { field: words.text(field), ...(record !== null && { record }) };
  if (from === null && to === null) return words.text(`platform.history.other${of}`, parameters);
  return words.text(`platform.history.from${of}`, {
    ...parameters,
    from: valueText(from, words),
    to: valueText(to, words),
  });
}

/** One line a kind: `212 tasks and 240 links added`. */
export function countLines(counts: Told['counts'], words: Words): string[] {
  const list = new Intl.ListFormat(words.locale === 'en' ? 'en-GB' : words.locale);
  return (['added', 'changed', 'removed'] as const).flatMap((kind) => {
    const own = counts.filter((item) => item.kind === kind);
    if (own.length === 0) return [];
    const records = list.format(own.map(({ record, count }) => words.text(record, { count })));
    return [words.text(`platform.history.${kind}`, { records })];
  });
}

/** What an entry changed, a line each. */
export function toldLines({ changes, counts }: Pick<Told, 'changes' | 'counts'>, words: Words): string[] {
  return [...changes.map((change) => changeLine(change, words)), ...countLines(counts, words)];
}

/** What was done in one go: the change itself where it is one, else the name of the act and how much it changed. */
export function toldShortly(told: Told, actOf: (operation: string) => string, words: Words): string {
  const lines = toldLines(told, words);
  if (lines.length === 1 && lines[0] !== undefined) return lines[0];
  const act = actOf(told.operation);
  return lines.length === 0 ? act : words.text('platform.undo.several', { act, count: lines.length });
}
