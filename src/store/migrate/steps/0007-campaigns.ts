import type { Step } from '../step.ts';

export const campaigns: Step = {
  number: 7,
  name: 'campaigns',
  sql: `
-- Where a version came from: {"kind": "files" | "built-in" | "notice" | "version" | "template", …}.
ALTER TABLE zhunsheng.scheme_version
  ADD COLUMN origin jsonb NOT NULL DEFAULT '{"kind": "files"}' CHECK (jsonb_typeof(origin) = 'object'),
  ADD COLUMN title text COLLATE "C" NOT NULL DEFAULT '',
  ADD COLUMN publish_reason text COLLATE "C" NOT NULL DEFAULT '';

-- What was read in the notice a draft was made from.
CREATE TABLE zhunsheng.scheme_notice (
  office text COLLATE "C" NOT NULL REFERENCES zhunsheng.office (id),
  scheme text COLLATE "C" NOT NULL,
  version integer NOT NULL,
  file_name text COLLATE "C" NOT NULL,
  sha256 text COLLATE "C" NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  imported jsonb NOT NULL CHECK (jsonb_typeof(imported) = 'object'),
  imported_by text COLLATE "C" NOT NULL,
  imported_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (office, scheme, version)
);
SELECT zhunsheng.keep_apart('zhunsheng.scheme_notice');
SELECT zhunsheng.only_grows('zhunsheng.scheme_notice');

-- Who ruled what, and when. The ruling itself is in the version's files; this says which account gave it.
CREATE TABLE zhunsheng.scheme_ruling (
  office text COLLATE "C" NOT NULL,
  scheme text COLLATE "C" NOT NULL,
  version integer NOT NULL,
  number integer NOT NULL CHECK (number >= 1),
  assumption text COLLATE "C" NOT NULL,
  account text COLLATE "C" NOT NULL,
  name text COLLATE "C" NOT NULL,
  text text COLLATE "C" NOT NULL,
  choice text COLLATE "C" NOT NULL,
  ruled_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (office, scheme, version, number)
);
SELECT zhunsheng.keep_apart('zhunsheng.scheme_ruling');
SELECT zhunsheng.only_grows('zhunsheng.scheme_ruling');

-- A published version that an office offers to offices below it as a template.
CREATE TABLE zhunsheng.scheme_offer (
  office text COLLATE "C" NOT NULL,
  scheme text COLLATE "C" NOT NULL,
  version integer NOT NULL,
  receiver text COLLATE "C" NOT NULL REFERENCES zhunsheng.office (id),
  note text COLLATE "C" NOT NULL DEFAULT '',
  offered_by text COLLATE "C" NOT NULL,
  offered_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (office, scheme, version, receiver),
  FOREIGN KEY (office, scheme, version) REFERENCES zhunsheng.scheme_version (office, scheme, version),
  CHECK (receiver <> office)
);
CREATE INDEX scheme_offer_receiver ON zhunsheng.scheme_offer (receiver);
SELECT zhunsheng.keep_apart('zhunsheng.scheme_offer');

-- Every office below another, at any depth.
CREATE FUNCTION zhunsheng.is_below(lower text, upper text) RETURNS boolean STABLE LANGUAGE sql AS $$
  WITH RECURSIVE above (id) AS (
    SELECT o.parent FROM zhunsheng.office AS o WHERE o.id = lower
    UNION ALL SELECT o.parent FROM zhunsheng.office AS o JOIN above ON o.id = above.id)
  SELECT EXISTS (SELECT 1 FROM above WHERE above.id = upper)
$$;

CREATE FUNCTION zhunsheng.guard_offer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT zhunsheng.is_below(NEW.receiver, NEW.office) THEN
    RAISE EXCEPTION 'a template is handed down, and % is not below', NEW.receiver USING ERRCODE = 'ZS006';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM zhunsheng.scheme_version AS v WHERE v.office = NEW.office
      AND v.scheme = NEW.scheme AND v.version = NEW.version AND v.state = 'published') THEN
    RAISE EXCEPTION 'a template is a published version' USING ERRCODE = 'ZS006';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard BEFORE INSERT OR UPDATE ON zhunsheng.scheme_offer
  FOR EACH ROW EXECUTE FUNCTION zhunsheng.guard_offer();

-- The two ways of seeing something of another office. Each runs as the owner, so each says itself what it shows, and to
-- whom: to the receiver, the published versions offered to it;
CREATE FUNCTION zhunsheng.offered_schemes()
  RETURNS TABLE (office text, office_name text, scheme text, version integer, title text, fingerprint text,
    note text, offered_at timestamptz)
  STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp LANGUAGE sql AS $$
  SELECT f.office, o.name, f.scheme, f.version, v.title, v.fingerprint, f.note, f.offered_at
    FROM zhunsheng.scheme_offer AS f
    JOIN zhunsheng.scheme_version AS v ON (v.office, v.scheme, v.version) = (f.office, f.scheme, f.version)
    JOIN zhunsheng.office AS o ON o.id = f.office
    WHERE f.receiver = zhunsheng.own_office() AND v.state = 'published'
$$;
CREATE FUNCTION zhunsheng.offered_files(giver text, offered text, number integer) RETURNS jsonb
  STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp LANGUAGE sql AS $$
  SELECT v.files FROM zhunsheng.scheme_offer AS f
    JOIN zhunsheng.scheme_version AS v ON (v.office, v.scheme, v.version) = (f.office, f.scheme, f.version)
    WHERE f.receiver = zhunsheng.own_office() AND v.state = 'published'
      AND f.office = giver AND f.scheme = offered AND f.version = number
$$;
-- and to an office, results of those below it that are public or final, as they were published.
CREATE FUNCTION zhunsheng.results_below()
  RETURNS TABLE (office text, office_name text, campaign text, title text, state text, at timestamptz,
    provisional boolean, result_hash text)
  STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp LANGUAGE plpgsql AS $$
BEGIN
  RETURN QUERY
  SELECT c.office, o.name, c.id, c.title, c.state, coalesce(f.at, p.at), p.provisional, coalesce(f.result_hash, p.result_hash)
    FROM zhunsheng.campaign AS c
    JOIN zhunsheng.office AS o ON o.id = c.office
    JOIN LATERAL (SELECT e.at, e.provisional, e.result_hash FROM zhunsheng.publication AS e
      WHERE e.office = c.office AND e.campaign = c.id ORDER BY e.number DESC LIMIT 1) AS p ON true
    LEFT JOIN zhunsheng.final_result AS f ON f.office = c.office AND f.campaign = c.id
    WHERE zhunsheng.is_below(c.office, zhunsheng.own_office())
      AND (c.state = 'final' OR (c.state = 'published' AND c.public_from <= clock_timestamp()));
END $$;
CREATE FUNCTION zhunsheng.result_below(lower text, asked text) RETURNS jsonb
  STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp LANGUAGE plpgsql AS $$
BEGIN
  RETURN (SELECT coalesce((SELECT f.result FROM zhunsheng.final_result AS f WHERE f.office = c.office AND f.campaign = c.id),
      (SELECT e.result FROM zhunsheng.publication AS e
        WHERE e.office = c.office AND e.campaign = c.id ORDER BY e.number DESC LIMIT 1))
    FROM zhunsheng.campaign AS c
    WHERE c.office = lower AND c.id = asked AND zhunsheng.is_below(c.office, zhunsheng.own_office())
      AND (c.state = 'final' OR (c.state = 'published' AND c.public_from <= clock_timestamp())));
END $$;
REVOKE ALL ON FUNCTION zhunsheng.offered_schemes(), zhunsheng.offered_files(text, text, integer),
  zhunsheng.results_below(), zhunsheng.result_below(text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION zhunsheng.offered_schemes(), zhunsheng.offered_files(text, text, integer),
  zhunsheng.results_below(), zhunsheng.result_below(text, text) TO zhunsheng_app;

-- A year's assessment by one published version of a scheme.
CREATE TABLE zhunsheng.campaign (
  office text COLLATE "C" NOT NULL REFERENCES zhunsheng.office (id),
  id text COLLATE "C" NOT NULL CHECK (id ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  title text COLLATE "C" NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
  scheme text COLLATE "C" NOT NULL,
  version integer NOT NULL,
  state text COLLATE "C" NOT NULL DEFAULT 'preparing'
    CHECK (state IN ('preparing', 'collecting', 'published', 'final')),
  opens_on date NOT NULL,
  due_on date NOT NULL CHECK (due_on >= opens_on),
  locks_on date NOT NULL CHECK (locks_on >= due_on),
  public_from timestamptz,
  public_to timestamptz CHECK (public_to >= public_from),
  appeal_days integer NOT NULL DEFAULT 5 CHECK (appeal_days BETWEEN 0 AND 365),
  demo boolean NOT NULL DEFAULT false,
  revision integer NOT NULL DEFAULT 1,
  created_by text COLLATE "C" NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (office, id),
  FOREIGN KEY (office, scheme, version) REFERENCES zhunsheng.scheme_version (office, scheme, version),
  CHECK (state NOT IN ('published', 'final') OR (public_from IS NOT NULL AND public_to IS NOT NULL))
);
SELECT zhunsheng.keep_apart('zhunsheng.campaign');

-- States only go forward; a campaign runs on a published version, which stays once results are public; a final one is
-- frozen; only demonstrations go away.
CREATE FUNCTION zhunsheng.guard_campaign() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  states text[] := ARRAY['preparing', 'collecting', 'published', 'final'];
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF NOT OLD.demo THEN
      RAISE EXCEPTION 'only a demonstration campaign can be removed' USING ERRCODE = 'ZS005';
    END IF;
    RETURN OLD;
  END IF;
  IF TG_OP = 'UPDATE' THEN
    IF OLD.state = 'final' THEN
      RAISE EXCEPTION 'a final campaign is frozen' USING ERRCODE = 'ZS005';
    END IF;
    IF array_position(states, NEW.state) NOT BETWEEN array_position(states, OLD.state)
       AND array_position(states, OLD.state) + 1 THEN
      RAISE EXCEPTION 'a campaign goes from % to the next state only', OLD.state USING ERRCODE = 'ZS005';
    END IF;
    IF (NEW.scheme, NEW.version) IS DISTINCT FROM (OLD.scheme, OLD.version) AND NEW.state = 'published' THEN
      RAISE EXCEPTION 'the scheme of a campaign stays once results are public' USING ERRCODE = 'ZS005';
    END IF;
    IF NEW.demo IS DISTINCT FROM OLD.demo OR NEW.office <> OLD.office OR NEW.id <> OLD.id THEN
      RAISE EXCEPTION 'what a campaign is does not change' USING ERRCODE = 'ZS005';
    END IF;
  END IF;
  IF NOT EXISTS (SELECT 1 FROM zhunsheng.scheme_version AS v
      WHERE v.office = NEW.office AND v.scheme = NEW.scheme AND v.version = NEW.version AND v.state = 'published') THEN
    RAISE EXCEPTION 'a campaign runs on a published version' USING ERRCODE = 'ZS005';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard BEFORE INSERT OR UPDATE OR DELETE ON zhunsheng.campaign
  FOR EACH ROW EXECUTE FUNCTION zhunsheng.guard_campaign();

-- Which version a campaign ran on since when: the first when it was made, then one for each change.
CREATE TABLE zhunsheng.campaign_version (
  office text COLLATE "C" NOT NULL,
  campaign text COLLATE "C" NOT NULL,
  number integer NOT NULL CHECK (number >= 1),
  scheme text COLLATE "C" NOT NULL,
  version integer NOT NULL,
  reason text COLLATE "C" NOT NULL,
  changed_by text COLLATE "C" NOT NULL,
  known_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (office, campaign, number),
  FOREIGN KEY (office, campaign) REFERENCES zhunsheng.campaign (office, id),
  FOREIGN KEY (office, scheme, version) REFERENCES zhunsheng.scheme_version (office, scheme, version)
);
SELECT zhunsheng.keep_apart('zhunsheng.campaign_version');
SELECT zhunsheng.only_grows('zhunsheng.campaign_version');

-- The roster, as cells of a units.csv. Every change of a unit is a new row: the last one counts, and the roster as it
-- was known at any moment can be had again. attributes: a JSON object, name to text or null.
CREATE TABLE zhunsheng.campaign_unit (
  office text COLLATE "C" NOT NULL,
  campaign text COLLATE "C" NOT NULL,
  unit text COLLATE "C" NOT NULL CHECK (length(unit) BETWEEN 1 AND 200),
  revision integer NOT NULL CHECK (revision >= 1),
  removed boolean NOT NULL DEFAULT false,
  name text COLLATE "C" NOT NULL CHECK (length(name) BETWEEN 1 AND 2000),
  kind text COLLATE "C" NOT NULL,
  cohort text COLLATE "C" NOT NULL,
  valid_from date,
  valid_to date CHECK (valid_to >= valid_from),
  attributes jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(attributes) = 'object'),
  reason text COLLATE "C" NOT NULL DEFAULT '',
  changed_by text COLLATE "C" NOT NULL,
  known_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (office, campaign, unit, revision),
  FOREIGN KEY (office, campaign) REFERENCES zhunsheng.campaign (office, id)
);
SELECT zhunsheng.keep_apart('zhunsheng.campaign_unit');
SELECT zhunsheng.only_grows('zhunsheng.campaign_unit');

-- Days of a campaign besides those of collection: meetings, checks, reminders.
CREATE TABLE zhunsheng.campaign_date (
  office text COLLATE "C" NOT NULL,
  campaign text COLLATE "C" NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  on_day date NOT NULL,
  title text COLLATE "C" NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
  audience text COLLATE "C" NOT NULL DEFAULT 'all' CHECK (audience IN ('all', 'office', 'leads', 'units')),
  revision integer NOT NULL DEFAULT 1,
  PRIMARY KEY (office, campaign, id),
  FOREIGN KEY (office, campaign) REFERENCES zhunsheng.campaign (office, id)
);
SELECT zhunsheng.keep_apart('zhunsheng.campaign_date');

-- What was reminded of, so that nobody is reminded twice. about: a day of the calendar and how many days before it.
CREATE TABLE zhunsheng.campaign_reminder (
  office text COLLATE "C" NOT NULL,
  campaign text COLLATE "C" NOT NULL,
  about text COLLATE "C" NOT NULL CHECK (length(about) BETWEEN 1 AND 300),
  sent_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (office, campaign, about),
  FOREIGN KEY (office, campaign) REFERENCES zhunsheng.campaign (office, id)
);
SELECT zhunsheng.keep_apart('zhunsheng.campaign_reminder');

-- Removing a demonstration is the one time when rows of tables that only grow go away; only the owner can, in the
-- function below. The audit log and the events stay.
CREATE OR REPLACE FUNCTION zhunsheng.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND current_user <> 'zhunsheng_app' AND current_setting('zhunsheng.removing', true) = 'on'
     AND TG_TABLE_NAME NOT LIKE 'audit%' THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'ZS002';
END $$;

-- The condition under which a row of a table belongs to the campaign ($1 office, $2 id): by its own column, or by the
-- row it refers to. Null: rows of this table belong to no campaign.
CREATE FUNCTION zhunsheng.of_campaign(t regclass, alias text, depth integer) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  reference record;
  parent_alias text := 'p' || depth;
  parent_condition text;
BEGIN
  IF EXISTS (SELECT 1 FROM pg_attribute AS a WHERE a.attrelid = t AND a.attname = 'campaign' AND NOT a.attisdropped) THEN
    RETURN format('%1$I.office = $1 AND %1$I.campaign = $2', alias);
  END IF;
  IF depth > 4 THEN
    RETURN NULL;
  END IF;
  FOR reference IN
    SELECT c.confrelid::regclass AS parent, (
        SELECT string_agg(format('%I.%I = %I.%I', parent_alias, p.attname, alias, a.attname), ' AND ')
          FROM unnest(c.conkey, c.confkey) AS k (own, other)
          JOIN pg_attribute AS a ON a.attrelid = c.conrelid AND a.attnum = k.own
          JOIN pg_attribute AS p ON p.attrelid = c.confrelid AND p.attnum = k.other) AS joined
      FROM pg_constraint AS c WHERE c.contype = 'f' AND c.conrelid = t AND c.confrelid <> t ORDER BY c.conname
  LOOP
    parent_condition := zhunsheng.of_campaign(reference.parent, parent_alias, depth + 1);
    IF parent_condition IS NOT NULL THEN
      RETURN format('EXISTS (SELECT 1 FROM %s AS %I WHERE %s AND %s)', reference.parent, parent_alias, reference.joined, parent_condition);
    END IF;
  END LOOP;
  RETURN NULL;
END $$;

CREATE FUNCTION zhunsheng.remove_demo(demo_office text, demo_campaign text) RETURNS void
  SECURITY DEFINER SET search_path = pg_catalog, pg_temp LANGUAGE plpgsql AS $$
DECLARE
  waiting regclass[];
  blocked regclass[];
  t regclass;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM zhunsheng.campaign AS c WHERE c.office = demo_office AND c.id = demo_campaign
      AND c.demo AND c.office = zhunsheng.own_office()) THEN
    RAISE EXCEPTION 'only a demonstration campaign can be removed' USING ERRCODE = 'ZS005';
  END IF;
  PERFORM set_config('zhunsheng.removing', 'on', true), set_config('zhunsheng.restoring', 'on', true);
  DELETE FROM zhunsheng.batch_reject AS r USING zhunsheng.batch AS b
    WHERE b.office = demo_office AND b.campaign = demo_campaign AND r.office = b.office AND r.sequence = b.sequence;
  SELECT array_agg(c.oid::regclass ORDER BY c.relname) INTO waiting FROM pg_class AS c
    WHERE c.relnamespace = 'zhunsheng'::regnamespace AND c.relkind = 'r'
      AND c.relname NOT IN ('campaign', 'event') AND c.relname NOT LIKE 'audit%'
      AND zhunsheng.of_campaign(c.oid::regclass, 'x', 0) IS NOT NULL;
  -- What others still refer to waits for the next round.
  WHILE cardinality(waiting) > 0 LOOP
    blocked := '{}';
    FOREACH t IN ARRAY waiting LOOP
      BEGIN
        EXECUTE format('DELETE FROM %s AS x WHERE %s', t, zhunsheng.of_campaign(t, 'x', 0)) USING demo_office, demo_campaign;
      EXCEPTION WHEN foreign_key_violation THEN
        blocked := blocked || t;
      END;
    END LOOP;
    IF cardinality(blocked) = cardinality(waiting) THEN
      RAISE EXCEPTION 'the demonstration cannot be removed: rows of % are referred to', blocked;
    END IF;
    waiting := blocked;
  END LOOP;
  DELETE FROM zhunsheng.campaign AS c WHERE c.office = demo_office AND c.id = demo_campaign;
  PERFORM set_config('zhunsheng.removing', '', true), set_config('zhunsheng.restoring', '', true);
END $$;
REVOKE ALL ON FUNCTION zhunsheng.remove_demo(text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION zhunsheng.remove_demo(text, text) TO zhunsheng_app;
`,
};
