// A picture, written anew: turned the right way up, without EXIF, GPS or anything else that is not seen; and a small one of it.
import sharp, { type Sharp } from 'sharp';
import { blankHeic } from './blank-heic.ts';
import { decodeHeic } from './heic.ts';

/** A phone's best camera has 50 million; beyond this a file is an attack. */
const MOST_PIXELS = 64_000_000;
const PREVIEW_PIXELS = 480;
const LONGEST_S = 30;

// A picture is read once: what sharp would keep of it is memory lost.
sharp.cache(false);
// One of two cores at most: messages are read meanwhile.
sharp.concurrency(1);

export type CleanedPicture =
  | { kind: 'cleaned'; contentType: string; preview: boolean }
  | { kind: 'refused'; reason: 'too_large' | 'unreadable' };

interface Paths {
  from: string;
  to: string;
  preview: string;
}

export async function cleanPicture(contentType: string, paths: Paths): Promise<CleanedPicture> {
  if (contentType === 'image/heic') return cleanHeic(paths);
  const { from, to } = paths;
  return written(contentType, paths, async () => {
    const moves = contentType === 'image/gif' || contentType === 'image/webp';
    const { pages = 1 } = moves ? await sharp(from).metadata() : {};
    // Lenient: of a photo that was cut on its way, what there is.
    const picture = sharp(from, { failOn: 'none', limitInputPixels: MOST_PIXELS, animated: pages > 1 });
    await inFormat(contentType, pages > 1 ? picture : picture.autoOrient()).toFile(to);
  });
}

function inFormat(contentType: string, picture: Sharp): Sharp {
  const timed = picture.timeout({ seconds: LONGEST_S });
  switch (contentType) {
    case 'image/png':
      return timed.png();
    case 'image/webp':
      return timed.webp({ quality: 88 });
    case 'image/gif':
      return timed.gif();
    default:
      return timed.jpeg({ quality: 88 });
  }
}

/** Kept as JPEG, which every screen shows. Where it cannot be decoded the file itself is kept, without what it tells about its owner. */
async function cleanHeic(paths: Paths): Promise<CleanedPicture> {
  const decoded = await decodeHeic({ path: paths.from, mostPixels: MOST_PIXELS });
  switch (decoded.kind) {
    case 'too_large':
      return { kind: 'refused', reason: 'too_large' };
    case 'undecodable':
      return (await blankHeic(paths.from))
        ? { kind: 'cleaned', contentType: 'image/heic', preview: false }
        : { kind: 'refused', reason: 'unreadable' };
    case 'decoded': {
      const { width, height, pixels } = decoded;
      const raw = { width, height, channels: 4 as const };
      return written('image/jpeg', paths, async () => {
        await inFormat('image/jpeg', sharp(pixels, { raw }).removeAlpha()).toFile(paths.to);
      });
    }
  }
}

/** The small one is a JPEG, which Slack shows too. */
async function written(contentType: string, paths: Paths, write: () => Promise<void>): Promise<CleanedPicture> {
  try {
    await write();
    await sharp(paths.to, { limitInputPixels: MOST_PIXELS })
      .resize(PREVIEW_PIXELS, PREVIEW_PIXELS, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .timeout({ seconds: LONGEST_S })
      .jpeg({ quality: 75 })
      .toFile(paths.preview);
    return { kind: 'cleaned', contentType, preview: true };
  } catch (error) {
    // What the decoder says about bytes; a full disk is another matter.
    if (!(error instanceof Error) || /ENOSPC|EACCES|EROFS|unable to open for write/i.test(error.message)) throw error;
    return { kind: 'refused', reason: /pixel limit/.test(error.message) ? 'too_large' : 'unreadable' };
  }
}
