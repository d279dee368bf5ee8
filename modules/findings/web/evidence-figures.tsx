import type { Message } from '#engine';
import { useAllWords, useWords } from '#platform/web';
import styles from './evidence-list.module.css';
import { measuredIn } from './measured.ts';

/** What a finding measured against what, and what it means. */
export function EvidenceFigures({ sentence }: { readonly sentence: Message }) {
  const t = useWords('findings');
  const words = useAllWords();
  const measured = measuredIn(sentence);
  const meaning = sentence.key.replace(/\.sentence$/, '.meaning');
  const { kind, beyond } = measured ?? {};
  const isWithin = beyond && (beyond.kind === 'days' ? beyond.days : beyond.minor) <= 0;
  return (
    <>
      {measured && beyond && (
        <dl className={styles.figures}>
          <div>
            <dt>{t(`measured.${kind}.figure`)}</dt>
            <dd>{words.format(measured.figure)}</dd>
          </div>
          <div>
            <dt>{t(`measured.${kind}.bound`)}</dt>
            <dd>{words.format(measured.bound)}</dd>
          </div>
          <div data-beyond={isWithin ? undefined : ''}>
            <dt>{t(isWithin ? 'measured.left' : `measured.${kind}.beyond`)}</dt>
            <dd>{words.format(isWithin ? positive(beyond) : beyond)}</dd>
          </div>
        </dl>
      )}
      {words.has(meaning) && <p className="dim">{words.text(meaning)}</p>}
    </>
  );
}

type Beyond = NonNullable<ReturnType<typeof measuredIn>>['beyond'];

const positive = (of: Beyond): Beyond => (of.kind === 'days' ? { ...of, days: -of.days } : { ...of, minor: -of.minor });
