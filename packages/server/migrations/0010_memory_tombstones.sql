-- Whose ID a digest is bound to: what was forgotten of a User stays forgotten when a merge makes it another one's.
ALTER TABLE hyponema.memory_tombstones ADD COLUMN digest_of hyponema.typeid;
UPDATE hyponema.memory_tombstones SET digest_of = user_id;
ALTER TABLE hyponema.memory_tombstones ALTER COLUMN digest_of SET NOT NULL;
