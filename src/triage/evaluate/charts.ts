// Charts as inline SVG: shares with their intervals and bars, and confusion matrices. No script, readable in black and white.
import type { Confusion } from './confusion.ts';
import { rate } from './figures.ts';
import { decimal, type Line, meets } from './table.ts';
import { wilson } from './wilson.ts';

const ROW = 30;
const NAMES = 190;
const SCALE = 460;
const VALUES = 130;

/** One row a figure: the share as a bar, its 95 % interval as a line, the bar to meet as a tick. */
export function shareChart(lines: readonly Line[], label: string): string {
  const known = lines.filter(({ share }) => share.of > 0);
  const height = known.length * ROW + 24;
  const rows = known.map((line, index) => shareRow(line, index * ROW)).join('');
  const ticks = [0, 0.25, 0.5, 0.75, 1]
    .map((at) => `<text class="axis" x="${place(at)}" y="${height - 4}" text-anchor="middle">${at}</text>`)
    .join('');
  return svg(NAMES + SCALE + VALUES, height, label, rows + ticks);
}

function shareRow(line: Line, top: number): string {
  const share = rate(line.share);
  const { low, high } = wilson(line.share);
  const middle = top + ROW / 2;
  const tone = meets(line) === false ? 'short' : 'fine';
  const bar = line.bar
    ? `<line class="goal" x1="${place(line.bar.at)}" x2="${place(line.bar.at)}" y1="${top + 3}" y2="${top + ROW - 3}"/>`
    : '';
  return `<text x="${NAMES - 10}" y="${middle + 5}" text-anchor="end">${escaped(line.name)}</text>
<rect class="${tone}" x="${NAMES}" y="${top + 7}" width="${(share * SCALE).toFixed(1)}" height="${ROW - 14}"/>
<line class="interval" x1="${place(low)}" x2="${place(high)}" y1="${middle}" y2="${middle}"/>${bar}
<text x="${NAMES + SCALE + 12}" y="${middle + 5}">${decimal(share)} (${line.share.hits}/${line.share.of})</text>`;
}

function place(at: number): string {
  return (NAMES + at * SCALE).toFixed(1);
}

const CELL = 34;
const MARGIN = 130;

export function matrixChart({ title, labels, counts }: Confusion): string {
  const size = labels.length * CELL;
  const cells = counts.flatMap((row, at) => {
    const total = row.reduce((sum, count) => sum + count, 0);
    return row.map((count, column) => matrixCell(count, total, at, column, labels));
  });
  const names = labels.map(
    (label, at) => `<text x="${MARGIN - 8}" y="${MARGIN + at * CELL + CELL / 2 + 4}" text-anchor="end">${label}</text>
<text transform="translate(${MARGIN + at * CELL + CELL / 2 + 4} ${MARGIN - 8}) rotate(-60)">${label}</text>`,
  );
  const label = `${title}: expected in rows, read in columns`;
  return svg(MARGIN + size + 60, MARGIN + size + 4, label, names.join('') + cells.join(''));
}

function matrixCell(count: number, total: number, row: number, column: number, labels: readonly string[]): string {
  const x = MARGIN + column * CELL;
  const y = MARGIN + row * CELL;
  const depth = count === 0 ? 0 : 0.12 + 0.88 * (count / total);
  const tone = row === column ? 'right' : 'wrong';
  const number =
    count === 0
      ? ''
      : `<text class="${depth > 0.6 ? 'light' : ''}" x="${x + CELL / 2}" y="${y + CELL / 2 + 4}" text-anchor="middle">${count}</text>`;
  return `<g><title>${labels[row]} read as ${labels[column]}: ${count}</title>
<rect class="cell ${tone}" x="${x}" y="${y}" width="${CELL}" height="${CELL}" fill-opacity="${depth.toFixed(2)}"/>${number}</g>`;
}

function svg(width: number, height: number, label: string, body: string): string {
  return `<svg role="img" aria-label="${escaped(label)}" viewBox="0 0 ${width} ${height}" width="${width}">${body}</svg>`;
}

export function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
