// Members and titles that answer what is being typed. Members come with every key; titles once the typing stands still, so
// that a scanner's code is never looked for among them, and what is drawn later only comes below what a finger may be aiming at.
import type { Title } from '#domain/catalogue/title.ts';
import type { Member } from '#domain/membership/member.ts';
import { liveSearch } from '#device/catalogue/desk.ts';
import type { FoundTitles } from '#device/catalogue/titles.ts';
import { copiesOf, isFree, type CopyLine } from '#device/read/catalogue.ts';
import { live } from '#device/read/live.ts';
import { searchMembers } from '#device/read/membership.ts';
import { catalogue } from '#i18n/catalogue.ts';
import { deskWords } from '#i18n/desk.ts';
import { Row } from '#ui/list/row.tsx';
import { Section } from '#ui/list/section.tsx';
import { Spine } from '#ui/list/spine.tsx';
import { useSpeak } from '#ui/speak.tsx';
import { useLive } from '#ui/use-live.ts';
import { useSettled } from '#ui/use-settled.ts';
import { nameOfTitle } from './choices.tsx';
import { People } from './people.tsx';

/** Members shown beside titles, and without any; titles shown. */
const [fewMembers, mostMembers, mostTitles] = [5, 8, 6];

interface SuggestionsProps {
  readonly typed: string;
  readonly onMember: (member: Member) => void;
  readonly onTitle: (title: Title) => void;
}

export function Suggestions({ typed, ...choose }: SuggestionsProps) {
  const asked = typed.trim();
  return asked.length < 2 ? null : <Answers asked={asked} {...choose} />;
}

function Answers({ asked, onMember, onTitle }: { readonly asked: string } & Omit<SuggestionsProps, 'typed'>) {
  const { t } = useSpeak();
  const members = useLive(() => live(() => searchMembers(asked, mostMembers)), [asked]);
  const settled = useSettled(asked);
  const titles = useLive(
    () => (settled ? liveSearch({ typed: settled, levels: [], most: mostTitles }) : undefined),
    [settled],
  );
  const isAnswered = members !== undefined && titles?.sought.typed === asked;
  const isNothing = isAnswered && members.length === 0 && titles.titles.length === 0;
  // A code in the making finds nobody, and nothing is said of it.
  if (isNothing) return /\d/.test(asked) ? null : <p class="second">{t(deskWords.nothingFound)}</p>;
  const isNoTitle = isAnswered && titles.titles.length === 0;
  return (
    <>
      {members && members.length > 0 && (
        <Section title={t(deskWords.people)}>
          <People members={members.slice(0, isNoTitle ? mostMembers : fewMembers)} onChoose={onMember} withCards />
        </Section>
      )}
      {titles && titles.titles.length > 0 && <Titles found={titles} onChoose={onTitle} />}
    </>
  );
}

function Titles({ found: { titles, count }, onChoose }: { found: FoundTitles; onChoose: (title: Title) => void }) {
  const { t } = useSpeak();
  const ids = titles.map(({ id }) => id as string);
  const copies = useLive(() => live(() => copiesOf(ids)), [ids.join(' ')]);
  return (
    <Section title={t(deskWords.books)}>
      {titles.map((title) => (
        <Row
          key={title.id}
          sign={<Spine level={title.level} />}
          title={nameOfTitle(title, t)}
          second={[title.authors?.join(', '), title.publisher && t(catalogue.publisher, title.publisher)]
            .filter(Boolean)
            .join(' · ')}
          fact={<Free lines={copies?.get(title.id as string)} />}
          onPress={() => onChoose(title)}
          stacks
        />
      ))}
      {count > titles.length && <p class="second nothing">{t(deskWords.moreTitles, count - titles.length)}</p>}
    </Section>
  );
}

/** How many can be lent, of those in the stock; nothing while that is being asked for. */
function Free({ lines }: { lines: readonly CopyLine[] | undefined }) {
  const { t } = useSpeak();
  const inStock = lines?.filter(({ copy }) => copy.status !== 'withdrawn');
  if (!inStock) return null;
  if (inStock.length === 0) return <span class="second">{t(catalogue.noCopies)}</span>;
  const free = inStock.filter(isFree).length;
  const words = t(catalogue.free, free, inStock.length);
  return free > 0 ? <b>{words}</b> : <span class="second">{words}</span>;
}
