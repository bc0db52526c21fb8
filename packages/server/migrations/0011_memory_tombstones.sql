-- Whose ID a digest is bound to: what was forgotten of a User stays forgotten when a merge makes it another one's.
ALTER TABLE hyponema.memory_tombstones ADD COLUMN digest_of hyponema.typeid;
-- A rewrite fills it in every workspace: an UPDATE sees the rows of one.
ALTER TABLE hyponema.memory_tombstones ALTER COLUMN digest_of TYPE hyponema.typeid USING user_id;
ALTER TABLE hyponema.memory_tombstones ALTER COLUMN digest_of SET NOT NULL;
