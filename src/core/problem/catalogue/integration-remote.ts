import type { ProblemEntry } from './entry.ts';

export const remoteProblems = {
  'address-invalid': {
    severity: 'error',
    zh: {
      what: '地址“{address}”不能使用：{part}。',
      fix: '请写完整地址，例如 https://data.example.gov.cn/path，不带用户名和密码。',
    },
    en: {
      what: 'The address “{address}” cannot be used: {part}.',
      fix: 'Write it in full, such as https://data.example.gov.cn/path, without user name and password.',
    },
  },
  'host-not-listed': {
    severity: 'error',
    zh: {
      what: '主机“{host}”不在允许访问的名单中。',
      fix: '请系统管理员在“对接设置”中加入该主机。',
    },
    en: {
      what: 'The host “{host}” is not on the list of hosts that may be reached.',
      fix: 'Have the system administrator add it in the integration settings.',
    },
  },
  'port-not-listed': {
    severity: 'error',
    zh: {
      what: '端口 {port} 不在允许访问的名单中。',
      fix: '请系统管理员在“对接设置”中加入该端口。',
    },
    en: {
      what: 'The port {port} is not on the list of ports that may be reached.',
      fix: 'Have the system administrator add it in the integration settings.',
    },
  },
  'address-refused': {
    severity: 'error',
    zh: {
      what: '主机“{host}”的地址 {address} 属于内部或保留网段，不能访问。',
      fix: '确属政务内网的，请系统管理员在“对接设置”中写明该网段；本机和云平台元数据地址一律不能加入。',
    },
    en: {
      what: 'The host “{host}” has the address {address}, which is private or reserved.',
      fix: 'If it is in the internal network, have the system administrator list that network in the integration settings; metadata addresses can never be listed.',
    },
  },
  'host-unresolved': {
    severity: 'error',
    zh: {
      what: '主机名“{host}”不能解析。',
      fix: '请核对主机名，或请系统管理员检查域名服务。',
    },
    en: {
      what: 'The host name “{host}” does not resolve.',
      fix: 'Check the name, or have the system administrator check the name service.',
    },
  },
  'remote-unreachable': {
    severity: 'error',
    zh: {
      what: '连接“{host}”失败：{reason}。',
      fix: '请确认对方服务已启动、网络可达，再试一次。',
    },
    en: {
      what: 'Connecting to “{host}” failed: {reason}.',
      fix: 'Check that the service there runs and can be reached, and try again.',
    },
  },
  'remote-refused': {
    severity: 'error',
    zh: {
      what: '“{host}”拒绝了请求，状态码 {status}。',
      fix: '请核对地址和凭据，或联系对方管理人员。',
    },
    en: {
      what: '“{host}” refused the request with status {status}.',
      fix: 'Check the address and the credentials, or ask who runs it.',
    },
  },
  'remote-too-slow': {
    severity: 'error',
    zh: {
      what: '“{host}”在 {seconds} 秒内没有答复完。',
      fix: '请缩小取数范围，或请对方检查性能。',
    },
    en: {
      what: '“{host}” did not finish within {seconds} seconds.',
      fix: 'Ask for less, or have it checked there.',
    },
  },
  'remote-too-large': {
    severity: 'error',
    zh: {
      what: '“{host}”的答复超过 {limit} 字节。',
      fix: '请缩小取数范围。',
    },
    en: {
      what: '“{host}” answered with more than {limit} bytes.',
      fix: 'Ask for less.',
    },
  },
  'redirect-refused': {
    severity: 'error',
    zh: {
      what: '“{host}”把请求转到别处，不再跟随。',
      fix: '请直接填写最终地址。',
    },
    en: {
      what: '“{host}” sends the request elsewhere, which is not followed.',
      fix: 'Give the final address.',
    },
  },
  'network-invalid': {
    severity: 'error',
    zh: {
      what: '网段“{network}”不能加入名单。',
      fix: '请写成 10.1.0.0/16 这样的形式；链路本地、组播和元数据网段不能加入。',
    },
    en: {
      what: 'The network “{network}” cannot be listed.',
      fix: 'Write it like 10.1.0.0/16; link-local, multicast and metadata networks cannot be listed.',
    },
  },
  'host-pattern-invalid': {
    severity: 'error',
    zh: {
      what: '“{host}”不是可以列入名单的主机。',
      fix: '请写主机名、IP 地址，或“*.example.gov.cn”。',
    },
    en: {
      what: '“{host}” is not a host that can be listed.',
      fix: 'Write a host name, an IP address, or “*.example.gov.cn”.',
    },
  },
} as const satisfies Readonly<Record<string, ProblemEntry>>;
