import type { Step } from '../step.ts';

export const audit: Step = {
  number: 4,
  name: 'audit',
  sql: `
-- at and details are kept as the texts that were hashed. previous is the hash of the entry before, 64 zeros at first.
CREATE TABLE zhunsheng.audit_entry (
  sequence bigint PRIMARY KEY CHECK (sequence >= 1),
  at text COLLATE "C" NOT NULL CHECK (at ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[.][0-9]{6}Z$'),
  office text COLLATE "C",
  actor text COLLATE "C" NOT NULL,
  action text COLLATE "C" NOT NULL,
  subject text COLLATE "C" NOT NULL,
  details text COLLATE "C" NOT NULL,
  algorithm text COLLATE "C" NOT NULL CHECK (algorithm IN ('sha256', 'sm3')),
  previous text COLLATE "C" NOT NULL CHECK (previous ~ '^[0-9a-f]{64}$'),
  hash text COLLATE "C" NOT NULL UNIQUE CHECK (hash ~ '^[0-9a-f]{64}$')
);
CREATE INDEX audit_entry_office ON zhunsheng.audit_entry (office, sequence);
CREATE INDEX audit_entry_actor ON zhunsheng.audit_entry (actor, sequence);
CREATE INDEX audit_entry_subject ON zhunsheng.audit_entry (subject, sequence);
CREATE INDEX audit_entry_at ON zhunsheng.audit_entry (at);

CREATE FUNCTION zhunsheng.continue_chain() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  head record;
BEGIN
  SELECT e.sequence, e.hash INTO head FROM zhunsheng.audit_entry AS e ORDER BY e.sequence DESC LIMIT 1;
  IF NEW.sequence <> coalesce(head.sequence, 0) + 1 OR NEW.previous <> coalesce(head.hash, repeat('0', 64)) THEN
    RAISE EXCEPTION 'an audit entry continues the last one' USING ERRCODE = 'ZS003';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER chained BEFORE INSERT ON zhunsheng.audit_entry
  FOR EACH ROW EXECUTE FUNCTION zhunsheng.continue_chain();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON zhunsheng.audit_entry
  FOR EACH ROW EXECUTE FUNCTION zhunsheng.refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON zhunsheng.audit_entry
  FOR EACH STATEMENT EXECUTE FUNCTION zhunsheng.refuse_change();
ALTER TABLE zhunsheng.audit_entry ENABLE ALWAYS TRIGGER chained;
ALTER TABLE zhunsheng.audit_entry ENABLE ALWAYS TRIGGER append_only;
ALTER TABLE zhunsheng.audit_entry ENABLE ALWAYS TRIGGER append_only_whole;

-- What was signed: that the chain, up to this entry, ends in this hash.
CREATE TABLE zhunsheng.audit_checkpoint (
  sequence bigint NOT NULL CHECK (sequence >= 1),
  at text COLLATE "C" NOT NULL,
  hash text COLLATE "C" NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
  key text COLLATE "C" NOT NULL,
  signature text COLLATE "C" NOT NULL,
  PRIMARY KEY (sequence, at)
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON zhunsheng.audit_checkpoint
  FOR EACH ROW EXECUTE FUNCTION zhunsheng.refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON zhunsheng.audit_checkpoint
  FOR EACH STATEMENT EXECUTE FUNCTION zhunsheng.refuse_change();
ALTER TABLE zhunsheng.audit_checkpoint ENABLE ALWAYS TRIGGER append_only;
ALTER TABLE zhunsheng.audit_checkpoint ENABLE ALWAYS TRIGGER append_only_whole;
`,
};
