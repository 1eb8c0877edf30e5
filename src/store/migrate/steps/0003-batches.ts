import type { Step } from '../step.ts';

export const batches: Step = {
  number: 3,
  name: 'batches',
  sql: `
CREATE FUNCTION zhunsheng.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'ZS002';
END $$;

-- A row is the commit of an immutable Parquet file, named by its hash. Sequences of an office have no gaps, and
-- known_at never goes back, so "as known at" is the same set of rows whenever it is asked.
CREATE TABLE zhunsheng.batch (
  office text COLLATE "C" NOT NULL REFERENCES zhunsheng.office (id),
  sequence bigint NOT NULL CHECK (sequence >= 1),
  dataset text COLLATE "C" NOT NULL CHECK (length(dataset) BETWEEN 1 AND 200),
  batch text COLLATE "C" NOT NULL CHECK (batch ~ '^[0-9a-f]{64}$'),
  action text COLLATE "C" NOT NULL CHECK (action IN ('append', 'replace', 'retract')),
  known_at timestamptz NOT NULL,
  by text COLLATE "C" NOT NULL CHECK (length(by) BETWEEN 1 AND 200),
  source jsonb NOT NULL CHECK (jsonb_typeof(source) = 'array'),
  rows bigint NOT NULL CHECK (rows >= 0),
  rejects bigint NOT NULL CHECK (rejects >= 0),
  PRIMARY KEY (office, sequence)
);
CREATE INDEX batch_file ON zhunsheng.batch (batch);
CREATE INDEX batch_known ON zhunsheng.batch (office, known_at);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON zhunsheng.batch
  FOR EACH ROW EXECUTE FUNCTION zhunsheng.refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON zhunsheng.batch
  FOR EACH STATEMENT EXECUTE FUNCTION zhunsheng.refuse_change();
ALTER TABLE zhunsheng.batch ENABLE ALWAYS TRIGGER append_only;
ALTER TABLE zhunsheng.batch ENABLE ALWAYS TRIGGER append_only_whole;
`,
};
