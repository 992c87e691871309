-- What the managers' console keeps of its own: alerts that are on their way to Slack, and the lines of a card's thread.

ALTER TABLE "alerts" ADD COLUMN "slack_due_at" TIMESTAMPTZ(3);
ALTER TABLE "alerts" ADD COLUMN "slack_posting_at" TIMESTAMPTZ(3);
ALTER TABLE "alerts" ADD COLUMN "slack_attempts" INTEGER;
ALTER TABLE "alerts" ADD COLUMN "slack_settled_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "thread_lines" (
    "agency_id" TEXT NOT NULL,
    "ticket_id" UUID NOT NULL,
    "source" TEXT NOT NULL,

    CONSTRAINT "thread_lines_pkey" PRIMARY KEY ("agency_id","ticket_id","source")
);

-- Only what Slack does not show yet.
CREATE INDEX "alerts_unshown" ON "alerts" ("raised_at") WHERE "slack_ts" = '' OR ("settled_at" IS NOT NULL AND "slack_settled_at" IS NULL);
-- A message in a thread finds its card by where it stands.
CREATE INDEX "cards_channel_ts" ON "cards" ("agency_id", "channel", "ts") WHERE "ts" <> '';

ALTER TABLE "thread_lines" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_agency" ON "thread_lines" USING ("agency_id" = current_setting('loge.agency', true)) WITH CHECK ("agency_id" = current_setting('loge.agency', true));
-- Few are open at any time: the sweep that settles what was taken care of elsewhere looks at these alone.
CREATE INDEX "alerts_open" ON "alerts" ("kind") WHERE "settled_at" IS NULL;
-- A change or a deletion in Slack names the message and not always its thread.
CREATE INDEX "ticket_notes_agency_id_source_idx" ON "ticket_notes" ("agency_id", "source");
