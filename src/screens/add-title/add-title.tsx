// Adds a book by ISBN or by hand, with its copies and their numbers. What is wrong is led to, and a book that is there already
// is the first answer to saving it again.
import { useEffect, useMemo } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { bookMeant } from '#domain/catalogue/add-title.ts';
import { readAuthors } from '#domain/catalogue/authors.ts';
import { copiesOf, likeTitles, shelvesAt } from '#device/read/catalogue.ts';
import { live } from '#device/read/live.ts';
import { isWholeHere, session, siteHere } from '#device/session.ts';
import { addRefusals, bookForm, bookSaid, bookTypes, isbnTroubles } from '#i18n/book-form.ts';
import { catalogue } from '#i18n/catalogue.ts';
import { readIsbn } from '#domain/catalogue/isbn.ts';
import type { Title } from '#domain/catalogue/title.ts';
import { Button } from '#ui/control/button.tsx';
import { Choice, Field } from '#ui/control/field.tsx';
import { levels } from '#ui/control/level-filter.tsx';
import { ScanBox } from '#ui/control/scan-box.tsx';
import { Stepper } from '#ui/control/stepper.tsx';
import { Page } from '#ui/frame/page.tsx';
import { WrittenBar } from '#ui/frame/written-bar.tsx';
import { Rich } from '#ui/rich.tsx';
import { useFirstWrong } from '#ui/signal/first-wrong.ts';
import { useSpeak } from '#ui/speak.tsx';
import { useLive } from '#ui/use-live.ts';
import { useStore } from '#ui/use-store.ts';
import { createAddingTitle, type AddingTitle } from './add-title.store.ts';

export function AddTitleScreen() {
  const { t, tell } = useSpeak();
  const { query } = useLocation();
  const store = useMemo(() => createAddingTitle(query.code ?? ''), []);
  const book = useStore(store, (state) => state);
  const isWhole = useStore(session, isWholeHere);
  useEffect(() => {
    if (store.getState().firstNumber === '') void book.chooseType(store.getState().bookType);
  }, [isWhole]);
  useFirstWrong(book.failures);
  const typed = readIsbn(book.isbn);
  const isLong = book.isbn.length > 9 && (typed.kind === 'too-short' || typed.kind === 'wrong-digit');
  const trouble = book.isbnTrouble ?? (isLong ? typed : undefined);
  return (
    <Page title={t(bookForm.titleOfNew)} back="/shelves" foot={<Foot book={book} />}>
      <div data-wrong={trouble ? '' : undefined}>
        <ScanBox
          expects={t(bookForm.isbn)}
          value={book.isbn}
          onType={(isbn) => book.set({ isbn })}
          onScan={(isbn) => book.set({ isbn })}
          withCamera
        />
      </div>
      <p class="second close">
        {trouble ? <b class="attention">{tell(isbnTroubles, trouble)}</b> : t(bookForm.isbnHint)}
      </p>
      {!book.asks && <AlreadyThere book={book} />}
      <BookFields book={book} />
      <CopyFields book={book} />
    </Page>
  );
}

function Foot({ book }: { book: AddingTitle }) {
  const { t, tell } = useSpeak();
  const { said, last, asks } = book;
  const undo = said?.kind === 'written' && last ? { onUndo: () => void book.undo() } : {};
  const isStop = said !== undefined && said.kind !== 'written' && said.kind !== 'taken-back';
  return (
    <>
      <WrittenBar said={said && { text: tell(bookSaid, said), isStop, ...undo }} />
      <div class="ends">
        {asks && (
          <Button key="other" onPress={() => void book.saveAsOther()}>
            {t(bookForm.asOther)}
          </Button>
        )}
        <Button key="main" look="main" onPress={() => void (asks ? book.addToThere() : book.save())}>
          {t(asks ? bookForm.toThere : bookForm.save)}
        </Button>
      </div>
    </>
  );
}

function BookFields({ book }: { book: AddingTitle }) {
  const { t, tell } = useSpeak();
  return (
    <div class="fields">
      <Field
        name={t(bookForm.name)}
        hint={t(bookForm.nameHint)}
        wrong={book.refusal?.kind === 'no-title' ? tell(addRefusals, book.refusal) : undefined}
        value={book.name}
        onType={(name) => book.set({ name })}
        maxLength={300}
      />
      <Field
        name={t(bookForm.authors)}
        hint={t(bookForm.authorsHint)}
        value={book.authors}
        onType={(authors) => book.set({ authors })}
        maxLength={300}
      />
      <div class="pair">
        <Field name={t(bookForm.volume)} value={book.volume} onType={(volume) => book.set({ volume })} maxLength={60} />
        <Field
          name={t(bookForm.publisher)}
          value={book.publisher}
          onType={(publisher) => book.set({ publisher })}
          maxLength={120}
        />
        <Field
          name={t(bookForm.year)}
          wrong={book.yearWrong ? t(bookForm.yearWrong) : undefined}
          value={book.year}
          onType={(year) => book.set({ year })}
          inputMode="numeric"
          maxLength={4}
        />
        <Choice
          name={t(bookForm.level)}
          value={book.level}
          choices={[['', t(bookForm.noLevel)], ...levels.map((level) => [level, level] as const)]}
          onChoose={(level) => book.set({ level })}
        />
      </div>
    </div>
  );
}

function CopyFields({ book }: { book: AddingTitle }) {
  const { t, tell } = useSpeak();
  const isWhole = useStore(session, isWholeHere);
  const shelves = useLive(() => live(() => shelvesAt(siteHere())), []) ?? [];
  const wrong = book.refusal && book.refusal.kind !== 'no-title' ? tell(addRefusals, book.refusal) : undefined;
  return (
    <div class="pair">
      <Choice
        name={t(bookForm.bookType)}
        value={book.bookType}
        choices={Object.entries(bookTypes).map(([type, name]) => [type, t(name)] as const)}
        onChoose={(type) => void book.chooseType(type as Title['bookType'])}
      />
      <div class="field">
        <span class="name">{t(bookForm.copyCount)}</span>
        <Stepper
          name={t(bookForm.copyCount)}
          value={book.copyCount}
          most={200}
          onChange={(copyCount) => book.set({ copyCount })}
        />
      </div>
      <Field
        name={t(bookForm.firstNumber)}
        hint={t(isWhole ? bookForm.numberHint : bookForm.numberUnknown)}
        wrong={wrong}
        value={book.firstNumber}
        onType={(firstNumber) => book.set({ firstNumber })}
        maxLength={20}
      />
      <Choice
        name={t(bookForm.shelf)}
        value={book.shelfId}
        choices={[
          ['', t(bookForm.noShelf)] as const,
          ...shelves.map(({ id, bookcase, shelf }) => [id, t(bookForm.shelfName, bookcase, shelf)] as const),
        ]}
        onChoose={(shelfId) => book.set({ shelfId })}
      />
    </div>
  );
}

/** A book that is typed twice is met before it is written twice. */
function AlreadyThere({ book }: { book: AddingTitle }) {
  const { t } = useSpeak();
  const read = readIsbn(book.isbn);
  const isbn = read.kind === 'isbn' ? read.isbn : read.kind === 'goods-code' ? read.code : '';
  const like = useLive(() => live(() => likeTitles(isbn, book.name)), [isbn, book.name]) ?? [];
  const found = bookMeant({ volume: book.volume, authors: readAuthors(book.authors) }, like);
  const id = found?.id ?? '';
  const copies = useLive(() => live(() => copiesOf([id])), [id])?.get(id)?.length ?? 0;
  if (!found) return null;
  return (
    <div class="notice" role="status">
      <p>
        <Rich text={t(bookForm.already, found.title, found.authors?.join(', ') ?? '', copies)} />
      </p>
      <Button href={`/shelves/title/${found.id}`}>{t(catalogue.addCopies)}</Button>
    </div>
  );
}
