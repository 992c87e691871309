// The conversation of a contractor, and the numbers and mail addresses that lead to it.
import { addressKey, type Book, type Contact, move, newAddress, openConversation } from '#people/book.ts';

/** A stranger's talk from one of these addresses is theirs, with its history; else a new one. */
export function talkFor(book: Book, contacts: readonly Contact[]): string {
  for (const contact of contacts) {
    const talk = strangersTalk(book, contact);
    if (talk !== undefined) return talk;
  }
  return openConversation(book, null);
}

/** What is heard from there is theirs from now on. False: it is somebody else's already, as whom it goes on being heard. */
export function answerAt(book: Book, conversation: string, contact: Contact): boolean {
  const address = book.addresses.get(addressKey(contact));
  if (address === undefined) newAddress(book, contact, conversation);
  else if (address.conversation_id !== conversation) {
    if (strangersTalk(book, contact) === undefined) return false;
    move(book, address, conversation);
  }
  return true;
}

/** No longer theirs: what is said from there later is a stranger's, to whom nothing is disclosed. The id of the address. */
export function leaveAddress(book: Book, conversation: string, contact: Contact): string | undefined {
  const address = book.addresses.get(addressKey(contact));
  if (address === undefined || address.conversation_id !== conversation) return undefined;
  move(book, address, openConversation(book, null));
  return address.id;
}

/** Unlike a person (people/book.ts), who may be on call too and has one talk then, a contractor never takes over a talk of staff. */
function strangersTalk(book: Book, contact: Contact): string | undefined {
  const address = book.addresses.get(addressKey(contact));
  if (address === undefined) return undefined;
  const talk = book.conversations.get(address.conversation_id);
  const nobodys = talk !== undefined && talk.person === null && !talk.staff && !book.holders.get(address.id)?.size;
  return nobodys ? address.conversation_id : undefined;
}
