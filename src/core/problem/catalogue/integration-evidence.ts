import type { ProblemEntry } from './entry.ts';

export const evidenceProblems = {
  'evidence-unknown': {
    severity: 'error',
    zh: {
      what: '没有找到佐证材料“{sha256}”，或它不是由您上传的。',
      fix: '请先上传该文件，再用上传后得到的编号引用它。',
    },
    en: {
      what: 'There is no evidence “{sha256}”, or you did not upload it.',
      fix: 'Upload the file first and refer to it by the id you got.',
    },
  },
  'evidence-name-invalid': {
    severity: 'error',
    zh: {
      what: '文件名“{name}”不能使用：{part} 不能出现在文件名中。',
      fix: '请只用文件本身的名称(150 个字以内，带扩展名)，不带文件夹。',
    },
    en: {
      what: 'The file name “{name}” cannot be used: {part} may not stand in it.',
      fix: 'Use the plain name of the file (at most 150 characters, with its extension), without folders.',
    },
  },
  'evidence-type-refused': {
    severity: 'error',
    zh: {
      what: '“{name}”不是可以接收的文件类型，从内容看是：{found}。',
      fix: '请转换为以下类型之一再上传：{allowed}。',
    },
    en: {
      what: '“{name}” is not of a type that is taken; by its content it is: {found}.',
      fix: 'Convert it to one of these and upload it again: {allowed}.',
    },
  },
  'evidence-extension-wrong': {
    severity: 'error',
    zh: {
      what: '“{name}”的扩展名与内容不符：从内容看是 {found}。',
      fix: '请改用与内容相符的扩展名({found})，或者另存为该扩展名的类型。',
    },
    en: {
      what: 'The extension of “{name}” does not match its content, which is {found}.',
      fix: 'Give it the extension of its content ({found}), or save it as the type it is named for.',
    },
  },
  'evidence-active-content': {
    severity: 'error',
    zh: {
      what: '“{name}”含有可以自动执行或隐藏的内容：{what}。',
      fix: '请另存为不带宏、脚本、附件和外部引用的副本(或打印为 PDF)再上传。',
    },
    en: {
      what: '“{name}” holds something that can run by itself or is hidden in it: {what}.',
      fix: 'Save a copy without macros, scripts, attachments and external references (or print it to PDF) and upload that.',
    },
  },
  'evidence-encrypted': {
    severity: 'error',
    zh: {
      what: '“{name}”已加密，不能核对内容。',
      fix: '请去掉密码后再上传；需要保密的材料请按保密规定报送。',
    },
    en: {
      what: '“{name}” is encrypted, so its content cannot be checked.',
      fix: 'Remove the password and upload it again; hand in classified material the way the rules for it say.',
    },
  },
  'evidence-polyglot': {
    severity: 'error',
    zh: {
      what: '“{name}”同时也是另一种文件：{what}。',
      fix: '请用常用软件打开后另存为新文件再上传。',
    },
    en: {
      what: '“{name}” is at the same time a file of another kind: {what}.',
      fix: 'Open it in an ordinary program, save it as a new file and upload that.',
    },
  },
  'evidence-archive-unsafe': {
    severity: 'error',
    zh: {
      what: '“{name}”的内部结构不安全：{what}。',
      fix: '请用常用办公软件打开后另存为新文件再上传。',
    },
    en: {
      what: 'The inner structure of “{name}” is not safe: {what}.',
      fix: 'Open it in an ordinary office program, save it as a new file and upload that.',
    },
  },
  'evidence-broken': {
    severity: 'error',
    zh: {
      what: '“{name}”不是完整的 {type} 文件：{what}。',
      fix: '请确认文件能正常打开，重新上传。',
    },
    en: {
      what: '“{name}” is not a whole {type} file: {what}.',
      fix: 'Check that the file opens and upload it again.',
    },
  },
  'evidence-infected': {
    severity: 'error',
    zh: {
      what: '“{name}”没有通过病毒查杀：{found}。',
      fix: '请用杀毒软件处理后再上传，并联系系统管理员。',
    },
    en: {
      what: '“{name}” did not pass the virus scanner: {found}.',
      fix: 'Clean it with an antivirus program, and tell the system administrator.',
    },
  },
  'evidence-scanner-unreachable': {
    severity: 'error',
    zh: {
      what: '病毒查杀服务没有应答，暂不能接收文件。',
      fix: '请稍后再试；持续出现时请系统管理员检查查杀服务。',
    },
    en: {
      what: 'The virus scanner does not answer, so no file can be taken.',
      fix: 'Try again later; if it goes on, have the system administrator check the scanner.',
    },
  },
  'evidence-too-large': {
    severity: 'error',
    zh: {
      what: '文件超过 {limit} 字节的上限。',
      fix: '请压缩图片、拆分文件后再上传，或请系统管理员调整上限。',
    },
    en: {
      what: 'The file is larger than the limit of {limit} bytes.',
      fix: 'Make its pictures smaller or split it, or have the system administrator raise the limit.',
    },
  },
  'evidence-empty': {
    severity: 'error',
    zh: {
      what: '“{name}”是空文件。',
      fix: '请选择有内容的文件。',
    },
    en: {
      what: '“{name}” is empty.',
      fix: 'Choose a file with content.',
    },
  },
  'evidence-incomplete': {
    severity: 'error',
    zh: {
      what: '上传中断：声明 {declared} 字节，收到 {received} 字节。',
      fix: '请重新上传。',
    },
    en: {
      what: 'The upload broke off: {declared} bytes were declared, {received} arrived.',
      fix: 'Upload it again.',
    },
  },
  'evidence-quota-passed': {
    severity: 'error',
    zh: {
      what: '佐证材料空间不足：已用 {used} 字节，上限 {limit} 字节，本次需要 {needed} 字节。',
      fix: '请删除没有引用的文件，或请系统管理员调整上限。',
    },
    en: {
      what: 'There is not enough space for evidence: {used} bytes of {limit} are used, this needs {needed}.',
      fix: 'Delete files that are not handed in for anything, or have the system administrator raise the limit.',
    },
  },
  'evidence-linked': {
    severity: 'error',
    zh: {
      what: '“{name}”已用于 {links} 处，不能删除。',
      fix: '请先在引用它的地方撤下，已报送的材料不能删除。',
    },
    en: {
      what: '“{name}” is handed in for {links} things and cannot be deleted.',
      fix: 'Take it back there first; what has been submitted cannot be deleted.',
    },
  },
  'evidence-lost': {
    severity: 'error',
    zh: {
      what: '佐证材料“{sha256}”的文件缺失或已损坏。',
      fix: '请系统管理员从备份中恢复该文件。',
    },
    en: {
      what: 'The file of the evidence “{sha256}” is missing or damaged.',
      fix: 'Have the system administrator restore it from a backup.',
    },
  },
  'evidence-holder-unclear': {
    severity: 'error',
    zh: {
      what: '您同时代表多个单位，没有说明文件属于哪一个。',
      fix: '请在上传时指明单位：{choices}。',
    },
    en: {
      what: 'You act for several; it was not said whose file this is.',
      fix: 'Say whose it is when uploading: {choices}.',
    },
  },
  'evidence-busy': {
    severity: 'error',
    zh: {
      what: '正在接收的文件过多。',
      fix: '请稍等片刻再上传。',
    },
    en: {
      what: 'Too many files are being taken at this moment.',
      fix: 'Wait a moment and upload it again.',
    },
  },
} as const satisfies Readonly<Record<string, ProblemEntry>>;
