// Outlook's compressed RTF (MS-OXRTFCP): a dictionary that begins with common words, then runs of letters and back references.

const PREFIX =
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx';
const COMPRESSED = 0x75465a4c;
const PLAIN = 0x414c454d;
const WINDOW = 4096;
const HEADER = 16;
const MOST = 4_000_000;

/** Undefined: not such a thing. */
export function decompressRtf(bytes: Buffer): Buffer | undefined {
  if (bytes.length < HEADER) return undefined;
  const size = Math.min(bytes.readUInt32LE(4), MOST);
  const kind = bytes.readUInt32LE(8);
  if (kind === PLAIN) return bytes.subarray(HEADER, HEADER + size);
  if (kind !== COMPRESSED) return undefined;
  const window = Buffer.alloc(WINDOW, 0x20);
  window.write(PREFIX, 'latin1');
  let write = PREFIX.length;
  const out = Buffer.alloc(size);
  let to = 0;
  const put = (byte: number) => {
    out[to++] = byte;
    window[write] = byte;
    write = (write + 1) % WINDOW;
  };
  for (let at = HEADER; at < bytes.length && to < size; ) {
    const control = bytes[at++]!;
    for (let bit = 0; bit < 8 && at < bytes.length && to < size; bit++) {
      if ((control & (1 << bit)) === 0) {
        put(bytes[at++]!);
        continue;
      }
      if (at + 1 >= bytes.length) return out.subarray(0, to);
      const reference = bytes.readUInt16BE(at);
      at += 2;
      const offset = reference >> 4;
      if (offset === write) return out.subarray(0, to);
      for (let i = 0; i < (reference & 0xf) + 2 && to < size; i++) put(window[(offset + i) % WINDOW]!);
    }
  }
  return out.subarray(0, to);
}
