import type { ReactNode } from 'react';
import './facts.css';

interface FactsProps {
  /** Name and value in order; a fact without a value is left out by not giving it. */
  readonly items: readonly (readonly [name: string, value: ReactNode])[];
}

/** Facts of a record, name left and value right. */
export function Facts({ items }: FactsProps) {
  return (
    <dl className="facts">
      {items.map(([name, value]) => (
        <div key={name} className="fact">
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
