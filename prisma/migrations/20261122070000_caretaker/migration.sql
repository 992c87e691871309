-- The tickets of a residence, open ones and those closed lately: what its caretaker sees.
CREATE INDEX "tickets_agency_id_residence_id_closed_at_idx" ON "tickets"("agency_id", "residence_id", "closed_at");
