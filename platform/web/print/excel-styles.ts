import { escaped } from './excel-xml.ts';

/** How a cell looks; the same looks share a style. */
interface CellLook {
  /** A number format of Excel, such as `0.0%`. */
  readonly format?: string;
  readonly isHead?: boolean;
  /** Bold, without the ground of a title. */
  readonly isStrong?: boolean;
  /** Steps, at most 15. */
  readonly indent?: number;
  /** Stays text when it is edited, even if it begins like a formula. */
  readonly isQuoted?: boolean;
}

export interface StyleBook {
  /** The number by which a cell names its style. */
  styleOf(look: CellLook): number;
  /** `xl/styles.xml`. */
  toString(): string;
}

/** Number formats of one's own are counted from here. */
const firstFormat = 164;

export function createStyleBook(): StyleBook {
  const formats = new Map<string, number>();
  const styles = new Map<string, number>([[styleXml({}, 0), 0]]);
  const formatOf = (format: string | undefined) => {
    if (format === undefined) return 0;
    const known = formats.get(format) ?? firstFormat + formats.size;
    formats.set(format, known);
    return known;
  };
  return {
    styleOf(look) {
      const xml = styleXml(look, formatOf(look.format));
      const known = styles.get(xml) ?? styles.size;
      styles.set(xml, known);
      return known;
    },
    toString() {
      const numberFormats = [...formats].map(
        ([code, id]) => `<numFmt numFmtId="${id}" formatCode="${escaped(code)}"/>`,
      );
      return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
<numFmts count="${formats.size}">${numberFormats.join('')}</numFmts>
<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>
<fill><patternFill patternType="solid"><fgColor rgb="FFEEF0F3"/><bgColor indexed="64"/></patternFill></fill></fills>
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="${styles.size}">${[...styles.keys()].join('')}</cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>
</styleSheet>`.replace(/<numFmts count="0"><\/numFmts>\n/, '');
    },
  };
}

function styleXml(
  { isHead = false, isStrong = false, indent = 0, isQuoted = false }: CellLook,
  format: number,
): string {
  const font = isHead ? ' fontId="1" fillId="2" applyFont="1" applyFill="1"' : isStrong ? ' fontId="1" fillId="0" applyFont="1"' : ' fontId="0" fillId="0"'; // biome-ignore format: one expression
  const quote = isQuoted ? ' quotePrefix="1"' : '';
  const numbers = format ? ' applyNumberFormat="1"' : '';
  const attributes = `numFmtId="${format}"${font} borderId="0" xfId="0"${numbers}${quote}`;
  if (indent === 0) return `<xf ${attributes}/>`;
  return `<xf ${attributes} applyAlignment="1"><alignment horizontal="left" indent="${Math.min(15, indent)}"/></xf>`;
}
