import { Button, Sentence, useAllWords, useWords } from '#platform/web';
import { messageOf, type ReportDraft } from './reporting.ts';
import styles from './status.module.css';

type Computed = { readonly id: string; readonly kind: 'computed'; readonly message: ReportDraft['sentences'][number] };
type Written = { readonly id: string; readonly kind: 'written'; readonly text: string };
export type ReportSentences = readonly (Computed | Written)[];

interface SentenceEditorProps {
  readonly sentences: ReportSentences;
  readonly onChange: (sentences: ReportSentences) => void;
}

/** The text of a report, sentence by sentence: a computed one keeps its links until it is rewritten. */
export function SentenceEditor({ sentences, onChange }: SentenceEditorProps) {
  const t = useWords('reporting');
  const words = useAllWords();
  const put = (id: string, text: string) =>
    onChange(sentences.map((one) => (one.id === id ? { id, kind: 'written', text } : one)));
  const add = () => onChange([{ id: `written-${Date.now()}`, kind: 'written', text: '' }, ...sentences]);
  const textOf = ({ message }: Computed) => {
    const { key, parameters } = messageOf(message);
    return words.text(key, parameters);
  };
  return (
    <div className={styles.field}>
      <span className={styles.label}>{t('reports.textTitle')}</span>
      <ul className={styles.sentences}>
        {sentences.map((sentence, index) => (
          <li key={sentence.id}>
            {sentence.kind === 'computed' ? (
              <p>
                <Sentence message={messageOf(sentence.message)} />
              </p>
            ) : (
              <textarea
                aria-label={t('reports.sentence', { count: index + 1 })}
                rows={3}
                maxLength={1000}
                value={sentence.text}
                onChange={({ currentTarget }) => put(sentence.id, currentTarget.value)}
              />
            )}
            <span className={styles.sentenceActs}>
              {sentence.kind === 'computed' && (
                <button
                  type="button"
                  onClick={() => put(sentence.id, textOf(sentence))}
                  aria-label={t('reports.rewriteThis', { count: index + 1 })}
                >
                  {t('reports.rewrite')}
                </button>
              )}
              <button
                type="button"
                onClick={() => onChange(sentences.filter(({ id }) => id !== sentence.id))}
                aria-label={t('reports.removeThis', { count: index + 1 })}
              >
                {t('reports.remove')}
              </button>
            </span>
          </li>
        ))}
      </ul>
      <div>
        <Button isView onClick={add}>
          {t('reports.add')}
        </Button>
      </div>
    </div>
  );
}
