import { type Action, actions, type PartName } from '#engine';
import { Anchor, Sentence, SidePanel, type Translate, useAllWords, useWords } from '#platform/web';
import { ruleCondition, useCodeNames, withinText } from './policy-words.ts';
import type { ProjectRuleRow, RuledPart, RuledProject, Said } from './project-rule-rows.ts';
import { RulingVersion } from './ruling-version.tsx';

interface ProjectRulePanelProps {
  readonly policy: RuledProject;
  readonly row: ProjectRuleRow;
  readonly addressOf: (findingId: string) => string;
  readonly onClose: () => void;
}

/** What follows from one kind of finding in the project, with all that the offices have said of it. */
export function ProjectRulePanel({ policy, row, addressOf, onClose }: ProjectRulePanelProps) {
  const t = useWords('offices');
  const words = useAllWords();
  const about = [`severity.${row.severity}`, `tier.${policy.tier}`, `phase.${policy.phase}`];
  return (
    <SidePanel
      title={words.text(row.title)}
      subtitle={about.map((key) => t(`policy.${key}`)).join(' · ')}
      takesFocus={false}
      onClose={onClose}
    >
      <p>
        <Anchor to={`/finding-codes?open=${row.code}`}>{t('policy.about')}</Anchor>
      </p>
      {row.findings.length > 0 && (
        <section>
          <h3>{t('policy.ruled.openNow')}</h3>
          <ul className="policy-acts">
            {row.findings.map(({ findingId, sentence }) => (
              <li key={findingId}>
                <Sentence message={sentence} /> <Anchor to={addressOf(findingId)}>{t('policy.ruled.answer')}</Anchor>
              </li>
            ))}
          </ul>
        </section>
      )}
      {actsAlike(row).map((acts) => (
        <section key={acts[0]}>
          <h3>{acts.map((action) => t(`policy.at.${action}`)).join(' · ')}</h3>
          <ul className="policy-acts">
            {byRules(partsAt(t, row, acts)).map((parts) => (
              <li key={parts[0]?.name}>
                <PartsSaid policy={policy} row={row} parts={parts} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </SidePanel>
  );
}

/** The acts at which the same follows, by the same rules, together. */
function actsAlike({ at }: ProjectRuleRow): readonly (readonly [Action, ...Action[]])[] {
  const alike = new Map<string, [Action, ...Action[]]>();
  for (const action of actions) {
    const { enforcement, waivableBy, answerWithin } = at[action];
    const key = JSON.stringify([enforcement, waivableBy, action === 'standing' ? answerWithin : null]);
    const known = alike.get(key);
    if (known) known.push(action);
    else alike.set(key, [action]);
  }
  return [...alike.values()];
}

/** A part of what follows, and how it is put. */
interface ShownPart {
  readonly name: PartName;
  readonly part: RuledPart;
  readonly textOf: (value: RuledPart['value']) => string;
  readonly mark?: string;
}

/** What follows at these acts; what nobody needs to waive or to answer is left out. */
function partsAt(t: Translate, { at }: ProjectRuleRow, acts: readonly [Action, ...Action[]]): ShownPart[] {
  const { enforcement, waivableBy } = at[acts[0]];
  const { answerWithin } = at.standing;
  const does: ShownPart = {
    name: 'enforcement',
    part: enforcement,
    textOf: (value) => t(`policy.enforcement.${value}`),
    mark: `enforcement enforcement-${enforcement.value}`,
  };
  const waived: ShownPart = {
    name: 'waivableBy',
    part: waivableBy,
    textOf: (value) => t('policy.waivedBy', { who: t(`policy.waiver.${value}`) }),
  };
  const answered: ShownPart = {
    name: 'answerWithin',
    part: answerWithin,
    textOf: (value) =>
      value === null ? t('policy.never') : t('policy.answered', { within: withinText(t, Number(value)) }),
  };
  return [
    does,
    ...(enforcement.value === 'advise' ? [] : [waived]),
    ...(acts.includes('standing') && answerWithin.said.length > 0 ? [answered] : []),
  ];
}

/** Those of which the same offices have spoken by the same rules, together. */
function byRules(parts: readonly ShownPart[]): readonly (readonly ShownPart[])[] {
  const together = new Map<string, ShownPart[]>();
  for (const shown of parts) {
    const key = shown.part.said.map(({ officeId, ruleId, stance }) => `${officeId} ${ruleId} ${stance}`).join();
    together.set(key, [...(together.get(key) ?? []), shown]);
  }
  return [...together.values()];
}

interface PartsSaidProps {
  readonly policy: RuledProject;
  readonly row: ProjectRuleRow;
  readonly parts: readonly ShownPart[];
}

/** What holds, and under it each office that spoke of it: its rule, its version, and how that stands to those above. */
function PartsSaid({ policy, row, parts }: PartsSaidProps) {
  const t = useWords('offices');
  const [first, ...others] = parts;
  if (!first) return null;
  const { said } = first.part;
  const saidAt = (index: number) =>
    parts.flatMap(({ part, textOf }) => part.said.slice(index, index + 1).map(({ value }) => textOf(value)));
  return (
    <>
      <span className={first.mark}>{first.textOf(first.part.value)}</span>
      {others.map(({ part, textOf }) => ` · ${textOf(part.value)}`)}
      {said.length === 0 && <p>{t('policy.from.none')}</p>}
      {said.map((one, index) => (
        <SaidBy
          key={one.officeId}
          policy={policy}
          row={row}
          said={one}
          how={said.length > 1 && [...saidAt(index), ...(index > 0 ? [t(`policy.departed.${one.stance}`)] : [])]}
        />
      ))}
    </>
  );
}

interface SaidByProps {
  readonly policy: RuledProject;
  readonly row: ProjectRuleRow;
  readonly said: Said;
  /** What it says and how that stands to what was said above it, where several speak. */
  readonly how: readonly string[] | false;
}

function SaidBy({ policy, row, said, how }: SaidByProps) {
  const t = useWords('offices');
  const nameOf = useCodeNames({ codes: policy.rows });
  const office = policy.offices.find(({ officeId }) => officeId === said.officeId);
  const rule = office?.rules.find(({ id }) => id === said.ruleId);
  if (!office || !rule) return null;
  return (
    <div className="policy-said">
      <div className="line">
        <span>
          <RulingVersion office={office} open={row.code} />
        </span>
        {how && <span className="policy-origin">{how.join(' · ')}</span>}
      </div>
      <p>{ruleCondition(t, nameOf, rule)}</p>
    </div>
  );
}
