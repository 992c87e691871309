// The figures as a table for a terminal.
import { type Figures, rate, type Share } from './figures.ts';
import type { Slice } from './slices.ts';
import { wilson } from './wilson.ts';

export interface Line {
  name: string;
  share: Share;
  bar?: { at: number; side: 'least' | 'most' };
}

export function linesOf(figures: Figures): Line[] {
  return [
    { name: 'emergency recall', share: figures.emergencyRecall, bar: { at: 0.96, side: 'least' } },
    { name: 'false alarms', share: figures.falseAlarms, bar: { at: 0.04, side: 'most' } },
    { name: 'category (set)', share: figures.category, bar: { at: 0.85, side: 'least' } },
    { name: 'urgency (most severe)', share: figures.urgency, bar: { at: 0.87, side: 'least' } },
    { name: 'intent', share: figures.intent, bar: { at: 0.93, side: 'least' } },
    { name: 'hazards exact', share: figures.hazardsExact, bar: { at: 0.85, side: 'least' } },
    { name: 'vulnerable', share: figures.vulnerable },
    { name: 'language', share: figures.language },
    { name: 'says it is unsure', share: figures.unsure },
  ];
}

export function meets({ share, bar }: Line): boolean | undefined {
  if (!bar || share.of === 0) return undefined;
  return bar.side === 'least' ? rate(share) >= bar.at : rate(share) <= bar.at;
}

export function barText({ bar }: Line): string {
  return bar ? `${bar.side === 'least' ? '>=' : '<='} ${bar.at.toFixed(2)}` : '';
}

export function tableOf(figures: Figures, slices: readonly Slice[]): string {
  const head = ['figure', 'share', '95 % interval', 'count', 'bar', ''];
  const rows = linesOf(figures).map((line) => {
    const { low, high } = wilson(line.share);
    const met = meets(line);
    return [
      line.name,
      decimal(rate(line.share)),
      `${decimal(low)} to ${decimal(high)}`,
      `${line.share.hits}/${line.share.of}`,
      barText(line),
      met === undefined ? '' : met ? 'met' : 'NOT MET',
    ];
  });
  rows.push(['category macro-F1', decimal(figures.categoryMacroF1), '', '', '', '']);
  rows.push(['ms a message, p99', figures.p99Ms.toFixed(2), '', '', '<= 5.00', figures.p99Ms <= 5 ? 'met' : 'NOT MET']);
  const sliceHead = ['slice', 'messages', 'recall', 'false al.', 'category', 'urgency', 'intent', 'vulner.'];
  const sliceRows = slices.map(({ dimension, name, figures: part }) => [
    `${dimension} ${name}`,
    String(part.messages),
    decimal(rate(part.emergencyRecall)),
    decimal(rate(part.falseAlarms)),
    decimal(rate(part.category)),
    decimal(rate(part.urgency)),
    decimal(rate(part.intent)),
    decimal(rate(part.vulnerable)),
  ]);
  return `${figures.messages} messages\n\n${columns([head, ...rows])}\n\n${columns([sliceHead, ...sliceRows])}\n`;
}

export function decimal(value: number): string {
  return Number.isNaN(value) ? '-' : value.toFixed(3);
}

function columns(rows: readonly string[][]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
