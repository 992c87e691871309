-- What a posted alert shows of its ticket: where that has changed, it is shown again.
ALTER TABLE "alerts" ADD COLUMN     "slack_saw" TEXT;
