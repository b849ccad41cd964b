// A number that two people or two books carry: who is here, or which is in the hand, is for whoever stands at the desk to say.
// To take one of them in silence would write a loan on somebody else.
import type { Copy } from '#domain/catalogue/copy.ts';
import type { Title } from '#domain/catalogue/title.ts';
import type { Member } from '#domain/membership/member.ts';
import type { Book, Shared } from '#device/read/codes.ts';
import { live } from '#device/read/live.ts';
import { allGroups } from '#device/read/membership.ts';
import { deskWords } from '#i18n/desk.ts';
import { membership } from '#i18n/membership.ts';
import { Button } from '#ui/control/button.tsx';
import { PersonName } from '#ui/list/person-name.tsx';
import { Row } from '#ui/list/row.tsx';
import { Section } from '#ui/list/section.tsx';
import { Spine } from '#ui/list/spine.tsx';
import { useSpeak } from '#ui/speak.tsx';
import { useLive } from '#ui/use-live.ts';
import { nameOfTitle } from './choices.tsx';

interface SharedNumberProps {
  readonly of: Shared;
  readonly onMember: (member: Member) => void;
  readonly onCopy: (copy: Copy, title?: Title) => void;
  readonly onNone: () => void;
}

export function SharedNumber({ of, onMember, onCopy, onNone }: SharedNumberProps) {
  const { t } = useSpeak();
  const isPeople = of.kind === 'members';
  const title = isPeople
    ? t(deskWords.peopleOfNumber, of.members.length, of.code)
    : t(deskWords.booksOfNumber, of.books.length, of.code);
  return (
    <Section title={title} fact={t(isPeople ? deskWords.whoIsHere : deskWords.whichBook)}>
      {isPeople ? (
        <People members={of.members} onChoose={onMember} />
      ) : (
        of.books.map((book) => <BookRow key={book.copy.id} book={book} onChoose={onCopy} />)
      )}
      <div class="acts choice-acts">
        <Button look="quiet" onPress={onNone}>
          {t(isPeople ? deskWords.nobodyOfThese : deskWords.noneOfThese)}
        </Button>
      </div>
    </Section>
  );
}

/** All carry the same card: their classes tell them apart. */
function People({ members, onChoose }: { members: readonly Member[]; onChoose: (member: Member) => void }) {
  const { t } = useSpeak();
  const groups = useLive(() => live(allGroups), []);
  return (
    <>
      {members.map((member) => {
        const group = groups?.find(({ id }) => id === member.groupId);
        return (
          <Row
            key={member.id}
            title={
              <span class="name-in-row">
                <PersonName fullName={member.fullName} />
              </span>
            }
            second={group && t(membership.className, group.name)}
            onPress={() => onChoose(member)}
          />
        );
      })}
    </>
  );
}

function BookRow({ book, onChoose }: { book: Book; onChoose: SharedNumberProps['onCopy'] }) {
  const { t } = useSpeak();
  const { copy, title } = book;
  return (
    <Row
      sign={<Spine level={title?.level} />}
      title={title ? nameOfTitle(title, t) : copy.accessionNumber}
      second={title?.authors?.join(', ')}
      onPress={() => onChoose(copy, title)}
    />
  );
}
