/** The desk: three panes where there is room, two or one where there is less; what is open is in the address. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Outlet, useMatch, useNavigate, useParams, useSearchParams } from 'react-router';
import type { LiveMessage, Me, TaskItem } from '../../../core/api.ts';
import { connectLive } from '../../api/live.ts';
import { pages } from '../../pages.ts';
import { useMe } from '../../api/staff.ts';
import { useKeys } from '../../keys/useKeys.ts';
import { text } from '../messages.ts';
import { QueuePane } from '../queue/QueuePane.tsx';
import { useQueueModel } from '../queue/useQueueModel.ts';
import { Failure } from '../../ui/desk/Failure.tsx';
import { Bars, Later } from '../../ui/desk/Later.tsx';
import { DeskContext, type DeskState, type Flash } from './DeskContext.ts';
import { FlashBar } from './FlashBar.tsx';
import { Header } from './Header.tsx';
import { KeysHelp } from './KeysHelp.tsx';
import { filterOf, to, type Filter } from './paths.ts';
import { SideList } from './SideList.tsx';

export function Desk() {
  const me = useMe();
  if (me.isError) return <Failure error={me.error} retry={() => void me.refetch()} />;
  if (!me.data)
    return (
      <Later>
        <Bars widths={[30, 90, 88, 92, 86]} />
      </Later>
    );
  if (!me.data.may.work)
    return (
      <div className="empty">
        <p className="empty-why">{text.shell.notForDesk}</p>
        <a href={pages.apply()}>{text.shell.toApply}</a>
      </div>
    );
  return <Panes me={me.data} />;
}

function Panes({ me }: { me: Me }) {
  const desk = useDeskState(me);
  const [keysShown, setKeysShown] = useState(false);
  const [online, setOnline] = useState(true);
  const { taskId, caseId } = useParams();
  const other = [useMatch('/new'), useMatch('/messages')].some((match) => match !== null);
  const open = taskId ?? caseId ?? null;
  useLive(desk.model.hear, setOnline);
  useKeys({
    help: () => setKeysShown(true),
    back: () => {
      if (
        document.activeElement instanceof HTMLElement &&
        document.activeElement.matches('input, textarea')
      ) {
        document.activeElement.blur();
        return;
      }
      if (open === null && !other) return false;
      desk.close();
    },
  });
  useEffect(() => {
    document.title = text.pageTitle(
      `${text.boxes[desk.filter.box]}${desk.model.total ? ` ${desk.model.total}` : ''}`,
    );
  }, [desk.filter.box, desk.model.total]);
  return (
    <DeskContext value={desk}>
      <a className="skip" href="#queue">
        {text.shell.skip}
      </a>
      <Header showKeys={() => setKeysShown(true)} />
      {!online && (
        <p className="offline" role="status">
          {text.shell.offline}
        </p>
      )}
      <div className="panes" data-shown={open !== null || other ? 'item' : 'list'}>
        <SideList />
        <QueuePane open={open} />
        <main className="pane">
          {(desk.flash?.task === undefined || desk.flash.task !== open) && <FlashBar />}
          <Outlet />
        </main>
      </div>
      {keysShown && <KeysHelp close={() => setKeysShown(false)} />}
    </DeskContext>
  );
}

function useDeskState(me: Me): DeskState {
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const address = search.toString();
  const filter = useMemo(() => filterOf(new URLSearchParams(address)), [address]);
  const names = useMemo(() => new Set([me.user.id, me.user.name]), [me]);
  const model = useQueueModel(filter, names);
  const [flash, say] = useState<Flash | null>(null);
  const [following, setFollowing] = useState<TaskItem>();
  const setFilter = useCallback(
    (change: Partial<Filter>) => void navigate(to.queue({ ...filter, ...change })),
    [filter, navigate],
  );
  const close = useCallback(() => void navigate(to.queue(filter)), [filter, navigate]);
  const finish = useCallback<DeskState['finish']>(
    ({ id }, done) => {
      const next = model.next(id);
      model.dealtWith([id]);
      model.setCursor(next?.id ?? null);
      setFollowing(next);
      say({ ...done, task: id });
    },
    [model],
  );
  return { me, filter, setFilter, model, flash, say, following, finish, close };
}

/** One socket for the page. A line that breaks for a moment is not worth a word; one that stays broken is. */
function useLive(hear: (message: LiveMessage) => void, setOnline: (online: boolean) => void): void {
  const latest = useRef(hear);
  useEffect(() => {
    latest.current = hear;
  });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const live = connectLive({
      onMessage: (message) => latest.current(message),
      onResync: () => latest.current({ seq: 0, type: 'resync' }),
      onState: (state) => {
        clearTimeout(timer);
        if (state === 'open') setOnline(true);
        else if (state !== 'closed') timer = setTimeout(() => setOnline(false), 5000);
      },
    });
    return () => {
      clearTimeout(timer);
      live.close();
    };
  }, [setOnline]);
}
