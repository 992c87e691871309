// What Twilio is told to do with a call. https://www.twilio.com/docs/voice/twiml
import twilio from 'twilio';
import type { WrittenLanguage } from '#flows/codes.ts';

const VOICES = { fr: 'fr-FR', en: 'en-GB' } as const;
/** Four rings or so. */
const RINGS_S = 20;
const KEY_S = 8;

export interface Ringing {
  number: string;
  /** What comes when nobody has answered there. */
  next: string;
  /** Asked of whoever picks up, so that no answering machine swallows the call; null: an agency's own number needs no proof. */
  screen: string | null;
}

/** The caller hears it ring until a person is really there, and that person sees the caller's number. */
export function ring({ number, next, screen }: Ringing): string {
  const response = new twilio.twiml.VoiceResponse();
  const dial = response.dial({ action: next, method: 'POST', timeout: RINGS_S, answerOnBridge: true });
  dial.number(screen === null ? {} : { url: screen, method: 'POST' }, number);
  return response.toString();
}

/** Whoever was rung presses 1, or is not put through. */
export function askForKey(words: string, language: WrittenLanguage, action: string): string {
  const response = new twilio.twiml.VoiceResponse();
  const gather = response.gather({ numDigits: 1, timeout: KEY_S, action, method: 'POST' });
  gather.say({ language: VOICES[language], loop: 2 }, words);
  response.hangup();
  return response.toString();
}

/** Nothing more to do: a caller hears the end, whoever was rung is put through. */
export function goOn(): string {
  return new twilio.twiml.VoiceResponse().toString();
}

export function hangUp(): string {
  const response = new twilio.twiml.VoiceResponse();
  response.hangup();
  return response.toString();
}

/** Said twice, slowly enough to be noted. */
export function say(words: string, language: WrittenLanguage): string {
  const response = new twilio.twiml.VoiceResponse();
  response.say({ language: VOICES[language], loop: 2 }, words);
  response.hangup();
  return response.toString();
}
