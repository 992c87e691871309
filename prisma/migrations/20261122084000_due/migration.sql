-- By when somebody should come, for the card and for who looks after delays.
ALTER TABLE "tickets" ADD COLUMN     "due_at" TIMESTAMPTZ(3);
