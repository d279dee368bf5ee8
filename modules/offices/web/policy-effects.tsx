import { Anchor, useWords } from '#platform/web';
import type { OfficePolicy, PolicySimulation } from './policy.ts';
import { useCodeNames, withinText } from './policy-words.ts';

interface EffectsProps {
  readonly policy: OfficePolicy;
  readonly simulation: PolicySimulation;
}

/** What the draft does to the findings that are open now: their consequences, acts that are refused or free, escalations. */
export function PolicyEffects({ policy, simulation }: EffectsProps) {
  const t = useWords('offices');
  const { before, after, escalations, escalationCount } = simulation;
  const [first] = escalations;
  return (
    <>
      <h3>{t('policy.consequences')}</h3>
      <div className="policy-flow">
        {(['advise', 'warn', 'block'] as const).map((kind) => (
          <div key={kind}>
            <b>
              {before[kind]} →{' '}
              <span className={kind === 'block' && after.block > before.block ? 'late' : ''}>{after[kind]}</span>
            </b>
            <span>{t(`policy.flow.${kind}`)}</span>
          </div>
        ))}
      </div>
      <Acts policy={policy} acts={simulation.newlyBlocked} kind="refused" />
      <Acts policy={policy} acts={simulation.released} kind="released" />
      <h3>{t('policy.escalations')}</h3>
      <p>
        {first
          ? t('policy.escalationsStart', {
              count: escalationCount,
              within: withinText(t, first.within),
              project: first.subjectName,
            })
          : t('policy.noEscalations')}
      </p>
    </>
  );
}

interface ActsProps {
  readonly policy: OfficePolicy;
  readonly acts: readonly Act[];
  readonly kind: 'refused' | 'released';
}

type Act = PolicySimulation['newlyBlocked'][number];

/** The projects in which acts are refused, or free again: each with the acts and the findings behind them. */
function Acts({ policy, acts, kind }: ActsProps) {
  const t = useWords('offices');
  const nameOf = useCodeNames(policy);
  const projects = [...new Set(acts.map(({ projectId }) => projectId))];
  if (!acts.length) return null;
  return (
    <ul className="policy-acts" aria-label={t(`policy.${kind}`)}>
      {projects.map((projectId) => {
        const all = acts.filter((act) => act.projectId === projectId);
        const [first] = all;
        if (!first) return null;
        const titles = new Set(all.flatMap(({ findings }) => findings.map(({ code }) => nameOf(code))));
        const waivers = new Set(
          all.flatMap(({ findings }) => findings.map(({ waivableBy }) => t(`policy.waiver.${waivableBy}`))),
        );
        return (
          <li key={first.projectId}>
            <div className="line">
              <Anchor to={`/projects/${first.projectId}`}>
                <b>{first.projectName}</b>
              </Anchor>
              <span className={kind === 'refused' ? 'late' : 'good'}>
                {t(`policy.${kind}Acts`, { acts: all.map(({ action }) => t(`policy.act.${action}`)).join(', ') })}
              </span>
            </div>
            <p>
              {[...titles].join('; ')}
              {kind === 'refused' && ` · ${t('policy.waivedBy', { who: [...waivers].join(', ') })}`}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
