-- Links to a person's own page that were given out before this are void.
ALTER TABLE "people" ADD COLUMN "links_from" TIMESTAMPTZ(3);

-- What a manager wants by mail: as the agency's file says, as they chose themselves, and since when.
ALTER TABLE "managers" ADD COLUMN "mails" TEXT NOT NULL DEFAULT '',
ADD COLUMN "mails_chosen" TEXT NOT NULL DEFAULT '',
ADD COLUMN "mails_since" TIMESTAMPTZ(3);
