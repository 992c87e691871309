// The document of a work order: whole, on one page, readable by machines that read aloud, in every script that names are written in.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { OrderDocument } from '#work-orders/document-record.ts';
import { type Invitation, invitationOf } from '#work-orders/invitation.ts';
import { orderPdf } from '#work-orders/pdf.ts';
import { linesOf } from '#work-orders/typeset.ts';
import { AT, ORDER, VISIT } from './ordinary.ts';

const LINK = 'https://demandes.lilas.example/o/a1B2c3D4a1B2c3D4';

const hasReader = (() => {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

async function photo() {
  const jpeg = await sharp({ create: { width: 480, height: 360, channels: 3, background: '#88aacc' } })
    .jpeg()
    .toBuffer();
  return { jpeg, width: 480, height: 360, at: AT };
}
const pdfOf = async (order: OrderDocument, photos = 0) =>
  orderPdf(order, await Promise.all(Array.from({ length: photos }, photo)), { link: LINK, at: AT });
const pagesOf = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type \/Page\b(?!s)/g)?.length;

/** What a reader finds, where poppler is installed. */
function textOf(pdf: Buffer): string {
  const file = join(mkdtempSync(join(tmpdir(), 'loge-pdf-')), 'order.pdf');
  writeFileSync(file, pdf);
  return execFileSync('pdftotext', ['-layout', file, '-']).toString();
}

describe('the document of an order', () => {
  it('is one page for an ordinary job, with its pictures', async () => {
    expect(pagesOf(await pdfOf(ORDER, 4))).toBe(1);
  });

  it('is tagged, titled and in French; pictures say what they show, and names from right to left are kept as read', async () => {
    const pdf = (await pdfOf(ORDER, 1)).toString('latin1');
    expect(pdf.startsWith('%PDF-1.7')).toBe(true);
    expect(pdf).toMatch(/\/MarkInfo \d+ 0 R/);
    expect(pdf).toMatch(/\/Marked true/);
    expect(pdf).toMatch(/\/Lang \(fr-FR\)/);
    expect(pdf).toMatch(/\/StructTreeRoot \d+ 0 R/);
    expect(pdf).toMatch(/\/DisplayDocTitle true/);
    for (const tag of ['H1', 'Table', 'TR', 'TH', 'TD', 'P', 'Figure']) expect(pdf, tag).toContain(`/S /${tag}`);
    expect(pdf).toContain('/Scope /Row');
    expect(pdf).toContain('/Alt (');
    expect(pdf).toContain('/ActualText (');
  });

  it('goes on to another page rather than lose what was said', async () => {
    const long = 'Le robinet de la cuisine fuit et le sol est mouillé. '.repeat(13);
    const answers = Object.fromEntries(Array.from({ length: 130 }, (_, i) => [`question.${i}`, 'yes']));
    const pdf = await pdfOf({ ...ORDER, words: long, said: [long], answers }, 4);
    expect(pagesOf(pdf)).toBe(2);
  });

  it.skipIf(!hasReader)('holds everything that is needed, as text that can be selected', async () => {
    const text = textOf(await pdfOf(ORDER));
    for (const needed of [
      'Ordre de service n° 1042-1',
      'Émis le 23 novembre 2026 par Hélène Güneş',
      'Plombier Express & Fils, 06 11 22 33 44',
      'Remplacer le siphon et le joint du lavabo.',
      '128 avenue du Général Leclerc, 93200 Saint-Denis',
      'bâtiment C, entrée 2, étage 3, logement C34',
      'Mme Yıldız Şahin, 06 12 34 56 78',
      "ne peut pas prendre l'escalier",
      'mercredi 25 novembre entre 14 h et 16 h',
      '250 € TTC',
      'mot de passage 4821',
      'bailleur',
      'Digicode, clés et stationnement : à demander',
      'Pièce : cuisine',
      LINK,
    ])
      expect(text.replaceAll('\u00a0', ' '), needed).toContain(needed);
    expect(text).toContain('الماء يتسرب من تحت المغسلة');
  });

  it.skipIf(!hasReader)('says where it is, and not who lives there, before somebody has accepted', async () => {
    const text = textOf(await pdfOf({ ...ORDER, state: 'offered', visit: null, passcode: '' }));
    expect(text).toContain('128 avenue du Général Leclerc');
    expect(text).not.toContain('Şahin');
    expect(text).not.toContain('06 12 34 56 78');
    expect(text).not.toContain('C34');
    expect(text).not.toContain('escalier');
  });

  it.skipIf(!hasReader)('says on top that it was called off', async () => {
    expect(textOf(await pdfOf({ ...ORDER, state: 'called_off' }))).toContain('ANNULÉ : ne pas intervenir');
  });
});

describe('lines of text', () => {
  const ten = (text: string) => text.length * 10;
  const shown = (text: string, width = 1000) =>
    linesOf(text, width, ten).map(({ runs }) => runs.map((run) => run.text).join('|'));

  it('break between words, and an address of the web where it has to', () => {
    expect(shown('un deux trois', 80)).toEqual(['un deux', 'trois']);
    expect(shown('abcdefghij', 40)).toEqual(['abcd', 'efgh', 'ij']);
  });

  it('put Arabic words from the right and keep numbers and names as they are', () => {
    expect(shown('Mme فاطمة بن علي (Paris), 06')).toEqual(['Mme |فاطمة بن علي| (Paris), 06']);
    expect(shown('الطابق 3 مطبخ')).toEqual([' مطبخ|3|الطابق ']);
    expect(linesOf('الطابق', 100, ten)[0]!.fromRight).toBe(true);
    expect(linesOf('Mme فاطمة', 100, ten)[0]!.fromRight).toBe(false);
  });

  it('turn brackets among Arabic words', () => {
    expect(shown('(مطبخ)')).toEqual([')مطبخ(']);
  });
});

describe('a visit for a calendar', () => {
  const invitation = (more: Partial<Invitation> = {}) => {
    const given = { order: ORDER, reader: 'contractor', to: 'plombier@example.fr', visit: VISIT, isOff: false, at: AT };
    const { content, contentType } = invitationOf({ ...given, ...more } as Invitation);
    const text = Buffer.from(content).toString();
    return { text, contentType, lines: text.replace(/\r\n[ \t]/g, '').split('\r\n') };
  };
  const lineOf = (lines: string[], name: string) =>
    lines.find((line) => line.startsWith(`${name}:`) || line.startsWith(`${name};`));

  it('is in UTC, folded, and asks who is named', () => {
    const { text, lines, contentType } = invitation();
    expect(contentType).toContain('method=REQUEST');
    expect(lines).toContain('METHOD:REQUEST');
    expect(lineOf(lines, 'DTSTART')).toBe('DTSTART:20261125T130000Z');
    expect(lineOf(lines, 'DTEND')).toBe('DTEND:20261125T150000Z');
    expect(lineOf(lines, 'ATTENDEE')).toMatch(/plombier@example\.fr/i);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line), line).toBeLessThanOrEqual(75);
  });

  it('keeps its name when it moves, and what was said later counts more', () => {
    const first = invitation();
    const later = invitation({ at: new Date(AT.getTime() + 3_600_000) });
    expect(lineOf(later.lines, 'UID')).toBe(lineOf(first.lines, 'UID'));
    const sequence = (lines: string[]) => Number(lineOf(lines, 'SEQUENCE')!.split(':')[1]);
    expect(sequence(later.lines)).toBeGreaterThan(sequence(first.lines));
  });

  it('is taken off when the visit is', () => {
    const { lines, contentType } = invitation({ isOff: true });
    expect(contentType).toContain('method=CANCEL');
    expect(lines).toContain('METHOD:CANCEL');
    expect(lines).toContain('STATUS:CANCELLED');
  });

  it('tells the tenant what the visitor will say, and the contractor what to say', () => {
    expect(invitation({ reader: 'tenant' }).text.replace(/\r\n[ \t]/g, '')).toContain('doit vous dire 4821');
    expect(invitation().text.replace(/\r\n[ \t]/g, '')).toContain('À la porte\\, dites 4821');
  });
});
