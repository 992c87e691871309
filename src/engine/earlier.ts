// What earlier steps of the same batch have opened, and the database does not show yet.
import type { KnownTicket, TalkFacts } from '#flows/events.ts';
import type { Box } from './box.ts';
import type { ConversationFacts } from './facts.ts';
import type { Plan } from './plan.ts';

/** What an earlier event of the same box has opened. */
export function openedJustNow({ plan, mailbox }: Box): TalkFacts['tickets'] {
  return [...plan.newTickets.values()]
    .filter((ticket) => ticket.conversation_id === mailbox.id)
    .map((ticket) => {
      const opened = ticket.opened_at.getTime();
      const { id, reference, category, urgency, status, scope } = ticket;
      return {
        id,
        reference,
        category,
        urgency,
        status,
        scope,
        openedAt: opened,
        toldAt: opened,
        promisedAt: 0,
        taken: false,
      } as KnownTicket;
    });
}

/** What an earlier box of the same batch opened in this building is known already: 30 texts about one lift are one card. */
export function withEarlier(talk: ConversationFacts | null, plan: Plan): ConversationFacts | null {
  if (talk === null || talk.sender.kind !== 'known' || talk.sender.place?.building == null) return talk;
  const building = talk.sender.place.building;
  const here = [...plan.newTickets.values()].filter(
    (ticket) => ticket.scope === 'common' && ticket.building_id === building,
  );
  if (here.length === 0) return talk;
  const common = talk.common.map((known) => ({
    ...known,
    reporters: known.reporters + here.filter((t) => t.incident_id === known.id).length,
  }));
  for (const lead of here.filter((ticket) => ticket.incident_id === null)) {
    const reporters = 1 + here.filter((ticket) => ticket.incident_id === lead.id).length;
    common.push({
      id: lead.id,
      category: lead.category,
      thing: (lead.reading as { thing?: string }).thing ?? null,
      urgency: lead.urgency,
      status: lead.status,
      reporters,
      promisedAt: 0,
    } as ConversationFacts['common'][number]);
  }
  return { ...talk, common };
}
