// Our credentials are for the API alone: wherever it sends us on to, and whatever a message names as its file, they stay at home.
import { buffer } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OpenedMedia } from '#channels/media-source.ts';
import { mayFollow, type TwilioMedia, twilioMedia } from '#channels/twilio/media.ts';
import { type FakeMedia, startFakeMedia } from '../../support/fake-media.ts';

const ACCOUNT = { accountSid: 'AC00000000000000000000000000000001', authToken: 'secret-token' };
const PATH = `/2010-04-01/Accounts/${ACCOUNT.accountSid}/Messages/MM01/Media/ME01`;
const BASIC = `Basic ${Buffer.from(`${ACCOUNT.accountSid}:${ACCOUNT.authToken}`).toString('base64')}`;
const PHOTO = Buffer.from('the photo');

let api: FakeMedia;
let cdn: FakeMedia;
let media: TwilioMedia;
beforeAll(async () => {
  [api, cdn] = await Promise.all([startFakeMedia(), startFakeMedia()]);
});
afterAll(() => Promise.all([api.close(), cdn.close()]));
beforeEach(() => {
  media = twilioMedia({ ...ACCOUNT, apiBaseUrl: api.origin, timeoutMs: 300 });
});
afterEach(async () => {
  await media.close();
  for (const host of [api, cdn]) {
    host.answers.clear();
    host.requests.length = 0;
  }
});

const open = (source: string) => media.open(source, AbortSignal.timeout(5_000), async () => null);
const read = async (opened: OpenedMedia) =>
  opened.kind === 'open' ? (await buffer(opened.stream)).toString() : opened.kind;

describe('a file of a message', () => {
  it('is asked for with our credentials, and followed to another host without them', async () => {
    api.answers.set(PATH, [{ kind: 'sends_on', to: `${cdn.origin}/file?signed=1` }]);
    cdn.answers.set('/file?signed=1', [{ kind: 'file', body: PHOTO, type: 'image/jpeg' }]);
    const opened = await open(api.origin + PATH);
    expect(opened).toMatchObject({ kind: 'open', contentType: 'image/jpeg', size: PHOTO.length });
    expect(await read(opened)).toBe('the photo');
    expect(api.requests.map(({ authorization }) => authorization)).toEqual([BASIC]);
    expect(cdn.requests.map(({ authorization }) => authorization)).toEqual([undefined]);
    expect(JSON.stringify(cdn.requests)).not.toContain(ACCOUNT.accountSid);
  });

  it('is followed without them even to the same host', async () => {
    api.answers.set(PATH, [{ kind: 'sends_on', to: '/cdn/ME01', status: 302 }]);
    api.answers.set('/cdn/ME01', [{ kind: 'file', body: PHOTO }]);
    expect(await read(await open(api.origin + PATH))).toBe('the photo');
    expect(api.requests.map(({ authorization }) => authorization)).toEqual([BASIC, undefined]);
  });

  it('of the public API is asked for at the address that is configured', async () => {
    api.answers.set(PATH, [{ kind: 'file', body: PHOTO }]);
    expect(await read(await open(`https://api.twilio.com${PATH}`))).toBe('the photo');
    expect(api.requests).toHaveLength(1);
  });

  it('is asked for below the path of that address', async () => {
    await media.close();
    media = twilioMedia({ ...ACCOUNT, apiBaseUrl: `${api.origin}/twilio/` });
    api.answers.set(`/twilio${PATH}`, [{ kind: 'file', body: PHOTO }]);
    expect(await read(await open(`https://api.twilio.com${PATH}`))).toBe('the photo');
    expect(await read(await open(`${api.origin}/twilio${PATH}`))).toBe('the photo');
  });

  it('may have no announced length', async () => {
    api.answers.set(PATH, [{ kind: 'file', body: PHOTO, length: false }]);
    expect(await open(api.origin + PATH)).toMatchObject({ kind: 'open', size: null });
  });
});

describe('an address that is not the media of our account', () => {
  it.each([
    ['another host', 'https://evil.example/photo.jpg'],
    ['another host with the path of ours', `https://evil.example${PATH}`],
    ['a host that only begins like the API', `https://api.twilio.com.evil.example${PATH}`],
    ['the API, as the user of another host', `https://api.twilio.com@evil.example${PATH}`],
    ['another account', `https://api.twilio.com${PATH.replace('0001', '0002')}`],
    ['something else of our account', `https://api.twilio.com/2010-04-01/Accounts/${ACCOUNT.accountSid}/Messages.json`],
    ['a way out of the path', `https://api.twilio.com${PATH}/../../../../Keys.json`],
    ['a name and password of its own', `https://user:pass@api.twilio.com${PATH}`],
    ['the API without encryption', `http://api.twilio.com${PATH}`],
    ['the inside of a cloud', 'http://169.254.169.254/latest/meta-data/'],
    ['a file of ours', 'file:///etc/passwd'],
    ['no address', 'not an address'],
  ])('is not asked for: %s', async (_, source) => {
    expect(await open(source)).toMatchObject({ kind: 'forbidden' });
    expect(api.requests).toEqual([]);
  });
});

describe('where Twilio sends us on', () => {
  it.each([
    'http://169.254.169.254/latest/meta-data/',
    'https://10.0.0.1/file',
    'https://[fd00::1]/file',
    'http://mms.twiliocdn.example/file',
    'ftp://mms.twiliocdn.example/file',
    'https://user:pass@mms.twiliocdn.example/file',
    'http://[bad',
  ])('we do not go to %s', async (to) => {
    api.answers.set(PATH, [{ kind: 'sends_on', to }]);
    expect(await open(api.origin + PATH)).toMatchObject({ kind: 'forbidden' });
  });

  it.each(['http://127.0.0.1:5432/', 'https://localhost/', 'http://[::1]/', 'https://127.0.0.1/'])(
    'we go to %s only where the API itself is on this machine',
    (to) => {
      expect(mayFollow(new URL(to), new URL('https://api.twilio.com'))).toBe(false);
      expect(mayFollow(new URL(to), new URL('http://127.0.0.1:4000'))).toBe(true);
    },
  );

  it('we go to its own store of files', () => {
    expect(
      mayFollow(new URL('https://mms.twiliocdn.com/AC1/file?Signature=x'), new URL('https://api.twilio.com')),
    ).toBe(true);
  });

  it('we do not go round in circles', async () => {
    api.answers.set(PATH, [{ kind: 'sends_on', to: '/again' }]);
    api.answers.set('/again', [{ kind: 'sends_on', to: '/again' }]);
    expect(await open(api.origin + PATH)).toMatchObject({ kind: 'later' });
    expect(api.requests.length).toBeLessThan(8);
  });
});

describe('what Twilio answers instead of the file', () => {
  it.each([
    [404, 'missing'],
    [410, 'missing'],
    [401, 'later'],
    [429, 'later'],
    [500, 'later'],
    [503, 'later'],
  ])('%d: %s', async (status, kind) => {
    api.answers.set(PATH, [{ kind: 'status', status }]);
    expect(await open(api.origin + PATH)).toEqual({ kind, detail: `HTTP ${status}` });
  });

  it('silence is not waited for long', async () => {
    api.answers.set(PATH, [{ kind: 'hangs' }]);
    expect(await open(api.origin + PATH)).toEqual({ kind: 'later', detail: 'UND_ERR_HEADERS_TIMEOUT' });
  });

  it('nobody there is worth another try', async () => {
    await media.close();
    const gone = await startFakeMedia();
    await gone.close();
    media = twilioMedia({ ...ACCOUNT, apiBaseUrl: gone.origin });
    expect(await open(gone.origin + PATH)).toEqual({ kind: 'later', detail: 'ECONNREFUSED' });
  });

  it('a line that drops in the middle is an error of the stream', async () => {
    api.answers.set(PATH, [{ kind: 'breaks', body: PHOTO }]);
    const opened = await open(api.origin + PATH);
    await expect(read(opened)).rejects.toThrow();
  });
});
