// Does what a flow wants by adding rows to the plan. A performer neither queries nor writes; one file each where it is more than a row.
import type { Effect } from '#flows/effects.ts';
import { factRow } from '#journal/store.ts';
import { newId } from '#lib/ids.ts';
import { record } from '#work-orders/store.ts';
import type { Box, Opened } from '../box.ts';
import type { PendingEvent } from '../mailbox.ts';
import { patchTicket } from '../plan.ts';
import { callOnDuty, callStandIn } from './call-on-duty.ts';
import { identify } from './identify.ts';
import { openTicket } from './open-ticket.ts';
import { put } from './put.ts';
import { say } from './say.ts';
import { showCard, wantCard } from './show-card.ts';

/** `tell` is heard in the same breath: box.ts. */
export function perform(box: Box, pending: PendingEvent, effect: Exclude<Effect, { type: 'tell' }>): Opened[] {
  const { plan, batch, mailbox } = box;
  const change = (patch: Parameters<typeof patchTicket>[2]) => {
    patchTicket(plan, mailbox.id, patch);
    showCard(box, mailbox.id);
  };
  switch (effect.type) {
    case 'say':
      say(box, pending, effect);
      return [];
    case 'open_ticket':
      return [openTicket(box, pending, effect)];
    case 'add_to_ticket':
      for (const message of effect.messages) {
        plan.ticketMessages.push({ agency_id: batch.agency, ticket_id: effect.ticket, message_id: message });
        const { urgency, hazards, situation, vulnerable } = effect;
        const refs = {
          message,
          urgency,
          hazards,
          ...(situation === undefined ? {} : { situation }),
          ...(vulnerable === undefined ? {} : { vulnerable }),
        };
        put(box, pending, { mailbox: effect.ticket, kind: 'case', type: 'ADDED', message, refs });
      }
      // Somebody who could not get out is believed until a person knows better.
      if (effect.situation === 'cannot_leave') patchTicket(plan, effect.ticket, { situation: effect.situation });
      if (effect.vulnerable) patchTicket(plan, effect.ticket, { vulnerable: true });
      showCard(box, effect.ticket);
      return [];
    case 'tell_case':
      put(box, pending, {
        mailbox: effect.ticket,
        kind: 'case',
        type: 'TENANT_SAID',
        message: effect.message,
        refs: { said: effect.said, message: effect.message, wish: effect.wish ?? null },
      });
      plan.ticketMessages.push({ agency_id: batch.agency, ticket_id: effect.ticket, message_id: effect.message });
      return [];
    case 'confirm_repair':
      put(box, pending, {
        mailbox: effect.ticket,
        kind: 'case',
        type: 'RESOLVED',
        refs: { person: effect.person },
      });
      plan.ticketMessages.push({ agency_id: batch.agency, ticket_id: effect.ticket, message_id: effect.message });
      return [];
    case 'answer_case': {
      const { ref, question, value } = effect;
      put(box, pending, {
        mailbox: effect.ticket,
        kind: 'case',
        type: 'ANSWERED',
        message: pending.message,
        refs: { ref, question, value },
      });
      return [];
    }
    case 'correct_case':
      put(box, pending, {
        mailbox: effect.ticket,
        kind: 'case',
        type: 'CORRECTED',
        refs: { field: 'category', value: effect.category, manager: null },
      });
      return [];
    case 'note_answer':
      patchTicket(plan, effect.ticket, { answers: { [effect.question]: effect.value } });
      showCard(box, effect.ticket);
      return [];
    case 'identify':
      identify(box, effect);
      return [];
    case 'disown':
      if (box.talk?.address != null) {
        plan.disowned.push({ conversation: mailbox.id, address: box.talk.address, at: batch.at });
      }
      return [];
    case 'opt_out':
    case 'opt_in': {
      const opted_out_at = effect.type === 'opt_out' ? batch.at : null;
      plan.optChanges.set(mailbox.id, { agency_id: batch.agency, conversation_id: mailbox.id, opted_out_at });
      return [];
    }
    case 'hold':
      plan.conversations.set(mailbox.id, { ...plan.conversations.get(mailbox.id), held_by: effect.manager });
      for (const ticket of box.talk?.tickets ?? []) showCard(box, ticket.id);
      return [];
    case 'release':
      plan.conversations.set(mailbox.id, { ...plan.conversations.get(mailbox.id), held_by: null });
      for (const ticket of box.talk?.tickets ?? []) showCard(box, ticket.id);
      return [];
    case 'acknowledge':
      put(box, pending, {
        mailbox: effect.ticket,
        kind: 'case',
        type: 'ACKNOWLEDGED',
        refs: { manager: effect.manager, by: 'text' },
      });
      return [];
    case 'decline': {
      const refs = { manager: effect.manager };
      put(box, pending, { mailbox: effect.ticket, kind: 'case', type: 'DECLINED', refs });
      return [];
    }
    case 'set_status': {
      const closed = effect.status === 'resolved' || effect.status === 'cancelled';
      change({ status: effect.status, reason: effect.reason ?? '', closed_at: closed ? batch.at : null });
      return [];
    }
    case 'set_promise':
      change({ promised_at: effect.at === 0 ? null : new Date(effect.at) });
      return [];
    case 'set_holder':
      change({ holder_id: effect.manager });
      return [];
    case 'set_urgency':
      change({ urgency: effect.urgency, hazards: effect.hazards });
      return [];
    case 'set_category':
      change({ category: effect.category });
      return [];
    case 'set_lead': {
      patchTicket(plan, mailbox.id, { incident_id: effect.lead });
      // Its own card says so, or is there again; the counters of both groups change.
      for (const card of [mailbox.id, effect.lead, box.case?.ticket.lead]) if (card) wantCard(box, card);
      return [];
    }
    case 'count_reopened':
      change({ reopened: 1 });
      return [];
    case 'inform': {
      const { text, params, onlyIf } = effect;
      put(box, pending, {
        mailbox: reporter(box),
        kind: 'conversation',
        type: 'INFORM',
        refs: { ticket: mailbox.id, text, params, onlyIf },
      });
      return [];
    }
    case 'ask': {
      const { ref, question, params } = effect;
      put(box, pending, {
        mailbox: reporter(box),
        kind: 'conversation',
        type: 'ASK',
        refs: { ticket: mailbox.id, ref, question, params },
      });
      return [];
    }
    case 'record':
      record(plan.records, batch.agency, effect);
      showCard(box, mailbox.id);
      return [];
    case 'tell_contractor': {
      const { talk, order, text, params } = effect;
      const refs = { ticket: mailbox.id, order, text, params };
      put(box, pending, { mailbox: talk, kind: 'conversation', type: 'CONTRACTOR_TOLD', refs });
      return [];
    }
    case 'inform_other': {
      const { talk, text, params, onlyIf } = effect;
      const refs = { ticket: mailbox.id, text, params, onlyIf };
      put(box, pending, { mailbox: talk, kind: 'conversation', type: 'INFORM', refs });
      return [];
    }
    case 'choose_contractor': {
      const { order, asked, byRule } = effect;
      plan.choices.push({ agency: batch.agency, ticket: mailbox.id, order, asked, byRule });
      return [];
    }
    case 'set_payer':
      change({ payer: effect.payer });
      return [];
    case 'set_due':
      change({ due_at: effect.at === 0 ? null : new Date(effect.at) });
      return [];
    case 'tell_order': {
      const { type: _, ticket, ...said } = effect;
      const refs = { ...said, talk: mailbox.id };
      put(box, pending, { mailbox: ticket, kind: 'case', type: 'CONTRACTOR_SAID', message: effect.message, refs });
      plan.ticketMessages.push({ agency_id: batch.agency, ticket_id: ticket, message_id: effect.message });
      return [];
    }
    case 'keep_files': {
      const { ticket: ticket_id, order: order_id, kind, messages } = effect;
      for (const message_id of messages) {
        plan.orderFiles.push({ agency_id: batch.agency, order_id, message_id, kind });
        plan.ticketMessages.push({ agency_id: batch.agency, ticket_id, message_id });
      }
      return [];
    }
    case 'tell_followers':
      for (const { ticket } of box.case?.followers ?? []) {
        const refs = { status: effect.status, visitAt: effect.visitAt, visitTo: effect.visitTo ?? 0 };
        put(box, pending, { mailbox: ticket, kind: 'case', type: 'LEAD_CHANGED', refs });
      }
      return [];
    case 'call_on_duty':
      callOnDuty(box, pending, effect);
      return [];
    case 'stand_down':
      change({ acknowledged_at: batch.at });
      return [];
    case 'call_stand_in':
      callStandIn(box);
      return [];
    case 'alert':
      plan.alerts.push({
        agency_id: batch.agency,
        id: newId(),
        kind: effect.kind,
        ticket_id: effect.ticket,
        conversation_id: mailbox.kind === 'conversation' ? mailbox.id : (box.talk?.id ?? null),
        message_id: effect.message,
        data: { candidates: effect.candidates ?? [] },
        raised_at: batch.at,
        settled_at: null,
        settled_by: '',
        slack_channel: '',
        slack_ts: '',
      });
      return [];
    case 'note':
      plan.journal.push(
        factRow(batch.agency, {
          at: batch.at,
          fact: 'noted',
          mailbox_id: mailbox.id,
          message_id: pending.message,
          ticket_id: mailbox.kind === 'case' ? mailbox.id : null,
          actor: box.actor,
          data: { reason: effect.reason },
        }),
      );
      return [];
  }
}

function reporter(box: Box): string {
  const conversation = box.case?.ticket.conversation;
  if (conversation === undefined) throw new Error(`the case ${box.mailbox.id} has no ticket to tell somebody about`);
  return conversation;
}
