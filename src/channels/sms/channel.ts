// Texts. They leave by a number or short code that can be answered, or under a name that cannot (twilio/party.ts tells which).
// No picture travels by SMS in France.
import { type TwilioChannel, twilioChannel } from '../twilio/channel.ts';
import type { TwilioClient } from '../twilio/client.ts';

export function createSmsChannel(
  { client }: { client: TwilioClient },
  sender: { replies: boolean } = { replies: true },
): TwilioChannel {
  return twilioChannel(
    client,
    'sms',
    { textLength: 1600, media: false, replies: sender.replies },
    (message) => message,
  );
}
