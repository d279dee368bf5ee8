import { Anchor, SideScroll, useFormat, useWords } from '#platform/web';
import { freeSkills } from './free-skills.ts';
import styles from './selection.module.css';
import type { Scenario } from './selection.ts';
import { useTold } from './use-told.ts';

/** Of each skill that is asked for and that the scenario does not limit itself: how many people are there for it, and why. */
export function PeopleLeft({ of }: { readonly of: Scenario }) {
  const t = useWords('selection');
  const told = useTold({ ...of, answer: null });
  const format = useFormat();
  const { people, officeId } = of;
  const known = people.filter(({ source }) => source === 'people');
  const free = freeSkills(of, t);
  if (known.length + free.length === 0) return null;
  const none = known.filter(({ left }) => left?.every((amount) => amount <= 0)).map(({ skill }) => skill);
  const number = (hundredths: number | undefined) => format.fixed((hundredths ?? 0) / 100, 1);
  return (
    <section>
      <h2>{t('people.title')}</h2>
      <p className="dim">
        {t('people.help')} <Anchor to={`/capacity?office=${officeId}`}>{t('people.toCapacity')}</Anchor>
      </p>
      {known.length > 0 && (
        <SideScroll className={styles.wide} label={t('people.title')}>
          <table className={styles.figures}>
            <thead>
              <tr>
                <th scope="col">{t('people.skill')}</th>
                {of.periodDays.map((_, index) => (
                  <th key={index} scope="col">
                    {told.period(index)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {known.map(({ skill, left, supply, taken }) => (
                <tr key={skill}>
                  <th scope="row">{skill}</th>
                  {of.periodDays.map((_, index) => (
                    <td key={index}>
                      {number(left?.[index])}
                      {supply && taken?.[index] ? <div className="dim">{t('people.less', { supply: number(supply[index]), taken: number(taken[index]) })}</div> : null}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </SideScroll>
      )}
      {none.length > 0 && <p className="warn">{t('people.none', { skills: none.join(', ') })}</p>}
      {free.length > 0 && <p className="dim">{free.join(' ')}</p>}
    </section>
  ); // biome-ignore format: short lines in a tree
}
