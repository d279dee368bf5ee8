import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanName } from './attachment-name.ts';
import { cleanText, mentionsIn } from './comment-text.ts';
import { sniffAttachment } from './sniff-attachment.ts';

const bytes = (text: string) => Buffer.from(text, 'latin1');
const zip = (name: string) => bytes(`PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00${name}`);

test.each([
  ['a.png', bytes('\x89PNG\r\n\x1a\n....'), 'image/png'],
  ['A.JPG', bytes('\xff\xd8\xff\xe0'), 'image/jpeg'],
  ['a.pdf', bytes('%PDF-1.7'), 'application/pdf'],
  ['a.xlsx', zip('[Content_Types].xml'), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['a.mpp', bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), 'application/vnd.ms-project'],
  ['a.csv', Buffer.from('Größe;1\r\n'), 'text/csv'],
  ['a.csv', bytes('Gr\xf6\xdfe;1'), 'text/csv'],
  ['a.txt', Buffer.from('\ufeffwide', 'utf16le'), 'text/plain'],
  ['plan.xml', Buffer.from('<?xml version="1.0"?><Project/>'), 'application/xml'],
])('%s is what its first bytes say', (name, head, mediaType) => {
  expect(sniffAttachment(name, head)?.mediaType).toBe(mediaType);
});

test.each([
  ['a.svg', bytes('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ['a.html', bytes('<p>')],
  ['a.exe', bytes('MZ\x90\x00')],
  ['a', bytes('text')],
  ['constructor', bytes('text')],
  ['a.__proto__', bytes('text')],
  ['a.png', bytes('<script>alert(1)</script>')],
  ['a.png', bytes('')],
  ['a.txt', bytes('MZ\x90\x00\x03')],
  ['a.txt', bytes('  <!DOCTYPE html><p>')],
  ['a.csv', Buffer.from('\ufeff<script>1</script>', 'utf16le')],
  ['a.xml', bytes('<?xml version="1.0"?><svg onload="alert(1)"/>')],
  ['a.xml', bytes('<x:a xmlns:x="http://www.w3.org/1999/xhtml"/>')],
  ['a.docx', zip('evil.exe')],
  ['a.docm', zip('[Content_Types].xml')],
  ['a.zip', zip('[Content_Types].xml')],
])('%s is refused where it is none of the types, or another than it says', (name, head) => {
  expect(sniffAttachment(name, head)).toBeUndefined();
});

test.each([
  ['../../etc/passwd.txt', 'passwd.txt'],
  ['C:\\plans\\a.xml', 'a.xml'],
  ['in\u202egpj.exe', 'in gpj.exe'],
  ['a\r\nSet-Cookie: x.png', 'a Set-Cookie x.png'],
  ['..', 'file'],
  ['.png', 'png'],
  [`${'ä'.repeat(300)}.png`, `${'ä'.repeat(116)}.png`],
])('the name %j is kept as %j', (name, kept) => {
  expect(cleanName(name)).toBe(kept);
});

test('whatever the name, what is kept is short, of one line and without folders, and stays so', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
      const kept = cleanName(name);
      expect(kept).not.toMatch(/[\p{Cc}/\\]/u);
      expect([...kept].length).toBeLessThanOrEqual(400);
      expect(kept.length).toBeGreaterThan(0);
    }),
  );
});

test('whatever is written, what is kept can be stored and kept again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      const kept = cleanText(text);
      expect(kept).not.toMatch(/[^\P{Cc}\t\n]/u);
      expect(cleanText(kept)).toBe(kept);
    }),
  );
  expect(mentionsIn('@[x] @[11111111-1111-4111-8111-111111111111]@[11111111-1111-4111-8111-111111111111]')).toEqual([
    '11111111-1111-4111-8111-111111111111',
  ]);
});
