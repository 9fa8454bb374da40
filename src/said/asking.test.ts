import { describe, expect, test } from 'vitest';
import { asksForHelp, asksForList } from './asking.ts';

describe('help', () => {
  test.each([
    ...[
      'help',
      'Help!',
      'HELP',
      '?',
      '??',
      '？',
      '-h',
      '--help',
      '/help',
      'help me',
      'help please',
      'please help',
    ],
    ...[
      'usage',
      'how does this work?',
      'How do I use this?',
      'how to use it',
      'what can you do?',
      'commands',
    ],
    ...[
      '帮助',
      '帮助？',
      '幫助',
      '使用帮助',
      '使用说明',
      '用法',
      '怎么用',
      '怎么用？',
      '如何使用',
      '你能做什么？',
      '有什么命令',
    ],
  ])('is what “%s” asks for', (text) => {
    expect(asksForHelp(text)).toBe(true);
    expect(asksForList(text)).toBe(false);
  });
});

describe('the list', () => {
  test.each([
    ...[
      'list',
      'List',
      'ideas',
      'list ideas',
      'show ideas',
      'show all ideas',
      'see the list',
      'all',
      'all ideas',
      'backlog',
    ],
    ...[
      '列表',
      '想法列表',
      '清单',
      '想法清单',
      '查看想法',
      '看想法',
      '所有想法',
      '全部',
      '查看列表',
      '想法库',
    ],
  ])('is what “%s” asks for', (text) => {
    expect(asksForList(text)).toBe(true);
    expect(asksForHelp(text)).toBe(false);
  });
});

describe('neither', () => {
  test.each([
    ...[
      '',
      'help page',
      'Help people find the button',
      'a list of schools',
      'list view on the home page',
      'ideas wall',
    ],
    ...[
      'how to sign up in one step',
      'FAQ?',
      'all inclusive',
      'show prices',
      'helpdesk chat',
      'what is this button for',
    ],
    ...[
      '帮助中心改版',
      '列表页加筛选',
      '想法',
      '清单功能',
      '怎么用户流失',
      '全部地区上线',
      '命令行工具',
      '帮助老用户找回密码',
    ],
  ])('is what “%s” asks for', (text) => {
    expect(asksForHelp(text)).toBe(false);
    expect(asksForList(text)).toBe(false);
  });
});
