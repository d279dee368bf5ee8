// Runs before the first paint, so that no page flashes in the other theme. The key is Mantine's.
(() => {
  const stored = localStorage.getItem('mantine-color-scheme-value') ?? 'auto';
  const dark = stored === 'dark' || (stored === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
