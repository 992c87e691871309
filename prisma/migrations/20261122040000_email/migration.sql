-- How far each mailbox has been taken in: a mailbox is shared by agencies, so this is nobody's row.
CREATE TABLE "mail_cursors" (
    "mailbox" TEXT NOT NULL,
    "uid_validity" TEXT NOT NULL,
    "last_uid" BIGINT NOT NULL,
    "skipped" BIGINT[],
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "mail_cursors_pkey" PRIMARY KEY ("mailbox")
);
ALTER TABLE "mail_cursors" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "everyone" ON "mail_cursors" USING (true) WITH CHECK (true);
