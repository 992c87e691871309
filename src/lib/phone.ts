// Telephone numbers: what people and networks write, as E.164 and back as people read it.
import { type CountryCode, type PhoneNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max';

export type PhoneKind = 'mobile' | 'landline' | 'unknown' | 'short_code' | 'alphanumeric';

export interface Phone {
  /** E.164; the digits of a short code; the letters of a sender's name. */
  readonly address: string;
  readonly kind: PhoneKind;
}

const DEFAULT_COUNTRY: CountryCode = 'FR';
const SHORT_CODE = /^[1-9]\d{2,5}$/;
const SENDER_NAME = /^(?=.*[a-z])[a-z0-9 &'_.-]{1,11}$/i;
// Written the French way ("0692 12 34 56"), they belong to countries of their own.
const OVERSEAS: readonly CountryCode[] = ['RE', 'GP', 'MQ', 'GF', 'YT'];

/**
 * Who sent a text, as a network gives it: a number, a short code, a name. undefined if it is none of these.
 * Only a mobile or unknown number may be answered by text.
 */
export function parseSender(text: string, country: CountryCode = DEFAULT_COUNTRY): Phone | undefined {
  const trimmed = text.trim();
  if (SHORT_CODE.test(trimmed)) return { address: trimmed, kind: 'short_code' };
  return (
    parsePhone(trimmed, country) ?? (SENDER_NAME.test(trimmed) ? { address: trimmed, kind: 'alphanumeric' } : undefined)
  );
}

/** A number that can be called, however it is written; undefined if it is none. */
export function parsePhone(text: string, country: CountryCode = DEFAULT_COUNTRY): Phone | undefined {
  const trimmed = text.trim();
  if (/[a-z]{3}/i.test(trimmed)) return undefined;
  const found = firstValid(trimmed, country);
  return found === undefined ? undefined : { address: found.number, kind: kindOf(found) };
}

function firstValid(text: string, country: CountryCode): PhoneNumber | undefined {
  const number = parsePhoneNumberFromString(text, { defaultCountry: country, extract: false });
  if (number?.isValid()) return number;
  if (country === 'FR') {
    for (const place of OVERSEAS) {
      const there = parsePhoneNumberFromString(text, { defaultCountry: place, extract: false });
      if (there?.isValid() && there.country === place) return there;
    }
  }
  // A range opened since the tables were made: a tenant's message is not refused for that.
  return number?.isPossible() ? number : undefined;
}

function kindOf(number: PhoneNumber): PhoneKind {
  switch (number.getType()) {
    case 'MOBILE':
      return 'mobile';
    case 'FIXED_LINE':
    // French boxes: a landline with a number of its own range, and no texts.
    case 'VOIP':
    case 'UAN':
    case 'SHARED_COST':
    case 'TOLL_FREE':
    case 'PREMIUM_RATE':
      return 'landline';
    default:
      return kindByPlan(number);
  }
}

/** For French numbers that the tables leave out, such as those that ARCEP keeps for fiction (06 39 98). */
function kindByPlan({ number }: PhoneNumber): PhoneKind {
  if (/^\+33[67]\d{8}$/.test(number)) return 'mobile';
  return /^\+33[1-59]\d{8}$/.test(number) ? 'landline' : 'unknown';
}

/** As people write it where they live: "06 12 34 56 78"; with its country elsewhere: "+44 20 7946 0958". */
export function displayPhone(address: string, country: CountryCode = DEFAULT_COUNTRY): string {
  if (!address.startsWith('+')) return address;
  const key = `${country} ${address}`;
  const known = displayed.get(key) ?? worked(address, country);
  if (displayed.size >= MOST_DISPLAYED) displayed.clear();
  displayed.set(key, known);
  return known;
}

/** One number is shown in a text, on a card and in an alarm within seconds. */
const displayed = new Map<string, string>();
const MOST_DISPLAYED = 500;

function worked(address: string, country: CountryCode): string {
  const number = parsePhoneNumberFromString(address);
  if (number === undefined) return address;
  const home = number.country === country || (country === 'FR' && OVERSEAS.includes(number.country ?? 'FR'));
  return home ? number.formatNational() : number.formatInternational();
}
