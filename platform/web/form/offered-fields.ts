import type { Field } from './field-input.tsx';

/** The fields as they are offered, with their values: a choice that is offered no longer gives way to the first that is. */
export function offered<N extends string>(fields: readonly Field<N>[], given: Partial<Readonly<Record<N, string>>>) {
  const values = Object.fromEntries(fields.map(({ name }) => [name, given[name] ?? ''])) as Record<N, string>;
  const shown = fields.map((field) => {
    if (!field.optionsFor) return field;
    const options = field.optionsFor(values);
    const isOffered = options.some(({ value }) => value === values[field.name]);
    if (!isOffered) values[field.name] = options[0]?.value ?? '';
    return { ...field, options };
  });
  return { fields: shown, values };
}
