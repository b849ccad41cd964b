// A number that two people or two books carry: who is here, or which is in the hand, is for whoever stands at the desk to say.
// To take one of them in silence would write a loan on somebody else.
import type { Copy } from '#domain/catalogue/copy.ts';
import type { Title } from '#domain/catalogue/title.ts';
import type { Member } from '#domain/membership/member.ts';
import type { Book, Shared } from '#device/read/codes.ts';
import { deskWords } from '#i18n/desk.ts';
import { Button } from '#ui/control/button.tsx';
import { Row } from '#ui/list/row.tsx';
import { Section } from '#ui/list/section.tsx';
import { Spine } from '#ui/list/spine.tsx';
import { useSpeak } from '#ui/speak.tsx';
import { nameOfTitle } from './choices.tsx';
import { People } from './people.tsx';

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
