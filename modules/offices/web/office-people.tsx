import { Anchor, Chip, useFormat, useWords } from '#platform/web';
import type { OfficePerson } from './offices.ts';

interface OfficePeopleProps {
  readonly people: readonly OfficePerson[];
  /** Nothing stands above the office but the organisation, which is much the same to its people. */
  readonly isRoot: boolean;
}

/** Who answers for what: those with a role at the office itself first, then those above. */
export function OfficePeople({ people, isRoot }: OfficePeopleProps) {
  const t = useWords('offices');
  const own = people.filter(({ isInherited }) => isRoot || !isInherited);
  const above = people.filter((person) => !own.includes(person));
  return (
    <>
      {own.length > 0 && <Lines people={own} />}
      {!own.length && <p className="dim">{t('office.nobody')}</p>}
      {above.length > 0 && (
        <>
          <h3>{t('office.fromAbove')}</h3>
          <Lines people={above} isAbove />
        </>
      )}
    </>
  );
}

function Lines({ people, isAbove = false }: { readonly people: readonly OfficePerson[]; readonly isAbove?: boolean }) {
  const t = useWords('offices');
  return (
    <ul className="office-people">
      {people.map((person) => (
        <li key={`${person.personId} ${person.role} ${person.node}`}>
          <span>
            <Anchor to={`/people?open=${person.personId}`}>{person.name}</Anchor>
          </span>
          <span>
            {t(`role.${person.role}`)}
            {isAbove && <small>{t('office.at', { place: person.nodeName })}</small>}
          </span>
          <AwayNote away={person.away} />
        </li>
      ))}
    </ul>
  );
}

interface AwayNoteProps {
  readonly away: OfficePerson['away'];
}

/** That somebody is away today, until when, and who stands in. */
export function AwayNote({ away }: AwayNoteProps) {
  const t = useWords('offices');
  const format = useFormat();
  if (!away) return null;
  const until = format.date(away.untilDay, 'short');
  return (
    <span className="away">
      <Chip tone="amber">{t('absence.awayUntil', { until })}</Chip>
      <small>{away.deputyName ? t('absence.standsIn', { deputy: away.deputyName }) : t('absence.noDeputy')}</small>
    </span>
  );
}
