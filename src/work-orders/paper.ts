// A tagged PDF of A4 pages: a title, rows of a table, pictures. Screen readers get headings, cells, languages and what pictures show.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import PDFDocument from 'pdfkit';
import { linesOf, type TextLine } from './typeset.ts';

export interface PaperOptions {
  title: string;
  author: string;
  /** "fr-FR". */
  language: string;
  at: Date;
  /** What stands at the foot of each page. */
  foot(page: number, of: number): string;
}

export interface Paper {
  heading(text: string, level: 1 | 2): void;
  line(text: string, more?: { bold?: boolean }): void;
  /** One row of the table; rows that follow each other are one table. Values: a paragraph each. */
  row(label: string, values: readonly string[]): void;
  pictures(pictures: readonly { jpeg: Buffer; width: number; height: number; alt: string }[]): void;
  end(): Promise<Buffer>;
}

const FONTS = join(dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json')), 'ttf');
const PLAIN = fontOf('DejaVuSansCondensed.ttf');
const BOLD = fontOf('DejaVuSansCondensed-Bold.ttf');
const MARGIN = 42;
const LABEL_WIDTH = 98;
const GAP = 8;
const SIZE = 9.5;
const LEADING = 1.32;
const FOOT = 26;
const PICTURE_HEIGHT = 112;

type Element = ReturnType<PDFKit.PDFDocument['struct']>;
type Weight = 'plain' | 'bold';
interface Font {
  hasGlyphForCodePoint(code: number): boolean;
}

/** Parsed once: pdfkit parses the file anew for each document, and takes a parsed font as well, which its types do not know. */
function fontOf(file: string): Font {
  return fontIn(new PDFDocument({ autoFirstPage: false }).font(join(FONTS, file)));
}

function fontIn(doc: PDFKit.PDFDocument): Font {
  return (doc as unknown as { _font: { font: Font } })._font.font;
}

export function createPaper(options: PaperOptions): Paper {
  const doc = new PDFDocument({
    size: 'A4',
    margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: MARGIN + FOOT },
    pdfVersion: '1.7',
    // Tagged throughout, with the marks by which tools know it.
    subset: 'PDF/UA' as never,
    tagged: true,
    lang: options.language,
    displayTitle: true,
    bufferPages: true,
    info: { Title: options.title, Author: options.author, CreationDate: options.at, ModDate: options.at },
  });
  const bytes: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => bytes.push(chunk));
  doc.registerFont('plain', PLAIN as never);
  doc.registerFont('bold', BOLD as never);
  const left = MARGIN;
  const right = doc.page.width - MARGIN;
  const bottom = () => doc.page.height - MARGIN - FOOT;
  const root = doc.struct('Document');
  doc.addStructure(root);
  let y = MARGIN;
  let table: Element | null = null;

  function set(weight: Weight, size: number): void {
    doc.font(weight).fontSize(size);
  }

  /** Letters that no font of ours has are left out: a box says nothing. */
  function known(text: string): string {
    const font = fontIn(doc);
    return [...text.normalize('NFC')]
      .filter((letter) => letter === '\n' || font.hasGlyphForCodePoint(letter.codePointAt(0)!))
      .join('');
  }

  function brokenTo(text: string, width: number, weight: Weight, size: number): TextLine[] {
    set(weight, size);
    return linesOf(known(text), width, (part) => doc.widthOfString(part, { features: [] }));
  }

  function draw(
    lines: readonly TextLine[],
    x: number,
    width: number,
    from: number,
    weight: Weight,
    size: number,
  ): void {
    set(weight, size);
    doc.fillColor('#111111');
    lines.forEach((line, i) => {
      let at = line.fromRight ? x + width - line.width : x;
      for (const { text } of line.runs) {
        doc.text(text, at, from + i * size * LEADING, { lineBreak: false, features: [] });
        at += doc.widthOfString(text, { features: [] });
      }
    });
  }

  const heightOf = (lines: readonly TextLine[], size: number) => lines.length * size * LEADING;

  function need(height: number): void {
    if (y + height <= bottom()) return;
    doc.addPage();
    y = MARGIN;
  }

  function block(tag: string, text: string, weight: Weight, size: number, after: number): void {
    table = null;
    const lines = brokenTo(text, right - left, weight, size);
    need(heightOf(lines, size));
    const from = y;
    root.add(doc.struct(tag, {}, () => draw(lines, left, right - left, from, weight, size)));
    y += heightOf(lines, size) + after;
  }

  function rule(): void {
    doc.markContent('Artifact', { type: 'Layout' });
    doc.moveTo(left, y).lineTo(right, y).lineWidth(0.5).strokeColor('#bbbbbb').stroke();
    doc.endMarkedContent();
  }

  return {
    heading: (text, level) => block(`H${level}`, text, 'bold', level === 1 ? 17 : 11, level === 1 ? 4 : 5),
    line: (text, { bold = false } = {}) => block('P', text, bold ? 'bold' : 'plain', bold ? 11 : SIZE, 3),
    row(label, values) {
      const width = right - left - LABEL_WIDTH - GAP;
      const said = values.filter((value) => value !== '');
      if (said.length === 0) return;
      const name = brokenTo(label, LABEL_WIDTH, 'bold', SIZE);
      const paragraphs = said.map((value) => ({ value, lines: brokenTo(value, width, 'plain', SIZE) }));
      const lines = paragraphs.flatMap((paragraph) => paragraph.lines);
      const height = Math.max(heightOf(name, SIZE), heightOf(lines, SIZE));
      need(height + 9);
      if (table === null) {
        table = doc.struct('Table');
        root.add(table);
      }
      rule();
      y += 4;
      const from = y;
      let at = from;
      const cells = paragraphs.map(({ value, lines }) => {
        const start = at;
        at += heightOf(lines, SIZE);
        const paint = () => draw(lines, left + LABEL_WIDTH + GAP, width, start, 'plain', SIZE);
        // What stands from right to left is kept as it is read.
        return doc.struct(
          'P',
          lines.some(({ runs, fromRight }) => fromRight || runs.length > 1) ? { actual: value } : {},
          paint,
        );
      });
      const head = doc.struct('TH', { scope: 'Row' } as never, () => draw(name, left, LABEL_WIDTH, from, 'bold', SIZE));
      table.add(doc.struct('TR', {}, [head, doc.struct('TD', {}, cells)]));
      y = from + height + 5;
    },
    pictures(pictures) {
      table = null;
      const scaled = pictures.map((picture) => ({
        ...picture,
        across: (picture.width / picture.height) * PICTURE_HEIGHT,
      }));
      const total = scaled.reduce((sum, { across }) => sum + across + GAP, -GAP);
      const scale = Math.min(1, (right - left) / total);
      need(PICTURE_HEIGHT * scale);
      let x = left;
      for (const { jpeg, across, alt } of scaled) {
        const [width, height, at, from] = [across * scale, PICTURE_HEIGHT * scale, x, y];
        const box = [at, from, at + width, from + height] as [number, number, number, number];
        root.add(
          doc.struct('Figure', { alt, bbox: box, placement: 'Block' } as never, () => {
            doc.image(jpeg, at, from, { width, height });
          }),
        );
        x += width + GAP;
      }
      y += PICTURE_HEIGHT * scale + GAP;
    },
    end() {
      root.end();
      const { count } = doc.bufferedPageRange();
      for (let i = 0; i < count; i++) {
        doc.switchToPage(i);
        doc.markContent('Artifact', { type: 'Pagination' });
        const text = options.foot(i + 1, count);
        draw(brokenTo(text, right - left, 'plain', 8), left, right - left, doc.page.height - MARGIN - 8, 'plain', 8);
        doc.endMarkedContent();
      }
      return new Promise((resolve, reject) => {
        doc.on('end', () => resolve(Buffer.concat(bytes)));
        doc.on('error', reject);
        doc.end();
      });
    },
  };
}
