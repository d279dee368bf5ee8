import type { Rule } from '#engine';
import type { Translate } from '#platform/web';

/** A working day in minutes, as answers are counted. */
const day = 480;
const hour = 60;

/** `5 d`, `4 h`, `90 min`; an en dash where nothing climbs. */
export function withinText(t: Translate, minutes: number | null | 'none'): string {
  if (minutes === null || minutes === 'none') return '–';
  if (minutes % day === 0) return t('policy.days', { count: minutes / day });
  return minutes % hour === 0 ? t('policy.hours', { count: minutes / hour }) : t('policy.minutes', { count: minutes });
}

/** When a rule speaks: of which findings, how severe, in which projects, at which acts. */
export function ruleCondition(t: Translate, { codes, severities, tiers, phases, actions }: Rule): string {
  const named = (section: string, list: readonly string[] | null) =>
    list ? [list.map((one) => t(`policy.${section}.${one}`)).join(', ')] : [];
  const parts = [...named('severity', severities), ...named('tier', tiers), ...named('phase', phases)];
  const what = codes.includes('*') ? t('policy.anyFinding') : codes.join(', ');
  return [what, ...parts, ...named('at', actions)].join(' · ');
}

/** What a rule says, part by part. */
export function ruleSays(t: Translate, rule: Rule): string {
  const { enforcement, waivableBy, answerWithin, proposes, mayLoosen } = rule;
  const parts = [
    enforcement && t(`policy.enforcement.${enforcement}`),
    waivableBy && t('policy.waivedBy', { who: t(`policy.waiver.${waivableBy}`) }),
    answerWithin &&
      t('policy.answered', { within: answerWithin === 'none' ? t('policy.never') : withinText(t, answerWithin) }),
    ...proposes.map((one) => t('policy.proposes', { what: t(`policy.proposal.${one}`) })),
    !mayLoosen && t('policy.fixed'),
  ];
  return parts.filter(Boolean).join(' · ') || t('policy.saysNothing');
}
