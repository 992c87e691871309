// What a manager does in Slack: clicks, submits, closes, types. Each is posted to the app as Slack would, and the outcome told.

import type { Answered } from '../door.ts';
import { WrongRequest } from '../wrong-request.ts';
import type { Calls } from './calls.ts';
import { actionOf, elementsOf, entered, hold, holdsValue, initialState, isEmptyValue } from './elements.ts';
import { blocksOf, findElement } from './find-element.ts';
import { faultsOfView, isRecord } from './limits.ts';
import * as payloads from './payloads.ts';
import type { Channel, OpenView, SlackMessage, View } from './shapes.ts';
import type { Triggers } from './triggers.ts';
import type { Workspace } from './workspace.ts';
import { newId } from './workspace.ts';

export interface Surroundings {
  workspace: Workspace;
  triggers: Triggers;
  calls: Calls;
  /** A URL at which the app may answer later to this person in this channel. */
  responseUrl(about: { user: string; channel: string; message: SlackMessage | null }): string;
  /** What the app answered to a command, shown to who typed it. */
  answerHere(user: string, channel: string, body: string): void;
}

/** Errors of a form, by block; or why Slack would show that it did not work. */
export type Done = { ok: true } | { ok: false; errors: Record<string, string> } | { ok: false; error: string };

export function createActs({ workspace, triggers, calls, responseUrl, answerHere }: Surroundings) {
  const person = (id: string): payloads.Person => ({ id, name: workspace.user(id)?.name ?? id });
  const at = (channel: string) => workspace.newTs(channel);

  function eventOf(inner: object, ts: string): Promise<Answered | null> {
    return calls.event(payloads.event(newId('Ev'), Math.floor(Number(ts)), inner));
  }

  return {
    async clickMessage(
      user: string,
      channel: Channel,
      message: SlackMessage,
      actionId: string,
      value?: unknown,
      blockId?: string,
    ): Promise<Done> {
      const blocks = blocksOf(message);
      const { block, element } = findElement(blocks, actionId, value, blockId);
      const action = actionOf(element, block, value, at(channel.id));
      const values = initialState(blocks);
      const click = { person: person(user), trigger: triggers.issue(user), action };
      return told(
        await calls.interaction(
          payloads.clickOnMessage(click, message, channel, values, responseUrl({ user, channel: channel.id, message })),
        ),
      );
    },

    /** In a modal or on the home tab. `values`: what else stands in the form by now. */
    async clickView(
      open: OpenView,
      actionId: string,
      value?: unknown,
      values: Record<string, unknown> = {},
      blockId?: string,
    ): Promise<Done> {
      fill(open, values);
      const { block, element } = findElement(open.view.blocks, actionId, value, blockId);
      const action = actionOf(element, block, value, at('views'));
      if (holdsValue(element)) hold(open.state, block, element, entered(element, value));
      const click = { person: person(open.user), trigger: triggers.issue(open.user), action };
      return told(await calls.interaction(payloads.clickInView(click, open)));
    },

    async submit(open: OpenView, values: Record<string, unknown>): Promise<Done> {
      fill(open, values);
      const missing = missingIn(open);
      if (Object.keys(missing).length > 0) return { ok: false, errors: missing };
      const answered = await calls.interaction(payloads.submission(person(open.user), triggers.issue(open.user), open));
      const done = told(answered);
      return done.ok ? obey(open, answered!.body) : done;
    },

    async close(open: OpenView): Promise<Done> {
      workspace.closeView(open, open.view.clear_on_close === true);
      if (!open.view.notify_on_close) return { ok: true };
      return told(await calls.interaction(payloads.closing(person(open.user), open)));
    },

    /** Types into a channel or a thread of it. */
    async type(user: string, channel: Channel, threadTs: string | null, text: string): Promise<Done> {
      if (threadTs !== null && workspace.message(channel.id, threadTs) === undefined)
        throw new WrongRequest(`there is no message ${threadTs} in ${channel.name}`);
      const message = workspace.post({ channel: channel.id, user, text: escaped(text), threadTs });
      return told(await eventOf(payloads.messageEvent(message), message.ts));
    },

    async command(user: string, channel: Channel, name: string, text: string): Promise<Done> {
      const url = responseUrl({ user, channel: channel.id, message: null });
      const answered = await calls.command(
        payloads.command(person(user), triggers.issue(user), channel, name, text, url),
      );
      const done = told(answered);
      if (done.ok) answerHere(user, channel.id, answered!.body);
      return done;
    },

    async openHome(user: string): Promise<Done> {
      const ts = at('home');
      return told(
        await eventOf({ type: 'app_home_opened', user, channel: `D${user.slice(1)}`, tab: 'home', event_ts: ts }, ts),
      );
    },
  };

  /** What the app wants after a submission: https://docs.slack.dev/surfaces/modals#response_actions */
  function obey(open: OpenView, body: string): Done {
    const answer = body.trim() === '' ? {} : parsed(body);
    if (answer === null) return { ok: false, error: 'the app answered a submission with something that is not JSON' };
    switch (answer.response_action) {
      case undefined:
        workspace.closeView(open);
        return { ok: true };
      case 'clear':
        workspace.closeView(open, true);
        return { ok: true };
      case 'errors':
        return { ok: false, errors: (answer.errors ?? {}) as Record<string, string> };
      case 'update':
      case 'push': {
        const faults = faultsOfView(answer.view);
        if (faults !== null)
          return { ok: false, error: `Slack refuses the view: ${faults.messages.join('; ') || faults.error}` };
        if (answer.response_action === 'push') workspace.openView(open.user, answer.view as View, open);
        else workspace.updateView(open, answer.view as View);
        return { ok: true };
      }
      default:
        return { ok: false, error: `Slack knows no response_action "${String(answer.response_action)}"` };
    }
  }
}
export type Acts = ReturnType<typeof createActs>;

function told(answered: Answered | null): Done {
  if (answered === null) return { ok: false, error: 'the app did not answer' };
  if (answered.status !== 200) return { ok: false, error: `the app answered ${answered.status}` };
  return { ok: true };
}

function parsed(body: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(body);
    return isRecord(value) ? value : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** `values`: by block_id or action_id, or by both as "block.action". */
function fill(open: OpenView, values: Record<string, unknown>): void {
  const places = open.view.blocks.flatMap((block) =>
    elementsOf(block)
      .filter(holdsValue)
      .map((element) => ({ block, element })),
  );
  for (const [name, value] of Object.entries(values)) {
    const found = places.find(
      ({ block, element }) =>
        name === block.block_id || name === element.action_id || name === `${block.block_id}.${element.action_id}`,
    );
    if (found === undefined)
      throw new WrongRequest(
        `there is no "${name}" to fill in; there is ${places.map(({ element }) => element.action_id).join(', ') || 'nothing'}`,
      );
    const { block, element } = found;
    hold(open.state, block, element, entered(element, value));
  }
}

/** Slack itself sends no form with a hole. */
function missingIn(open: OpenView): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const block of open.view.blocks) {
    if (block.type !== 'input' || block.optional === true) continue;
    const [element] = elementsOf(block);
    if (element === undefined) continue;
    if (isEmptyValue(open.state[block.block_id]?.[element.action_id], element.type))
      errors[block.block_id] = 'Veuillez remplir ce champ obligatoire.';
  }
  return errors;
}

/** As Slack hands on what people type. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
