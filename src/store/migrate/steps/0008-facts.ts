import type { Step } from '../step.ts';

export const facts: Step = {
  number: 8,
  name: 'facts',
  sql: `
-- campaign: whose facts they are; null only for batches committed before campaigns kept their own.
-- undoes: the batch whose words this one takes back. reason: why, where somebody has to say. label: what the upload was called.
ALTER TABLE zhunsheng.batch
  ADD COLUMN campaign text COLLATE "C",
  ADD COLUMN undoes bigint,
  ADD COLUMN reason text COLLATE "C",
  ADD COLUMN label text COLLATE "C";
ALTER TABLE zhunsheng.batch ADD CONSTRAINT undoes_has_reason
  CHECK (undoes IS NULL OR (undoes < sequence AND length(reason) BETWEEN 1 AND 2000));
CREATE INDEX batch_campaign ON zhunsheng.batch (office, campaign, sequence);

-- Rows and cells that were not taken, and why. params: those of the problem's sentence.
CREATE TABLE zhunsheng.batch_reject (
  office text COLLATE "C" NOT NULL REFERENCES zhunsheng.office (id),
  sequence bigint NOT NULL,
  number integer NOT NULL CHECK (number >= 1),
  file text COLLATE "C" NOT NULL,
  line integer NOT NULL,
  column_name text COLLATE "C",
  cell text COLLATE "C",
  code text COLLATE "C" NOT NULL,
  params jsonb NOT NULL CHECK (jsonb_typeof(params) = 'object'),
  PRIMARY KEY (office, sequence, number)
);
SELECT zhunsheng.keep_apart('zhunsheng.batch_reject');
SELECT zhunsheng.only_grows('zhunsheng.batch_reject');

-- Which column of a dataset a word in the header of somebody's file stands for, remembered for the next file.
CREATE TABLE zhunsheng.dataset_mapping (
  office text COLLATE "C" NOT NULL REFERENCES zhunsheng.office (id),
  dataset text COLLATE "C" NOT NULL CHECK (length(dataset) BETWEEN 1 AND 200),
  header text COLLATE "C" NOT NULL CHECK (length(header) BETWEEN 1 AND 200),
  column_name text COLLATE "C" NOT NULL CHECK (length(column_name) BETWEEN 1 AND 200),
  set_by text COLLATE "C" NOT NULL,
  set_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (office, dataset, header)
);
SELECT zhunsheng.keep_apart('zhunsheng.dataset_mapping');

-- A bulletin is the result as of a day as it was known at a moment; computed again it has the same hash.
CREATE TABLE zhunsheng.bulletin (
  office text COLLATE "C" NOT NULL,
  campaign text COLLATE "C" NOT NULL,
  number integer NOT NULL CHECK (number >= 1),
  title text COLLATE "C" NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
  as_of date NOT NULL,
  known_at timestamptz NOT NULL,
  sequence bigint NOT NULL CHECK (sequence >= 0),
  result_hash text COLLATE "C" NOT NULL CHECK (result_hash ~ '^[0-9a-f]{64}$'),
  result jsonb NOT NULL CHECK (jsonb_typeof(result) = 'object'),
  issued_by text COLLATE "C" NOT NULL,
  issued_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (office, campaign, number),
  FOREIGN KEY (office, campaign) REFERENCES zhunsheng.campaign (office, id)
);
SELECT zhunsheng.keep_apart('zhunsheng.bulletin');
SELECT zhunsheng.only_grows('zhunsheng.bulletin');
`,
};
