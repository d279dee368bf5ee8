import { type ReactNode, type RefObject, useLayoutEffect, useRef } from 'react';
import './side-scroll.css';

/**
 * For what may be wider than the screen, with the class `side-scroll`: it begins where `begin` scrolls it, anew whenever
 * its own width or `about` changes, and an edge behind which there is more fades out.
 */
export function useSideScroll<E extends HTMLElement>(
  ref: RefObject<E | null>,
  begin?: (element: E) => void,
  about?: unknown,
): void {
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    let width = -1;
    const tell = () => {
      const { scrollLeft, scrollWidth, clientWidth } = element;
      element.toggleAttribute('data-more-before', scrollLeft > 1);
      element.toggleAttribute('data-more-after', scrollLeft + clientWidth < scrollWidth - 1);
    };
    const fit = () => {
      if (element.clientWidth !== width) begin?.(element);
      width = element.clientWidth;
      tell();
    };
    fit();
    const observer = new ResizeObserver(fit);
    for (const each of [element, ...element.children]) observer.observe(each);
    element.addEventListener('scroll', tell, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', tell);
    };
  }, [about]);
}

interface SideScrollProps {
  readonly label: string;
  /** Where time goes on to the right and its last end matters most. */
  readonly beginsAtEnd?: boolean | undefined;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

const toTheEnd = (element: HTMLElement) => element.scrollTo({ left: element.scrollWidth });

/** A table that is wider than a narrow screen: it scrolls by itself, and shows that there is more. */
export function SideScroll({ label, beginsAtEnd = false, className = '', children }: SideScrollProps) {
  const ref = useRef<HTMLElement>(null);
  useSideScroll(ref, beginsAtEnd ? toTheEnd : undefined);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section ref={ref} className={`side-scroll ${className}`} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
