import { useState } from 'react';
import {
  Button,
  Fault,
  Form,
  undoable,
  useAllPages,
  useChange,
  useFormat,
  useIdentity,
  useMay,
  useWords,
} from '#platform/web';
import { type Absence, offices } from './offices.ts';
import './profile.css';
import './person-roles.css';

interface AbsencesProps {
  readonly personId: string;
}

/** When a person is away and who stands in; one's own, and of others for those who may record them. */
export function Absences({ personId }: AbsencesProps) {
  const t = useWords('offices');
  const { person, today } = useIdentity();
  const isOwn = person.id === personId;
  const mayRecord = useMay('absence.update') || isOwn;
  const [isAdding, setAdding] = useState(false);
  const { items } = useAllPages(offices.listAbsences, { personId }, { topics: ['people'] });
  const coming = (items ?? []).filter(({ untilDay }) => untilDay >= today).toReversed();
  return (
    <div className="roles">
      {coming.length > 0 && (
        <ul className="lines">
          {coming.map((absence) => (
            <AbsenceLine key={absence.id} absence={absence} mayRecord={mayRecord} />
          ))}
        </ul>
      )}
      {items && !coming.length && <p className="dim">{t(isOwn ? 'absence.noneOwn' : 'absence.none')}</p>}
      {mayRecord && !isAdding && <Button onClick={() => setAdding(true)}>{t('absence.add')}</Button>}
      {isAdding && <NewAbsence personId={personId} onDone={() => setAdding(false)} />}
    </div>
  );
}

function AbsenceLine({ absence, mayRecord }: { readonly absence: Absence; readonly mayRecord: boolean }) {
  const t = useWords('offices');
  const format = useFormat();
  const remove = useChange(offices.removeAbsence, { topics: ['people'] });
  const days = t('absence.days', { from: format.date(absence.fromDay, 'weekday'), until: format.date(absence.untilDay, 'weekday') }); // biome-ignore format: one text
  const end = async () => {
    const { entryId } = await remove.run({ absenceId: absence.id });
    undoable(entryId, t('absence.removed', { days }));
  };
  return (
    <li>
      <span>
        {days}
        <small>
          {absence.deputyName ? t('absence.standsIn', { deputy: absence.deputyName }) : t('absence.noDeputy')}
          {absence.note && ` · ${absence.note}`}
        </small>
        <Fault error={remove.error} />
      </span>
      {mayRecord && (
        <Button
          aria-label={t('absence.remove', { days })}
          isBusy={remove.isRunning}
          onClick={() => void end().catch(() => {})}
        >
          {t('person.removeRole')}
        </Button>
      )}
    </li>
  );
}

function NewAbsence({ personId, onDone }: { readonly personId: string; readonly onDone: () => void }) {
  const t = useWords('offices');
  const { today } = useIdentity();
  const mayReadPeople = useMay('person.read');
  const { items: people = [] } = useAllPages(offices.listPeople, {}, { topics: ['people'], isEnabled: mayReadPeople });
  const set = useChange(offices.setAbsence, { topics: ['people'] });
  const deputies = people.filter(({ id, state }) => id !== personId && state === 'active');
  return (
    <Form
      fields={[
        { name: 'fromDay', label: t('absence.fromDay'), type: 'date' },
        { name: 'untilDay', label: t('absence.untilDay'), type: 'date' },
        {
          name: 'deputyPersonId',
          label: t('absence.deputy'),
          type: 'select',
          help: t('absence.deputyText'),
          isOptional: true,
          options: [{ value: '', label: t('absence.nobody') }, ...deputies.map(({ id, name }) => ({ value: id, label: name }))], // biome-ignore format: one list
        },
        { name: 'note', label: t('absence.note'), isOptional: true },
      ]}
      values={{ fromDay: today, untilDay: today, deputyPersonId: '' }}
      act={t('absence.add')}
      isMinor
      hasFocus
      onSubmit={async ({ deputyPersonId, ...values }) => {
        const { entryId } = await set.run({ personId, ...values, deputyPersonId: deputyPersonId || null });
        undoable(entryId, t('absence.added'));
        onDone();
      }}
      onCancel={onDone}
    />
  );
}
