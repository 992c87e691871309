// The agency file, parsed: the one place that knows its shape. Unknown keys are errors, so that a typing mistake is seen.
import { z } from 'zod';
import { CATEGORIES, PAYERS } from '#flows/codes.ts';

const clockTime = z.string().regex(/^([01]?\d|2[0-3]):[0-5]\d$|^24:00$/, 'write a time as "08:00" or "24:00"');
const slackChannel = z
  .string()
  .regex(/^[CGD][A-Z0-9]{6,}$/, 'a Slack channel id looks like C0123456789 (channel details, at the bottom)');
const slackUser = z
  .string()
  .regex(/^[UW][A-Z0-9]{4,}$/, 'a Slack member id looks like U0123456789 (profile, "Copy member ID")');
const phone = z.string().regex(/^\+?[\d .()-]{3,20}$/, 'write a number as "+33612345678"');
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'write a day as "2026-12-24"');
const timezone = z.string().refine((name) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}, 'an IANA time zone such as Europe/Paris');

const manager = z.strictObject({
  slack: slackUser,
  name: z.string().min(1),
  phone: phone.optional(),
  email: z.email().optional(),
  /** New tickets are mailed at once to who wishes any; `daily`: what else happened is told at eight. Changed on the Home tab. */
  mails: z.enum(['at_once', 'daily', 'never']).optional(),
  /** Euros that this manager may approve alone; without it, no limit. */
  limit: z.number().int().nonnegative().optional(),
  /** Days away, first and last included, and who stands in. */
  away: z.strictObject({ from: day, to: day, stand_in: slackUser }).optional(),
});

/** Where cards go: the first rule that fits; without one, `slack.channel`. */
const routing = z.strictObject({
  residence: z.string().optional(),
  trade: z.enum(CATEGORIES).optional(),
  channel: slackChannel,
  managers: z.array(slackUser).default([]),
});

/** "plomberie à Paris 15e -> Plombier Express"; "lift of residence B -> its maintenance contract, 2 h". */
const rule = z.strictObject({
  trade: z.enum(CATEGORIES),
  /** Towns, postcodes or residences; without them, everywhere. */
  areas: z.array(z.string().min(1)).default([]),
  /** Name of the company, as in the list of contractors. */
  contractor: z.string().min(1),
  /** Hours within which the contract has them come. */
  within_hours: z.number().positive().optional(),
  payer: z.enum(PAYERS).optional(),
  /** The order of an emergency leaves at once, and the managers are told. */
  without_waiting: z.boolean().default(false),
});

const perUrgency = z.strictObject({
  emergency: z.number().positive(),
  urgent: z.number().positive(),
  routine: z.number().positive(),
});

/** How long people may take, and what happens then. */
const orders = z.strictObject({
  /** Minutes for a contractor to answer; then a reminder, then the next one. */
  answer_minutes: perUrgency.default({ emergency: 15, urgent: 120, routine: 1440 }),
  /** Hours for the dates after an order is accepted. */
  slots_hours: z.number().positive().default(24),
  /** Hours after which whoever has to agree is reminded. */
  agreement_hours: z.number().positive().default(24),
  /** Minutes for a manager to decide about more work on the spot. */
  supplement_minutes: z.number().positive().default(15),
  /** Days after which a repair that nobody complains of is closed. */
  silence_days: z.number().positive().default(5),
  /** Days for a quote. */
  quote_days: z.number().positive().default(5),
  /** Hours within which somebody should come. */
  delay_hours: perUrgency.default({ emergency: 4, urgent: 48, routine: 240 }),
  /** Euros that a landlord's property may cost without asking the landlord. */
  landlord_euros: z.number().nonnegative().default(150),
});

export const agencyFile = z.strictObject({
  agency: z.strictObject({
    id: z.string().regex(/^[a-z][a-z0-9_-]{1,30}$/, 'small letters, digits and hyphens, starting with a letter'),
    name: z.string().min(1).max(40),
    /** How texts begin; the name when missing. Short: it is in every text. */
    signature: z.string().min(1).max(24).optional(),
    timezone: timezone.default('Europe/Paris'),
    language: z.enum(['fr', 'en']).default('fr'),
    /** The number of a person in office hours, given in first and emergency texts. */
    phone,
    /** The number that answers at night; `phone` when missing. */
    night_phone: phone.optional(),
    office_hours: z
      .strictObject({ from: clockTime, to: clockTime, days: z.string().default('mon-fri') })
      .default({ from: '09:00', to: '18:00', days: 'mon-fri' }),
  }),
  senders: z.strictObject({
    sms: z
      .union([
        z.string().min(3),
        z.strictObject({
          name: z.string().regex(/^(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11}$/, 'a sender name has 1 to 11 letters or digits'),
          inbound: phone,
        }),
      ])
      .optional(),
    whatsapp: z
      .string()
      .regex(/^whatsapp:\+\d{6,15}$/, 'write it as "whatsapp:+33757000000"')
      .optional(),
    email: z.email().optional(),
  }),
  slack: z.strictObject({
    channel: slackChannel,
    emergencies: slackChannel,
    managers: z.array(manager).min(1, 'at least one manager must be named'),
    routing: z.array(routing).default([]),
    /** Who looks at a ticket that nobody claimed. */
    stand_in: slackUser.optional(),
  }),
  on_call: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        phone,
        days: z.string().default('mon-sun'),
        from: clockTime.default('00:00'),
        to: clockTime.default('24:00'),
      }),
    )
    .default([]),
  burst_window_s: z.number().min(0).max(600).default(15),
  quiet_hours: z.strictObject({ from: clockTime, to: clockTime }).default({ from: '20:00', to: '08:00' }),
  /** Minutes after which an unclaimed ticket goes to the stand-in. */
  unclaimed_minutes: z
    .strictObject({ emergency: z.number().positive(), urgent: z.number().positive(), routine: z.number().positive() })
    .default({ emergency: 3, urgent: 30, routine: 240 }),
  /** Minutes between two rungs of the emergency ladder. */
  ladder_minutes: z.number().positive().default(3),
  /** Days during which a message about a closed ticket reopens it. */
  reopen_days: z.number().positive().default(30),
  rules: z.array(rule).default([]),
  orders: orders.prefault({}),
  canned_replies: z
    .array(
      z.strictObject({
        title: z.string().min(1).max(75),
        text: z.string().min(1).max(1000),
        category: z.enum(CATEGORIES).optional(),
      }),
    )
    .default([]),
  /** What was made at Twilio and approved by Meta of what `loge templates` prints; the others do not leave by WhatsApp. */
  whatsapp_content: z
    .array(
      z.strictObject({
        name: z.string().regex(/^[a-z][a-z0-9_]*$/, 'a name that `loge templates` prints'),
        language: z.enum(['fr', 'en']),
        sid: z.string().regex(/^HX[0-9a-fA-F]{32}$/, 'a Content SID looks like HX and 32 digits or letters a to f'),
        state: z.enum(['submitted', 'approved', 'rejected', 'paused']),
        version: z.string().regex(/^[0-9a-f]{8}$/, 'the version that `loge templates` printed when it was submitted'),
      }),
    )
    .default([]),
  /** Days that raw messages are kept. */
  raw_days: z.number().int().positive().default(365),
});

export type AgencySettings = z.infer<typeof agencyFile>;
/** An agency as the rest of the product sees it. */
export interface Agency {
  id: string;
  settings: AgencySettings;
}
