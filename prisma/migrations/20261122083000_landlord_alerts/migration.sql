-- When a landlord is written to: only when the agency needs them, unless they chose otherwise.
ALTER TABLE "people" ADD COLUMN "alerts" TEXT;
