-- A receipt that waits for its text to be noted knows which text it is.
ALTER TABLE "receipts" ADD COLUMN "outbox_id" UUID;

-- Until when an address of ours was compared with what the provider lists.
CREATE TABLE "reconciled" (
    "agency_id" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reconciled_pkey" PRIMARY KEY ("agency_id","channel","address")
);
ALTER TABLE "reconciled" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_agency" ON "reconciled" USING ("agency_id" = current_setting('loge.agency', true)) WITH CHECK ("agency_id" = current_setting('loge.agency', true));
