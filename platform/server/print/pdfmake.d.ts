/** What we use of pdfmake. Its published types bring those of a browser with them, which a server does not have. */
declare module 'pdfmake' {
  interface Style {
    readonly alignment?: 'left' | 'right';
    readonly bold?: boolean;
    readonly color?: string;
    readonly colSpan?: number;
    readonly decoration?: 'underline';
    readonly decorationColor?: string;
    readonly fillColor?: string;
    readonly font?: string;
    /** OpenType features, on or off. A text with any is laid out anew each time: without, words are kept. */
    readonly fontFeatures?: Readonly<Record<string, boolean>>;
    readonly fontSize?: number;
    /** Of a heading; `pageBreakBefore` finds it by that. */
    readonly headlineLevel?: number;
    readonly lineHeight?: number;
    readonly link?: string;
    /** Left, top, right, bottom. */
    readonly margin?: readonly [number, number, number, number];
    readonly noWrap?: boolean;
    readonly pageBreak?: 'before';
    readonly relativePosition?: { readonly x: number; readonly y: number };
    readonly unbreakable?: boolean;
    readonly width?: number | '*' | 'auto';
    readonly height?: number;
  }

  interface Line {
    readonly type: 'line';
    readonly x1: number;
    readonly y1: number;
    readonly x2: number;
    readonly y2: number;
    readonly lineWidth: number;
    readonly lineColor: string;
  }

  export interface Run extends Style {
    readonly text: string;
  }

  export interface TableLayout {
    hLineWidth(line: number): number;
    hLineColor(line: number): string;
    vLineWidth(line: number): number;
    paddingLeft(): number;
    paddingRight(): number;
    paddingTop(row: number): number;
    paddingBottom(row: number): number;
  }

  interface Table {
    readonly headerRows?: number;
    readonly keepWithHeaderRows?: number;
    readonly dontBreakRows?: boolean;
    readonly widths: readonly number[];
    readonly heights?: (row: number) => number;
    readonly body: readonly (readonly Content[])[];
  }

  export type Content = Style &
    (
      | { readonly text: string | readonly Run[] }
      | { readonly stack: readonly Content[] }
      | { readonly columns: readonly Content[]; readonly columnGap?: number }
      | { readonly table: Table; readonly layout: TableLayout }
      | { readonly canvas: readonly Line[] }
      | { readonly svg: string }
      | { readonly text?: never }
    );

  export interface PdfDefinition {
    readonly info: Readonly<Record<string, string>>;
    readonly language: string;
    readonly displayTitle: boolean;
    readonly pageSize: { readonly width: number; readonly height: number };
    readonly pageMargins: readonly [number, number, number, number];
    readonly header: (page: number, pages: number) => Content;
    readonly footer: (page: number, pages: number) => Content;
    readonly content: readonly Content[];
    readonly defaultStyle: Style;
    /** Asked of every node; where it says so, all is laid out anew. */
    readonly pageBreakBefore?: (
      node: PlacedNode,
      around: { getFollowingNodesOnPage(): readonly PlacedNode[] },
    ) => boolean;
  }

  interface PlacedNode {
    readonly headlineLevel?: number;
  }

  interface PdfStream extends NodeJS.ReadableStream {
    end(): void;
    bufferedPageRange?(): { readonly count: number };
  }

  const pdfmake: {
    setFonts(fonts: Readonly<Record<string, { readonly normal: string; readonly bold: string }>>): void;
    setUrlAccessPolicy(mayOpen: (url: string) => boolean): void;
    setLocalAccessPolicy(mayOpen: (path: string) => boolean): void;
    createPdf(definition: PdfDefinition): { getBuffer(): Promise<Buffer> };
  };
  // biome-ignore lint/style/noDefaultExport: it is one
  export default pdfmake;
}
