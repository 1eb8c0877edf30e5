import type { ProblemEntry } from './entry.ts';

export const apiProblems = {
  'input-invalid': {
    severity: 'error',
    zh: { what: '请求中“{place}”的内容不符合要求：{reason}。', fix: '请按接口说明修改后重新提交。' },
    en: {
      what: 'The request has something wrong at “{place}”: {reason}.',
      fix: 'Correct it as the API describes and send it again.',
    },
  },
  'body-unreadable': {
    severity: 'error',
    zh: {
      what: '请求正文不是合格的 JSON。',
      fix: '请以 UTF-8 编码的 JSON 提交，且不要使用“__proto__”之类的名称。',
    },
    en: { what: 'The body is not good JSON.', fix: 'Send JSON in UTF-8, without names such as “__proto__”.' },
  },
  'body-too-large': {
    severity: 'error',
    zh: { what: '请求正文超过 {limit} 字节的上限。', fix: '请分成几次提交，或缩小文件。' },
    en: {
      what: 'The body is larger than the limit of {limit} bytes.',
      fix: 'Send it in parts, or make the file smaller.',
    },
  },
  'body-type-unsupported': {
    severity: 'error',
    zh: {
      what: '这里不接受“{type}”类型的正文。',
      fix: '请在 Content-Type 中写明接口要求的类型：{expected}。',
    },
    en: { what: 'A body of type “{type}” is not taken here.', fix: 'Send Content-Type {expected}.' },
  },
  'route-unknown': {
    severity: 'error',
    zh: { what: '没有接口“{method} {path}”。', fix: '请对照 /api/v1/openapi.json 核对方法和地址。' },
    en: {
      what: 'There is no “{method} {path}”.',
      fix: 'Compare method and address with /api/v1/openapi.json.',
    },
  },
  'request-malformed': {
    severity: 'error',
    zh: { what: '请求的地址或格式有误：{reason}。', fix: '请核对请求地址和请求头。' },
    en: { what: 'The request is malformed: {reason}.', fix: 'Check its address and headers.' },
  },
  'url-too-long': {
    severity: 'error',
    zh: { what: '请求地址超过 {limit} 个字符。', fix: '请减少查询条件。' },
    en: { what: 'The address is longer than {limit} characters.', fix: 'Ask with fewer conditions.' },
  },
  'if-match-missing': {
    severity: 'error',
    zh: {
      what: '没有说明您的修改以哪一次修改为基础。',
      fix: '请把读取时得到的 ETag 写入请求头 If-Match 再提交。',
    },
    en: {
      what: 'The request does not say which revision it started from.',
      fix: 'Send the ETag you read in the header If-Match.',
    },
  },
  'if-match-invalid': {
    severity: 'error',
    zh: { what: '请求头 If-Match 的值“{value}”不对。', fix: '请原样填写读取时得到的 ETag。' },
    en: {
      what: 'The header If-Match has a wrong value “{value}”.',
      fix: 'Send the ETag exactly as you read it.',
    },
  },
  'origin-refused': {
    severity: 'error',
    zh: {
      what: '这个请求不是从本系统的页面发出的，已拒绝。',
      fix: '请从本系统页面操作；程序调用请使用访问令牌。',
    },
    en: {
      what: 'The request did not come from a page of this system and was refused.',
      fix: 'Work from its own pages; programs use an access token.',
    },
  },
  'rate-exceeded': {
    severity: 'error',
    zh: { what: '请求过于频繁，每分钟最多 {max} 次。', fix: '请在 {seconds} 秒后再试。' },
    en: { what: 'Too many requests: at most {max} a minute.', fix: 'Try again in {seconds} seconds.' },
  },
  'streams-exceeded': {
    severity: 'error',
    zh: { what: '同时打开的消息连接太多，最多 {max} 个。', fix: '请关闭不用的页面后再试。' },
    en: {
      what: 'Too many event streams are open, at most {max}.',
      fix: 'Close pages that are not in use and try again.',
    },
  },
  'cursor-invalid': {
    severity: 'error',
    zh: { what: '翻页标记“{cursor}”不对。', fix: '请原样使用上一页返回的 next，或去掉它从头读取。' },
    en: {
      what: 'The cursor “{cursor}” is not one of ours.',
      fix: 'Use the `next` of the previous page, or leave it out to start again.',
    },
  },
  'idempotency-key-invalid': {
    severity: 'error',
    zh: { what: '请求头 Idempotency-Key 应为 1 到 200 个可见的英文字符。', fix: '请使用一个新的 UUID。' },
    en: { what: 'Idempotency-Key takes 1 to 200 visible ASCII characters.', fix: 'Use a new UUID.' },
  },
  'idempotency-key-reused': {
    severity: 'error',
    zh: { what: '这个 Idempotency-Key 已用于另一个内容不同的请求。', fix: '请为新的请求换一个新的标识。' },
    en: {
      what: 'This Idempotency-Key was used for a different request.',
      fix: 'Use a new key for a new request.',
    },
  },
  'idempotency-key-busy': {
    severity: 'error',
    zh: {
      what: '使用同一个 Idempotency-Key 的请求正在处理。',
      fix: '请稍后用同样的请求再试，会得到同一个结果。',
    },
    en: {
      what: 'A request with this Idempotency-Key is still at work.',
      fix: 'Send the same request again shortly: it gets the same reply.',
    },
  },
  'idempotency-reply-lost': {
    severity: 'error',
    zh: { what: '这个请求此前已经办成，但当时的答复没有保存。', fix: '请直接查询有关内容，不要重复提交。' },
    en: {
      what: 'This request was carried out before, but its reply was not kept.',
      fix: 'Read what it is about; do not send it again.',
    },
  },
  'not-ready': {
    severity: 'error',
    zh: {
      what: '系统正在启动、停止，或者数据库暂时连不上。',
      fix: '请稍后再试；持续出现时请查看 /readyz 和日志。',
    },
    en: {
      what: 'The system is starting, stopping, or cannot reach its database.',
      fix: 'Try again shortly; if it goes on, look at /readyz and the log.',
    },
  },
  'storage-full': {
    severity: 'error',
    zh: { what: '服务器的磁盘已满，没有保存。', fix: '请系统管理员腾出空间后再提交；已保存的内容不受影响。' },
    en: {
      what: 'The disk of the server is full; nothing was saved.',
      fix: 'Have an administrator free some space, then send it again; what was saved before is safe.',
    },
  },
  'internal-error': {
    severity: 'error',
    zh: {
      what: '系统内部出错，已记入日志，编号 {request}。',
      fix: '这不是您的操作所致；请把编号告诉系统管理员。',
    },
    en: {
      what: 'Something went wrong inside; it is in the log under {request}.',
      fix: 'It is no fault of yours; tell the administrator this number.',
    },
  },
  'port-taken': {
    severity: 'error',
    zh: { what: '端口 {port} 已被别的程序占用。', fix: '请用 --port 换一个端口，或先停止那个程序。' },
    en: {
      what: 'Port {port} is in use by another program.',
      fix: 'Choose another with --port, or stop that program.',
    },
  },
  'port-refused': {
    severity: 'error',
    zh: {
      what: '不能在 {host}:{port} 上提供服务：{reason}。',
      fix: '请用 --host、--port 换一个本机可用的地址和端口。',
    },
    en: {
      what: 'Cannot serve on {host}:{port}: {reason}.',
      fix: 'Choose an address and port of this machine with --host and --port.',
    },
  },
  'store-folder-empty': {
    severity: 'error',
    zh: {
      what: '“{folder}”中没有数据库。',
      fix: '请用 --data 指明数据目录，或在 DATABASE_URL 中写明数据库地址。',
    },
    en: {
      what: 'There is no database in “{folder}”.',
      fix: 'Name the data folder with --data, or the database in DATABASE_URL.',
    },
  },
  'audit-public-key-unreadable': {
    severity: 'error',
    zh: { what: '“{file}”中没有可用的 Ed25519 公钥。', fix: '请给出 PEM 格式，或 SPKI DER 的 base64 文本。' },
    en: {
      what: 'There is no usable Ed25519 public key in “{file}”.',
      fix: 'Give it as PEM, or as SPKI DER in base64.',
    },
  },
  'disk-low': {
    severity: 'warning',
    zh: { what: '数据目录所在磁盘只剩 {free} MB。', fix: '请尽快腾出空间；写满后将不能保存。' },
    en: {
      what: 'The disk of the data folder has {free} MB left.',
      fix: 'Free some space soon; when it is full nothing can be saved.',
    },
  },
} as const satisfies Readonly<Record<string, ProblemEntry>>;
