// Two records of titles that look like one book.
import { settleSame } from '#domain/cases/settle-records.ts';
import { mergeTitles } from '#domain/catalogue/merge-titles.ts';
import { sameTitles } from '#device/read/same.ts';
import { cases, caseSafe } from '#i18n/case-card.ts';
import { answers, caseQuestions } from '#i18n/case-outcomes.ts';
import { truths } from '#i18n/case-truths.ts';
import { catalogue } from '#i18n/catalogue.ts';
import { factSide } from '../sides/sides.tsx';
import type { CaseView } from './case-view.ts';

export const sameTitleView: CaseView = {
  level: ({ titles }) => titles[0]?.title.level ?? null,
  sides: ({ titles }, { t }) =>
    titles.map(({ title, copies }) => {
      const volume = title.volume && t(catalogue.volume, title.volume);
      const publisher = title.publisher && t(catalogue.publisher, title.publisher);
      const about = [volume, title.authors?.join(', '), publisher, title.year, copies > 0 && t(cases.copies, copies)];
      return factSide(title.title, about.filter(Boolean).join(' · '));
    }),
  safe: caseSafe.merging,
  question: caseQuestions.oneBook,
  outcomes: ({ titles }, { t }) => {
    const [kept, other] = titles.map(({ title }) => title);
    if (!kept || !other) return [];
    return [
      {
        key: 'one',
        name: t(answers.oneBook),
        follows: t(answers.copiesUnder, kept.title),
        decide: async (asked) =>
          settleSame({ ...asked, merging: mergeTitles({ kept, other, same: await sameTitles() }) }),
      },
      {
        key: 'two',
        name: t(answers.twoBooks),
        follows: t(answers.notAskedAgain),
        decide: (asked) => settleSame(asked),
      },
    ];
  },
  decided: ({ open }, { t }) => t(open.outcome === 'one' ? answers.oneBook : answers.twoBooks),
  stands: ({ open, titles: [first] }, { t }) =>
    first && t(open.outcome === 'one' ? truths.oneBook : truths.twoBooks, first.title.title),
};
