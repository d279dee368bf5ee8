import type { Message, Parameter } from '#engine';
import { dateIn } from '#modules/offices/actions/organisation';
import type { HomeTile } from '../home-contract.ts';
import type { HomeFacts, HomeProject } from './home-facts.ts';

type Filled = Pick<HomeTile, 'id' | 'figure' | 'link'> &
  Partial<Pick<HomeTile, 'of' | 'change' | 'sparkline' | 'tone'>> & {
    /** Of what it is about where that is told otherwise than elsewhere. */
    readonly label?: string;
    readonly says: string;
    readonly values?: Message['parameters'];
  };

/** A tile of this module: its label and sentences stand under `home.tile.<id>` of the words. */
export function tile({ says, values = {}, label = 'label', ...rest }: Filled): HomeTile {
  const key = `reporting.home.tile.${rest.id}`;
  const sentence = { key: `${key}.${says}`, parameters: values } as HomeTile['sentence'];
  return { of: null, change: null, sparkline: [], tone: null, ...rest, label: `${key}.${label}`, sentence };
}

export const projectNamed = ({ project }: HomeProject): Parameter => ({
  kind: 'record',
  record: { kind: 'project', id: project.id },
  name: project.name,
});

/** The day of an instant where the organisation is. */
export const dayOf = ({ timeZone }: HomeFacts, at: string): Parameter => ({ kind: 'date', at: dateIn(timeZone, at) });
