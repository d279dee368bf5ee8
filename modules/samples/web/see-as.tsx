import { useId, useState } from 'react';
import { offices } from '#modules/offices/web/parts';
import { Button, Fault, useAllWords, useChange, useIdentity, useOperation, useWords } from '#platform/web';
import { samples } from './samples.ts';

/** A sample is looked at with the eyes of any of its people: one page each, by their roles. */
export function SeeAs() {
  const t = useWords('samples');
  const words = useAllWords();
  const { person: me } = useIdentity();
  const id = useId();
  const { data } = useOperation(offices.listPeople, { limit: 500 }, { topics: ['people'] });
  const [chosen, choose] = useState('');
  const see = useChange(samples.seeAs, { onDone: () => location.assign('/home') });
  const people = (data?.items ?? []).filter(({ id: personId, state }) => state === 'active' && personId !== me.id);
  const rolesOf = ({ roles }: (typeof people)[number]) =>
    [...new Set(roles.map(({ role }) => words.text(`offices.role.${role}`)))].join(', ');
  const personId = chosen || people[0]?.id;
  return (
    <section aria-labelledby="sample-see-as">
      <h2 id="sample-see-as">{t('seeAs.title')}</h2>
      <p>{t('seeAs.text')}</p>
      <div className="clock-acts">
        <label htmlFor={id}>{t('seeAs.person')}</label>
        <select
          id={id}
          className="small-field"
          value={personId}
          onChange={({ currentTarget }) => choose(currentTarget.value)}
        >
          {people.map((person) => (
            <option key={person.id} value={person.id}>
              {`${person.name} – ${rolesOf(person)}`}
            </option>
          ))}
        </select>
        <Button isBusy={see.isRunning} onClick={() => personId && void see.run({ personId }).catch(() => undefined)}>
          {t('seeAs.act')}
        </Button>
      </div>
      <Fault error={see.error} />
    </section>
  );
}
