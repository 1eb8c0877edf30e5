import type { Step } from '../step.ts';

export const schemeVersions: Step = {
  number: 2,
  name: 'scheme-versions',
  sql: `
-- files: a JSON object, path to text. fingerprint: of the scheme's meaning, known from the check on.
CREATE TABLE zhunsheng.scheme_version (
  office text COLLATE "C" NOT NULL REFERENCES zhunsheng.office (id),
  scheme text COLLATE "C" NOT NULL CHECK (scheme ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  version integer NOT NULL CHECK (version >= 1),
  state text COLLATE "C" NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'checked', 'published')),
  files jsonb NOT NULL CHECK (jsonb_typeof(files) = 'object'),
  fingerprint text COLLATE "C" CHECK (fingerprint ~ '^[0-9a-f]{64}$'),
  reason text COLLATE "C" NOT NULL DEFAULT '',
  revision integer NOT NULL DEFAULT 1,
  created_by text COLLATE "C" NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  published_by text COLLATE "C",
  published_at timestamptz,
  PRIMARY KEY (office, scheme, version),
  CHECK ((state = 'draft') = (fingerprint IS NULL)),
  CHECK ((state = 'published') = (published_at IS NOT NULL AND published_by IS NOT NULL))
);

-- A published version never changes and never goes; a checked one changes only by becoming a draft again.
CREATE FUNCTION zhunsheng.guard_scheme_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
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
CREATE TRIGGER guard BEFORE UPDATE OR DELETE ON zhunsheng.scheme_version
  FOR EACH ROW EXECUTE FUNCTION zhunsheng.guard_scheme_version();
`,
};
