// Loans, as several screens speak of them: when they are due, and whose card it is.
import { counted, en, vi } from './format.ts';
import { phrases, strong } from './phrase.ts';

export const circulation = phrases({
  dueOn: {
    vi: (day: string) => `Hẹn trả ${strong(vi.shortDay(day))}`,
    en: (day: string) => `Due ${strong(en.shortDay(day))}`,
  },
  overdue: {
    vi: (days: number) => `Quá hạn ${vi.number(days)} ngày`,
    en: (days: number) => `${counted(days, 'day', 'days')} overdue`,
  },
  dueToday: { vi: 'Hẹn trả hôm nay', en: 'Due today' },
  classAndCard: {
    vi: (group: string, card: string) =>
      [group && `Lớp ${group}`, card && `số thẻ ${card}`].filter(Boolean).join(' · '),
    en: (group: string, card: string) =>
      [group && `Class ${group}`, card && `card ${card}`].filter(Boolean).join(' · '),
  },
  unknownBook: { vi: 'Sách chưa rõ tên', en: 'A book without a name yet' },
});
