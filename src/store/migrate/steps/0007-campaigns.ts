import type { Step } from '../step.ts';

export const campaigns: Step = {
  number: 7,
  name: 'campaigns',
  sql: `
-- Where a version came from: {"kind": "files" | "built-in" | "notice" | "version" | "template", …}.
ALTER TABLE zhunsheng.scheme_version
  ADD COLUMN origin jsonb NOT NULL DEFAULT '{"kind": "files"}' CHECK (jsonb_typeof(origin) = 'object'),
  ADD COLUMN publish_reason text COLLATE "C" NOT NULL DEFAULT '';

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
`,
};
