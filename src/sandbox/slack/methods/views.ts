// views.*: modals and the home tab.
import { faultsOfView } from '../limits.ts';
import { viewResourceOf } from '../resource.ts';
import type { OpenView, View } from '../shapes.ts';
import { type Args, type Method, record, refuse, SlackError, type Surroundings, text } from './method.ts';

const MOST_IN_PILE = 3;

function viewOf(args: Args, type: View['type']): View {
  const given = record(args, 'view');
  refuse(faultsOfView(given));
  if (given!.type !== type)
    throw new SlackError('invalid_arguments', [`[ERROR] must be a ${type} [json-pointer:/view/type]`]);
  return given as unknown as View;
}

function clicker(args: Args, { triggers }: Surroundings): string {
  const taken = triggers.take(text(args, 'trigger_id') || text(args, 'interactivity_pointer'));
  if ('error' in taken) throw new SlackError(taken.error);
  return taken.user;
}

function existing(args: Args, { workspace }: Surroundings): OpenView {
  const external = text(args, 'external_id');
  const found =
    external === ''
      ? workspace.view(text(args, 'view_id'))
      : workspace.modals().find(({ view }) => view.external_id === external);
  if (found === undefined) throw new SlackError('not_found');
  const hash = text(args, 'hash');
  if (hash !== '' && hash !== found.hash) throw new SlackError('hash_conflict');
  return found;
}

const open: Method = (args, around) => {
  const view = viewOf(args, 'modal');
  const user = clicker(args, around);
  // A new modal takes the place of what lay open.
  for (const old of around.workspace.modals(user)) around.workspace.closeView(old);
  return { view: viewResourceOf(around.workspace.openView(user, view)) };
};

const push: Method = (args, around) => {
  const view = viewOf(args, 'modal');
  const user = clicker(args, around);
  const pile = around.workspace.modals(user);
  const top = pile.at(-1);
  if (top === undefined) throw new SlackError('invalid_trigger');
  if (pile.length >= MOST_IN_PILE) throw new SlackError('push_limit_reached');
  return { view: viewResourceOf(around.workspace.openView(user, view, top)) };
};

const update: Method = (args, around) => {
  const found = existing(args, around);
  around.workspace.updateView(found, viewOf(args, found.view.type));
  return { view: viewResourceOf(found) };
};

const publish: Method = (args, around) => {
  const user = text(args, 'user_id');
  if (user === '') throw new SlackError('invalid_arguments', ['[ERROR] missing required field: user_id']);
  const hash = text(args, 'hash');
  const before = around.workspace.home(user);
  if (hash !== '' && before !== undefined && before.hash !== hash) throw new SlackError('hash_conflict');
  return { view: viewResourceOf(around.workspace.publishHome(user, viewOf(args, 'home'))) };
};

export const views: Readonly<Record<string, Method>> = {
  'views.open': open,
  'views.push': push,
  'views.update': update,
  'views.publish': publish,
};
