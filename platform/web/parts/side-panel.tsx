import {
  type CSSProperties,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  Suspense,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
} from 'react';
import { useRemembered } from '../client/remembered.ts';
import { useAddress } from '../frame/use-address.ts';
import { useWords } from '../words/words-context.tsx';
import './side-panel.css';

const least = 320;
const most = 720;

export interface SidePanelProps {
  readonly title: ReactNode;
  /** One line under the title. */
  readonly subtitle?: ReactNode;
  readonly onClose: () => void;
  /** Takes the focus when it opens. A panel that has it when it closes gives it back to where it was before. */
  readonly takesFocus?: boolean | undefined;
  /** Acts on the record, at the foot. */
  readonly acts?: ReactNode;
  readonly children: ReactNode;
}

/** A record beside its list: 420 px, resizable, closed by Escape; on a narrow screen a page of its own. */
export function SidePanel({ title, subtitle, onClose, takesFocus = true, acts, children }: SidePanelProps) {
  const [width, setWidth] = useWidth();
  const titleId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const hasFocus = useRef(false);
  const t = useWords('platform');
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    const before = document.activeElement;
    if (takesFocus) heading.current?.focus();
    return () => {
      if ((takesFocus || hasFocus.current) && before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [takesFocus]);
  useLayoutEffect(() => {
    // A link that was followed is gone with what it stood in: the focus goes to what the panel shows now.
    if (hasFocus.current && document.activeElement === document.body) heading.current?.focus();
  });
  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('dialog[open], :popover-open'))
        return;
      close.current();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);

  const resize = (wanted: number) => setWidth(Math.max(least, Math.min(most, Math.round(wanted))));
  const onDrag = (event: PointerEvent<HTMLHRElement>) => {
    if (event.buttons === 1) resize(innerWidth - event.clientX);
  };
  const onKey = (event: KeyboardEvent) => {
    const step = { ArrowLeft: 16, ArrowRight: -16 }[event.key];
    if (step) resize(width + step);
  };
  return (
    <aside
      className="panel"
      aria-labelledby={titleId}
      style={styleOf(width)}
      onFocus={() => {
        hasFocus.current = true;
      }}
      onBlur={({ target }) => {
        if (target.isConnected) hasFocus.current = false;
      }}
    >
      <hr
        className="panel-edge"
        tabIndex={0}
        aria-orientation="vertical"
        aria-label={t('panel.width')}
        aria-valuenow={width}
        aria-valuemin={least}
        aria-valuemax={most}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={onDrag}
        onKeyDown={onKey}
      />
      <header className="panel-head">
        <div>
          <h2 id={titleId} ref={heading} tabIndex={-1}>
            {title}
          </h2>
          {subtitle && <p className="dim">{subtitle}</p>}
        </div>
        <button type="button" className="icon-button" aria-label={t('panel.close')} onClick={onClose}>
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d="M6 6l12 12M18 6L6 18" />
          </svg>
        </button>
      </header>
      <div className="panel-body">{children}</div>
      {acts && <footer className="panel-acts">{acts}</footer>}
    </aside>
  );
}

const useWidth = () => useRemembered('panel', 420);
const styleOf = (width: number) => ({ '--panel': `${width}px` }) as CSSProperties;

/** Holds the place of a panel of which the code is still on its way. */
function PanelToCome() {
  const [width] = useWidth();
  return <aside className="panel" aria-busy="true" style={styleOf(width)} />;
}

/** Content and, right of it, the panel where there is one; it may be `lazy`. */
export function WithPanel({ panel, children }: { readonly panel: ReactNode; readonly children: ReactNode }) {
  return (
    <div className="with-panel">
      <div className="with-panel-content">{children}</div>
      <Suspense fallback={<PanelToCome />}>{panel}</Suspense>
    </div>
  );
}

export interface OpenRecord {
  readonly id: string | undefined;
  readonly open: (id: string) => void;
  readonly close: () => void;
}

/**
 * The record whose panel is open, by the address (`?open=<id>`), so that Back closes it and a link opens it. What was
 * begun in a panel and ends once another is open closes its own, not that one.
 */
export function useOpenRecord(): OpenRecord {
  const [id, setId] = useAddress('open');
  return {
    id,
    open: (next) => setId(next, id === undefined),
    close: () => setId((now) => (now === id ? undefined : now)),
  };
}
