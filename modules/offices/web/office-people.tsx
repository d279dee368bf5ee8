import { Anchor, Chip, useFormat, useWords } from '#platform/web';
import type { OfficePerson } from './offices.ts';

/** Who answers for what: those with a role at the office itself first, then those above. */
export function OfficePeople({ people }: { readonly people: readonly OfficePerson[] }) {
  const t = useWords('offices');
  const own = people.filter(({ isInherited }) => !isInherited);
  const above = people.filter(({ isInherited }) => isInherited);
  return (
    <>
      {own.length > 0 && <Lines people={own} />}
      {above.length > 0 && (
        <>
          <h3>{t('office.fromAbove')}</h3>
          <Lines people={above} />
        </>
      )}
    </>
  );
}

function Lines({ people }: { readonly people: readonly OfficePerson[] }) {
  const t = useWords('offices');
  return (
    <ul className="office-people">
      {people.map((person) => (
        <li key={`${person.personId} ${person.role} ${person.node}`}>
          <Anchor to={`/people?open=${person.personId}`}>{person.name}</Anchor>
          <span>
            {t(`role.${person.role}`)}
            {person.isInherited && <small>{t('office.at', { place: person.nodeName })}</small>}
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
