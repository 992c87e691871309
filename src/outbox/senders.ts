// By which address of ours each channel leaves, as an agency has set it.
import type { AgencySettings } from '#agency/settings.ts';

export interface SendingAddress {
  from: string;
  /** The number to write to where `from` cannot be answered; '' where one simply answers. */
  answerTo: string;
}

export interface SendingAddresses {
  sms?: SendingAddress;
  whatsapp?: SendingAddress;
  email?: SendingAddress;
}

export function sendingAddresses({ senders }: AgencySettings): SendingAddresses {
  const { sms, whatsapp, email } = senders;
  return {
    ...(sms === undefined
      ? {}
      : {
          sms:
            typeof sms === 'string'
              ? { from: plain(sms), answerTo: '' }
              : { from: sms.name, answerTo: plain(sms.inbound) },
        }),
    ...(whatsapp === undefined ? {} : { whatsapp: { from: whatsapp, answerTo: '' } }),
    ...(email === undefined ? {} : { email: { from: email.toLowerCase(), answerTo: '' } }),
  };
}

/** The agency file may space a number as people do. */
function plain(number: string): string {
  return number.replace(/[\s.()-]/g, '');
}
