// What the start says: where to look, and who stands in for whom.
import type { Config } from './config.ts';

export function greeting(config: Config, role: string, url: string): string[] {
  const stood = [config.twilio ? '' : 'Twilio', config.slack ? '' : 'Slack'].filter(Boolean);
  const sandbox = config.sandbox && role !== 'worker';
  return [
    `Loge is ready on ${url}${role === 'all' ? '' : ` (${role})`}`,
    ...(sandbox ? [`Open ${url}/sandbox to be tenant, manager and contractor.`] : []),
    ...(sandbox && stood.length > 0 ? [`Stand-ins, as nothing is set for them: ${stood.join(', ')}.`] : []),
    emailLine(config),
    config.model === undefined
      ? 'Messages are read offline: no OPENAI_API_KEY is set.'
      : `Messages are read by rules and by the model ${config.model.model}.`,
  ];
}

function emailLine({ imapUrl }: Config): string {
  if (imapUrl === undefined)
    return 'Email is off, and has no stand-in: set IMAP_URL and SMTP_URL to listen to a mailbox.';
  const { username, hostname } = new URL(imapUrl);
  return `Email is on: the mailbox of ${decodeURIComponent(username)} at ${hostname} is listened to.`;
}
