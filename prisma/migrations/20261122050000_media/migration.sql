-- Files are fetched, cleaned and kept: the key of the preview, what makes two of them the same, and why one failed.
ALTER TABLE "media" ADD COLUMN     "attempts" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "preview" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "reason" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "sha256" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "stored_at" TIMESTAMPTZ(3);

CREATE INDEX "media_agency_id_sha256_idx" ON "media"("agency_id", "sha256");
