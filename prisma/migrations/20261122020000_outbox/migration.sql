-- Where a text did not arrive, and is not tried again.
ALTER TABLE "outbox" ADD COLUMN "avoided" TEXT[];
