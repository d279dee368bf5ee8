import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { fieldErrors } from '../client/field-errors.ts';
import { FieldHistory } from '../history/field-history.tsx';
import { Button } from '../parts/button.tsx';
import { Fault } from '../parts/error-state.tsx';
import { useFormat } from '../words/format-context.tsx';
import { useWords } from '../words/words-context.tsx';
import { checkFields } from './check-fields.ts';
import { type Field, FieldInput } from './field-input.tsx';
import { plainValues, shownValues } from './number-fields.ts';
import { offered } from './offered-fields.ts';
import './form.css';

interface FormProps<N extends string> {
  /** In order; the names are those of the operation's input, so that its faults stand at their fields. */
  readonly fields: readonly Field<N>[];
  /** What the fields begin with. Where it changes later, what was not typed over follows it. */
  readonly values?: Partial<Readonly<Record<N, string>>> | undefined;
  /** The act: a verb with its object. */
  readonly act: string;
  /** Sends the values; what it throws is shown, at the fields where it names them. */
  readonly onSubmit: (values: Readonly<Record<N, string>>) => Promise<unknown>;
  /** Leads away without sending. */
  readonly onCancel?: (() => void) | undefined;
  /** Between fields and act. */
  readonly children?: ReactNode;
  /** Focuses the first field when it appears; for forms that somebody asked for. */
  readonly hasFocus?: boolean | undefined;
  /** One form of several on the page: its act is not the page's one. */
  readonly isMinor?: boolean | undefined;
  /** Empties the fields after it was sent. */
  readonly startsOver?: boolean | undefined;
}

/** A form from its fields. It keeps what was typed when the server refuses, and leads to the first fault. */
export function Form<N extends string>(props: FormProps<N>) {
  const { values: first, act, onSubmit, onCancel, hasFocus, startsOver } = props;
  const t = useWords('platform');
  const form = useRef<HTMLFormElement>(null);
  const [typed, setTyped] = useState<Partial<Record<N, string>>>({});
  const format = useFormat();
  const shown = shownValues(props.fields, first ?? {}, format);
  const { fields, values } = offered(props.fields, { ...shown, ...typed });
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);

  const show = (found: Readonly<Record<string, string>>) => {
    setFaults(found);
    const name = fields.find((field) => found[field.name])?.name;
    const input = name && form.current?.elements.namedItem(name);
    if (input instanceof HTMLElement) input.focus();
    return name !== undefined;
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setError(null);
    const plain = plainValues(fields, values, format);
    const found = Object.entries(checkFields(fields, plain));
    if (show(Object.fromEntries(found.map(([name, { key, parameters }]) => [name, t(key, parameters)])))) return;
    setBusy(true);
    try {
      await onSubmit(plain);
      // what was saved is followed from now on, and what was typed meanwhile stays; so does what was only sent
      if (startsOver || first) setTyped((before) => typedSince(before, values));
    } catch (fault) {
      if (!show(fieldErrors(fault))) setError(fault);
    } finally {
      setBusy(false);
    }
  };

  return (
    <form ref={form} className="form" onSubmit={submit} noValidate>
      {fields.map((field, index) => (
        <div key={field.name} className="form-field">
          <FieldInput
            field={field}
            value={values[field.name] ?? ''}
            error={faults[field.name]}
            hasFocus={hasFocus === true && index === 0}
            onChange={(value) => setTyped((before) => ({ ...before, [field.name]: value }))}
          />
          <FieldHistory name={field.name} label={field.label} />
        </div>
      ))}
      {props.children}
      <Fault error={error} />
      <div className="form-acts">
        <Button type="submit" isPrimary={!props.isMinor} isBusy={isBusy}>
          {act}
        </Button>
        {onCancel && <Button onClick={onCancel}>{t('cancel')}</Button>}
      </div>
    </form>
  );
}

/** Of what was typed, what is not what was sent: it came while that was saved. */
const typedSince = <T extends Readonly<Record<string, string>>>(typed: Partial<T>, sent: Partial<T>) =>
  Object.fromEntries(Object.entries(typed).filter(([name, value]) => name in sent && value !== sent[name])) as Partial<T>; // biome-ignore format: one line
