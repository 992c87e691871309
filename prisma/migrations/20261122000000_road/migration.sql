-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "clock_offset" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "offset_ms" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "clock_offset_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agencies" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "settings" JSONB NOT NULL,
    "applied_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "agencies_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "senders" (
    "channel" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "agency_id" TEXT NOT NULL,

    CONSTRAINT "senders_pkey" PRIMARY KEY ("channel","address")
);

-- CreateTable
CREATE TABLE "journal" (
    "agency_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "fact" TEXT NOT NULL,
    "mailbox_id" UUID,
    "ticket_id" UUID,
    "message_id" UUID,
    "outbox_id" UUID,
    "actor" TEXT NOT NULL,
    "data" JSONB NOT NULL,

    CONSTRAINT "journal_pkey" PRIMARY KEY ("agency_id","id")
);

-- CreateTable
CREATE TABLE "residences" (
    "agency_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "address" TEXT NOT NULL DEFAULT '',
    "postcode" TEXT NOT NULL DEFAULT '',
    "city" TEXT NOT NULL DEFAULT '',
    "timezone" TEXT,

    CONSTRAINT "residences_pkey" PRIMARY KEY ("agency_id","id")
);

-- CreateTable
CREATE TABLE "buildings" (
    "agency_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "residence_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "address" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "buildings_pkey" PRIMARY KEY ("agency_id","id")
);

-- CreateTable
CREATE TABLE "entrances" (
    "agency_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "building_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "address" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "entrances_pkey" PRIMARY KEY ("agency_id","id")
);

-- CreateTable
CREATE TABLE "dwellings" (
    "agency_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "residence_id" UUID NOT NULL,
    "building_id" UUID NOT NULL,
    "entrance_id" UUID,
    "name" TEXT NOT NULL,
    "floor" TEXT NOT NULL DEFAULT '',
    "address" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "dwellings_pkey" PRIMARY KEY ("agency_id","id")
);

-- CreateTable
CREATE TABLE "directory_versions" (
    "agency_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "directory_versions_pkey" PRIMARY KEY ("agency_id")
);

-- CreateTable
CREATE TABLE "people" (
    "agency_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "language" TEXT NOT NULL DEFAULT '',
    "needs" TEXT[],
    "conversation_id" UUID NOT NULL,
    "prefers" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "people_pkey" PRIMARY KEY ("agency_id","id")
);

-- CreateTable
CREATE TABLE "person_roles" (
    "agency_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "residence_id" UUID,
    "building_id" UUID,
    "dwelling_id" UUID,
    "for_person_id" UUID,
    "from_date" DATE,
    "to_date" DATE,

    CONSTRAINT "person_roles_pkey" PRIMARY KEY ("agency_id","id")
);

-- CreateTable
CREATE TABLE "addresses" (
    "agency_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "conversation_id" UUID NOT NULL,
    "opted_out_at" TIMESTAMPTZ(3),
    "line" TEXT NOT NULL DEFAULT 'other',
    "whatsapp_at" TIMESTAMPTZ(3),

    CONSTRAINT "addresses_pkey" PRIMARY KEY ("agency_id","id")
);

-- CreateTable
CREATE TABLE "person_addresses" (
    "agency_id" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "address_id" UUID NOT NULL,

    CONSTRAINT "person_addresses_pkey" PRIMARY KEY ("agency_id","person_id","address_id")
);

-- CreateTable
CREATE TABLE "conversations" (
    "agency_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "person_id" UUID,
    "channel" TEXT NOT NULL DEFAULT '',
    "address_id" UUID,
    "held_by" UUID,
    "last_in_at" TIMESTAMPTZ(3),
    "language" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "conversations_pkey" PRIMARY KEY ("agency_id","id")
);

-- CreateTable
CREATE TABLE "managers" (
    "agency_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "slack_user" TEXT NOT NULL,
    "phone" TEXT NOT NULL DEFAULT '',
    "email" TEXT NOT NULL DEFAULT '',
    "limit" INTEGER,
    "conversation_id" UUID NOT NULL,
    "away_from" DATE,
    "away_to" DATE,
    "stand_in_id" UUID,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "managers_pkey" PRIMARY KEY ("agency_id","id")
);

-- CreateTable
CREATE TABLE "contractors" (
    "agency_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "company" TEXT NOT NULL,
    "trades" TEXT[],
    "areas" TEXT[],
    "phone" TEXT NOT NULL DEFAULT '',
    "email" TEXT NOT NULL DEFAULT '',
    "emergency" BOOLEAN NOT NULL DEFAULT false,
    "favourite" BOOLEAN NOT NULL DEFAULT false,
    "availability" TEXT NOT NULL DEFAULT 'available',
    "conversation_id" UUID NOT NULL,

    CONSTRAINT "contractors_pkey" PRIMARY KEY ("agency_id","id")
);

-- CreateTable
CREATE TABLE "raw" (
    "agency_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "body" BYTEA NOT NULL,
    "headers" JSONB NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "raw_pkey" PRIMARY KEY ("agency_id","id")
);

-- CreateTable
CREATE TABLE "messages" (
    "agency_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "address_id" UUID NOT NULL,
    "raw_id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "sent_to" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "subject" TEXT NOT NULL DEFAULT '',
    "media_count" INTEGER NOT NULL DEFAULT 0,
    "opt_out_type" TEXT,
    "unanswerable" TEXT NOT NULL DEFAULT '',
    "sent_at" TIMESTAMPTZ(3),
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "extra" JSONB NOT NULL,

    CONSTRAINT "messages_pkey" PRIMARY KEY ("agency_id","id")
);

-- CreateTable
CREATE TABLE "media" (
    "agency_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "message_id" UUID,
    "ticket_id" UUID,
    "source" TEXT NOT NULL DEFAULT '',
    "content_type" TEXT NOT NULL DEFAULT '',
    "name" TEXT NOT NULL DEFAULT '',
    "size" INTEGER NOT NULL DEFAULT 0,
    "state" TEXT NOT NULL,
    "path" TEXT NOT NULL DEFAULT '',
    "transcript" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "media_pkey" PRIMARY KEY ("agency_id","id")
);

-- CreateTable
CREATE TABLE "readings" (
    "agency_id" TEXT NOT NULL,
    "message_id" UUID NOT NULL,
    "by" TEXT NOT NULL,
    "reading" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "readings_pkey" PRIMARY KEY ("agency_id","message_id","by")
);

-- CreateTable
CREATE TABLE "corrections" (
    "agency_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "message_id" UUID,
    "field" TEXT NOT NULL,
    "before" TEXT NOT NULL,
    "after" TEXT NOT NULL,
    "manager_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "corrections_pkey" PRIMARY KEY ("agency_id","id")
);

-- CreateTable
CREATE TABLE "outbox" (
    "agency_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "n" INTEGER NOT NULL,
    "conversation_id" UUID NOT NULL,
    "ticket_id" UUID,
    "key" TEXT NOT NULL,
    "lines" JSONB NOT NULL,
    "language" TEXT NOT NULL DEFAULT '',
    "manner" TEXT NOT NULL,
    "only_if" TEXT[],
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "channel" TEXT NOT NULL DEFAULT '',
    "address_id" UUID,
    "text" TEXT NOT NULL DEFAULT '',
    "provider_id" TEXT NOT NULL DEFAULT '',
    "receipt" TEXT NOT NULL DEFAULT '',
    "detail" TEXT NOT NULL DEFAULT '',
    "first_tried_at" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("agency_id","id")
);

-- CreateTable
CREATE TABLE "receipts" (
    "agency_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "error_code" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "receipts_pkey" PRIMARY KEY ("agency_id","provider_id")
);

-- CreateTable
CREATE TABLE "tickets" (
    "agency_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "reference" INTEGER NOT NULL,
    "conversation_id" UUID NOT NULL,
    "person_id" UUID,
    "residence_id" UUID,
    "building_id" UUID,
    "dwelling_id" UUID,
    "scope" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "urgency" TEXT NOT NULL,
    "hazards" TEXT[],
    "situation" TEXT NOT NULL DEFAULT 'can_leave',
    "vulnerable" BOOLEAN NOT NULL DEFAULT false,
    "status" TEXT NOT NULL,
    "reading" JSONB NOT NULL,
    "answers" JSONB NOT NULL,
    "incident_id" UUID,
    "follows_id" UUID,
    "holder_id" UUID,
    "reason" TEXT NOT NULL DEFAULT '',
    "reopened" INTEGER NOT NULL DEFAULT 0,
    "promised_at" TIMESTAMPTZ(3),
    "told_at" TIMESTAMPTZ(3),
    "acknowledged_at" TIMESTAMPTZ(3),
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "tickets_pkey" PRIMARY KEY ("agency_id","id")
);

-- CreateTable
CREATE TABLE "ticket_references" (
    "agency_id" TEXT NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "ticket_references_pkey" PRIMARY KEY ("agency_id")
);

-- CreateTable
CREATE TABLE "ticket_messages" (
    "agency_id" TEXT NOT NULL,
    "ticket_id" UUID NOT NULL,
    "message_id" UUID NOT NULL,

    CONSTRAINT "ticket_messages_pkey" PRIMARY KEY ("agency_id","ticket_id","message_id")
);

-- CreateTable
CREATE TABLE "ticket_notes" (
    "agency_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "author" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ticket_notes_pkey" PRIMARY KEY ("agency_id","id")
);

-- CreateTable
CREATE TABLE "alerts" (
    "agency_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "ticket_id" UUID,
    "conversation_id" UUID,
    "message_id" UUID,
    "data" JSONB NOT NULL,
    "raised_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),
    "settled_by" TEXT NOT NULL DEFAULT '',
    "slack_channel" TEXT NOT NULL DEFAULT '',
    "slack_ts" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "alerts_pkey" PRIMARY KEY ("agency_id","id")
);

-- CreateTable
CREATE TABLE "mailboxes" (
    "agency_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "machines" JSONB NOT NULL,
    "timers" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "mailboxes_pkey" PRIMARY KEY ("agency_id","id")
);

-- CreateTable
CREATE TABLE "events" (
    "agency_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "mailbox_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "message_id" UUID,
    "refs" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "events_pkey" PRIMARY KEY ("agency_id","id")
);

-- CreateTable
CREATE TABLE "timers" (
    "agency_id" TEXT NOT NULL,
    "mailbox_id" UUID NOT NULL,
    "machine" TEXT NOT NULL,
    "timer" TEXT NOT NULL,
    "arming" UUID NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "timers_pkey" PRIMARY KEY ("agency_id","mailbox_id","machine","timer")
);

-- CreateTable
CREATE TABLE "cards" (
    "agency_id" TEXT NOT NULL,
    "ticket_id" UUID NOT NULL,
    "channel" TEXT NOT NULL DEFAULT '',
    "ts" TEXT NOT NULL DEFAULT '',
    "wanted" INTEGER NOT NULL,
    "shown" INTEGER NOT NULL DEFAULT 0,
    "rank" INTEGER NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "posting_at" TIMESTAMPTZ(3),

    CONSTRAINT "cards_pkey" PRIMARY KEY ("agency_id","ticket_id")
);

-- CreateTable
CREATE TABLE "slack_deliveries" (
    "id" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "slack_deliveries_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "journal_agency_id_ticket_id_idx" ON "journal"("agency_id", "ticket_id");

-- CreateIndex
CREATE INDEX "journal_agency_id_mailbox_id_idx" ON "journal"("agency_id", "mailbox_id");

-- CreateIndex
CREATE INDEX "journal_agency_id_message_id_idx" ON "journal"("agency_id", "message_id");

-- CreateIndex
CREATE UNIQUE INDEX "residences_agency_id_name_key" ON "residences"("agency_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "buildings_agency_id_residence_id_name_key" ON "buildings"("agency_id", "residence_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "entrances_agency_id_building_id_name_key" ON "entrances"("agency_id", "building_id", "name");

-- CreateIndex
CREATE INDEX "dwellings_agency_id_residence_id_idx" ON "dwellings"("agency_id", "residence_id");

-- CreateIndex
CREATE UNIQUE INDEX "dwellings_agency_id_building_id_entrance_id_name_key" ON "dwellings"("agency_id", "building_id", "entrance_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "people_agency_id_conversation_id_key" ON "people"("agency_id", "conversation_id");

-- CreateIndex
CREATE INDEX "person_roles_agency_id_person_id_idx" ON "person_roles"("agency_id", "person_id");

-- CreateIndex
CREATE INDEX "person_roles_agency_id_dwelling_id_idx" ON "person_roles"("agency_id", "dwelling_id");

-- CreateIndex
CREATE INDEX "addresses_agency_id_conversation_id_idx" ON "addresses"("agency_id", "conversation_id");

-- CreateIndex
CREATE UNIQUE INDEX "addresses_agency_id_kind_value_key" ON "addresses"("agency_id", "kind", "value");

-- CreateIndex
CREATE INDEX "person_addresses_agency_id_address_id_idx" ON "person_addresses"("agency_id", "address_id");

-- CreateIndex
CREATE UNIQUE INDEX "managers_agency_id_slack_user_key" ON "managers"("agency_id", "slack_user");

-- CreateIndex
CREATE UNIQUE INDEX "contractors_agency_id_company_key" ON "contractors"("agency_id", "company");

-- CreateIndex
CREATE INDEX "raw_received_at_idx" ON "raw"("received_at");

-- CreateIndex
CREATE INDEX "messages_agency_id_conversation_id_received_at_idx" ON "messages"("agency_id", "conversation_id", "received_at");

-- CreateIndex
CREATE UNIQUE INDEX "messages_agency_id_channel_provider_id_key" ON "messages"("agency_id", "channel", "provider_id");

-- CreateIndex
CREATE INDEX "media_agency_id_message_id_idx" ON "media"("agency_id", "message_id");

-- CreateIndex
CREATE INDEX "media_agency_id_ticket_id_idx" ON "media"("agency_id", "ticket_id");

-- CreateIndex
CREATE INDEX "corrections_agency_id_ticket_id_idx" ON "corrections"("agency_id", "ticket_id");

-- CreateIndex
CREATE INDEX "outbox_agency_id_conversation_id_created_at_idx" ON "outbox"("agency_id", "conversation_id", "created_at");

-- CreateIndex
CREATE INDEX "outbox_agency_id_ticket_id_idx" ON "outbox"("agency_id", "ticket_id");

-- CreateIndex
CREATE UNIQUE INDEX "outbox_agency_id_event_id_n_key" ON "outbox"("agency_id", "event_id", "n");

-- CreateIndex
CREATE INDEX "tickets_agency_id_conversation_id_idx" ON "tickets"("agency_id", "conversation_id");

-- CreateIndex
CREATE INDEX "tickets_agency_id_person_id_idx" ON "tickets"("agency_id", "person_id");

-- CreateIndex
CREATE INDEX "tickets_agency_id_dwelling_id_idx" ON "tickets"("agency_id", "dwelling_id");

-- CreateIndex
CREATE INDEX "tickets_agency_id_building_id_category_status_idx" ON "tickets"("agency_id", "building_id", "category", "status");

-- CreateIndex
CREATE INDEX "tickets_agency_id_status_urgency_idx" ON "tickets"("agency_id", "status", "urgency");

-- CreateIndex
CREATE INDEX "tickets_agency_id_incident_id_idx" ON "tickets"("agency_id", "incident_id");

-- CreateIndex
CREATE UNIQUE INDEX "tickets_agency_id_reference_key" ON "tickets"("agency_id", "reference");

-- CreateIndex
CREATE INDEX "ticket_messages_agency_id_message_id_idx" ON "ticket_messages"("agency_id", "message_id");

-- CreateIndex
CREATE UNIQUE INDEX "ticket_notes_agency_id_ticket_id_source_key" ON "ticket_notes"("agency_id", "ticket_id", "source");

-- CreateIndex
CREATE INDEX "alerts_agency_id_ticket_id_idx" ON "alerts"("agency_id", "ticket_id");

-- CreateIndex
CREATE INDEX "alerts_agency_id_settled_at_raised_at_idx" ON "alerts"("agency_id", "settled_at", "raised_at");

-- CreateIndex
CREATE UNIQUE INDEX "events_agency_id_mailbox_id_key_key" ON "events"("agency_id", "mailbox_id", "key");

-- CreateIndex
CREATE INDEX "timers_due_at_idx" ON "timers"("due_at");



-- Queues of their own: only what is waiting is indexed.
CREATE INDEX "events_pending" ON "events" ("id") WHERE "state" = 'pending';
CREATE INDEX "events_pending_mailbox" ON "events" ("agency_id", "mailbox_id", "id") WHERE "state" = 'pending';
CREATE INDEX "outbox_due" ON "outbox" ("due_at") WHERE "state" = 'due';
CREATE INDEX "outbox_provider" ON "outbox" ("agency_id", "provider_id") WHERE "provider_id" <> '';
CREATE INDEX "cards_stale" ON "cards" ("rank", "due_at") WHERE "wanted" > "shown";
CREATE INDEX "tickets_open" ON "tickets" ("agency_id", "conversation_id") WHERE "status" IN ('new', 'accepted', 'scheduled');

INSERT INTO "clock_offset" ("id", "offset_ms") VALUES (1, 0);

-- The role under which one agency is served: it sees the rows of "loge.agency" and nothing else.
DO $$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'loge_app') THEN CREATE ROLE loge_app NOLOGIN; END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; -- another database of this server made it at the same moment
END $$;
DO $$ BEGIN
  IF NOT pg_has_role(current_user, 'loge_app', 'SET') THEN EXECUTE format('GRANT loge_app TO %I', current_user); END IF;
END $$;
GRANT USAGE ON SCHEMA public TO loge_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO loge_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO loge_app;

ALTER TABLE "clock_offset" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "everyone" ON "clock_offset" USING (true) WITH CHECK (true);
ALTER TABLE "agencies" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_agency" ON "agencies" USING ("id" = current_setting('loge.agency', true)) WITH CHECK ("id" = current_setting('loge.agency', true));
ALTER TABLE "senders" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_agency" ON "senders" USING ("agency_id" = current_setting('loge.agency', true)) WITH CHECK ("agency_id" = current_setting('loge.agency', true));
ALTER TABLE "journal" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_agency" ON "journal" USING ("agency_id" = current_setting('loge.agency', true)) WITH CHECK ("agency_id" = current_setting('loge.agency', true));
ALTER TABLE "residences" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_agency" ON "residences" USING ("agency_id" = current_setting('loge.agency', true)) WITH CHECK ("agency_id" = current_setting('loge.agency', true));
ALTER TABLE "buildings" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_agency" ON "buildings" USING ("agency_id" = current_setting('loge.agency', true)) WITH CHECK ("agency_id" = current_setting('loge.agency', true));
ALTER TABLE "entrances" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_agency" ON "entrances" USING ("agency_id" = current_setting('loge.agency', true)) WITH CHECK ("agency_id" = current_setting('loge.agency', true));
ALTER TABLE "dwellings" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_agency" ON "dwellings" USING ("agency_id" = current_setting('loge.agency', true)) WITH CHECK ("agency_id" = current_setting('loge.agency', true));
ALTER TABLE "directory_versions" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_agency" ON "directory_versions" USING ("agency_id" = current_setting('loge.agency', true)) WITH CHECK ("agency_id" = current_setting('loge.agency', true));
ALTER TABLE "people" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_agency" ON "people" USING ("agency_id" = current_setting('loge.agency', true)) WITH CHECK ("agency_id" = current_setting('loge.agency', true));
ALTER TABLE "person_roles" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_agency" ON "person_roles" USING ("agency_id" = current_setting('loge.agency', true)) WITH CHECK ("agency_id" = current_setting('loge.agency', true));
ALTER TABLE "addresses" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_agency" ON "addresses" USING ("agency_id" = current_setting('loge.agency', true)) WITH CHECK ("agency_id" = current_setting('loge.agency', true));
ALTER TABLE "person_addresses" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_agency" ON "person_addresses" USING ("agency_id" = current_setting('loge.agency', true)) WITH CHECK ("agency_id" = current_setting('loge.agency', true));
ALTER TABLE "conversations" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_agency" ON "conversations" USING ("agency_id" = current_setting('loge.agency', true)) WITH CHECK ("agency_id" = current_setting('loge.agency', true));
ALTER TABLE "managers" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_agency" ON "managers" USING ("agency_id" = current_setting('loge.agency', true)) WITH CHECK ("agency_id" = current_setting('loge.agency', true));
ALTER TABLE "contractors" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_agency" ON "contractors" USING ("agency_id" = current_setting('loge.agency', true)) WITH CHECK ("agency_id" = current_setting('loge.agency', true));
ALTER TABLE "raw" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_agency" ON "raw" USING ("agency_id" = current_setting('loge.agency', true)) WITH CHECK ("agency_id" = current_setting('loge.agency', true));
ALTER TABLE "messages" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_agency" ON "messages" USING ("agency_id" = current_setting('loge.agency', true)) WITH CHECK ("agency_id" = current_setting('loge.agency', true));
ALTER TABLE "media" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_agency" ON "media" USING ("agency_id" = current_setting('loge.agency', true)) WITH CHECK ("agency_id" = current_setting('loge.agency', true));
ALTER TABLE "readings" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_agency" ON "readings" USING ("agency_id" = current_setting('loge.agency', true)) WITH CHECK ("agency_id" = current_setting('loge.agency', true));
ALTER TABLE "corrections" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_agency" ON "corrections" USING ("agency_id" = current_setting('loge.agency', true)) WITH CHECK ("agency_id" = current_setting('loge.agency', true));
ALTER TABLE "outbox" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_agency" ON "outbox" USING ("agency_id" = current_setting('loge.agency', true)) WITH CHECK ("agency_id" = current_setting('loge.agency', true));
ALTER TABLE "receipts" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_agency" ON "receipts" USING ("agency_id" = current_setting('loge.agency', true)) WITH CHECK ("agency_id" = current_setting('loge.agency', true));
ALTER TABLE "tickets" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_agency" ON "tickets" USING ("agency_id" = current_setting('loge.agency', true)) WITH CHECK ("agency_id" = current_setting('loge.agency', true));
ALTER TABLE "ticket_references" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_agency" ON "ticket_references" USING ("agency_id" = current_setting('loge.agency', true)) WITH CHECK ("agency_id" = current_setting('loge.agency', true));
ALTER TABLE "ticket_messages" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_agency" ON "ticket_messages" USING ("agency_id" = current_setting('loge.agency', true)) WITH CHECK ("agency_id" = current_setting('loge.agency', true));
ALTER TABLE "ticket_notes" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_agency" ON "ticket_notes" USING ("agency_id" = current_setting('loge.agency', true)) WITH CHECK ("agency_id" = current_setting('loge.agency', true));
ALTER TABLE "alerts" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_agency" ON "alerts" USING ("agency_id" = current_setting('loge.agency', true)) WITH CHECK ("agency_id" = current_setting('loge.agency', true));
ALTER TABLE "mailboxes" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_agency" ON "mailboxes" USING ("agency_id" = current_setting('loge.agency', true)) WITH CHECK ("agency_id" = current_setting('loge.agency', true));
ALTER TABLE "events" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_agency" ON "events" USING ("agency_id" = current_setting('loge.agency', true)) WITH CHECK ("agency_id" = current_setting('loge.agency', true));
ALTER TABLE "timers" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_agency" ON "timers" USING ("agency_id" = current_setting('loge.agency', true)) WITH CHECK ("agency_id" = current_setting('loge.agency', true));
ALTER TABLE "cards" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_agency" ON "cards" USING ("agency_id" = current_setting('loge.agency', true)) WITH CHECK ("agency_id" = current_setting('loge.agency', true));
ALTER TABLE "slack_deliveries" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "everyone" ON "slack_deliveries" USING (true) WITH CHECK (true);

-- Whatever changes the directory makes the indexes of it in memory old, whoever does it.
CREATE FUNCTION "directory_changed"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  INSERT INTO "directory_versions" ("agency_id", "version") SELECT DISTINCT "agency_id", 1 FROM "changed" ORDER BY 1
  ON CONFLICT ("agency_id") DO UPDATE SET "version" = "directory_versions"."version" + 1;
  RETURN NULL;
END $$;
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['residences', 'buildings', 'entrances', 'dwellings', 'people', 'person_roles'] LOOP
    EXECUTE format('CREATE TRIGGER "directory_insert" AFTER INSERT ON %I REFERENCING NEW TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "directory_changed"()', t);
    EXECUTE format('CREATE TRIGGER "directory_update" AFTER UPDATE ON %I REFERENCING NEW TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "directory_changed"()', t);
    EXECUTE format('CREATE TRIGGER "directory_delete" AFTER DELETE ON %I REFERENCING OLD TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "directory_changed"()', t);
  END LOOP;
END $$;
