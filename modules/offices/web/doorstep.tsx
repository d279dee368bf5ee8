import type { ReactNode } from 'react';
import { Mark, useTitle } from '#platform/web';
import './doorstep.css';

interface DoorstepProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** A page before the frame: one form, one sentence. */
export function Doorstep({ title, children }: DoorstepProps) {
  useTitle(title);
  return (
    <div className="doorstep">
      <header>
        <Mark />
        <span>Portico</span>
      </header>
      <main id="main">
        <h1>{title}</h1>
        {children}
      </main>
    </div>
  );
}
