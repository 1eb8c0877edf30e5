/** Removing a whole demonstration. */
export const demonstrationFunctions = `
-- As before; besides, the versions of a demonstration office go away with it.
CREATE OR REPLACE FUNCTION zhunsheng.guard_scheme_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND current_user <> 'zhunsheng_app' AND current_setting('zhunsheng.removing', true) = 'on' THEN
    RETURN OLD;
  END IF;
  IF OLD.state = 'published' THEN
    RAISE EXCEPTION 'a published scheme version is locked' USING ERRCODE = 'ZS001';
  END IF;
  IF TG_OP = 'DELETE' THEN
    RETURN OLD;
  END IF;
  IF OLD.state = 'draft' AND NEW.state = 'published' THEN
    RAISE EXCEPTION 'a draft is checked before it is published' USING ERRCODE = 'ZS001';
  END IF;
  IF OLD.state = 'checked' AND NEW.state <> 'draft'
     AND (NEW.files <> OLD.files OR NEW.fingerprint <> OLD.fingerprint) THEN
    RAISE EXCEPTION 'what was checked is what is published' USING ERRCODE = 'ZS001';
  END IF;
  RETURN NEW;
END $$;

-- Removes an office whose accounts are those of a demonstration, with everything in it; the audit log stays. Requests
-- cannot call it: only the program's own account can.
CREATE FUNCTION zhunsheng.remove_demo_office(demo_office text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  waiting regclass[];
  blocked regclass[];
  t regclass;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM zhunsheng.account_settings AS s WHERE s.office = demo_office AND s.demo)
     OR EXISTS (SELECT 1 FROM zhunsheng.campaign AS c WHERE c.office = demo_office AND NOT c.demo) THEN
    RAISE EXCEPTION 'only a demonstration can be removed' USING ERRCODE = 'ZS005';
  END IF;
  PERFORM set_config('zhunsheng.removing', 'on', true), set_config('zhunsheng.restoring', 'on', true);
  SELECT array_agg(c.oid::regclass ORDER BY c.relname) INTO waiting FROM pg_class AS c
    JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attname = 'office' AND NOT a.attisdropped
    WHERE c.relnamespace = 'zhunsheng'::regnamespace AND c.relkind = 'r' AND c.relname NOT LIKE 'audit%';
  -- What others still refer to waits for the next round.
  WHILE cardinality(waiting) > 0 LOOP
    blocked := '{}';
    FOREACH t IN ARRAY waiting LOOP
      BEGIN
        EXECUTE format('DELETE FROM %s AS x WHERE x.office = $1', t) USING demo_office;
      EXCEPTION WHEN foreign_key_violation THEN
        blocked := blocked || t;
      END;
    END LOOP;
    IF cardinality(blocked) = cardinality(waiting) THEN
      RAISE EXCEPTION 'the demonstration cannot be removed: rows of % are referred to', blocked;
    END IF;
    waiting := blocked;
  END LOOP;
  DELETE FROM zhunsheng.office AS o WHERE o.id = demo_office;
  PERFORM set_config('zhunsheng.removing', '', true), set_config('zhunsheng.restoring', '', true);
END $$;
REVOKE ALL ON FUNCTION zhunsheng.remove_demo_office(text) FROM PUBLIC;
`;
