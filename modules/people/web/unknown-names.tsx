import { Anchor, useFormat, useWords } from '#platform/web';
import styles from './people.module.css';
import type { CapacityAnswer } from './people.ts';

/** What plans assign and nobody here is, with the way to make it somebody. */
export function UnknownNames({ answer: { unknown, offices } }: { readonly answer: CapacityAnswer }) {
  const t = useWords('people');
  const format = useFormat();
  if (!unknown.length) return null;
  const mayWrite = offices.some((office) => office.mayWrite);
  return (
    <section className={styles.section}>
      <h2>{t('unknown.title')}</h2>
      <p className="dim">{t('unknown.text', { count: unknown.length })}</p>
      <ul className={styles.unknown}>
        {unknown.map(({ name, hours, projects }) => (
          <li key={name}>
            <b>{name}</b>{' '}
            <span className="dim">{t('unknown.line', { amount: format.number(hours, 0), count: projects })}</span>{' '}
            {mayWrite && (
              <Anchor to={`/resources?open=new&name=${encodeURIComponent(name)}`}>{t('unknown.add', { name })}</Anchor>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
