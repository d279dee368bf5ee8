import type { ReactNode } from 'react';
import { FieldHistory } from '../history/field-history.tsx';
import './facts.css';

/** The field is given where the fact is one of the record's own: it has a history then. */
export type Fact = readonly [name: string, value: ReactNode, field?: string];

interface FactsProps {
  /** Name and value in order; a fact without a value is left out by not giving it. */
  readonly items: readonly Fact[];
}

/** Facts of a record, name left and value right. */
export function Facts({ items }: FactsProps) {
  return (
    <dl className="facts">
      {items.map(([name, value, field]) => (
        <div key={name} className="fact">
          <dt>{name}</dt>
          <dd>
            {value}
            {field && <FieldHistory name={field} label={name} />}
          </dd>
        </div>
      ))}
    </dl>
  );
}
