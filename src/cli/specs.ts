import type { CommandSpec, Option, Parameter } from './command.ts';

const schemeFolder: Parameter = {
  usage: '<scheme>',
  words: { zh: '方案文件夹', en: 'folder of the scheme' },
};

const facts: Option = {
  usage: '--facts <dir>',
  words: {
    zh: '数据文件夹：每个数据集一个文件，另有 units.csv',
    en: 'folder of facts: one file per dataset, and units.csv',
  },
  required: true,
};

const standpoint: readonly Option[] = [
  {
    usage: '--as-of <day>',
    words: {
      zh: '截止日 YYYY-MM-DD(默认：考核期最后一天)',
      en: 'day up to which facts count, YYYY-MM-DD (default: last day of the period)',
    },
  },
  {
    usage: '--known-at <moment>',
    words: {
      zh: '知悉时点：只计当时已入库的批次(默认：全部)。只写日期的，含当天',
      en: 'count only batches known by then (default: all); a day alone includes that day',
    },
  },
];

const dataFolder: Option = {
  usage: '--data <dir>',
  words: {
    zh: '数据目录(默认：环境变量 ZHUNSHENG_DATA，或 data)',
    en: 'data folder (default: ZHUNSHENG_DATA, or data)',
  },
};

const table: Option = {
  usage: '--table <id>',
  words: { zh: '只算这张表', en: 'score only this table' },
};

/** Every command, in the order of help. */
export const commandSpecs: readonly CommandSpec[] = [
  {
    name: 'check',
    summary: {
      zh: '检查方案：列出全部问题，并运行全部算例',
      en: 'check a scheme: every problem, and every worked example',
    },
    parameters: [schemeFolder],
    options: [],
    formats: ['table', 'json'],
    exits: {
      zh: '0 方案无误(可有提示);1 有错误或算例不符;2 用法不对或方案文件夹读不出来',
      en: '0 the scheme is good (it may have warnings); 1 errors or failing examples; 2 usage, or a folder that cannot be read',
    },
    load: async () => (await import('./commands/check.ts')).runCheck,
  },
  {
    name: 'score',
    summary: { zh: '计算得分、名次和等次', en: 'compute scores, ranks and grades' },
    parameters: [schemeFolder],
    options: [facts, ...standpoint, table],
    formats: ['table', 'json', 'ndjson', 'csv'],
    exits: {
      zh: '0 已算出(含缺失：缺失如实列出，不当 0 分);1 已算出，但有数据行被退回未计入;2 用法不对，或方案、数据有错不能计算',
      en: '0 computed (what is missing is shown as missing, never as 0); 1 computed, but some rows of facts were rejected and not counted; 2 usage, or a scheme or facts too broken to compute',
    },
    load: async () => (await import('./commands/score.ts')).runScore,
  },
  {
    name: 'explain',
    summary: {
      zh: '说明某单位某指标为何得这些分，直到原始记录',
      en: "explain one unit's score on one indicator, down to the raw records",
    },
    parameters: [schemeFolder],
    options: [
      facts,
      {
        usage: '--unit <unit>',
        words: { zh: '单位代码或名称', en: 'id or name of the unit' },
        required: true,
      },
      {
        usage: '--indicator <indicator>',
        words: { zh: '指标代码、序号或名称', en: 'id, serial number or name of the indicator' },
        required: true,
      },
      ...standpoint,
      table,
      {
        usage: '--records <n>',
        words: {
          zh: '每项统计最多列出的原始记录数(默认 20)',
          en: 'raw records listed per aggregate (default 20)',
        },
      },
    ],
    formats: ['table', 'json'],
    exits: {
      zh: '0 已说明;1 已说明，但有数据行被退回未计入;2 用法不对、找不到该单位或指标，或方案、数据有错',
      en: '0 explained; 1 explained, but some rows of facts were rejected; 2 usage, no such unit or indicator, or a broken scheme or facts',
    },
    load: async () => (await import('./commands/explain.ts')).runExplain,
  },
  {
    name: 'describe',
    summary: { zh: '用文字说明每项指标的计分规则', en: 'the rule of every indicator as a sentence' },
    parameters: [schemeFolder],
    options: [table],
    formats: ['table', 'json', 'ndjson', 'csv'],
    exits: {
      zh: '0 已列出;2 用法不对或方案有错',
      en: '0 described; 2 usage or a broken scheme',
    },
    load: async () => (await import('./commands/describe.ts')).runDescribe,
  },
  {
    name: 'import',
    summary: {
      zh: '读取办法文件，得出方案草稿和疑问清单',
      en: 'read a notice: a draft scheme, and every doubt as a question',
    },
    parameters: [
      {
        usage: '<file>',
        words: {
          zh: '办法文件:.docx、.xlsx、.html、.txt、.md 或 .doc;- 表示标准输入',
          en: 'the notice: .docx, .xlsx, .html, .txt, .md or .doc; - is standard input',
        },
      },
    ],
    options: [
      {
        usage: '--out <dir>',
        words: { zh: '写出方案文件夹(须为空或不存在)', en: 'write a scheme folder (must be empty or new)' },
      },
    ],
    formats: ['table', 'json'],
    exits: {
      zh: '0 已读出(疑问列在结果中);2 用法不对、文件读不出来或不能写入',
      en: '0 read (questions are in the result); 2 usage, a file that cannot be read, or a folder that cannot be written',
    },
    load: async () => (await import('./commands/import.ts')).runImport,
  },
  {
    name: 'lint',
    summary: {
      zh: '发布前检查：计分规则的性质、红线、基层负担',
      en: 'before publication: properties of the rules, red lines, burden',
    },
    parameters: [schemeFolder],
    options: [
      {
        usage: '--on <day>',
        words: {
          zh: '按哪一天有效的红线检查,YYYY-MM-DD(默认：今天)',
          en: 'red lines in force on this day, YYYY-MM-DD (default: today)',
        },
      },
      {
        usage: '--red-lines <dir>',
        words: {
          zh: '另加的红线规则文件夹(自带规则之外)',
          en: 'a folder of more red lines, besides the built-in ones',
        },
      },
    ],
    formats: ['table', 'json'],
    exits: {
      zh: '0 没有发现;1 有发现，请逐项核对;2 用法不对，或方案、红线规则有错',
      en: '0 nothing found; 1 findings to look at; 2 usage, or a broken scheme or red lines',
    },
    load: async () => (await import('./commands/lint.ts')).runLint,
  },
  {
    name: 'generate',
    summary: {
      zh: '按方案生成合成数据(标明为合成，仅供试用)',
      en: 'make synthetic facts for a scheme (labelled as such)',
    },
    parameters: [schemeFolder],
    options: [
      {
        usage: '--out <dir>',
        words: { zh: '写入的文件夹', en: 'folder to write to' },
        required: true,
      },
      { usage: '--units <n>', words: { zh: '单位数', en: 'number of units' } },
      { usage: '--rows <n>', words: { zh: '数据总行数(约)', en: 'number of rows in all (about)' } },
      { usage: '--seed <s>', words: { zh: '种子：同种子同数据', en: 'seed: the same seed, the same facts' } },
    ],
    formats: ['table', 'json'],
    exits: {
      zh: '0 已生成;2 用法不对、方案有错或不能写入',
      en: '0 generated; 2 usage, a broken scheme, or a folder that cannot be written',
    },
    load: async () => (await import('./commands/generate.ts')).runGenerate,
  },
  {
    name: 'facts load',
    summary: {
      zh: '把数据文件作为一个批次入库，逐行校验，不合格的行退回并写明原因',
      en: 'load files of facts as a batch; every rejected row is kept with its reason',
    },
    parameters: [
      { usage: '<dataset>', words: { zh: '数据集名称', en: 'name of the dataset' } },
      {
        usage: '<file...>',
        words: {
          zh: '数据文件:CSV、JSON Lines、Parquet 或 Excel',
          en: 'files: CSV, JSON Lines, Parquet or Excel',
        },
      },
    ],
    options: [
      {
        usage: '--into <dir>',
        words: { zh: '数据文件夹', en: 'folder of facts' },
        required: true,
      },
      {
        usage: '--scheme <dir>',
        words: {
          zh: '声明该数据集的方案文件夹(默认：数据文件夹中 facts.json 所记，或唯一声明它的自带方案)',
          en: 'scheme that declares the dataset (default: the one named in facts.json, or the only built-in one that declares it)',
        },
      },
      {
        usage: '--action <action>',
        words: {
          zh: 'append 追加、replace 按主键替换、retract 按主键撤回(默认 append)',
          en: 'append, replace by key, or retract by key (default append)',
        },
        choices: ['append', 'replace', 'retract'],
      },
      {
        usage: '--by <person>',
        words: { zh: '经办人(默认：当前用户)', en: 'who loads it (default: the current user)' },
      },
      {
        usage: '--known-at <moment>',
        words: { zh: '入库时点(默认：现在)', en: 'when it became known (default: now)' },
      },
    ],
    formats: ['table', 'json'],
    exits: {
      zh: '0 全部入库;1 有行被退回(其余已入库);2 用法不对，或文件读不出来(未入库)',
      en: '0 all rows loaded; 1 some rows rejected (the others are loaded); 2 usage, or a file that cannot be read (nothing loaded)',
    },
    load: async () => (await import('./commands/facts-load.ts')).runFactsLoad,
  },
  {
    name: 'serve',
    summary: { zh: '启动服务：网页和接口', en: 'start the server: web pages and API' },
    parameters: [],
    options: [
      dataFolder,
      {
        usage: '--port <n>',
        words: { zh: '端口(默认：环境变量 PORT，或 8080)', en: 'port (default: PORT, or 8080)' },
      },
      {
        usage: '--host <address>',
        words: {
          zh: '监听地址(默认：环境变量 HOST，或 127.0.0.1，即只限本机)',
          en: 'address to listen on (default: HOST, or 127.0.0.1: this machine only)',
        },
      },
      {
        usage: '--demo',
        words: {
          zh: '首次启动时载入演示数据',
          en: 'load demonstration data at the first start',
        },
      },
    ],
    formats: ['table', 'json'],
    exits: {
      zh: '0 已按要求停止;2 用法不对、端口被占用或数据目录不能使用',
      en: '0 stopped as told; 2 usage, a port in use, or a data folder that cannot be used',
    },
    load: async () => (await import('./commands/serve.ts')).runServe,
  },
  {
    name: 'backup',
    summary: { zh: '备份全部数据(使用中也能做)', en: 'back up the whole store, while it is in use' },
    parameters: [{ usage: '<dir>', words: { zh: '写入的新文件夹', en: 'new folder to write to' } }],
    options: [dataFolder],
    formats: ['table', 'json'],
    exits: {
      zh: '0 已备份;2 用法不对、文件夹已存在，或数据读不出来(什么也没留下)',
      en: '0 backed up; 2 usage, a folder that exists, or a store that cannot be read (nothing is left)',
    },
    load: async () => (await import('./commands/backup.ts')).runBackup,
  },
  {
    name: 'restore',
    summary: {
      zh: '把备份恢复到新的数据目录，或 DATABASE_URL 指明的空数据库',
      en: 'restore a backup into a new data folder, or the empty database of DATABASE_URL',
    },
    parameters: [{ usage: '<dir>', words: { zh: '备份文件夹', en: 'folder of the backup' } }],
    options: [dataFolder],
    formats: ['table', 'json'],
    exits: {
      zh: '0 已恢复，逐表核对一致;2 备份不完整、已损坏，或目标不是空的(未改动)',
      en: '0 restored, every table compared; 2 a backup that is damaged, or a store that is not empty (left alone)',
    },
    load: async () => (await import('./commands/restore.ts')).runRestore,
  },
  {
    name: 'audit verify',
    summary: {
      zh: '核对审计记录的哈希链和签名的检查点',
      en: 'verify the chain of the audit log and its signed checkpoints',
    },
    parameters: [],
    options: [
      dataFolder,
      {
        usage: '--checkpoints <file>',
        words: {
          zh: '检查点文件，如另存的副本(默认：数据目录中的)',
          en: 'file of checkpoints, such as a copy kept elsewhere (default: the one in the data folder)',
        },
      },
      {
        usage: '--key <file>',
        words: {
          zh: '验签用的公钥(默认：数据目录中的密钥)',
          en: 'public key (default: the key in the data folder)',
        },
      },
    ],
    formats: ['table', 'json'],
    exits: {
      zh: '0 完好;1 有问题：指出第几条、什么问题;2 用法不对，或数据打不开',
      en: '0 intact; 1 broken: it says where and how; 2 usage, or a store that cannot be opened',
    },
    load: async () => (await import('./commands/audit-verify.ts')).runAuditVerify,
  },
  {
    name: 'demo',
    summary: {
      zh: '演示：用自带方案生成合成数据，计分排名，并说明其中一项；--remove 删除服务中的演示数据',
      en: 'a demonstration: synthetic facts for a built-in scheme, the ranking, and one explanation; --remove takes the server’s demonstration away',
    },
    parameters: [],
    options: [
      {
        usage: '--out <dir>',
        words: { zh: '数据写入的文件夹(默认 demo)', en: 'folder for the facts (default demo)' },
      },
      {
        usage: '--scheme <dir>',
        words: {
          zh: '方案文件夹(默认：自带的第一个)',
          en: 'folder of the scheme (default: the first built-in one)',
        },
      },
      {
        usage: '--remove',
        words: {
          zh: '删除服务中的演示办公室、账户、方案和数据',
          en: 'remove the demonstration of the server: office, accounts, scheme and facts',
        },
      },
      dataFolder,
    ],
    formats: ['table', 'json'],
    exits: {
      zh: '0 已完成;2 用法不对或不能写入',
      en: '0 done; 2 usage, or a folder that cannot be written',
    },
    load: async () => (await import('./commands/demo.ts')).runDemo,
  },
];
