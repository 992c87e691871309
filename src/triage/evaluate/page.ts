// The evaluation as one HTML page that needs nothing else: figures, slices, confusion matrices, and every miss.
import { charge, chargeOf } from './charge.ts';
import { escaped, matrixChart, shareChart } from './charts.ts';
import { confusionsOf } from './confusion.ts';
import { type Figures, rate } from './figures.ts';
import { isMiss, type Verdict } from './judge.ts';
import type { Slice } from './slices.ts';
import { barText, decimal, type Line, linesOf } from './table.ts';

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:1100px;padding:0 1rem;color:#111;background:#fff}
table{border-collapse:collapse;width:100%;margin:1rem 0}th,td{text-align:left;padding:.3rem .6rem;border-bottom:1px solid #bbb;vertical-align:top}
svg{max-width:100%;height:auto;font:13px system-ui,sans-serif}.fine{fill:#2f6f4f}.short{fill:#b3401f}.interval{stroke:#111;stroke-width:2}
.goal{stroke:#1b4fa8;stroke-width:3}.axis{fill:#555}.cell{stroke:#ccc}.right{fill:#2f6f4f}.wrong{fill:#b3401f}.light{fill:#fff}
td.text{max-width:28rem;white-space:pre-wrap;overflow-wrap:anywhere}.grave{font-weight:bold;color:#8f2c10}`;

export function pageOf(
  source: string,
  verdicts: readonly Verdict[],
  figures: Figures,
  slices: readonly Slice[],
): string {
  const misses = verdicts.filter(isMiss).sort((a, b) => charge(b) - charge(a));
  const title = `Triage of ${figures.messages} messages`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${STYLE}</style></head>
<body><h1>${title}</h1>
<p>From ${escaped(source)}. The black line is the 95 % interval (Wilson), the blue tick the bar to meet.
Category macro-F1 ${decimal(figures.categoryMacroF1)}. One message takes ${figures.p50Ms.toFixed(2)} ms at the median, ${figures.p99Ms.toFixed(2)} ms at the 99th percentile.</p>
${shareChart(linesOf(figures), 'All figures')}
<h2>Figures</h2>${figureTable(linesOf(figures))}
<h2>Slices</h2>${slices.length === 0 ? '<p>No message.</p>' : sliceCharts(slices)}${sliceTable(slices)}
<h2>Confusions</h2>${confusionsOf(verdicts)
    .map((confusion) => `<h3>${confusion.title}</h3>${matrixChart(confusion)}`)
    .join('\n')}
<h2>Misses (${misses.length})</h2>${missTable(misses)}
</body></html>
`;
}

function figureTable(lines: readonly Line[]): string {
  const rows = lines.map((line) => [
    line.name,
    decimal(rate(line.share)),
    `${line.share.hits}/${line.share.of}`,
    barText(line),
  ]);
  return table(['figure', 'share', 'count', 'bar'], rows);
}

function sliceCharts(slices: readonly Slice[]): string {
  const lines = slices.map(
    ({ dimension, name, figures }): Line => ({ name: `${dimension} ${name}`, share: figures.category }),
  );
  return `<h3>Category, by slice</h3>${shareChart(lines, 'Category accuracy by slice')}`;
}

function sliceTable(slices: readonly Slice[]): string {
  const rows = slices.map(({ dimension, name, figures }) => [
    `${dimension} ${name}`,
    String(figures.messages),
    ...[
      figures.emergencyRecall,
      figures.falseAlarms,
      figures.category,
      figures.urgency,
      figures.intent,
      figures.vulnerable,
    ].map((share) => decimal(rate(share))),
  ]);
  return table(['slice', 'messages', 'recall', 'false alarms', 'category', 'urgency', 'intent', 'vulnerable'], rows);
}

function missTable(misses: readonly Verdict[]): string {
  const rows = misses.map(
    (miss) =>
      `<tr><td>${escaped(miss.example.id)}</td><td class="text" dir="auto">${escaped(miss.example.text)}</td><td>${chargeOf(
        miss,
      )
        .map(({ words, grave }) => `<div class="${grave ? 'grave' : ''}">${escaped(words)}</div>`)
        .join('')}</td></tr>`,
  );
  return `<table><thead><tr><th>id</th><th>message</th><th>what was missed</th></tr></thead><tbody>${rows.join('\n')}</tbody></table>`;
}

function table(head: readonly string[], rows: readonly string[][]): string {
  const cells = (tag: string, row: readonly string[]) =>
    row.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join('');
  return `<table><thead><tr>${cells('th', head)}</tr></thead><tbody>${rows
    .map((row) => `<tr>${cells('td', row)}</tr>`)
    .join('')}</tbody></table>`;
}
