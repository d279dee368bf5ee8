import { NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useGuarded } from '#modules/findings/web/parts';
import { Anchor, Button, Fault, useChange, useWords } from '#platform/web';
import classes from './import.module.css';
import { ImportBaselines, isBlocked } from './import-baselines.tsx';
import { ImportPlans } from './import-plans.tsx';
import { useOffices } from './offices.ts';
import { type Import, plans } from './plans.ts';

interface ImportDecisionProps {
  readonly shown: Import;
  readonly onChanged: () => void;
}

/** Where the plan goes: into a project of its own, or over the plan that it was recognised as. One clear act. */
export function ImportDecision({ shown, onChanged }: ImportDecisionProps) {
  const t = useWords('plans');
  const { proposal, fileName } = shown;
  const update = proposal?.kind === 'update' ? proposal : null;
  const offices = useOffices().data?.items ?? [];
  const [kind, setKind] = useState<'new' | 'update'>(update ? 'update' : 'new');
  const [name, setName] = useState(proposal?.kind === 'new' ? proposal.name : fileName.replace(/\.[^.]+$/, ''));
  const [officeId, setOfficeId] = useState<string | null>(proposal?.kind === 'new' ? proposal.officeId : null);
  const commit = useChange(plans.commitImport, { topics: [`import:${shown.importId}`], onDone: onChanged });
  const office = officeId ?? offices[0]?.id;
  const target =
    kind === 'update' && update
      ? ({ kind: 'update', projectId: update.projectId } as const)
      : office && name.trim()
        ? ({ kind: 'new', name: name.trim(), officeId: office } as const)
        : null;
  const isNothing = kind === 'update' && update?.hasChanges === false;
  const guarded = useGuarded({
    title: t('import.choice.actUpdate'),
    projectId: update?.projectId ?? '',
    run: async (acknowledge) => target && commit.run({ importId: shown.importId, target, acknowledge }),
    onDone: () => undefined,
  });
  const isHeld = target?.kind === 'update' && isBlocked(shown.inTheWay);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (target?.kind === 'update') guarded.act();
    // What was refused stands beside the act.
    else if (target) commit.run({ importId: shown.importId, target }).catch(() => undefined);
  };
  return (
    <form className={classes.choice} onSubmit={submit} aria-label={t('import.choice.title')}>
      <h2>{t('import.choice.title')}</h2>
      <ImportPlans shown={shown} onChanged={onChanged} />
      {update && (
        <label className={classes.option}>
          <input type="radio" name="target" checked={kind === 'update'} onChange={() => setKind('update')} />
          <span>{t('import.choice.update', { project: update.projectName })}</span>
          <small>
            {t(`import.choice.because.${update.because}`)}{' '}
            {t(update.hasChanges ? 'import.choice.undoable' : 'import.choice.noChanges')}
          </small>
        </label>
      )}
      {update && (
        <label className={classes.option}>
          <input type="radio" name="target" checked={kind === 'new'} onChange={() => setKind('new')} />
          <span>{t('import.choice.new')}</span>
          <small>{t('import.choice.beside')}</small>
        </label>
      )}
      {kind === 'new' && (
        <div className={classes.fields}>
          <TextInput
            label={t('import.choice.name')}
            value={name}
            required
            withAsterisk={false}
            maxLength={200}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          {offices.length > 1 && (
            <NativeSelect
              label={t('import.choice.office')}
              value={office ?? ''}
              data={offices.map((item) => ({ value: item.id, label: item.name }))}
              onChange={(event) => setOfficeId(event.currentTarget.value)}
            />
          )}
        </div>
      )}
      {kind === 'new' && <Fault error={commit.error} />}
      <div className={classes.acts}>
        {isNothing && update ? (
          <Anchor className="btn btn-primary" to={`/projects/${update.projectId}/plan`}>
            {t('import.choice.openPlan')}
          </Anchor>
        ) : (
          <Button type="submit" isPrimary isBusy={commit.isRunning} disabled={target === null || isHeld}>
            {kind === 'update' && update ? t('import.choice.actUpdate') : t('import.choice.actNew')}
          </Button>
        )}
      </div>
      {kind === 'update' && update && <ImportBaselines shown={shown} projectId={update.projectId} />}
      {guarded.dialog}
      <p className="dim">{t(isNothing ? 'import.choice.nothing' : 'import.choice.note')}</p>
    </form>
  );
}
