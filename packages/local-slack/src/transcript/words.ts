/** The few words of the log itself; all else are the people's and the app's own. */
export interface Words {
  readonly only: (name: string) => string;
  readonly types: (name: string, line: string) => string;
  readonly clicks: (name: string, button: string) => string;
  readonly chooses: (name: string, option: string, menu: string) => string;
  readonly uses: (name: string, shortcut: string) => string;
  readonly submits: (name: string, title: string, button: string) => string;
  readonly closes: (name: string, title: string) => string;
  readonly opensHome: (name: string) => string;
  readonly seesForm: (name: string, title: string) => string;
  readonly seesErrors: (name: string, title: string) => string;
  readonly changes: (name: string, first: string) => string;
  readonly removes: (name: string, first: string) => string;
  readonly home: (name: string) => string;
  readonly colon: string;
}

const en: Words = {
  only: (name) => `only ${name} sees`,
  types: (name, line) => `${name} types ${line}`,
  clicks: (name, button) => `${name} clicks [${button}]`,
  chooses: (name, option, menu) => `${name} chooses "${option}" in [${menu}]`,
  uses: (name, shortcut) => `${name} uses the shortcut "${shortcut}"`,
  submits: (name, title, button) => `${name} fills in "${title}" and clicks [${button}]`,
  closes: (name, title) => `${name} closes "${title}"`,
  opensHome: (name) => `${name} opens Home`,
  seesForm: (name, title) => `${name} sees "${title}"`,
  seesErrors: (name, title) => `${name} reads in "${title}"`,
  changes: (name, first) => `${name} changes "${first}"`,
  removes: (name, first) => `${name} removes "${first}"`,
  home: (name) => `${name}'s Home`,
  colon: ': ',
};

const zh: Words = {
  only: (name) => `仅 ${name} 可见`,
  types: (name, line) => `${name} 输入 ${line}`,
  clicks: (name, button) => `${name} 点击 [${button}]`,
  chooses: (name, option, menu) => `${name} 在 [${menu}] 中选择“${option}”`,
  uses: (name, shortcut) => `${name} 使用快捷操作“${shortcut}”`,
  submits: (name, title, button) => `${name} 填写“${title}”并点击 [${button}]`,
  closes: (name, title) => `${name} 关闭“${title}”`,
  opensHome: (name) => `${name} 打开主页`,
  seesForm: (name, title) => `${name} 看到“${title}”`,
  seesErrors: (name, title) => `${name} 在“${title}”中读到`,
  changes: (name, first) => `${name} 更新了“${first}”`,
  removes: (name, first) => `${name} 删除了“${first}”`,
  home: (name) => `${name} 的主页`,
  colon: '：',
};

/** The log's words for a locale: Chinese for `zh…`, English for all others. */
export const wordsFor = (locale: string): Words => (locale.toLowerCase().startsWith('zh') ? zh : en);
