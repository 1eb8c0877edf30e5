import type { Step } from '../step.ts';

export const keepingApart: Step = {
  number: 5,
  name: 'keeping-apart',
  sql: `
-- Requests run as this role. It owns nothing, so row-level security holds for it, and what it is not granted it cannot do.
DO $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'zhunsheng_app') THEN
    CREATE ROLE zhunsheng_app NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
  END IF;
EXCEPTION
  WHEN duplicate_object OR unique_violation THEN NULL;
  WHEN insufficient_privilege THEN
    RAISE EXCEPTION 'the role zhunsheng_app is missing: have a database administrator run CREATE ROLE zhunsheng_app NOLOGIN; GRANT zhunsheng_app TO %', current_user
      USING ERRCODE = 'ZS004';
END $$;
DO $$
BEGIN
  IF NOT pg_has_role(current_user, 'zhunsheng_app', 'MEMBER') THEN
    EXECUTE format('GRANT zhunsheng_app TO %I', current_user);
  END IF;
END $$;
GRANT USAGE ON SCHEMA zhunsheng TO zhunsheng_app;

-- The office the present transaction works for; null outside of one.
CREATE FUNCTION zhunsheng.own_office() RETURNS text STABLE LANGUAGE sql AS
  $$ SELECT nullif(current_setting('zhunsheng.office', true), '') $$;

-- A table whose rows belong to offices: each request sees and writes those of its own office only.
CREATE FUNCTION zhunsheng.keep_apart(t regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', t);
  EXECUTE format('CREATE POLICY own_office ON %s TO zhunsheng_app USING (office = zhunsheng.own_office()) WITH CHECK (office = zhunsheng.own_office())', t);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO zhunsheng_app', t);
END $$;

-- A table that only grows: nobody changes or removes a row, not even the owner by mistake.
CREATE FUNCTION zhunsheng.only_grows(t regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON %s FROM zhunsheng_app', t);
  IF NOT EXISTS (SELECT 1 FROM pg_trigger WHERE tgrelid = t AND tgname = 'append_only') THEN
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %s FOR EACH ROW EXECUTE FUNCTION zhunsheng.refuse_change()', t);
    EXECUTE format('CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON %s FOR EACH STATEMENT EXECUTE FUNCTION zhunsheng.refuse_change()', t);
    EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER append_only', t);
    EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER append_only_whole', t);
  END IF;
END $$;

-- The tree of offices is known to all; only the owner changes it.
GRANT SELECT ON zhunsheng.office TO zhunsheng_app;
-- Locking an office needs the right to change a column of it; this one says nothing.
GRANT UPDATE (created_at) ON zhunsheng.office TO zhunsheng_app;
SELECT zhunsheng.keep_apart('zhunsheng.scheme_version');
SELECT zhunsheng.keep_apart('zhunsheng.batch');
SELECT zhunsheng.only_grows('zhunsheng.batch');
-- The chain runs through all offices: a request sees where it ends, and the entries of its own office by this view.
GRANT INSERT ON zhunsheng.audit_entry TO zhunsheng_app;
GRANT SELECT (sequence, hash) ON zhunsheng.audit_entry TO zhunsheng_app;
CREATE VIEW zhunsheng.office_audit AS
  SELECT e.sequence, e.at, e.office, e.actor, e.action, e.subject, e.details, e.algorithm, e.previous, e.hash
  FROM zhunsheng.audit_entry AS e WHERE e.office = zhunsheng.own_office();
GRANT SELECT ON zhunsheng.office_audit TO zhunsheng_app;
GRANT SELECT, INSERT ON zhunsheng.audit_checkpoint TO zhunsheng_app;

-- What happened, for whoever listens. The sequence is the audit entry's, which is also the order of commits.
CREATE TABLE zhunsheng.event (
  sequence bigint PRIMARY KEY REFERENCES zhunsheng.audit_entry (sequence),
  office text COLLATE "C" NOT NULL REFERENCES zhunsheng.office (id),
  campaign text COLLATE "C",
  action text COLLATE "C" NOT NULL,
  subject text COLLATE "C" NOT NULL,
  unit text COLLATE "C",
  indicator text COLLATE "C",
  actor text COLLATE "C" NOT NULL,
  at text COLLATE "C" NOT NULL
);
CREATE INDEX event_office ON zhunsheng.event (office, sequence);
CREATE INDEX event_unit ON zhunsheng.event (office, campaign, unit, sequence);
SELECT zhunsheng.keep_apart('zhunsheng.event');
SELECT zhunsheng.only_grows('zhunsheng.event');
`,
};
