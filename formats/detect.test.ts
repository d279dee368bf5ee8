import { expect, test } from 'vitest';
import { detectFile } from './detect.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, mark: readonly number[]) =>
  new Uint8Array([...mark, ...Array.from(text).flatMap((letter) => [letter.charCodeAt(0), 0])]);
const project = '<Project xmlns="http://schemas.microsoft.com/project">';

test.each([
  ['a plan', 'mspdi', bytes(`<?xml version="1.0"?>\n<!-- made -->\n${project}`)],
  ['a plan with a byte order mark', 'mspdi', bytes(`\uFEFF${project}`)],
  ['a plan in UTF-16', 'mspdi', utf16(project, [0xff, 0xfe])],
  ['a plan in UTF-16 without a mark', 'mspdi', utf16(project, [])],
  ['a plan with a prefix', 'mspdi', bytes('<p:Project xmlns:p="http://schemas.microsoft.com/project">')],
  ['a plan without a namespace', 'mspdi', bytes('<Project>')],
  ['an MSBuild project', 'xml', bytes('<Project xmlns="http://schemas.microsoft.com/developer/msbuild/2003">')],
  ['a .NET project', 'xml', bytes('<Project Sdk="Microsoft.NET.Sdk">')],
  ['a GanttProject file', 'xml', bytes('<?xml version="1.0"?><project name="x">')],
  ['a Primavera XML', 'pmxml', bytes('<?xml version="1.0"?><APIBusinessObjects xmlns="http://xmlns.oracle.com/">')],
  ['a page', 'html', bytes('<!DOCTYPE html><html>')],
  ['an XHTML page', 'html', bytes('<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">')],
  ['a Primavera XER', 'xer', bytes('ERMHDR\t19.12\t2020-01-01')],
  ['an MPP', 'mpp', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0])],
  ['a ZIP', 'zip', new Uint8Array([0x50, 0x4b, 3, 4, 20])],
  ['a PDF', 'pdf', bytes('%PDF-1.7')],
  ['JSON', 'json', bytes(' {"tasks": []}')],
  ['a table', 'csv', bytes('UID;Name\n1;Dig')],
  ['nothing', 'empty', new Uint8Array()],
  ['white space', 'empty', bytes(' \n\t ')],
  ['noise', 'binary', new Uint8Array([1, 2, 3, 250])],
])('%s is %s', (_, kind, head) => {
  expect(detectFile('plan.csv', head)).toBe(kind);
  expect(detectFile('plan.xml', head)).toBe(kind === 'csv' ? 'text' : kind);
});
