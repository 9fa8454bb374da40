/** An address in plain words, as a regular expression (flag `u`): it ends before punctuation, Chinese too. */
export const ADDRESS = String.raw`https?:\/\/[^\s<>|，。；：！？）”]*[^\s<>|.,:;!?'")\]，。；：！？）”]`;
