import type { Language } from '../language/language.ts';
import type { Role } from '../squad/squad.ts';

/** Who plays: one of the five of a squad. */
export type CastMember = 'product' | 'marketing' | 'frontend' | 'backend' | 'designer';

export interface Player {
  readonly name: string;
  readonly zone: string;
  readonly locale: string;
  readonly roles: readonly Role[];
}

/** A squad of five, with the zone it works in; the designer lives elsewhere. */
export interface Cast {
  readonly zone: string;
  readonly channel: string;
  readonly company: string;
  /** The app's manifest in the language they speak. */
  readonly manifest: string;
  readonly players: Readonly<Record<CastMember, Player>>;
  /** Who only looks on: a guest in the squad's channel, and a colleague who is not in it. */
  readonly onlookers: Readonly<Record<'guest' | 'colleague', Omit<Player, 'roles'>>>;
}

const english: Cast = {
  zone: 'Europe/Berlin',
  channel: 'growth',
  company: 'Acme',
  manifest: 'manifest.yml',
  players: {
    product: { name: 'Paula', zone: 'Europe/Berlin', locale: 'en-GB', roles: ['product'] },
    marketing: { name: 'Marc', zone: 'Europe/Berlin', locale: 'en-GB', roles: ['marketing'] },
    frontend: { name: 'Fatima', zone: 'Europe/Berlin', locale: 'en-US', roles: ['engineer'] },
    backend: { name: 'Ben', zone: 'Europe/Lisbon', locale: 'en-GB', roles: ['engineer'] },
    designer: { name: 'Dana', zone: 'Asia/Shanghai', locale: 'en-US', roles: ['designer'] },
  },
  onlookers: {
    guest: { name: 'Gus (guest)', zone: 'America/New_York', locale: 'en-US' },
    colleague: { name: 'Sofia', zone: 'Europe/Berlin', locale: 'en-GB' },
  },
};

const chinese: Cast = {
  zone: 'Asia/Shanghai',
  channel: '增长小组',
  company: '好物',
  manifest: 'manifest.zh-CN.yml',
  players: {
    product: { name: '林悦', zone: 'Asia/Shanghai', locale: 'zh-CN', roles: ['product'] },
    marketing: { name: '陈晨', zone: 'Asia/Shanghai', locale: 'zh-CN', roles: ['marketing'] },
    frontend: { name: '周航', zone: 'Asia/Shanghai', locale: 'zh-CN', roles: ['engineer'] },
    backend: { name: '王磊', zone: 'Asia/Shanghai', locale: 'zh-CN', roles: ['engineer'] },
    designer: { name: '苏宁', zone: 'Asia/Tokyo', locale: 'zh-CN', roles: ['designer'] },
  },
  onlookers: {
    guest: { name: '何可（访客）', zone: 'Asia/Singapore', locale: 'zh-CN' },
    colleague: { name: '方莉', zone: 'Asia/Shanghai', locale: 'zh-CN' },
  },
};

const casts: Record<Language, Cast> = { en: english, 'zh-CN': chinese };

/** The squad that plays in this language. */
export const castIn = (language: Language): Cast => casts[language];
