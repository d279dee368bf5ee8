import { type OrderedRecord, placeOf } from './element-order.ts';

/** Elements that a record may have more than one of: those of the plan and those that came in stand together. */
const repeated = new Set(['PredecessorLink', 'Baseline', 'ExtendedAttribute', 'OutlineCode', 'TimephasedData']);

/** Elements of which the plan says only a default, or less than the file said. */
const defaults = new Set(
  `SaveVersion Name.Project Manual.Task CurrencyDigits HonorConstraints DurationFormat StartText FinishText DurationText IsNull
  IsBaselineCalendar StandardRateFormat LevelingDelayFormat`.split(/\s+/),
);

/**
 * A record of single elements, those of the plan and those that came in a file beside it, in the order of Microsoft
 * Project. Where both say the same element, the plan decides, unless what it says is a default.
 */
export function writeRecord(kind: OrderedRecord, own: readonly string[], beside: readonly string[] = []): string {
  if (beside.length === 0) return around(kind, own.join(''));
  const isDefault = (name: string) => defaults.has(name) || defaults.has(`${name}.${kind}`);
  const [ofPlan, cameIn] = [new Set(own.map(nameOf)), new Set(beside.map(nameOf))];
  const elements = [
    ...own.filter((element) => {
      const name = nameOf(element);
      return repeated.has(name) || !isDefault(name) || !cameIn.has(name);
    }),
    ...beside.filter((element) => {
      const name = nameOf(element);
      return repeated.has(name) || isDefault(name) || !ofPlan.has(name);
    }),
  ];
  const placed = elements.map((element) => ({ element, place: placeOf(kind, nameOf(element)) }));
  return around(kind, placed.sort((a, b) => a.place - b.place).map(({ element }) => element).join('')); // biome-ignore format: one text
}

const around = (kind: OrderedRecord, inside: string) => `<${kind}>${inside}</${kind}>\n`;

/** The name of the element that a text begins with. */
export function nameOf(element: string): string {
  return /^<([^\s/>]+)/.exec(element)?.[1] ?? '';
}
