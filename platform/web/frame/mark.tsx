/** The mark of Portico: a portico. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 24 24" fill="currentColor" aria-hidden="true">
      <path d="M2 8 12 2l10 6v2H2zM4 12h2.5v8H4zM10.7 12h2.6v8h-2.6zM17.5 12H20v8h-2.5zM2 21h20v1.5H2z" />
    </svg>
  );
}
