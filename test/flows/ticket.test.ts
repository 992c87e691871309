import { describe, expect, it } from 'vitest';
import { STATUSES } from '#flows/codes.ts';
import { ticket } from '#flows/ticket.ts';
import {
  brief,
  CANCELLED,
  type CaseInput,
  OPENED,
  playCase,
  RESOLVED,
  SCHEDULED,
  said,
  TAKEN,
} from './support/case.ts';
import { SETTINGS, TUESDAY } from './support/settings.ts';

const corrected = (field: string, value: string, manager: string | null = 'claire'): CaseInput => ({
  type: 'CORRECTED',
  field,
  value,
  manager,
});
const added = (urgency = 'routine', hazards: string[] = []): CaseInput => ({
  type: 'ADDED',
  message: 'm',
  urgency,
  hazards,
});
const lead = (status: string, visitAt = 0): CaseInput => ({ type: 'LEAD_CHANGED', status, visitAt });
const JOINED: CaseInput = { type: 'JOINED', lead: 'ticket-9', manager: 'claire' };
const fixed = (value: string): CaseInput => ({ type: 'ANSWERED', ref: 'fixed', question: 'fixed', value });
const AFTER_VISIT: CaseInput = { type: 'xstate.after.afterVisit.ticket.scheduled' };
const UNCLAIMED: CaseInput = { type: 'xstate.after.unclaimed.ticket.new.waiting' };

/** How to get there, what is heard there, the state after it and what it brings. */
const TABLE: [name: string, before: CaseInput[], event: CaseInput, after: string, effects: string[] | 'refused'][] = [
  ['a new ticket waits to be claimed', [], OPENED, '{"new":"waiting"}', []],
  [
    'whoever takes it holds it, and the tenant is told',
    [OPENED],
    TAKEN,
    'accepted',
    ['set_holder claire', 'set_status accepted', 'inform ticket.taken'],
  ],
  ['a second manager comes too late', [OPENED, TAKEN], { type: 'TAKEN', manager: 'paul' }, 'accepted', 'refused'],
  ['nobody claims it: the stand-in is asked, once', [OPENED], UNCLAIMED, '{"new":"settled"}', ['call_stand_in']],
  [
    'dropped, it waits again and the tenant is not bothered',
    [OPENED, TAKEN],
    { type: 'DROPPED', manager: 'claire' },
    '{"new":"waiting"}',
    ['set_holder null', 'set_status new'],
  ],
  [
    'taken again, the tenant is not told twice',
    [OPENED, TAKEN, { type: 'DROPPED', manager: 'claire' }],
    { type: 'TAKEN', manager: 'paul' },
    'accepted',
    ['set_holder paul', 'set_status accepted'],
  ],
  [
    'a visit is told with its date',
    [OPENED, TAKEN],
    SCHEDULED,
    'scheduled',
    ['set_promise visit', 'set_status scheduled', 'inform ticket.scheduled'],
  ],
  [
    'who schedules without having taken it, holds it',
    [OPENED],
    SCHEDULED,
    'scheduled',
    ['set_holder claire', 'set_promise visit', 'set_status scheduled', 'inform ticket.scheduled'],
  ],
  ['the same visit again is nothing new', [OPENED, SCHEDULED], SCHEDULED, 'scheduled', 'refused'],
  [
    'another date is told as a change',
    [OPENED, SCHEDULED],
    { ...SCHEDULED, visitAt: TUESDAY + 9 * 86_400_000 },
    'scheduled',
    ['set_promise visit', 'set_status scheduled', 'inform ticket.rescheduled'],
  ],
  [
    'a visit stays promised when its manager lets go',
    [OPENED, SCHEDULED],
    { type: 'DROPPED', manager: 'claire' },
    'scheduled',
    ['set_holder null', 'alert look_at'],
  ],
  [
    'a day after the visit the tenant is asked whether it is repaired',
    [OPENED, SCHEDULED],
    AFTER_VISIT,
    'checking',
    ['ask fixed'],
  ],
  [
    'silence is a yes, after a delay',
    [OPENED, SCHEDULED, AFTER_VISIT],
    { type: 'xstate.after.silence.ticket.checking' },
    'resolved',
    ['set_status resolved', 'inform ticket.resolved'],
  ],
  [
    'done, says the contractor: the tenant has the last word',
    [OPENED, TAKEN],
    { type: 'WORK_DONE', order: 'order-1' },
    'checking',
    ['set_status scheduled', 'ask fixed'],
  ],
  [
    'repaired, says the answer: it is resolved',
    [OPENED, SCHEDULED, AFTER_VISIT],
    fixed('yes'),
    'resolved',
    ['set_promise 0', 'set_status resolved'],
  ],
  [
    'not repaired, says the answer: it counts, and a person finds another visit',
    [OPENED, SCHEDULED, AFTER_VISIT],
    fixed('no'),
    'accepted',
    ['count_reopened', 'set_promise 0', 'set_status accepted', 'alert look_at'],
  ],
  [
    'an answer that is neither goes to a person',
    [OPENED, SCHEDULED],
    fixed('dont_know'),
    'scheduled',
    ['alert look_at'],
  ],
  [
    'resolved by a manager, the tenant is told',
    [OPENED, TAKEN],
    RESOLVED,
    'resolved',
    ['set_status resolved', 'inform ticket.resolved'],
  ],
  ['resolved twice is refused', [OPENED, RESOLVED], { type: 'RESOLVED', manager: 'paul' }, 'resolved', 'refused'],
  ['cancelled after it was resolved is refused', [OPENED, RESOLVED], CANCELLED, 'resolved', 'refused'],
  [
    'cancelled, with its reason in words',
    [OPENED],
    CANCELLED,
    'cancelled',
    ['set_promise 0', 'set_status cancelled private', 'inform ticket.cancelled.private'],
  ],
  [
    'the tenant says it is repaired: closed, and the talk has answered',
    [OPENED, TAKEN],
    said('resolved'),
    'resolved',
    ['set_promise 0', 'set_status resolved'],
  ],
  [
    'the tenant withdraws it',
    [OPENED],
    said('cancel'),
    'cancelled',
    ['set_promise 0', 'set_status cancelled by_tenant'],
  ],
  [
    'nobody came: the visit is no more, a person looks',
    [OPENED, SCHEDULED],
    said('no_show'),
    'accepted',
    ['set_promise 0', 'set_status accepted', 'alert look_at'],
  ],
  [
    'nobody came, and no visit was agreed: a person looks',
    [OPENED, TAKEN],
    said('no_show'),
    'accepted',
    ['alert look_at'],
  ],
  ['another date is wanted: a person looks', [OPENED, SCHEDULED], said('schedule'), 'scheduled', ['alert look_at']],
  ['not theirs: a person looks', [OPENED], said('not_mine'), '{"new":"waiting"}', ['alert look_at']],
  ['a word more is only kept', [OPENED], said('add_info'), '{"new":"waiting"}', ['note tenant_said_add_info']],
  [
    'not fixed after all: it opens again for its holder',
    [OPENED, TAKEN, RESOLVED],
    said('unresolved'),
    'accepted',
    ['count_reopened', 'set_promise 0', 'set_status accepted', 'alert look_at'],
  ],
  [
    'not fixed, and nobody holds it: it waits to be claimed',
    [OPENED, RESOLVED],
    said('unresolved'),
    '{"new":"waiting"}',
    ['count_reopened', 'set_promise 0', 'set_status new', 'alert look_at'],
  ],
  [
    'a late "no" to the question opens it again',
    [OPENED, SCHEDULED, AFTER_VISIT, RESOLVED],
    fixed('no'),
    'accepted',
    ['count_reopened', 'set_promise 0', 'set_status accepted', 'alert look_at'],
  ],
  [
    'a manager opens it again, and the tenant is told',
    [OPENED, RESOLVED],
    { type: 'REOPENED', manager: 'claire' },
    '{"new":"waiting"}',
    ['count_reopened', 'set_promise 0', 'set_status new', 'inform ticket.reopened'],
  ],
  ['open, it cannot be opened', [OPENED], { type: 'REOPENED', manager: 'claire' }, '{"new":"waiting"}', 'refused'],
  ['more words raise it', [OPENED], added('urgent'), '{"new":"waiting"}', ['set_urgency urgent']],
  [
    'a new danger raises it whatever its state',
    [OPENED, TAKEN],
    added('emergency', ['flood']),
    'accepted',
    ['set_urgency emergency flood'],
  ],
  ['words that are no worse are only kept', [OPENED, TAKEN], added(), 'accepted', ['note message_added']],
  ['thanks do not open a closed one', [OPENED, RESOLVED], added(), 'resolved', ['note message_added']],
  [
    'a danger opens a closed one',
    [OPENED, RESOLVED],
    added('emergency', ['gas']),
    '{"new":"waiting"}',
    ['count_reopened', 'set_promise 0', 'set_status new', 'set_urgency emergency gas', 'alert look_at'],
  ],
  [
    'a manager corrects the trade',
    [OPENED],
    corrected('category', 'heating'),
    '{"new":"waiting"}',
    ['set_category heating'],
  ],
  [
    'the trade that it has is no correction',
    [OPENED],
    corrected('category', 'plumbing'),
    '{"new":"waiting"}',
    'refused',
  ],
  [
    'a later reading corrects the trade',
    [OPENED],
    corrected('category', 'heating', null),
    '{"new":"waiting"}',
    ['set_category heating'],
  ],
  [
    "a later reading does not undo a manager's choice",
    [OPENED, corrected('category', 'heating')],
    corrected('category', 'gas', null),
    '{"new":"waiting"}',
    ['note a_manager_chose_already'],
  ],
  [
    'a manager lowers it: its dangers go',
    [OPENED, added('emergency', ['gas'])],
    corrected('urgency', 'urgent'),
    '{"new":"waiting"}',
    ['set_urgency urgent'],
  ],
  ['joined to another, it waits for that one', [OPENED], JOINED, '{"new":"settled"}', ['set_lead ticket-9']],
  ['joined twice is refused', [OPENED, JOINED], JOINED, '{"new":"settled"}', 'refused'],
  ['joined to itself is refused', [OPENED], { ...JOINED, lead: 'ticket-1' }, '{"new":"waiting"}', 'refused'],
  [
    'taken out of its group, it waits to be claimed',
    [OPENED, JOINED],
    { type: 'PARTED', manager: 'claire' },
    '{"new":"waiting"}',
    ['set_lead null'],
  ],
  ['alone, it cannot be taken out', [OPENED], { type: 'PARTED', manager: 'claire' }, '{"new":"waiting"}', 'refused'],
  [
    'its lead is taken: so is it',
    [{ ...OPENED, lead: 'ticket-9' }],
    lead('accepted'),
    'accepted',
    ['set_status accepted', 'inform ticket.taken'],
  ],
  [
    'its lead gets a date: so does it',
    [{ ...OPENED, lead: 'ticket-9' }],
    lead('scheduled', TUESDAY + 86_400_000),
    'scheduled',
    ['set_promise visit', 'set_status scheduled', 'inform ticket.scheduled'],
  ],
  [
    'its lead is resolved: so is it',
    [{ ...OPENED, lead: 'ticket-9' }],
    lead('resolved'),
    'resolved',
    ['set_status resolved', 'inform ticket.resolved'],
  ],
  [
    'its lead is cancelled: it stands alone again, in front of a person',
    [{ ...OPENED, lead: 'ticket-9' }],
    lead('cancelled'),
    '{"new":"waiting"}',
    ['set_lead null', 'alert look_at'],
  ],
  [
    'its lead opens again: so does it',
    [{ ...OPENED, lead: 'ticket-9' }, lead('resolved')],
    lead('new'),
    '{"new":"settled"}',
    ['set_promise 0', 'set_status new', 'inform ticket.reopened'],
  ],
  [
    'what happens to a former lead is nothing to it',
    [OPENED],
    lead('resolved'),
    '{"new":"waiting"}',
    ['note lead_changed_without_consequence'],
  ],
];

describe('a ticket', () => {
  it.each(TABLE)('%s', (_, before, event, after, effects) => {
    const played = playCase();
    for (const one of before) expect(played.hears(one)).not.toBe('refused');
    expect(brief(played.hears(event))).toEqual(effects);
    expect(played.state).toBe(after);
    expect(played.tags).toEqual([played.facts.ticket.status]);
  });

  it('has five statuses, and every state carries one of them', () => {
    const tags = Object.values(ticket.states).map((state) => state.tags);
    expect(tags.every((tag) => tag.length === 1)).toBe(true);
    expect(new Set(tags.flat())).toEqual(new Set(STATUSES));
  });

  it('tells the tenant only while it is still true', () => {
    const played = playCase();
    played.hears(OPENED);
    const effects = played.hears(TAKEN);
    expect(effects).toContainEqual({
      type: 'inform',
      text: 'ticket.taken',
      params: { ticket: 'ticket-1' },
      onlyIf: ['accepted', 'scheduled'],
    });
  });

  it('lets who answered the alarm hold it, and says so in other words', () => {
    const played = playCase('ticket', { urgency: 'emergency', hazards: ['gas'] });
    played.hears({ ...OPENED, urgency: 'emergency', hazards: ['gas'] });
    expect(brief(played.hears({ type: 'ACKNOWLEDGED', manager: 'claire', by: 'text' }))).toEqual([
      'set_holder claire',
      'set_status accepted',
      'inform ticket.emergency_taken',
    ]);
    expect(played.hears({ type: 'ACKNOWLEDGED', manager: 'paul', by: 'slack' })).toBe('refused');
  });

  it('is not closed by its tenant while it is an emergency', () => {
    for (const what of ['resolved', 'cancel']) {
      const played = playCase('ticket', { urgency: 'emergency', hazards: ['gas'] });
      played.hears({ ...OPENED, urgency: 'emergency', hazards: ['gas'] });
      expect(brief(played.hears(said(what)))).toEqual(['alert look_at']);
    }
  });

  it('is not closed by one tenant while neighbours wait for it too, and tells them all', () => {
    const played = playCase();
    played.hears(OPENED);
    played.know({ followers: [{ ticket: 'ticket-2', conversation: 'talk-2' }] });
    expect(brief(played.hears(said('resolved')))).toEqual(['alert look_at']);
    expect(brief(played.hears(RESOLVED))).toEqual([
      'set_status resolved',
      'tell_followers resolved',
      'inform ticket.resolved',
    ]);
  });

  it('waits longer before the stand-in is asked when nobody is there, unless it presses', () => {
    const night = TUESDAY + 10 * 3_600_000;
    const delay = (urgency: string, vulnerable: boolean) => {
      const played = playCase('ticket', { vulnerable }, night);
      played.hears({ ...OPENED, urgency });
      return played.timers.get('xstate.after.unclaimed.ticket.new.waiting');
    };
    const { unclaimedMs } = SETTINGS;
    expect(delay('routine', false)).toBe(10 * 3_600_000 + unclaimedMs.routine);
    expect(delay('urgent', false)).toBe(10 * 3_600_000 + unclaimedMs.urgent);
    expect(delay('urgent', true)).toBe(unclaimedMs.urgent);
    expect(delay('emergency', false)).toBe(unclaimedMs.emergency);
  });

  it('is claimed sooner once it got worse', () => {
    const played = playCase();
    played.hears(OPENED);
    played.hears(added('urgent'));
    expect(played.timers.get('xstate.after.unclaimed.ticket.new.waiting')).toBe(SETTINGS.unclaimedMs.urgent);
  });

  it('leaves no timer behind when it is closed', () => {
    for (const close of [RESOLVED, CANCELLED, said('resolved')]) {
      for (const before of [[OPENED], [OPENED, SCHEDULED]]) {
        const played = playCase();
        for (const one of before) played.hears(one);
        played.hears(close);
        expect([...played.timers]).toEqual([]);
      }
    }
  });
});
