import { createContext, type ReactNode, type RefObject, useContext, useEffect, useRef } from 'react';
import { IdentityContext } from './shell.ts';

export interface Step {
  readonly label: string;
  readonly to?: string | undefined;
}

export interface PageHead {
  readonly title: string;
  /** Between the organisation and this page. */
  readonly path: readonly Step[];
}

export const SetPageContext = createContext<(head: PageHead) => void>(() => undefined);

/** The title of the page around, as a list on it is called in print and in files. */
export const PageTitleContext = createContext('');

/** The heading of the page around, whose sentence stands over the print of a list that has no other. */
export const PageHeadingContext = createContext<RefObject<HTMLHeadingElement | null> | null>(null);

interface PageProps {
  readonly title: string;
  readonly path?: readonly Step[] | undefined;
  readonly children: ReactNode;
}

const noPath: readonly Step[] = [];

/** A page in the frame: its title stands in the window and in the top bar, after the path to it. */
export function Page({ title, path = noPath, children }: PageProps) {
  const setPage = useContext(SetPageContext);
  const heading = useRef<HTMLHeadingElement>(null);
  useTitle(title);
  const key = JSON.stringify(path);
  useEffect(() => setPage({ title, path: JSON.parse(key) }), [setPage, title, key]);
  return (
    <PageTitleContext value={title}>
      <PageHeadingContext value={heading}>
        <div className="page">{children}</div>
      </PageHeadingContext>
    </PageTitleContext>
  );
}

/** The window's title: `People · Halden & Roe · Portico`. */
export function useTitle(title: string): void {
  const organisation = useContext(IdentityContext)?.organisation.name;
  useEffect(() => {
    document.title = [title, organisation, 'Portico'].filter(Boolean).join(' · ');
  }, [title, organisation]);
}
