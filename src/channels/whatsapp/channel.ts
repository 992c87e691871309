// WhatsApp through Twilio: free text within 24 hours of the person's last message. A number is stored once for both channels;
// the prefix is put on here.
import { type TwilioChannel, twilioChannel } from '../twilio/channel.ts';
import type { TwilioClient } from '../twilio/client.ts';
import { whatsapp } from '../twilio/party.ts';

export function createWhatsAppChannel({ client }: { client: TwilioClient }): TwilioChannel {
  return twilioChannel(client, 'whatsapp', { textLength: 1600, media: true, replies: true }, (message) => ({
    ...message,
    to: whatsapp(message.to),
    from: whatsapp(message.from),
  }));
}
