import { NativeSelect, PasswordInput, Textarea, TextInput } from '@mantine/core';
import { useWords } from '../words/words-context.tsx';

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly group?: string | undefined;
}

export interface Field<N extends string = string> {
  readonly name: N;
  readonly label: string;
  /** Numbers, whole or not, are typed and shown as the locale writes them; their value is plain, such as `1500.5`. */
  readonly type?:
    | 'text'
    | 'email'
    | 'password'
    | 'whole-number'
    | 'number'
    | 'date'
    | 'select'
    | 'paragraph'
    | undefined;
  /** May be left empty; every other field must be filled in. */
  readonly isOptional?: boolean | undefined;
  readonly minLength?: number | undefined;
  /** Of a number; 0 unless given. */
  readonly least?: number | undefined;
  /** Of a number, whole or not. */
  readonly most?: number | undefined;
  /** Said under the label before anything is wrong. */
  readonly help?: string | undefined;
  /** Of a select. Neighbours of one group stand under its name. */
  readonly options?: readonly Option[] | undefined;
  /** Of a select that offers what other fields leave open; in place of `options`. */
  readonly optionsFor?: ((values: Readonly<Record<string, string>>) => readonly Option[]) | undefined;
  /** As the browser knows it: `username`, `new-password`. */
  readonly autoComplete?: string | undefined;
  readonly isReadOnly?: boolean | undefined;
}

interface FieldInputProps {
  readonly field: Field;
  readonly value: string;
  readonly error: string | undefined;
  readonly hasFocus: boolean;
  readonly onChange: (value: string) => void;
}

/** One field by its type, with label, help and fault tied to it. */
export function FieldInput({ field, value, error, hasFocus, onChange }: FieldInputProps) {
  const t = useWords('platform');
  const { name, type = 'text', options, isOptional, isReadOnly } = field;
  const common = {
    name,
    value,
    error,
    label: isOptional ? `${field.label} (${t('form.optional')})` : field.label,
    description: field.help,
    readOnly: isReadOnly,
    autoFocus: hasFocus,
    'aria-required': !isOptional,
    onChange: (event: { readonly currentTarget: { readonly value: string } }) => onChange(event.currentTarget.value),
  };
  switch (type) {
    case 'select':
      return <NativeSelect {...common} data={grouped(options ?? [])} />;
    case 'paragraph':
      return <Textarea {...common} autosize={false} rows={3} />;
    case 'password':
      return (
        <PasswordInput
          {...common}
          autoComplete={field.autoComplete}
          visibilityToggleButtonProps={{ 'aria-label': t('form.showPassword'), tabIndex: 0 }}
        />
      );
    default:
      return (
        <TextInput
          {...common}
          type={type in inputModes ? 'text' : type}
          inputMode={inputModes[type]}
          autoComplete={field.autoComplete ?? 'off'}
          spellCheck={type === 'text' && undefined}
          autoCapitalize={type === 'email' ? 'none' : undefined}
        />
      );
  }
}

/** By the keys that a phone shows for it. */
const inputModes: Readonly<Record<string, 'numeric' | 'decimal'>> = { 'whole-number': 'numeric', number: 'decimal' };

function grouped(options: readonly Option[]) {
  const lines: (Choice | { group: string; items: Choice[] })[] = [];
  for (const { group, ...choice } of options) {
    const last = lines.at(-1);
    if (group === undefined) lines.push(choice);
    else if (last && 'items' in last && last.group === group) last.items.push(choice);
    else lines.push({ group, items: [choice] });
  }
  return lines;
}

type Choice = Omit<Option, 'group'>;
