import type { Scheme } from '../../core/scheme/scheme.ts';
import type { Member, Part } from './roster.ts';

/** What the label of a generated set says. */
export interface Label {
  readonly scheme: Scheme;
  readonly seed: string;
  readonly members: readonly Member[];
  /** Rows written, by dataset. */
  readonly rows: Readonly<Record<string, number>>;
  /** Units without rows, by dataset, where there are any. */
  readonly silent: Readonly<Record<string, readonly string[]>>;
  readonly files: readonly string[];
  readonly options: { readonly units: number | null; readonly rows: number | null };
}

/** `facts.json`: for programs. */
export function labelJson({ scheme, seed, members, rows, silent, files, options }: Label): string {
  const label = {
    synthetic: true,
    note: '合成数据，不是真实考核数据 / synthetic facts, not real ones',
    scheme: scheme.id,
    version: scheme.version,
    seed,
    options,
    units: members.length,
    parts: { strong: played('strong', members), weak: played('weak', members), new: played('new', members) },
    silent,
    rows,
    files,
  };
  return `${JSON.stringify(label, null, 2)}\n`;
}

const played = (part: Part, members: readonly Member[]): readonly string[] =>
  members.filter((member) => member.part === part).map(({ unit }) => unit.unit);

/** `README.txt`: for people. */
export function labelText({ scheme, seed, members, rows }: Label): string {
  const total = Object.values(rows).reduce((a, b) => a + b, 0);
  return `合成数据 SYNTHETIC FACTS

本文件夹中的全部数据由程序按随机种子生成，不是任何单位的真实情况，
不能用于考核。单位名称取自方案名册，各单位的强弱由种子随机决定。

方案：${scheme.title}(${scheme.id}，版本 ${scheme.version})
种子：${seed}
单位：${members.length} 个；数据：${total} 行

Everything in this folder was made by a program from a seed. It says nothing about any real unit
and must not be used for an assessment. Same scheme, seed and options: same bytes.
Scheme ${scheme.id}, version ${scheme.version}; seed ${seed}; ${members.length} units; ${total} rows.
`;
}
