-- Contractors in full, work orders and all that hangs on them, who pays.
-- AlterTable
ALTER TABLE "contractors" ADD COLUMN     "away_from" DATE,
ADD COLUMN     "away_to" DATE,
ADD COLUMN     "capacity" INTEGER,
ADD COLUMN     "ceiling_cents" INTEGER,
ADD COLUMN     "in_house" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "insured_until" DATE,
ADD COLUMN     "one_off" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "rating_count" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "rating_sum" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "reach" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "removed_at" TIMESTAMPTZ(3),
ADD COLUMN     "work_days" TEXT NOT NULL DEFAULT 'mon-fri',
ADD COLUMN     "work_from" TEXT NOT NULL DEFAULT '08:00',
ADD COLUMN     "work_to" TEXT NOT NULL DEFAULT '18:00';

-- AlterTable
ALTER TABLE "tickets" ADD COLUMN     "payer" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "work_orders" (
    "agency_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "n" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "contractor_id" UUID,
    "payer" TEXT NOT NULL DEFAULT '',
    "ceiling_cents" INTEGER,
    "words" TEXT NOT NULL DEFAULT '',
    "reasons" JSONB NOT NULL,
    "by_rule" BOOLEAN NOT NULL DEFAULT false,
    "manager_id" UUID,
    "approved_at" TIMESTAMPTZ(3),
    "accepted_at" TIMESTAMPTZ(3),
    "visit_from" TIMESTAMPTZ(3),
    "visit_to" TIMESTAMPTZ(3),
    "passcode" INTEGER,
    "visitor" TEXT NOT NULL DEFAULT '',
    "report" TEXT NOT NULL DEFAULT '',
    "done_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "work_orders_pkey" PRIMARY KEY ("agency_id","id")
);

-- CreateTable
CREATE TABLE "offers" (
    "agency_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "contractor_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "offered_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "offers_pkey" PRIMARY KEY ("agency_id","id")
);

-- CreateTable
CREATE TABLE "supplements" (
    "agency_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "cents" INTEGER NOT NULL,
    "words" TEXT NOT NULL DEFAULT '',
    "state" TEXT NOT NULL,
    "manager_id" UUID,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "supplements_pkey" PRIMARY KEY ("agency_id","id")
);

-- CreateTable
CREATE TABLE "quotes" (
    "agency_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "contractor_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "reference" TEXT NOT NULL DEFAULT '',
    "wished_by" DATE,
    "shown" BOOLEAN NOT NULL DEFAULT false,
    "cents" INTEGER,
    "delay_days" INTEGER,
    "valid_until" DATE,
    "words" TEXT NOT NULL DEFAULT '',
    "manager_id" UUID,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "quotes_pkey" PRIMARY KEY ("agency_id","id")
);

-- CreateTable
CREATE TABLE "invoices" (
    "agency_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "contractor_id" UUID NOT NULL,
    "number" TEXT NOT NULL DEFAULT '',
    "cents" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "invoices_pkey" PRIMARY KEY ("agency_id","id")
);

-- CreateTable
CREATE TABLE "order_files" (
    "agency_id" TEXT NOT NULL,
    "media_id" UUID NOT NULL,
    "order_id" UUID,
    "quote_id" UUID,
    "kind" TEXT NOT NULL,

    CONSTRAINT "order_files_pkey" PRIMARY KEY ("agency_id","media_id")
);

-- CreateTable
CREATE TABLE "ratings" (
    "agency_id" TEXT NOT NULL,
    "ticket_id" UUID NOT NULL,
    "order_id" UUID,
    "contractor_id" UUID,
    "repair" INTEGER,
    "contractor" INTEGER,
    "informed" INTEGER,
    "message_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ratings_pkey" PRIMARY KEY ("agency_id","ticket_id")
);

-- CreateIndex
CREATE INDEX "work_orders_agency_id_contractor_id_state_idx" ON "work_orders"("agency_id", "contractor_id", "state");

-- CreateIndex
CREATE INDEX "work_orders_agency_id_state_idx" ON "work_orders"("agency_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "work_orders_agency_id_ticket_id_n_key" ON "work_orders"("agency_id", "ticket_id", "n");

-- CreateIndex
CREATE INDEX "offers_agency_id_order_id_idx" ON "offers"("agency_id", "order_id");

-- CreateIndex
CREATE INDEX "offers_agency_id_contractor_id_state_idx" ON "offers"("agency_id", "contractor_id", "state");

-- CreateIndex
CREATE INDEX "supplements_agency_id_order_id_idx" ON "supplements"("agency_id", "order_id");

-- CreateIndex
CREATE INDEX "quotes_agency_id_ticket_id_idx" ON "quotes"("agency_id", "ticket_id");

-- CreateIndex
CREATE INDEX "quotes_agency_id_contractor_id_state_idx" ON "quotes"("agency_id", "contractor_id", "state");

-- CreateIndex
CREATE INDEX "invoices_agency_id_order_id_idx" ON "invoices"("agency_id", "order_id");

-- CreateIndex
CREATE INDEX "order_files_agency_id_order_id_idx" ON "order_files"("agency_id", "order_id");

-- CreateIndex
CREATE INDEX "order_files_agency_id_quote_id_idx" ON "order_files"("agency_id", "quote_id");

-- CreateIndex
CREATE INDEX "ratings_agency_id_contractor_id_idx" ON "ratings"("agency_id", "contractor_id");

-- CreateIndex
CREATE INDEX "contractors_agency_id_conversation_id_idx" ON "contractors"("agency_id", "conversation_id");


ALTER TABLE "work_orders" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_agency" ON "work_orders" USING ("agency_id" = current_setting('loge.agency', true)) WITH CHECK ("agency_id" = current_setting('loge.agency', true));
ALTER TABLE "offers" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_agency" ON "offers" USING ("agency_id" = current_setting('loge.agency', true)) WITH CHECK ("agency_id" = current_setting('loge.agency', true));
ALTER TABLE "supplements" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_agency" ON "supplements" USING ("agency_id" = current_setting('loge.agency', true)) WITH CHECK ("agency_id" = current_setting('loge.agency', true));
ALTER TABLE "quotes" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_agency" ON "quotes" USING ("agency_id" = current_setting('loge.agency', true)) WITH CHECK ("agency_id" = current_setting('loge.agency', true));
ALTER TABLE "invoices" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_agency" ON "invoices" USING ("agency_id" = current_setting('loge.agency', true)) WITH CHECK ("agency_id" = current_setting('loge.agency', true));
ALTER TABLE "order_files" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_agency" ON "order_files" USING ("agency_id" = current_setting('loge.agency', true)) WITH CHECK ("agency_id" = current_setting('loge.agency', true));
ALTER TABLE "ratings" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_agency" ON "ratings" USING ("agency_id" = current_setting('loge.agency', true)) WITH CHECK ("agency_id" = current_setting('loge.agency', true));
