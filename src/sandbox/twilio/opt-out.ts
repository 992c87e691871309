// Advanced Opt-Out as a French account sets it: the bare words STOP and ARRET, answered by Twilio itself, and START to come back.
// https://www.twilio.com/docs/messaging/tutorials/advanced-opt-out
export interface OptOut {
  type: 'STOP' | 'START';
  /** What Twilio answers by itself. */
  answer: string;
}

const STOP = new Set(['stop', 'arret', 'stop sms']);
const START = new Set(['start']);

export function optOutOf(body: string): OptOut | null {
  const words = body.normalize('NFD').replace(/\p{M}/gu, '').trim().toLowerCase().replace(/\s+/g, ' ');
  if (STOP.has(words))
    return {
      type: 'STOP',
      answer: 'Vous ne recevrez plus de SMS de ce numero. Pour en recevoir de nouveau, envoyez START.',
    };
  if (START.has(words))
    return { type: 'START', answer: 'Vous recevrez de nouveau des SMS de ce numero. Pour les arreter, envoyez STOP.' };
  return null;
}
