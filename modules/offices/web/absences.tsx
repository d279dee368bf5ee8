import { useState } from 'react';
import {
  Button,
  ErrorState,
  Fault,
  undoable,
  useAllPages,
  useChange,
  useFormat,
  useIdentity,
  useMay,
  usePast,
  useWords,
} from '#platform/web';
import { type AbsenceFields, AbsenceForm, changesOf } from './absence-form.tsx';
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
  const mayRecordAny = useMay('absence.update');
  const mayRecord = usePast() === null && (mayRecordAny || isOwn);
  const [isAdding, setAdding] = useState(false);
  const { items, error, refetch } = useAllPages(offices.listAbsences, { personId }, { topics: ['people'] });
  const coming = (items ?? []).filter(({ untilDay }) => untilDay >= today).toReversed();
  return (
    <div className="roles">
      {error && !items && <ErrorState error={error} onRetry={() => void refetch()} />}
      {coming.length > 0 && (
        <ul className="lines">
          {coming.map((absence) => (
            <AbsenceLine key={absence.id} absence={absence} mayRecord={mayRecord} />
          ))}
        </ul>
      )}
      {items && !coming.length && <p className="dim">{t(isOwn ? 'absence.noneOwn' : 'absence.none')}</p>}
      {/* not before the lines over it are there: it would move from under the pointer */}
      {(items || error) && mayRecord && !isAdding && (
        <Button onClick={() => setAdding(true)}>{t('absence.add')}</Button>
      )}
      {isAdding && <NewAbsence personId={personId} onDone={() => setAdding(false)} />}
    </div>
  );
}

interface AbsenceLineProps {
  readonly absence: Absence;
  readonly mayRecord: boolean;
}

function AbsenceLine({ absence, mayRecord }: AbsenceLineProps) {
  const t = useWords('offices');
  const format = useFormat();
  const [isChanging, setChanging] = useState(false);
  const remove = useChange(offices.removeAbsence, { topics: ['people'] });
  const update = useChange(offices.updateAbsence, { topics: ['people'] });
  const days = t('absence.days', { from: format.date(absence.fromDay, 'weekday'), until: format.date(absence.untilDay, 'weekday') }); // biome-ignore format: one text
  const end = async () => {
    const { entryId } = await remove.run({ absenceId: absence.id });
    undoable(entryId, t('absence.removed', { days }));
  };
  const save = async (typed: AbsenceFields) => {
    const changes = changesOf(absence, typed);
    if (changes.length) {
      const { entryId } = await update.run({ absenceId: absence.id, changes });
      undoable(entryId, t('absence.changed'));
    }
    setChanging(false);
  };
  if (isChanging) {
    return (
      <li className="absence-form">
        <AbsenceForm
          personId={absence.personId}
          values={absence}
          act={t('absence.save')}
          onSave={save}
          onCancel={() => setChanging(false)}
        />
      </li>
    );
  }
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
        <span className="absence-acts">
          <Button aria-label={t('absence.change', { days })} onClick={() => setChanging(true)}>
            {t('absence.changeAct')}
          </Button>
          <Button
            aria-label={t('absence.remove', { days })}
            isBusy={remove.isRunning}
            onClick={() => void end().catch(() => {})}
          >
            {t('person.removeRole')}
          </Button>
        </span>
      )}
    </li>
  );
}

function NewAbsence({ personId, onDone }: { readonly personId: string; readonly onDone: () => void }) {
  const t = useWords('offices');
  const { today } = useIdentity();
  const set = useChange(offices.setAbsence, { topics: ['people'] });
  return (
    <AbsenceForm
      personId={personId}
      values={{ fromDay: today, untilDay: today, deputyPersonId: null, note: '' }}
      act={t('absence.add')}
      onSave={async (typed) => {
        const { entryId } = await set.run({ personId, ...typed });
        undoable(entryId, t('absence.added'));
        onDone();
      }}
      onCancel={onDone}
    />
  );
}
