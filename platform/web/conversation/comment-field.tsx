import { type ClipboardEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useOperation } from '../client/use-operation.ts';
import { useWords } from '../words/words-context.tsx';
import { conversation, type Mention } from './conversation.ts';
import { mentionAt } from './mention-text.ts';

interface CommentFieldProps {
  readonly label: string;
  readonly record: string;
  readonly text: string;
  readonly hasFocus?: boolean;
  readonly onText: (text: string) => void;
  readonly onMention: (mention: Mention) => void;
  readonly onSend: () => void;
  readonly onEscape?: () => void;
  /** Pictures that are pasted. */
  readonly onFiles?: (files: readonly File[]) => void;
}

const few = 6;

/** The field in which a comment is written. An @ opens the people who may read the record; Ctrl-Enter sends. */
export function CommentField(props: CommentFieldProps) {
  const { label, record, text, hasFocus, onText, onMention, onSend, onEscape, onFiles } = props;
  const t = useWords('platform');
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [caret, setCaret] = useState(0);
  const [isShut, setShut] = useState(false);
  const [active, setActive] = useState(0);
  const wanted = isShut ? null : mentionAt(text, caret);
  const input = { record, query: wanted?.query ?? '', limit: few };
  const { data } = useOperation(conversation.listReaders, input, { isEnabled: wanted !== null, keepsLast: true });
  const found = wanted && data ? data.items : [];
  const chosen = found[Math.min(active, found.length - 1)];
  useEffect(() => {
    if (hasFocus) field.current?.focus();
  }, [hasFocus]);

  const choose = (person: Mention) => {
    if (!wanted) return;
    const before = `${text.slice(0, wanted.start)}@${person.name} `;
    onText(before + text.slice(caret));
    onMention(person);
    setShut(true);
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(before.length, before.length);
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSend();
    else if (chosen && step) setActive((active + step + found.length) % found.length);
    else if (chosen && (event.key === 'Enter' || event.key === 'Tab')) choose(chosen);
    else if (event.key === 'Escape' && chosen) setShut(true);
    else if (event.key === 'Escape' && onEscape) onEscape();
    else return;
    event.preventDefault();
  };
  const onPaste = (event: ClipboardEvent) => {
    const files = [...event.clipboardData.files];
    if (!files.length || !onFiles) return;
    event.preventDefault();
    onFiles(files);
  };
  const combobox = chosen && {
    role: 'combobox',
    'aria-expanded': true,
    'aria-controls': id,
    'aria-activedescendant': `${id}-${chosen.personId}`,
    'aria-autocomplete': 'list' as const,
  };
  return (
    <div className="talk-field">
      <textarea
        ref={field}
        rows={2}
        maxLength={10_000}
        aria-label={label}
        placeholder={t('conversation.placeholder')}
        value={text}
        dir="auto"
        {...combobox}
        onChange={({ currentTarget }) => {
          setShut(false);
          setActive(0);
          setCaret(currentTarget.selectionStart);
          onText(currentTarget.value);
        }}
        onSelect={({ currentTarget }) => setCaret(currentTarget.selectionStart)}
        onBlur={() => setShut(true)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      />
      {chosen && (
        <div id={id} role="listbox" aria-label={t('conversation.people')} className="talk-people">
          {found.map((person) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
            // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus
            <div
              key={person.personId}
              id={`${id}-${person.personId}`}
              role="option"
              aria-selected={person === chosen}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(person)}
            >
              {person.name}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
