import { useState } from 'react';
import {
  Button,
  Facts,
  Fault,
  FieldHistories,
  FoldedHistory,
  InstantText,
  SidePanel,
  undoable,
  useChange,
  useIdentity,
  useMay,
  useWords,
} from '#platform/web';
import { Absences } from './absences.tsx';
import { LinkToPass } from './link-to-pass.tsx';
import { type LinkMade, offices, type Person } from './offices.ts';
import { PersonRoles } from './person-roles.tsx';

interface PersonPanelProps {
  readonly person: Person;
  readonly onClose: () => void;
}

/** One person: roles, a link to pass on, and whether the person may come in. */
export function PersonPanel({ person, onClose }: PersonPanelProps) {
  const t = useWords('offices');
  const [link, setLink] = useState<LinkMade | null>(null);
  const isSelf = useIdentity().person.id === person.id;
  const mayUpdate = useMay('person.update');
  const topics = ['people'];
  const makeLink = useChange(offices.createPersonLink, { topics, onDone: setLink });
  const deactivate = useChange(offices.deactivatePerson, { topics });
  const reactivate = useChange(offices.reactivatePerson, { topics });
  const byPerson = { personId: person.id };
  const historyOf = { record: { kind: 'person', id: person.id }, topics };
  const turnOff = async () => {
    const { entryId } = await deactivate.run(byPerson);
    setLink(null);
    undoable(entryId, t('person.deactivated', { name: person.name }));
  };
  const isInactive = person.state === 'inactive';
  const acts = mayUpdate && (
    <>
      {!isInactive && (
        <Button isBusy={makeLink.isRunning} onClick={() => makeLink.run(byPerson).catch(ignore)}>
          {t(person.state === 'invited' ? 'person.invitationLink' : 'person.resetLink')}
        </Button>
      )}
      {isInactive && (
        <Button isBusy={reactivate.isRunning} onClick={() => reactivate.run(byPerson).catch(ignore)}>
          {t('person.reactivate')}
        </Button>
      )}
      {!isInactive && !isSelf && (
        <Button isDanger isBusy={deactivate.isRunning} onClick={() => turnOff().catch(ignore)}>
          {t('person.deactivate')}
        </Button>
      )}
    </>
  );
  return (
    <SidePanel title={person.name} subtitle={person.email} onClose={onClose} acts={acts || undefined}>
      <FieldHistories {...historyOf}>
        <Facts
          items={[
            [t('people.state'), t(`stateLong.${person.state}`), 'state'],
            ...(person.linkExpiresAt
              ? [[t('people.linkUntil'), <InstantText key="until" at={person.linkExpiresAt} />] as const]
              : []),
          ]}
        />
      </FieldHistories>
      {link && (
        <>
          <h3>{t('person.link')}</h3>
          <LinkToPass link={link} />
        </>
      )}
      <Fault error={makeLink.error ?? deactivate.error ?? reactivate.error} />
      <h3>{t('person.roles')}</h3>
      <PersonRoles person={person} />
      <h3>{t('absence.title')}</h3>
      <Absences personId={person.id} />
      <FoldedHistory {...historyOf} />
    </SidePanel>
  );
}

/** The fault is shown in the panel already. */
const ignore = () => undefined;
