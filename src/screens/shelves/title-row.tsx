// A title in the list; opened, it shows each copy with where it is.
import { ChevronDown, ChevronUp } from 'lucide';
import { Component } from 'preact';
import type { Title } from '#domain/catalogue/title.ts';
import { isFree, type CopyLine } from '#device/read/catalogue.ts';
import { siteHere } from '#device/session.ts';
import { asked } from '#i18n/cases.ts';
import { catalogue, copyStatuses } from '#i18n/catalogue.ts';
import { Button } from '#ui/control/button.tsx';
import { Row } from '#ui/list/row.tsx';
import { Spine } from '#ui/list/spine.tsx';
import { useSpeak, type Speaker } from '#ui/speak.tsx';

interface TitleRowProps {
  readonly title: Title;
  /** Undefined while they are being asked for. */
  readonly copies: readonly CopyLine[] | undefined;
  readonly isOpen: boolean;
  readonly onTurn: (id: string) => void;
}

/** Drawn anew only when what it shows has changed. */
export class TitleRow extends Component<TitleRowProps> {
  override shouldComponentUpdate({ title, copies, isOpen }: TitleRowProps): boolean {
    const now = this.props;
    return title !== now.title || copies !== now.copies || isOpen !== now.isOpen;
  }
  override render() {
    return <Lines {...this.props} />;
  }
}

function Lines({ title, copies, isOpen, onTurn }: TitleRowProps) {
  const speak = useSpeak();
  const { t } = speak;
  const name = title.volume ? `${title.title}, ${t(catalogue.volume, title.volume)}` : title.title;
  const publisher = title.publisher && t(catalogue.publisher, title.publisher);
  const second = [title.authors?.join(', '), publisher, title.year].filter(Boolean).join(' · ');
  return (
    <div class={isOpen ? 'opened' : ''}>
      <Row
        sign={<Spine level={title.level} />}
        title={name}
        second={second}
        onPress={() => onTurn(title.id)}
        isOpen={isOpen}
        stacks
        fact={copies ? availability(copies, speak) : '\u00a0'}
        iconAfter={isOpen ? ChevronUp : ChevronDown}
      />
      {isOpen && (
        <div class="copies">
          {copies?.map((line) => (
            <div key={line.copy.id} class="copy-line">
              <b class="nowrap">{line.copy.accessionNumber}</b>
              <span>{whereIs(line, speak)}</span>
            </div>
          ))}
          <Button look="quiet" href={`/shelves/title/${title.id}`}>
            {t(catalogue.openTitle)}
          </Button>
        </div>
      )}
    </div>
  );
}

function availability(copies: readonly CopyLine[], { t }: Speaker) {
  if (copies.length === 0) return <span class="second">{t(catalogue.noCopies)}</span>;
  const free = copies.filter(isFree);
  const soonest = copies
    .map(({ dueOn }) => dueOn)
    .filter((day) => day !== undefined)
    .sort()[0];
  if (free.length === 0 && soonest) return <span class="second">{t(catalogue.allOut, soonest)}</span>;
  return <b>{t(catalogue.free, free.length, copies.length)}</b>;
}

function whereIs({ copy, dueOn, isAsked, place, siteName }: CopyLine, { t }: Speaker): string {
  if (isAsked) return t(asked.whoHas);
  if (dueOn !== undefined) return t(catalogue.lentUntil, dueOn);
  if (copy.status !== 'inService') return t(copyStatuses[copy.status]);
  if (copy.siteId !== siteHere() && siteName) return t(catalogue.atSite, siteName);
  return place ? t(catalogue.onShelf, place.bookcase, place.shelf) : t(catalogue.onShelfSomewhere);
}
