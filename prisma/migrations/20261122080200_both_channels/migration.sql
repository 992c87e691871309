-- A person may wish to be written to by SMS and by email: the text is then two rows, each bound to its kind of address.
alter table "outbox" add column "via" text;
