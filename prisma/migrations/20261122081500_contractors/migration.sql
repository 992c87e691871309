-- Contractors are kept in memory by whoever chooses among them: their version says when that is old, whoever changed them.
-- CreateTable
CREATE TABLE "contractor_versions" (
    "agency_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "contractor_versions_pkey" PRIMARY KEY ("agency_id")
);

ALTER TABLE "contractor_versions" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_agency" ON "contractor_versions" USING ("agency_id" = current_setting('loge.agency', true)) WITH CHECK ("agency_id" = current_setting('loge.agency', true));

CREATE FUNCTION "contractors_changed"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  INSERT INTO "contractor_versions" ("agency_id", "version") SELECT DISTINCT "agency_id", 1 FROM "changed" ORDER BY 1
  ON CONFLICT ("agency_id") DO UPDATE SET "version" = "contractor_versions"."version" + 1;
  RETURN NULL;
END $$;
CREATE TRIGGER "contractors_insert" AFTER INSERT ON "contractors" REFERENCING NEW TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "contractors_changed"();
CREATE TRIGGER "contractors_update" AFTER UPDATE ON "contractors" REFERENCING NEW TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "contractors_changed"();
CREATE TRIGGER "contractors_delete" AFTER DELETE ON "contractors" REFERENCING OLD TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "contractors_changed"();

-- What tenants gave is counted where it is written, by the difference: a score that is corrected, moved or erased counts once.
CREATE FUNCTION "rating_counted"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF TG_OP = 'UPDATE' AND OLD."contractor_id" IS NOT DISTINCT FROM NEW."contractor_id" AND OLD."contractor" IS NOT DISTINCT FROM NEW."contractor" THEN
    RETURN NULL;
  END IF;
  IF TG_OP <> 'INSERT' AND OLD."contractor" IS NOT NULL AND OLD."contractor_id" IS NOT NULL THEN
    UPDATE "contractors" SET "rating_sum" = "rating_sum" - OLD."contractor", "rating_count" = "rating_count" - 1
      WHERE "agency_id" = OLD."agency_id" AND "id" = OLD."contractor_id";
  END IF;
  IF TG_OP <> 'DELETE' AND NEW."contractor" IS NOT NULL AND NEW."contractor_id" IS NOT NULL THEN
    UPDATE "contractors" SET "rating_sum" = "rating_sum" + NEW."contractor", "rating_count" = "rating_count" + 1
      WHERE "agency_id" = NEW."agency_id" AND "id" = NEW."contractor_id";
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "rating_counted" AFTER INSERT OR UPDATE OR DELETE ON "ratings" FOR EACH ROW EXECUTE FUNCTION "rating_counted"();
