// Which handler answers which button, modal or command: the whole surface of the console on one page.
import { alertClick, isAlertClick } from './acts/alert-clicks.ts';
import { ask, askModal } from './acts/ask.ts';
import { cancel, cancelModal } from './acts/cancel.ts';
import { cardClick, isCardClick } from './acts/card-clicks.ts';
import type { Submission } from './acts/click.ts';
import { correct, correctModal } from './acts/correct.ts';
import { join, joinModal, partMany, partModal } from './acts/group.ts';
import { identifyChosen, identifySearch } from './acts/identify.ts';
import { openModal } from './acts/open-modal.ts';
import { fillReply, replyModal, sendReply } from './acts/reply.ts';
import { schedule, scheduleModal } from './acts/schedule.ts';
import { threadMessage } from './acts/thread-message.ts';
import type { ModalView } from './blocks.ts';
import { command } from './directory/command.ts';
import { changeContact, contactModal } from './directory/contact.ts';
import { awayModal, contractorClick, isContractorClick, setAvailability } from './directory/contractor-acts.ts';
import { addOne, changeOne, contractorModal } from './directory/contractor-form.ts';
import { enrolModal, enrolSomebody, trustedModal } from './directory/enrol.ts';
import { revoke, revokeModal } from './directory/links.ts';
import { isMailsAgainClick, mailsAgainClick } from './directory/mails-again.ts';
import { moveOut, moveOutModal } from './directory/move-out.ts';
import { changeNeeds, needsModal } from './directory/needs.ts';
import { rename, renameDwellingModal, renameHome, renamePersonModal } from './directory/rename.ts';
import { chooseReporter, findReporter, personReportModal, takeReport } from './directory/report.ts';
import { changeWish, wishModal } from './directory/wishes.ts';
import { type Ground, type Interaction, type Submitted, whisper } from './ground.ts';
import { isMailsClick, mailsClick } from './home/mails.ts';
import { publishHome } from './home/publish.ts';
import { WORK_LISTS, workModal } from './home/work.ts';
import { isOrderClick, orderClick } from './orders/clicks.ts';
import { giveModal, giveOrder, orderModal, payerModal, sendOrder, setPayer } from './orders/modals.ts';
import { askQuotes, askQuotesModal, compareModal, isQuoteClick, quoteClick } from './orders/quotes.ts';
import { contractorWriteModal, landlordWriteModal, writeContractor, writeLandlord } from './orders/write.ts';
import type { Handlers } from './slack/receive.ts';

const MODALS: Readonly<
  Record<string, (ground: Ground, by: Interaction, value: string) => Promise<ModalView | string>>
> = {
  reply: replyModal,
  ask: askModal,
  correct: correctModal,
  schedule: scheduleModal,
  cancel: cancelModal,
  join: joinModal,
  part: partModal,
  order_edit: orderModal,
  order_give: giveModal,
  contractor_write: contractorWriteModal,
  landlord_write: landlordWriteModal,
  payer: payerModal,
  quotes_ask: askQuotesModal,
  quotes_compare: compareModal,
  ...Object.fromEntries(WORK_LISTS.map((list) => [list, workModal(list)])),
  person_report: personReportModal,
  person_name: renamePersonModal,
  person_contact: contactModal,
  person_wish: wishModal,
  person_needs: needsModal,
  person_out: moveOutModal,
  person_links: revokeModal,
  person_trusted: trustedModal,
  contractor_edit: contractorModal,
  contractor_away: awayModal,
  dwelling_enrol: enrolModal,
  dwelling_name: renameDwellingModal,
};

const SUBMISSIONS: Readonly<Record<string, (ground: Ground, submission: Submission) => Promise<Submitted>>> = {
  reply: sendReply,
  ask,
  correct,
  schedule,
  cancel,
  join,
  part: partMany,
  order: sendOrder,
  order_give: giveOrder,
  contractor_write: writeContractor,
  landlord_write: writeLandlord,
  payer: setPayer,
  quotes_ask: askQuotes,
  report_who: findReporter,
  report_person: chooseReporter,
  report: takeReport,
  rename_person: rename,
  rename_dwelling: renameHome,
  contact: changeContact,
  wish: changeWish,
  needs: changeNeeds,
  move_out: moveOut,
  revoke_links: revoke,
  enrol: enrolSomebody,
  contractor_new: addOne,
  contractor_change: changeOne,
  contractor_away: setAvailability,
  identify_search: identifySearch,
  identify_chosen: identifyChosen,
};

const FAILED = 'Cela n’a pas marché : rien n’a été fait. Réessayez dans un instant.';

export function handlersOf(ground: Ground): Handlers {
  /** Whoever clicked hears of a failure at once; Slack hears it too, and shows it. */
  async function told<T>(by: Interaction, work: Promise<T>): Promise<T> {
    try {
      return await work;
    } catch (error) {
      ground.afterwards(() => whisper(ground, by, FAILED));
      throw error;
    }
  }

  return {
    message: (delivery, event) => threadMessage(ground, delivery, event),
    async homeOpened(user) {
      ground.afterwards(() => publishHome(ground, user));
    },
    async click(click) {
      const { action, value } = click;
      const opens = MODALS[action];
      if (opens !== undefined) ground.afterwards(() => openModal(ground, click, () => opens(ground, click, value)));
      else if (isCardClick(action)) await told(click, cardClick(ground, click));
      else if (isOrderClick(action)) await told(click, orderClick(ground, click));
      else if (isQuoteClick(action)) await told(click, quoteClick(ground, click));
      else if (isAlertClick(action)) await told(click, alertClick(ground, click));
      else if (isContractorClick(action)) await told(click, contractorClick(ground, click));
      else if (isMailsAgainClick(action)) await told(click, mailsAgainClick(ground, click));
      else if (isMailsClick(action)) await told(click, mailsClick(ground, click));
      else if (action === 'fill_reply') await fillReply(ground, click);
      else if (!INERT.has(action)) ground.log.warn({ action }, 'a button that nobody knows was clicked');
    },
    async submitted(submission) {
      const submit = SUBMISSIONS[submission.callback];
      return submit === undefined ? undefined : told(submission, submit(ground, submission));
    },
    async command(by, text) {
      ground.afterwards(() => command(ground, by, text));
    },
  };
}

/** Inputs that Slack tells of although nothing is to be done. */
const INERT = new Set(['']);
