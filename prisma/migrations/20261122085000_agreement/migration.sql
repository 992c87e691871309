-- Whose agreement an order waits for.
ALTER TABLE "work_orders" ADD COLUMN     "waits_for" TEXT NOT NULL DEFAULT '';
