import type { Field } from './field-input.tsx';

/** What is wrong with a field before the server is asked, as a key of the platform's words with its parameters. */
export interface FieldFault {
  readonly key:
    | 'form.required'
    | 'form.tooShort'
    | 'form.noEmail'
    | 'form.noWholeNumber'
    | 'form.noNumber'
    | 'form.tooLittle'
    | 'form.tooMuch';
  readonly parameters: Readonly<Record<string, number>>;
}

const email = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/**
 * The faults of the fields by name: empty where needed, shorter than allowed, no e-mail address, no number or one beyond
 * its bounds. Of a number the value is as the page has it, NaN where what was typed is none.
 */
export function checkFields<N extends string>(
  fields: readonly Field<N>[],
  values: Readonly<Record<N, string>>,
): Readonly<Record<string, FieldFault>> {
  const faults: Record<string, FieldFault> = {};
  for (const field of fields) {
    const fault = checkField(field, values[field.name]);
    if (fault) faults[field.name] = fault;
  }
  return faults;
}

function checkField(
  { isOptional, minLength = 0, least = 0, most = Number.MAX_SAFE_INTEGER, type }: Field,
  value: string,
): FieldFault | null {
  if (value.trim() === '') return isOptional ? null : { key: 'form.required', parameters: {} };
  if (value.length < minLength) return { key: 'form.tooShort', parameters: { count: minLength } };
  if (type === 'email' && !email.test(value.trim())) return { key: 'form.noEmail', parameters: {} };
  if (type === 'whole-number' && !(/^\d+$/.test(value.trim()) && Number(value) <= most)) {
    return { key: 'form.noWholeNumber', parameters: { most } };
  }
  if (type !== 'number') return null;
  if (Number.isNaN(Number(value))) return { key: 'form.noNumber', parameters: { example: 1500.5 } };
  if (Number(value) < least) return { key: 'form.tooLittle', parameters: { least } };
  if (Number(value) > most) return { key: 'form.tooMuch', parameters: { most } };
  return null;
}
