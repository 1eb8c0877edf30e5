/** Evidence files, jobs, webhooks and connectors. */
export const integrationTables = `
-- A file by its content. It is on disk under evidence/<office>/<sha256> before its row is committed.
CREATE TABLE zhunsheng.evidence (
  office text COLLATE "C" NOT NULL REFERENCES zhunsheng.office (id),
  sha256 text COLLATE "C" NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  bytes bigint NOT NULL CHECK (bytes > 0),
  media_type text COLLATE "C" NOT NULL,
  added_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (office, sha256)
);
SELECT zhunsheng.keep_apart('zhunsheng.evidence');

-- Who has the file, under what name: two units that hand in the same file do not learn of each other.
CREATE TABLE zhunsheng.evidence_holding (
  office text COLLATE "C" NOT NULL REFERENCES zhunsheng.office (id),
  sha256 text COLLATE "C" NOT NULL,
  holder text COLLATE "C" NOT NULL CHECK (holder ~ '^(office|(unit|lead)/.{1,200})$'),
  name text COLLATE "C" NOT NULL CHECK (length(name) BETWEEN 1 AND 150),
  added_by text COLLATE "C" NOT NULL,
  added_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (office, sha256, holder),
  FOREIGN KEY (office, sha256) REFERENCES zhunsheng.evidence (office, sha256)
);
CREATE INDEX evidence_holding_holder ON zhunsheng.evidence_holding (office, holder, sha256);
SELECT zhunsheng.keep_apart('zhunsheng.evidence_holding');

-- What the file is handed in for.
CREATE TABLE zhunsheng.evidence_link (
  office text COLLATE "C" NOT NULL REFERENCES zhunsheng.office (id),
  subject text COLLATE "C" NOT NULL CHECK (length(subject) BETWEEN 1 AND 500),
  sha256 text COLLATE "C" NOT NULL,
  holder text COLLATE "C" NOT NULL,
  campaign text COLLATE "C" NOT NULL,
  unit text COLLATE "C",
  indicator text COLLATE "C",
  dataset text COLLATE "C",
  linked_by text COLLATE "C" NOT NULL,
  linked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (office, subject, sha256),
  FOREIGN KEY (office, sha256, holder) REFERENCES zhunsheng.evidence_holding (office, sha256, holder)
);
CREATE INDEX evidence_link_file ON zhunsheng.evidence_link (office, sha256, holder);
CREATE INDEX evidence_link_item ON zhunsheng.evidence_link (office, campaign, unit, indicator);
SELECT zhunsheng.keep_apart('zhunsheng.evidence_link');

-- Work that is waiting or under way. Without an office it concerns the whole installation. Whoever takes a job holds it
-- by a lease; a lease that ran out means that its process died, and another takes it.
CREATE TABLE zhunsheng.job (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  office text COLLATE "C" REFERENCES zhunsheng.office (id),
  kind text COLLATE "C" NOT NULL,
  once text COLLATE "C" NOT NULL,
  subject text COLLATE "C" NOT NULL DEFAULT '',
  state text COLLATE "C" NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'running', 'done', 'dead')),
  attempts integer NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  run_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  lease uuid,
  lease_until timestamptz,
  fault text COLLATE "C",
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  finished_at timestamptz,
  UNIQUE (kind, once),
  CHECK ((state = 'running') = (lease IS NOT NULL AND lease_until IS NOT NULL)),
  CHECK ((state IN ('done', 'dead')) = (finished_at IS NOT NULL))
);
CREATE INDEX job_due ON zhunsheng.job (run_at) WHERE state IN ('waiting', 'running');
CREATE INDEX job_office ON zhunsheng.job (office, created_at);
SELECT zhunsheng.keep_apart('zhunsheng.job');

-- When the server's own work is due next; whoever moves it on makes the job.
CREATE TABLE zhunsheng.job_schedule (
  kind text COLLATE "C" PRIMARY KEY,
  pattern text COLLATE "C" NOT NULL,
  next_run timestamptz NOT NULL
);

-- What an office lets the server reach, and how much evidence it keeps.
CREATE TABLE zhunsheng.integration_setting (
  office text COLLATE "C" PRIMARY KEY REFERENCES zhunsheng.office (id),
  hosts text[] COLLATE "C" NOT NULL DEFAULT '{}',
  networks text[] COLLATE "C" NOT NULL DEFAULT '{}',
  ports integer[] NOT NULL DEFAULT '{443,5432,3306}',
  file_bytes bigint NOT NULL DEFAULT 52428800 CHECK (file_bytes BETWEEN 1 AND 1073741824),
  unit_bytes bigint NOT NULL DEFAULT 2147483648 CHECK (unit_bytes >= 0),
  office_bytes bigint NOT NULL DEFAULT 107374182400 CHECK (office_bytes >= 0),
  scanner text COLLATE "C",
  revision integer NOT NULL DEFAULT 1
);
SELECT zhunsheng.keep_apart('zhunsheng.integration_setting');

-- cursor: the last event that was looked at. Events are told in order of their sequence, so none is passed over.
CREATE TABLE zhunsheng.webhook (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  office text COLLATE "C" NOT NULL REFERENCES zhunsheng.office (id),
  name text COLLATE "C" NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  url text COLLATE "C" NOT NULL CHECK (length(url) BETWEEN 1 AND 2000),
  events text[] COLLATE "C" NOT NULL,
  secret text COLLATE "C" NOT NULL,
  state text COLLATE "C" NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'paused', 'failed')),
  cursor bigint NOT NULL CHECK (cursor >= 0),
  failing_since timestamptz,
  created_by text COLLATE "C" NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  revision integer NOT NULL DEFAULT 1,
  UNIQUE (office, id)
);
SELECT zhunsheng.keep_apart('zhunsheng.webhook');

-- One message to one address. Without a sequence it is a test message.
CREATE TABLE zhunsheng.webhook_delivery (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  office text COLLATE "C" NOT NULL REFERENCES zhunsheng.office (id),
  webhook uuid NOT NULL,
  sequence bigint REFERENCES zhunsheng.event (sequence),
  state text COLLATE "C" NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'delivered', 'failed')),
  attempts integer NOT NULL DEFAULT 0,
  status integer,
  fault text COLLATE "C",
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  tried_at timestamptz,
  UNIQUE (webhook, sequence),
  FOREIGN KEY (office, webhook) REFERENCES zhunsheng.webhook (office, id) ON DELETE CASCADE
);
CREATE INDEX webhook_delivery_log ON zhunsheng.webhook_delivery (office, webhook, created_at);
SELECT zhunsheng.keep_apart('zhunsheng.webhook_delivery');

-- source: where from, without secrets. mapping: column of the dataset, name at the source. since: where the next pull starts.
CREATE TABLE zhunsheng.connector (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  office text COLLATE "C" NOT NULL REFERENCES zhunsheng.office (id),
  campaign text COLLATE "C" NOT NULL,
  dataset text COLLATE "C" NOT NULL CHECK (length(dataset) BETWEEN 1 AND 200),
  name text COLLATE "C" NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  action text COLLATE "C" NOT NULL CHECK (action IN ('append', 'replace')),
  source jsonb NOT NULL CHECK (jsonb_typeof(source) = 'object'),
  secret text COLLATE "C",
  mapping jsonb NOT NULL CHECK (jsonb_typeof(mapping) = 'array'),
  schedule text COLLATE "C",
  next_run timestamptz,
  since text COLLATE "C",
  created_by text COLLATE "C" NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  revision integer NOT NULL DEFAULT 1,
  UNIQUE (office, id),
  FOREIGN KEY (office, campaign) REFERENCES zhunsheng.campaign (office, id),
  CHECK ((schedule IS NULL) = (next_run IS NULL))
);
CREATE INDEX connector_due ON zhunsheng.connector (next_run) WHERE next_run IS NOT NULL;
SELECT zhunsheng.keep_apart('zhunsheng.connector');

CREATE TABLE zhunsheng.connector_run (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  office text COLLATE "C" NOT NULL REFERENCES zhunsheng.office (id),
  connector uuid NOT NULL,
  state text COLLATE "C" NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'done', 'failed')),
  started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  finished_at timestamptz,
  since text COLLATE "C",
  until text COLLATE "C",
  rows bigint NOT NULL DEFAULT 0 CHECK (rows >= 0),
  rejects bigint NOT NULL DEFAULT 0 CHECK (rejects >= 0),
  batch text COLLATE "C",
  problems jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(problems) = 'array'),
  FOREIGN KEY (office, connector) REFERENCES zhunsheng.connector (office, id) ON DELETE CASCADE
);
CREATE INDEX connector_run_log ON zhunsheng.connector_run (office, connector, started_at);
SELECT zhunsheng.keep_apart('zhunsheng.connector_run');
`;
