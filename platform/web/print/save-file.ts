/** Hands a file to the browser's downloads. */
export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000); // after the download has begun
}

/** Without what file systems do not take, and with its day: `Portfolio 2026-11-21.xlsx`. */
export function fileNameOf(title: string, today: string, ending: string): string {
  const safe = title.replace(/[\p{Cc}\\/:*?"<>|]+/gu, ' ').replace(/\s+/g, ' ').trim().slice(0, 80); // biome-ignore format: one pipe
  return `${safe || 'Export'} ${today}.${ending}`;
}
