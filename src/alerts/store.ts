// Something that a person must look at: shown in Slack with the buttons of its kind until somebody settles it.
import type { AlertKind } from '#flows/effects.ts';
import { insertInto } from '#lib/writes.ts';

export interface AlertRow {
  agency_id: string;
  id: string;
  kind: AlertKind | 'emergency' | 'unclaimed' | 'merge';
  ticket_id: string | null;
  conversation_id: string | null;
  message_id: string | null;
  data: object;
  raised_at: Date;
  settled_at: Date | null;
  settled_by: string;
  slack_channel: string;
  slack_ts: string;
}

export const newAlerts = insertInto('alerts');
