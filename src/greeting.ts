// What the start says: where to look, and who stands in for whom.
import type { Config } from './config.ts';

export function greeting(config: Config, role: string, url: string): string[] {
  const sandbox = config.sandbox && role !== 'worker';
  const standsIn = sandbox && role === 'all' && config.imapUrl === undefined;
  const stood = [config.twilio ? '' : 'Twilio', config.slack ? '' : 'Slack', standsIn ? 'email' : ''].filter(Boolean);
  return [
    `Loge is ready on ${url}${role === 'all' ? '' : ` (${role})`}`,
    ...(sandbox ? [`Open ${url}/sandbox to be tenant, manager and contractor.`] : []),
    ...(sandbox && stood.length > 0 ? [`Stand-ins, as nothing is set for them: ${stood.join(', ')}.`] : []),
    emailLine(config, standsIn),
    config.model === undefined
      ? 'Messages are read offline: no OPENAI_API_KEY is set.'
      : `Messages are read by rules and by the model ${config.model.model}.`,
  ];
}

function emailLine({ imapUrl }: Config, standsIn: boolean): string {
  if (standsIn) return "Email is the sandbox's: no mail leaves this machine.";
  if (imapUrl === undefined) return 'Email is off: set IMAP_URL and SMTP_URL to listen to a mailbox.';
  const { username, hostname } = new URL(imapUrl);
  return `Email is on: the mailbox of ${decodeURIComponent(username)} at ${hostname} is listened to.`;
}
