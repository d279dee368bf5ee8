import { Sentence, useWords } from '#platform/web';
import styles from './decisions.module.css';
import type { FullDecisionItem } from './decisions.ts';

/** What an option does and what follows from it, as one text. */
export function OptionEffects({ of }: { readonly of: FullDecisionItem['effects'][string] | undefined }) {
  return <small>{of?.map((message, index) => [index > 0 && ' ', <Sentence key={message.key} message={message} />])}</small>;
} // biome-ignore format: short

/** The options of an open decision with their effects, for whoever reads it and does not decide. */
export function OptionList({ decision: { options, effects } }: { readonly decision: FullDecisionItem }) {
  const t = useWords('findings');
  return (
    <ul className={styles.optionList} aria-label={t('decide.options')}>
      {options.map((option) => (
        <li key={option}>
          <b>{t(`option.${option}`)}</b>
          <OptionEffects of={effects[option]} />
        </li>
      ))}
    </ul>
  );
}
