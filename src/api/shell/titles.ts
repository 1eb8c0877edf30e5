import type { Words } from '../route.ts';

/** What a status means, in words: the title of a problem document. */
const titles: Readonly<Record<number, Words>> = {
  400: { zh: '请求内容有误', en: 'Bad request' },
  401: { zh: '需要登录', en: 'Not signed in' },
  403: { zh: '无权办理', en: 'Not allowed' },
  404: { zh: '没有找到', en: 'Not found' },
  405: { zh: '不支持该操作', en: 'Method not allowed' },
  409: { zh: '与现状冲突', en: 'Conflict' },
  413: { zh: '内容过大', en: 'Too large' },
  414: { zh: '地址过长', en: 'Address too long' },
  415: { zh: '类型不支持', en: 'Unsupported type' },
  422: { zh: '不能办理', en: 'Cannot be done' },
  423: { zh: '已锁定', en: 'Locked' },
  428: { zh: '须说明修改基础', en: 'Precondition required' },
  429: { zh: '请求过多', en: 'Too many requests' },
  500: { zh: '系统内部出错', en: 'Internal error' },
  502: { zh: '外部系统没有应答', en: 'Bad reply from elsewhere' },
  503: { zh: '暂时不能服务', en: 'Unavailable' },
  507: { zh: '存储空间不足', en: 'Insufficient storage' },
};

export const titleOf = (status: number): Words => titles[status] ?? { zh: '不能办理', en: 'Cannot be done' };
