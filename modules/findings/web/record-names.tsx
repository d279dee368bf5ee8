import { useState } from 'react';
import { Anchor, useRecordAddress, useWords } from '#platform/web';
import styles from './finding-list.module.css';
import type { FindingItem } from './findings.ts';

/** As many as are read at a glance. */
const fewRecords = 3;

/** The tasks behind a finding by name, each with its number in the plan: a few, and a button that opens all. */
export function RecordNames({ item }: { readonly item: FindingItem }) {
  const t = useWords('findings');
  const [isOpen, setIsOpen] = useState(false);
  const tasks = item.records.filter(({ kind }) => kind === 'task');
  if (tasks.length < 2) return null;
  const { count } = item.sentence.parameters;
  const total = typeof count === 'number' ? Math.max(count, tasks.length) : tasks.length;
  // one more takes no more room than the button that would hide it
  const named = isOpen || tasks.length <= fewRecords + 1 ? tasks : tasks.slice(0, fewRecords);
  const hidden = total - named.length;
  return (
    <span className={styles.records}>
      <ul aria-label={t('list.records')}>
        {named.map((record) => (
          <li key={record.id}>
            <RecordName record={record} />
          </li>
        ))}
      </ul>
      {tasks.length > fewRecords + 1 ? (
        <button type="button" className={styles.more} aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {isOpen ? t('list.fewerRecords') : t('list.moreRecords', { count: hidden })}
        </button>
      ) : (
        hidden > 0 && <span>{t('list.moreRecords', { count: hidden })}</span>
      )}
      {isOpen && hidden > 0 && <span>{t('list.unlisted', { count: hidden })}</span>}
    </span>
  );
}

function RecordName({ record }: { readonly record: FindingItem['records'][number] }) {
  const t = useWords('findings');
  const to = useRecordAddress()(record);
  const name = record.name === null ? t('list.gone') : record.name.trim() || t('list.unnamed');
  return (
    <>
      {record.number !== null && <span className={styles.number}>{record.number}</span>}
      {to && record.name !== null ? <Anchor to={to}>{name}</Anchor> : name}
    </>
  );
}
