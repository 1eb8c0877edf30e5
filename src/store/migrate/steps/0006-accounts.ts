import type { Step } from '../step.ts';

export const accounts: Step = {
  number: 6,
  name: 'accounts',
  sql: `
-- How people of an office sign in. oidc: the other provider's settings as JSON, without its secret, which is sealed.
CREATE TABLE zhunsheng.account_settings (
  office text COLLATE "C" PRIMARY KEY REFERENCES zhunsheng.office (id),
  preset text COLLATE "C" NOT NULL CHECK (preset IN ('dengbao', 'asvs')),
  oidc jsonb CHECK (jsonb_typeof(oidc) = 'object'),
  oidc_secret text COLLATE "C",
  demo boolean NOT NULL DEFAULT false,
  revision integer NOT NULL DEFAULT 1
);
SELECT zhunsheng.keep_apart('zhunsheng.account_settings');

-- camp: an administrator's role, or 'work' for everything else. Every grant of an account carries the account's camp,
-- so that nobody is an administrator and something else, whatever program writes the rows.
CREATE TABLE zhunsheng.account (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  office text COLLATE "C" NOT NULL REFERENCES zhunsheng.office (id),
  login text COLLATE "C" NOT NULL UNIQUE CHECK (login ~ '^[a-z0-9][a-z0-9._@-]{1,63}$'),
  name text COLLATE "C" NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  camp text COLLATE "C" NOT NULL DEFAULT 'work'
    CHECK (camp IN ('work', 'system-admin', 'security-admin', 'audit-admin')),
  state text COLLATE "C" NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'disabled')),
  password text COLLATE "C",
  password_at timestamptz,
  revision integer NOT NULL DEFAULT 1,
  created_by text COLLATE "C" NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  UNIQUE (id, office),
  UNIQUE (id, office, camp),
  CHECK ((password IS NULL) = (password_at IS NULL))
);
CREATE INDEX account_office ON zhunsheng.account (office, login);
SELECT zhunsheng.keep_apart('zhunsheng.account');
REVOKE DELETE ON zhunsheng.account FROM zhunsheng_app;

CREATE TABLE zhunsheng.role_grant (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  office text COLLATE "C" NOT NULL,
  account uuid NOT NULL,
  camp text COLLATE "C" NOT NULL,
  role text COLLATE "C" NOT NULL CHECK (role IN
    ('office', 'lead', 'unit', 'expert', 'leader', 'system-admin', 'security-admin', 'audit-admin')),
  scope text COLLATE "C" CHECK (length(scope) BETWEEN 1 AND 200),
  granted_by text COLLATE "C" NOT NULL,
  granted_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  FOREIGN KEY (account, office, camp) REFERENCES zhunsheng.account (id, office, camp),
  CHECK (camp = CASE WHEN role IN ('system-admin', 'security-admin', 'audit-admin') THEN role ELSE 'work' END),
  CHECK ((scope IS NOT NULL) = (role IN ('lead', 'unit'))),
  CHECK (granted_by <> account::text)
);
CREATE UNIQUE INDEX role_grant_once ON zhunsheng.role_grant (account, role, coalesce(scope, ''));
CREATE INDEX role_grant_role ON zhunsheng.role_grant (office, role, scope);
SELECT zhunsheng.keep_apart('zhunsheng.role_grant');

-- Of sessions, tokens and links only the SHA-256 of the secret is kept.
CREATE TABLE zhunsheng.session (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  office text COLLATE "C" NOT NULL,
  account uuid NOT NULL,
  hash text COLLATE "C" NOT NULL UNIQUE CHECK (hash ~ '^[0-9a-f]{64}$'),
  address text COLLATE "C" NOT NULL CHECK (length(address) <= 100),
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  last_seen_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  idle_seconds integer NOT NULL CHECK (idle_seconds > 0),
  expires_at timestamptz NOT NULL,
  second_factor_at timestamptz,
  ended_at timestamptz,
  FOREIGN KEY (account, office) REFERENCES zhunsheng.account (id, office)
);
CREATE INDEX session_account ON zhunsheng.session (account);
SELECT zhunsheng.keep_apart('zhunsheng.session');

CREATE TABLE zhunsheng.api_token (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  office text COLLATE "C" NOT NULL,
  account uuid NOT NULL,
  name text COLLATE "C" NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  hash text COLLATE "C" NOT NULL UNIQUE CHECK (hash ~ '^[0-9a-f]{64}$'),
  scopes text[] COLLATE "C" NOT NULL
    CHECK (cardinality(scopes) >= 1 AND scopes <@ ARRAY['read', 'facts', 'review', 'manage']),
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  expires_at timestamptz NOT NULL,
  last_used_at timestamptz,
  revoked_at timestamptz,
  FOREIGN KEY (account, office) REFERENCES zhunsheng.account (id, office)
);
CREATE INDEX api_token_account ON zhunsheng.api_token (account);
SELECT zhunsheng.keep_apart('zhunsheng.api_token');

-- A link with which a person sets a first or a new password, once.
CREATE TABLE zhunsheng.setup_link (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  office text COLLATE "C" NOT NULL,
  account uuid NOT NULL,
  hash text COLLATE "C" NOT NULL UNIQUE CHECK (hash ~ '^[0-9a-f]{64}$'),
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  FOREIGN KEY (account, office) REFERENCES zhunsheng.account (id, office)
);
CREATE INDEX setup_link_account ON zhunsheng.setup_link (account);
SELECT zhunsheng.keep_apart('zhunsheng.setup_link');

CREATE TABLE zhunsheng.password_history (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  office text COLLATE "C" NOT NULL,
  account uuid NOT NULL,
  password text COLLATE "C" NOT NULL,
  set_at timestamptz NOT NULL,
  FOREIGN KEY (account, office) REFERENCES zhunsheng.account (id, office)
);
CREATE INDEX password_history_account ON zhunsheng.password_history (account, set_at);
SELECT zhunsheng.keep_apart('zhunsheng.password_history');

-- secret and pending are sealed. last_step: the last time step a code was accepted of; no code is accepted twice.
CREATE TABLE zhunsheng.second_factor (
  account uuid PRIMARY KEY,
  office text COLLATE "C" NOT NULL,
  secret text COLLATE "C",
  pending text COLLATE "C",
  last_step bigint NOT NULL DEFAULT 0,
  confirmed_at timestamptz,
  CHECK ((secret IS NULL) = (confirmed_at IS NULL)),
  FOREIGN KEY (account, office) REFERENCES zhunsheng.account (id, office)
);
SELECT zhunsheng.keep_apart('zhunsheng.second_factor');

CREATE TABLE zhunsheng.recovery_code (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  office text COLLATE "C" NOT NULL,
  account uuid NOT NULL,
  hash text COLLATE "C" NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
  used_at timestamptz,
  UNIQUE (account, hash),
  FOREIGN KEY (account, office) REFERENCES zhunsheng.account (id, office)
);
SELECT zhunsheng.keep_apart('zhunsheng.recovery_code');

-- Who an account is at another provider; one identity, one account.
CREATE TABLE zhunsheng.oidc_identity (
  account uuid PRIMARY KEY,
  office text COLLATE "C" NOT NULL,
  issuer text COLLATE "C" NOT NULL CHECK (length(issuer) BETWEEN 1 AND 500),
  subject text COLLATE "C" NOT NULL CHECK (length(subject) BETWEEN 1 AND 255),
  linked_by text COLLATE "C" NOT NULL,
  linked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  UNIQUE (office, issuer, subject),
  FOREIGN KEY (account, office) REFERENCES zhunsheng.account (id, office)
);
SELECT zhunsheng.keep_apart('zhunsheng.oidc_identity');

-- A sign-in under way at another provider, bound to the browser that began it.
CREATE TABLE zhunsheng.oidc_flow (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  office text COLLATE "C" NOT NULL REFERENCES zhunsheng.office (id),
  hash text COLLATE "C" NOT NULL UNIQUE CHECK (hash ~ '^[0-9a-f]{64}$'),
  state text COLLATE "C" NOT NULL,
  nonce text COLLATE "C" NOT NULL,
  verifier text COLLATE "C" NOT NULL,
  redirect_uri text COLLATE "C" NOT NULL,
  expires_at timestamptz NOT NULL
);
SELECT zhunsheng.keep_apart('zhunsheng.oidc_flow');

-- The following belong to no office, since nobody is signed in yet; requests of an office cannot reach them.
-- subject: SHA-256 of a login (whether or not there is such an account), of an address, or of an account's id.
CREATE TABLE zhunsheng.sign_in_guard (
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('login', 'address', 'second-factor')),
  subject text COLLATE "C" NOT NULL CHECK (subject ~ '^[0-9a-f]{64}$'),
  tries integer NOT NULL CHECK (tries >= 0),
  last_at timestamptz NOT NULL,
  PRIMARY KEY (kind, subject)
);
CREATE INDEX sign_in_guard_last ON zhunsheng.sign_in_guard (last_at);

CREATE TABLE zhunsheng.first_setup (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  hash text COLLATE "C" NOT NULL UNIQUE CHECK (hash ~ '^[0-9a-f]{64}$'),
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  expires_at timestamptz NOT NULL
);
`,
};
