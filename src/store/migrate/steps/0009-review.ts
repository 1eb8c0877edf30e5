import type { Step } from '../step.ts';

export const review: Step = {
  number: 9,
  name: 'review',
  sql: `
-- Leads that may not judge a unit, and who does so instead. indicator '' is all of them. Rows are only ended, never removed.
CREATE TABLE zhunsheng.recusal (
  office text COLLATE "C" NOT NULL REFERENCES zhunsheng.office (id),
  campaign text COLLATE "C" NOT NULL,
  unit text COLLATE "C" NOT NULL,
  indicator text COLLATE "C" NOT NULL DEFAULT '',
  lead text COLLATE "C" NOT NULL,
  substitute text COLLATE "C" CHECK (substitute <> lead),
  reason text COLLATE "C" NOT NULL CHECK (length(reason) BETWEEN 1 AND 2000),
  ended boolean NOT NULL DEFAULT false,
  revision integer NOT NULL DEFAULT 1,
  by text COLLATE "C" NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (office, campaign, unit, indicator, lead),
  FOREIGN KEY (office, campaign) REFERENCES zhunsheng.campaign (office, id)
);
SELECT zhunsheng.keep_apart('zhunsheng.recusal');

-- What a unit hands in for a dataset: rows of its own (cells as text by column), or only a note and evidence.
CREATE TABLE zhunsheng.submission (
  office text COLLATE "C" NOT NULL REFERENCES zhunsheng.office (id),
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  campaign text COLLATE "C" NOT NULL,
  dataset text COLLATE "C" NOT NULL,
  unit text COLLATE "C" NOT NULL,
  state text COLLATE "C" NOT NULL DEFAULT 'draft'
    CHECK (state IN ('draft', 'submitted', 'returned', 'accepted', 'withdrawn', 'reopened')),
  rows jsonb NOT NULL CHECK (jsonb_typeof(rows) = 'array'),
  note text COLLATE "C" NOT NULL DEFAULT '',
  -- Counts how often it was submitted; signatures belong to a round.
  round integer NOT NULL DEFAULT 0,
  on_time boolean,
  reason text COLLATE "C" NOT NULL DEFAULT '',
  -- The batches that hold the accepted rows.
  batches bigint[] NOT NULL DEFAULT '{}',
  revision integer NOT NULL DEFAULT 1,
  created_by text COLLATE "C" NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  submitted_at timestamptz,
  settled_at timestamptz,
  PRIMARY KEY (office, id),
  FOREIGN KEY (office, campaign) REFERENCES zhunsheng.campaign (office, id),
  CHECK (state IN ('draft', 'withdrawn') OR (submitted_at IS NOT NULL AND on_time IS NOT NULL)),
  CHECK ((state IN ('returned', 'reopened')) <= (reason <> ''))
);
-- One at a time that is not settled.
CREATE UNIQUE INDEX submission_open ON zhunsheng.submission (office, campaign, dataset, unit)
  WHERE state IN ('draft', 'submitted', 'returned', 'reopened');
CREATE INDEX submission_list ON zhunsheng.submission (office, campaign, state, changed_at);
SELECT zhunsheng.keep_apart('zhunsheng.submission');

-- What happened to a submission, with what was in it then.
CREATE TABLE zhunsheng.submission_step (
  office text COLLATE "C" NOT NULL,
  submission uuid NOT NULL,
  number integer NOT NULL CHECK (number >= 1),
  round integer NOT NULL,
  kind text COLLATE "C" NOT NULL
    CHECK (kind IN ('submitted', 'withdrawn', 'signed', 'returned', 'accepted', 'reopened')),
  lead text COLLATE "C",
  reason text COLLATE "C" NOT NULL DEFAULT '',
  rows jsonb,
  note text COLLATE "C",
  by text COLLATE "C" NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (office, submission, number),
  FOREIGN KEY (office, submission) REFERENCES zhunsheng.submission (office, id),
  CHECK ((kind = 'signed') <= (lead IS NOT NULL)),
  CHECK ((kind IN ('returned', 'reopened')) <= (reason <> ''))
);
CREATE UNIQUE INDEX submission_signature ON zhunsheng.submission_step (office, submission, round, lead)
  WHERE kind = 'signed';
CREATE UNIQUE INDEX submission_accepted ON zhunsheng.submission_step (office, submission, round)
  WHERE kind = 'accepted';
SELECT zhunsheng.keep_apart('zhunsheng.submission_step');
SELECT zhunsheng.only_grows('zhunsheng.submission_step');

-- What leads judged. item is the canonical text of the key cells that name what is judged, besides unit and judge.
CREATE TABLE zhunsheng.judgement (
  office text COLLATE "C" NOT NULL REFERENCES zhunsheng.office (id),
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  campaign text COLLATE "C" NOT NULL,
  dataset text COLLATE "C" NOT NULL,
  indicator text COLLATE "C" NOT NULL,
  unit text COLLATE "C" NOT NULL,
  lead text COLLATE "C" NOT NULL,
  item text COLLATE "C" NOT NULL,
  cells jsonb NOT NULL CHECK (jsonb_typeof(cells) = 'object'),
  reason text COLLATE "C" NOT NULL CHECK (length(reason) BETWEEN 1 AND 2000),
  batch bigint NOT NULL,
  revision integer NOT NULL DEFAULT 1,
  by text COLLATE "C" NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (office, id),
  FOREIGN KEY (office, campaign) REFERENCES zhunsheng.campaign (office, id),
  UNIQUE (office, campaign, dataset, unit, lead, item)
);
SELECT zhunsheng.keep_apart('zhunsheng.judgement');

CREATE TABLE zhunsheng.panel (
  office text COLLATE "C" NOT NULL REFERENCES zhunsheng.office (id),
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  campaign text COLLATE "C" NOT NULL,
  indicator text COLLATE "C" NOT NULL,
  dataset text COLLATE "C" NOT NULL,
  title text COLLATE "C" NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
  state text COLLATE "C" NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'closed', 'cancelled')),
  closes_on date NOT NULL,
  -- Votes a unit needs, as the rule says that reads them.
  least_votes integer NOT NULL CHECK (least_votes >= 1),
  reason text COLLATE "C" NOT NULL DEFAULT '',
  batch bigint,
  statistics jsonb,
  revision integer NOT NULL DEFAULT 1,
  created_by text COLLATE "C" NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  closed_by text COLLATE "C",
  closed_at timestamptz,
  PRIMARY KEY (office, id),
  FOREIGN KEY (office, campaign) REFERENCES zhunsheng.campaign (office, id),
  CHECK ((state = 'open') = (closed_at IS NULL))
);
CREATE INDEX panel_list ON zhunsheng.panel (office, campaign, created_at);
SELECT zhunsheng.keep_apart('zhunsheng.panel');

CREATE TABLE zhunsheng.panel_unit (
  office text COLLATE "C" NOT NULL,
  panel uuid NOT NULL,
  unit text COLLATE "C" NOT NULL,
  PRIMARY KEY (office, panel, unit),
  FOREIGN KEY (office, panel) REFERENCES zhunsheng.panel (office, id)
);
SELECT zhunsheng.keep_apart('zhunsheng.panel_unit');

-- number is the pseudonym, drawn by lot: no reply shows it together with the account.
CREATE TABLE zhunsheng.panel_expert (
  office text COLLATE "C" NOT NULL,
  panel uuid NOT NULL,
  account text COLLATE "C" NOT NULL,
  number integer NOT NULL CHECK (number >= 1),
  PRIMARY KEY (office, panel, account),
  UNIQUE (office, panel, number),
  FOREIGN KEY (office, panel) REFERENCES zhunsheng.panel (office, id)
);
CREATE INDEX panel_expert_account ON zhunsheng.panel_expert (office, account);
SELECT zhunsheng.keep_apart('zhunsheng.panel_expert');

-- value is a decimal as text. Only 'given' counts; a draft may be incomplete.
CREATE TABLE zhunsheng.panel_vote (
  office text COLLATE "C" NOT NULL,
  panel uuid NOT NULL,
  unit text COLLATE "C" NOT NULL,
  account text COLLATE "C" NOT NULL,
  state text COLLATE "C" NOT NULL CHECK (state IN ('draft', 'given', 'abstained', 'recused')),
  value text COLLATE "C",
  reason text COLLATE "C" NOT NULL DEFAULT '' CHECK (length(reason) <= 2000),
  revision integer NOT NULL DEFAULT 1,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (office, panel, unit, account),
  FOREIGN KEY (office, panel, unit) REFERENCES zhunsheng.panel_unit (office, panel, unit),
  FOREIGN KEY (office, panel, account) REFERENCES zhunsheng.panel_expert (office, panel, account),
  CHECK ((state = 'given') <= (value IS NOT NULL AND reason <> '')),
  CHECK ((state IN ('abstained', 'recused')) <= (value IS NULL AND reason <> ''))
);
SELECT zhunsheng.keep_apart('zhunsheng.panel_vote');
`,
};
