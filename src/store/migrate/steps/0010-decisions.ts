import type { Step } from '../step.ts';

/** Tables of a campaign in which nothing moves any more once its result is final. */
const frozen: readonly string[] = [
  'campaign_unit',
  'campaign_version',
  'batch',
  'recusal',
  'submission',
  'judgement',
  'panel',
  'publication',
  'appeal',
  'result_proposal',
];

export const decisions: Step = {
  number: 10,
  name: 'decisions',
  sql: `
-- A result as it was published. Those after the first are corrections, each with what differs from the one before.
CREATE TABLE zhunsheng.publication (
  office text COLLATE "C" NOT NULL REFERENCES zhunsheng.office (id),
  campaign text COLLATE "C" NOT NULL,
  number integer NOT NULL CHECK (number >= 1),
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  by text COLLATE "C" NOT NULL,
  reason text COLLATE "C" NOT NULL DEFAULT '',
  public_from timestamptz NOT NULL,
  public_to timestamptz NOT NULL CHECK (public_to > public_from),
  appeal_to timestamptz NOT NULL CHECK (appeal_to <= public_to),
  provisional boolean NOT NULL,
  missing jsonb NOT NULL CHECK (jsonb_typeof(missing) = 'array'),
  result jsonb NOT NULL,
  result_hash text COLLATE "C" NOT NULL CHECK (result_hash ~ '^[0-9a-f]{64}$'),
  facts_sequence bigint NOT NULL CHECK (facts_sequence >= 0),
  difference jsonb,
  PRIMARY KEY (office, campaign, number),
  FOREIGN KEY (office, campaign) REFERENCES zhunsheng.campaign (office, id),
  CHECK ((number = 1) = (difference IS NULL)),
  CHECK (number = 1 OR reason <> '')
);
SELECT zhunsheng.keep_apart('zhunsheng.publication');
SELECT zhunsheng.only_grows('zhunsheng.publication');

CREATE TABLE zhunsheng.appeal (
  office text COLLATE "C" NOT NULL REFERENCES zhunsheng.office (id),
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  campaign text COLLATE "C" NOT NULL,
  publication integer NOT NULL,
  unit text COLLATE "C" NOT NULL,
  indicator text COLLATE "C" NOT NULL,
  ground text COLLATE "C" NOT NULL CHECK (length(ground) BETWEEN 1 AND 4000),
  state text COLLATE "C" NOT NULL DEFAULT 'lodged'
    CHECK (state IN ('lodged', 'answered', 'accepted', 'rejected', 'withdrawn')),
  on_time boolean NOT NULL,
  lodged_by text COLLATE "C" NOT NULL,
  lodged_at timestamptz NOT NULL,
  -- What an acceptance would change: {dataset, action, rows}, and the computed difference it was last shown with.
  proposal jsonb,
  difference jsonb,
  difference_hash text COLLATE "C" CHECK (difference_hash ~ '^[0-9a-f]{64}$'),
  -- Which facts and roster it was computed from.
  difference_basis text COLLATE "C",
  decision text COLLATE "C" NOT NULL DEFAULT '',
  decided_by text COLLATE "C",
  decided_at timestamptz,
  amendment jsonb,
  signature text COLLATE "C",
  key text COLLATE "C",
  batch bigint,
  revision integer NOT NULL DEFAULT 1,
  PRIMARY KEY (office, id),
  FOREIGN KEY (office, campaign, publication) REFERENCES zhunsheng.publication (office, campaign, number),
  CHECK ((difference IS NULL) = (difference_hash IS NULL) AND (difference IS NULL) = (difference_basis IS NULL)),
  CHECK ((state IN ('accepted', 'rejected')) = (decided_by IS NOT NULL)),
  CHECK ((state IN ('accepted', 'rejected')) <= (decision <> '')),
  CHECK ((state = 'accepted') = (signature IS NOT NULL AND amendment IS NOT NULL AND key IS NOT NULL AND batch IS NOT NULL))
);
CREATE INDEX appeal_list ON zhunsheng.appeal (office, campaign, state, lodged_at);
-- One open appeal of a unit about an item.
CREATE UNIQUE INDEX appeal_open ON zhunsheng.appeal (office, campaign, unit, indicator)
  WHERE state IN ('lodged', 'answered');
SELECT zhunsheng.keep_apart('zhunsheng.appeal');

CREATE TABLE zhunsheng.appeal_step (
  office text COLLATE "C" NOT NULL,
  appeal uuid NOT NULL,
  number integer NOT NULL CHECK (number >= 1),
  kind text COLLATE "C" NOT NULL
    CHECK (kind IN ('lodged', 'answered', 'compared', 'accepted', 'rejected', 'withdrawn')),
  lead text COLLATE "C",
  text text COLLATE "C" NOT NULL DEFAULT '',
  proposal jsonb,
  hash text COLLATE "C",
  by text COLLATE "C" NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (office, appeal, number),
  FOREIGN KEY (office, appeal) REFERENCES zhunsheng.appeal (office, id)
);
CREATE UNIQUE INDEX appeal_decided ON zhunsheng.appeal_step (office, appeal)
  WHERE kind IN ('accepted', 'rejected', 'withdrawn');
SELECT zhunsheng.keep_apart('zhunsheng.appeal_step');
SELECT zhunsheng.only_grows('zhunsheng.appeal_step');

-- The first of two persons: the result it wants to be final.
CREATE TABLE zhunsheng.result_proposal (
  office text COLLATE "C" NOT NULL REFERENCES zhunsheng.office (id),
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  campaign text COLLATE "C" NOT NULL,
  state text COLLATE "C" NOT NULL DEFAULT 'proposed' CHECK (state IN ('proposed', 'confirmed', 'withdrawn')),
  known_at text COLLATE "C" NOT NULL,
  result jsonb NOT NULL,
  result_hash text COLLATE "C" NOT NULL CHECK (result_hash ~ '^[0-9a-f]{64}$'),
  facts_sequence bigint NOT NULL CHECK (facts_sequence >= 0),
  basis text COLLATE "C" NOT NULL,
  missing jsonb NOT NULL CHECK (jsonb_typeof(missing) = 'array'),
  reason text COLLATE "C" NOT NULL DEFAULT '',
  proposed_by text COLLATE "C" NOT NULL,
  proposed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (office, id),
  FOREIGN KEY (office, campaign) REFERENCES zhunsheng.campaign (office, id)
);
CREATE UNIQUE INDEX result_proposal_open ON zhunsheng.result_proposal (office, campaign) WHERE state = 'proposed';
SELECT zhunsheng.keep_apart('zhunsheng.result_proposal');

-- statement is the canonical JSON that was signed.
CREATE TABLE zhunsheng.final_result (
  office text COLLATE "C" NOT NULL REFERENCES zhunsheng.office (id),
  campaign text COLLATE "C" NOT NULL,
  proposal uuid NOT NULL,
  result jsonb NOT NULL,
  result_hash text COLLATE "C" NOT NULL CHECK (result_hash ~ '^[0-9a-f]{64}$'),
  scheme_fingerprint text COLLATE "C" NOT NULL,
  facts_sequence bigint NOT NULL,
  statement text COLLATE "C" NOT NULL,
  signature text COLLATE "C" NOT NULL,
  key text COLLATE "C" NOT NULL,
  proposed_by text COLLATE "C" NOT NULL,
  confirmed_by text COLLATE "C" NOT NULL CHECK (confirmed_by <> proposed_by),
  at timestamptz NOT NULL,
  PRIMARY KEY (office, campaign),
  FOREIGN KEY (office, campaign) REFERENCES zhunsheng.campaign (office, id),
  FOREIGN KEY (office, proposal) REFERENCES zhunsheng.result_proposal (office, id)
);
SELECT zhunsheng.keep_apart('zhunsheng.final_result');
SELECT zhunsheng.only_grows('zhunsheng.final_result');

-- Waits for a finalisation that is under way, then refuses what comes after it. Only a restore, which is the owner's,
-- puts rows back into a final campaign.
CREATE FUNCTION zhunsheng.refuse_when_final() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  present text;
  about text := CASE WHEN TG_OP = 'DELETE' THEN OLD.campaign ELSE NEW.campaign END;
  owner text := CASE WHEN TG_OP = 'DELETE' THEN OLD.office ELSE NEW.office END;
BEGIN
  IF current_user <> 'zhunsheng_app' AND current_setting('zhunsheng.restoring', true) = 'on' THEN
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
  END IF;
  SELECT c.state INTO present FROM zhunsheng.campaign AS c
    WHERE c.office = owner AND c.id = about FOR SHARE;
  IF present = 'final' THEN
    RAISE EXCEPTION 'the result of % is final', about USING ERRCODE = 'ZS005';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
${frozen
  .map(
    (table) => `CREATE TRIGGER not_when_final BEFORE INSERT OR UPDATE OR DELETE ON zhunsheng.${table}
  FOR EACH ROW EXECUTE FUNCTION zhunsheng.refuse_when_final();`,
  )
  .join('\n')}
`,
};
