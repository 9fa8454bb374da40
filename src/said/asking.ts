const either = (...words: readonly string[]): string => `(?:${words.join('|')})`;

const HELP = new RegExp(
  `^(?:${either(
    '\\?+',
    '-{1,2}h(?:elp)?|/?help|(?:please )?help(?: me)?(?: please)?|man|usage|how|how to',
    'how (?:do|can|should) (?:i|we|you) use (?:this|it|that)|how to use(?: (?:this|it))?|how does (?:this|it|that) work',
    'what (?:can|do) (?:you|i|we) do(?: here)?|what is this|instructions|manual|commands|options',
    '(?:使用)?(?:帮助|说明|方法)|帮忙|帮帮我|用法|(?:怎么|如何|咋)(?:使?用|弄|玩)|你?(?:能|会)(?:做|干)?(?:什么|啥)|有(?:什么|哪些)(?:命令|功能)|命令|指令|菜单',
  )})$`,
);

const LIST = new RegExp(
  `^(?:${either(
    '(?:(?:show|see|view|list)(?: me)? ?)?(?:all |the |our |all the )?(?:ideas|list|backlog)|(?:show|list|see|view) all|list|all',
    '(?:查看|看看?|列出|显示|打开)?(?:所有|全部)?(?:的)?(?:想法)?(?:列表|清单|库)|(?:查看|看看?|列出|显示|所有|全部)(?:的)?想法|全部|所有',
  )})$`,
);

const plain = (text: string): string => {
  const said = text.normalize('NFKC').toLowerCase().replaceAll('幫', '帮').replace(/\s+/g, ' ').trim();
  return /^\?+$/.test(said) ? said : said.replace(/[?.!。~ ]+$/, '');
};

/** Longer than any of these words. */
const LONGEST = 60;

/** Whether all that a text says is that somebody wants to know how this works. @example "help", "?", "帮助", "怎么用？" */
export const asksForHelp = (text: string): boolean => text.length <= LONGEST && HELP.test(plain(text));

/** Whether all that it says is that somebody wants to see the ideas there are. @example "list", "show ideas", "想法列表" */
export const asksForList = (text: string): boolean => text.length <= LONGEST && LIST.test(plain(text));

const TOKEN = new RegExp(`^(?:${either('(?:the |our |squad )?(?:api )?token', '(?:小组)?令牌')})$`);

/** Whether all that it says is the squad's token. @example "token", "令牌" */
export const asksForToken = (text: string): boolean => text.length <= LONGEST && TOKEN.test(plain(text));
