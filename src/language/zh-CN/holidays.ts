import { bold, type Line, line } from '../line.ts';

const list = (next: readonly string[]): string => (next.length === 0 ? '' : `接下来：${next.join('、')}。`);

export const holidays = {
  title: '法定节假日',
  asks: '放假那天不打扰，也不算工作日。大家各按哪里的放假？有些地区除了全国的，还有自己的假日。',
  elsewhere: line`在别处？输入 ${bold('/squad 节假日 @名字 西班牙')}，也可以写地区；说自己就不用写名字。`,
  unsaid: (names: string): Line => line`从时区看不出这些人在哪里：${names}。`,
  none: '不放法定节假日',
  day: (date: string, name: string): string => `${date}${name}`,
  line: (place: string, who: string, next: readonly string[] = []): Line =>
    line`${bold(place)}：${who}。${list(next)}`,
  told: (who: string): Line => line`${who} 登记了${bold('法定节假日')}：`,
  means: line`放假那天不打扰；大家都放假时，会议顺延或提前。不对的话：${bold('/squad 节假日')} 改谁按哪里放假，${bold('/squad 回来')} 改自己的某一天。`,
  done: '记下了。涉及别人的，频道里也会看到。',
  chosen: (who: string | undefined, place: string, next: readonly string[]): Line =>
    line`从现在起，${who ?? '你'}按${bold(place)}放假。${list(next)}`,
  chosenNone: (who: string | undefined): Line => line`从现在起，${who ?? '你'}不放法定节假日。`,
  unknownYear: (place: string, year: string): Line =>
    line`${bold(`${year} 年${place}的放假安排我还不知道。`)}它每年另行公布。在那之前，用 ${bold('/squad 放假')} 记下放假的日子，用 ${bold('/squad 上班')} 记下调休上班的周末。`,
  problems: {
    unknown: (text: string): Line =>
      line`什么都没改：没有叫${bold(`“${text}”`)}的国家或地区。可以这样写：${bold('/squad 节假日 西班牙')}；只输入 ${bold('/squad 节假日')} 就能挑选。`,
    which: '是指哪一个？',
    asBefore: '已经是这样了。',
  },
};
