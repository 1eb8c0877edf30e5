/** Requests that must not be carried out twice. */
export const idempotencyTables = `
-- A key of an account. running: a server works on it, until the lease ends. effected: what it does is committed, in
-- the same transaction as this state. answered: the reply is kept, for whoever asks again.
CREATE TABLE zhunsheng.idempotency (
  office text COLLATE "C" NOT NULL REFERENCES zhunsheng.office (id),
  account text COLLATE "C" NOT NULL,
  key text COLLATE "C" NOT NULL CHECK (length(key) BETWEEN 1 AND 200),
  request text COLLATE "C" NOT NULL CHECK (request ~ '^[0-9a-f]{64}$'),
  body text COLLATE "C" CHECK (body ~ '^[0-9a-f]{64}$'),
  holder uuid NOT NULL,
  state text COLLATE "C" NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'effected', 'answered')),
  lease_until timestamptz NOT NULL,
  status smallint CHECK (status BETWEEN 200 AND 299),
  reply text COLLATE "C",
  made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (office, account, key),
  CHECK ((state = 'answered') = (status IS NOT NULL))
);
CREATE INDEX idempotency_made ON zhunsheng.idempotency (made_at);
SELECT zhunsheng.keep_apart('zhunsheng.idempotency');
`;
