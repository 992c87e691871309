// RFC 3676: lines that a mail program broke softly are made whole again, within one depth of quotation.

export function unflow(text: string, deleteSpace: boolean): string {
  const out: string[] = [];
  let current = '';
  let depth = 0;
  let open = false;
  for (const line of text.split(/\r\n?|\n/)) {
    const level = /^>*/.exec(line)![0].length;
    let words = line.slice(level);
    if (words.startsWith(' ')) words = words.slice(1);
    const soft = words.endsWith(' ') && words !== '-- ' && words !== '';
    if (open && level === depth && words !== '-- ') current += words;
    else {
      if (open) out.push(current);
      current = (level > 0 ? `${'>'.repeat(level)} ` : '') + words;
    }
    depth = level;
    open = soft;
    if (soft && deleteSpace) current = current.slice(0, -1);
    if (!soft) out.push(current);
  }
  if (open) out.push(current);
  return out.join('\n');
}
