-- A known value, sealed with the root secret: a server that holds another secret finds out when it starts, not when a
-- credential cannot be opened.
CREATE TABLE hyponema.root_secret_check (
  only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
  sealed text NOT NULL
);
GRANT SELECT, INSERT, UPDATE ON hyponema.root_secret_check TO hyponema_app;
