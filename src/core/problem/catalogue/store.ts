import type { ProblemEntry } from './entry.ts';

export const storeProblems = {
  'store-platform-unsupported': {
    severity: 'error',
    zh: {
      what: '这台机器({platform})不能运行自带的数据库：{reason}。',
      fix: '请准备一个 PostgreSQL 14 或以上版本的数据库，并在环境变量 DATABASE_URL 中写明其地址。',
    },
    en: {
      what: 'The bundled database does not run on this machine ({platform}): {reason}.',
      fix: 'Provide a PostgreSQL of version 14 or later and give its address in the environment variable DATABASE_URL.',
    },
  },
  'store-account-unsuitable': {
    severity: 'error',
    zh: {
      what: '当前账户不能运行自带的数据库：{reason}。',
      fix: '请改用普通账户(不是 root)启动，或用环境变量 DATABASE_URL 指明一个 PostgreSQL 数据库。',
    },
    en: {
      what: 'This account cannot run the bundled database: {reason}.',
      fix: 'Start it as an ordinary user (not root), or name a PostgreSQL database in the environment variable DATABASE_URL.',
    },
  },
  'store-folder-unreachable': {
    severity: 'error',
    zh: {
      what: '以 root 启动时，数据库改用无权限账户运行，但它进不了“{folder}”。',
      fix: '请把数据目录放到各级上级目录均可进入的地方(如 /var/lib/zhunsheng)，改用普通账户启动，或用 DATABASE_URL 指明数据库。',
    },
    en: {
      what: 'Started as root, the database runs under an unprivileged account, which cannot enter “{folder}”.',
      fix: 'Put the data folder where every parent can be entered (such as /var/lib/zhunsheng), start as an ordinary user, or name a database in DATABASE_URL.',
    },
  },
  'store-folder-unusable': {
    severity: 'error',
    zh: {
      what: '数据目录“{folder}”不能使用：{reason}。',
      fix: '请指定一个可以写入的文件夹，磁盘已满时先腾出空间。',
    },
    en: {
      what: 'The data folder “{folder}” cannot be used: {reason}.',
      fix: 'Name a folder that can be written, and free some space if the disk is full.',
    },
  },
  'store-start-failed': {
    severity: 'error',
    zh: {
      what: '数据目录“{folder}”中的数据库没有启动成功：{reason}',
      fix: '请查看 {log}；磁盘已满时先腾出空间。也可以用 DATABASE_URL 改用另一个 PostgreSQL 数据库。',
    },
    en: {
      what: 'The database in “{folder}” did not start: {reason}',
      fix: 'See {log}; free some space if the disk is full. DATABASE_URL can name another PostgreSQL database instead.',
    },
  },
  'store-other-major': {
    severity: 'error',
    zh: {
      what: '数据目录“{folder}”由 PostgreSQL {found} 建立，自带的是 {expected}。',
      fix: '请用原来的版本做一次备份(zhunsheng backup)，再恢复到新的空目录。',
    },
    en: {
      what: 'The data folder “{folder}” was made by PostgreSQL {found}; the bundled one is {expected}.',
      fix: 'Take a backup with the earlier release (zhunsheng backup) and restore it into a new, empty folder.',
    },
  },
  'store-in-use': {
    severity: 'error',
    zh: {
      what: '数据目录“{folder}”正由另一个程序(进程 {pid})使用，又连不上它。',
      fix: '请先停止那个程序；几台机器或几个容器共用时，请改用 DATABASE_URL。',
    },
    en: {
      what: 'The data folder “{folder}” is in use by another program (process {pid}) that does not answer.',
      fix: 'Stop that program first; to share a store between machines or containers use DATABASE_URL.',
    },
  },
  'store-url-invalid': {
    severity: 'error',
    zh: {
      what: 'DATABASE_URL 不是 PostgreSQL 数据库的地址。',
      fix: '请写成 postgres://用户：口令@主机:5432/数据库名。',
    },
    en: {
      what: 'DATABASE_URL is not the address of a PostgreSQL database.',
      fix: 'Write it like postgres://user:password@host:5432/database.',
    },
  },
  'store-unreachable': {
    severity: 'error',
    zh: {
      what: '连不上数据库 {address}:{reason}。',
      fix: '请核对 DATABASE_URL 的主机、端口、用户、口令和数据库名，并确认数据库在运行。',
    },
    en: {
      what: 'The database at {address} cannot be reached: {reason}.',
      fix: 'Check host, port, user, password and database name in DATABASE_URL, and that the database is running.',
    },
  },
  'store-server-too-old': {
    severity: 'error',
    zh: { what: '数据库是 PostgreSQL {found}，版本太低。', fix: '请升级到 {least} 或以上版本。' },
    en: {
      what: 'The database is PostgreSQL {found}, which is too old.',
      fix: 'Upgrade it to {least} or later.',
    },
  },
  'store-encoding-wrong': {
    severity: 'error',
    zh: { what: '数据库的编码是 {found}，存不下所有汉字。', fix: '请另建一个编码为 UTF8 的数据库。' },
    en: {
      what: 'The encoding of the database is {found}, which cannot hold every character.',
      fix: 'Create a database with the encoding UTF8.',
    },
  },
  'store-setting-unsafe': {
    severity: 'error',
    zh: {
      what: '数据库的设置 {setting} 是 {found}，断电时可能丢失或损坏已确认的数据，因此不予运行。',
      fix: '请在数据库中把 {setting} 设为 {needed} 后再启动。',
    },
    en: {
      what: 'The database has {setting} = {found}: a power cut could lose or damage confirmed data, so nothing runs.',
      fix: 'Set {setting} to {needed} in the database and start again.',
    },
  },
  'store-checksums-off': {
    severity: 'warning',
    zh: {
      what: '数据库没有启用数据页校验和，磁盘上的损坏可能发现不了。',
      fix: '请在停机时用 pg_checksums --enable 启用。',
    },
    en: {
      what: 'The database keeps no page checksums, so damage on the disk may go unnoticed.',
      fix: 'Enable them with pg_checksums --enable while it is stopped.',
    },
  },
  'store-read-only': {
    severity: 'error',
    zh: { what: '数据库只能读不能写。', fix: '请在 DATABASE_URL 中写主库的地址，不要写备库。' },
    en: { what: 'The database can only be read.', fix: 'Name the primary in DATABASE_URL, not a standby.' },
  },
  'store-migration-changed': {
    severity: 'error',
    zh: {
      what: '数据库的第 {step} 步升级“{name}”与本程序所带的内容不同。',
      fix: '请使用建立该数据库的正式版本；升级步骤发布后不得修改。',
    },
    en: {
      what: 'Step {step} “{name}” of this database differs from the one in this program.',
      fix: 'Use the release that made the database; a step is never edited after its release.',
    },
  },
  'store-newer-than-program': {
    severity: 'error',
    zh: {
      what: '数据库已升级到第 {step} 步，本程序只认识到第 {known} 步。',
      fix: '请使用更新的程序版本，不要用旧版本打开。',
    },
    en: {
      what: 'The database is at step {step}, but this program knows only up to {known}.',
      fix: 'Use a newer release of the program; do not open it with an older one.',
    },
  },
  'store-not-empty': {
    severity: 'error',
    zh: {
      what: '要恢复到的数据库不是空的：表 {table} 中已有数据。',
      fix: '请恢复到一个新的空目录或空数据库。',
    },
    en: {
      what: 'The store to restore into is not empty: the table {table} has rows.',
      fix: 'Restore into a new, empty folder or database.',
    },
  },
  'scheme-version-missing': {
    severity: 'error',
    zh: { what: '没有方案“{scheme}”的第 {version} 版。', fix: '请核对方案代码和版本号。' },
    en: {
      what: 'There is no version {version} of the scheme “{scheme}”.',
      fix: 'Check the scheme and the version.',
    },
  },
  'scheme-version-state': {
    severity: 'error',
    zh: {
      what: '方案“{scheme}”第 {version} 版的状态是 {state}，这一步不能进行。',
      fix: '版本依次为草稿(draft)、已检查(checked)、已发布(published)；已发布的要改，请另建新版本。',
    },
    en: {
      what: 'Version {version} of the scheme “{scheme}” is {state}: this is not possible now.',
      fix: 'A version goes from draft to checked to published; to change a published one, start a new version.',
    },
  },
  'office-unknown': {
    severity: 'error',
    zh: { what: '没有考核办公室“{office}”。', fix: '请核对代码。' },
    en: { what: 'There is no office “{office}”.', fix: 'Check the id.' },
  },
  'office-exists': {
    severity: 'error',
    zh: { what: '已有考核办公室“{office}”。', fix: '请换一个代码。' },
    en: { what: 'The office “{office}” exists already.', fix: 'Choose another id.' },
  },
  'office-level-wrong': {
    severity: 'error',
    zh: { what: '“{office}”({level})不能隶属“{parent}”。', fix: '下级必须低于上级：省、市、县。' },
    en: {
      what: '“{office}” ({level}) cannot belong to “{parent}”.',
      fix: 'A lower office is below its parent: province, city, county.',
    },
  },
  'audit-entry-broken': {
    severity: 'error',
    zh: {
      what: '审计记录第 {sequence} 条有问题({fault})，从这一条起不可信。',
      fix: '请保全现场，用可信的备份核对，并查明谁直接改过数据库。',
    },
    en: {
      what: 'The audit log is broken at entry {sequence} ({fault}); nothing from there on can be trusted.',
      fix: 'Preserve the evidence, compare with a trusted backup and find out who changed the database directly.',
    },
  },
  'audit-truncated': {
    severity: 'error',
    zh: {
      what: '审计记录只到第 {last} 条，而签名的检查点证明至少有 {checkpoint} 条：末尾被删。',
      fix: '请保全现场，并从可信的备份中恢复。',
    },
    en: {
      what: 'The audit log ends at entry {last}, but a signed checkpoint proves there were at least {checkpoint}: its end was cut off.',
      fix: 'Preserve the evidence and restore from a trusted backup.',
    },
  },
  'audit-rewritten': {
    severity: 'error',
    zh: {
      what: '审计记录第 {checkpoint} 条与当时签名的检查点不符：记录被整体改写过。',
      fix: '请保全现场，并从可信的备份中恢复。',
    },
    en: {
      what: 'Entry {checkpoint} of the audit log is not what the checkpoint signed then: the log was rewritten.',
      fix: 'Preserve the evidence and restore from a trusted backup.',
    },
  },
  'audit-checkpoint-invalid': {
    severity: 'error',
    zh: {
      what: '第 {checkpoint} 条处的检查点签名不对。',
      fix: '请核对验签用的公钥；公钥无误时，说明检查点被改动或伪造。',
    },
    en: {
      what: 'The checkpoint at entry {checkpoint} has a bad signature.',
      fix: 'Check the public key used; if it is right, the checkpoint was altered or forged.',
    },
  },
  'audit-checkpoints-unreadable': {
    severity: 'error',
    zh: { what: '检查点文件“{file}”第 {line} 行读不懂。', fix: '请用另存的检查点文件核对，并查明谁改过它。' },
    en: {
      what: 'Line {line} of the checkpoint file “{file}” cannot be read.',
      fix: 'Use the copy kept elsewhere, and find out who changed this one.',
    },
  },
  'audit-key-exposed': {
    severity: 'error',
    zh: { what: '签名密钥文件“{file}”其他账户也能读。', fix: '请把它的权限改为 0600，并考虑更换密钥。' },
    en: {
      what: 'Other accounts can read the signing key “{file}”.',
      fix: 'Set its permissions to 0600, and consider a new key.',
    },
  },
  'audit-key-invalid': {
    severity: 'error',
    zh: { what: '签名密钥文件“{file}”不是 Ed25519 私钥。', fix: '请从备份中恢复该文件。' },
    en: {
      what: 'The signing key “{file}” is no Ed25519 private key.',
      fix: 'Restore the file from a backup.',
    },
  },
  'backup-target-exists': {
    severity: 'error',
    zh: { what: '“{folder}”已经存在。', fix: '请指定一个还不存在的文件夹。' },
    en: { what: '“{folder}” exists already.', fix: 'Name a folder that does not exist yet.' },
  },
  'backup-manifest-invalid': {
    severity: 'error',
    zh: { what: '“{folder}”不是完整的备份：{reason}。', fix: '请指定由 zhunsheng backup 做成的文件夹。' },
    en: {
      what: '“{folder}” is no complete backup: {reason}.',
      fix: 'Name a folder made by zhunsheng backup.',
    },
  },
  'backup-file-damaged': {
    severity: 'error',
    zh: { what: '备份文件“{file}”缺失或与清单中的校验值不符。', fix: '这份备份不能用，请改用另一份。' },
    en: {
      what: 'The backup file “{file}” is missing or not what the manifest says.',
      fix: 'This backup cannot be used; take another one.',
    },
  },
  'backup-newer-than-program': {
    severity: 'error',
    zh: {
      what: '备份的数据库在第 {step} 步，本程序只认识到第 {known} 步。',
      fix: '请用更新的程序版本恢复。',
    },
    en: {
      what: 'The backup is of a database at step {step}, but this program knows only up to {known}.',
      fix: 'Restore it with a newer release of the program.',
    },
  },
  'backup-differs': {
    severity: 'error',
    zh: { what: '恢复后表 {table} 与备份不一致，恢复已撤销。', fix: '请报告这一问题，并改用另一份备份。' },
    en: {
      what: 'After the restore the table {table} differs from the backup; the restore was undone.',
      fix: 'Report this, and use another backup.',
    },
  },
} as const satisfies Record<string, ProblemEntry>;
