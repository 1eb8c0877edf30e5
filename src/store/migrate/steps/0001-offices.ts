import type { Step } from '../step.ts';

export const offices: Step = {
  number: 1,
  name: 'offices',
  sql: `
-- The assessing offices, a tree by region. An office is always below its parent, so there can be no circle.
CREATE TABLE zhunsheng.office (
  id text COLLATE "C" PRIMARY KEY CHECK (id ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  name text COLLATE "C" NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  level smallint NOT NULL CHECK (level BETWEEN 1 AND 5),
  parent text COLLATE "C",
  parent_level smallint CHECK (parent_level < level),
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  UNIQUE (id, level),
  FOREIGN KEY (parent, parent_level) REFERENCES zhunsheng.office (id, level),
  CHECK ((parent IS NULL) = (parent_level IS NULL))
);
CREATE INDEX office_parent ON zhunsheng.office (parent);
`,
};
