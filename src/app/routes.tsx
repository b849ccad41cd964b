// Every address of the app and the screen behind it. Today comes with the app, since it is opened first; other screens are
// loaded when they are first opened. All of them are kept for use without a network.
import { lazy, Route, Router, useLocation } from 'preact-iso';
import { useEffect } from 'preact/hooks';
import { session } from '#device/session.ts';
import { HomeScreen } from '#screens/home/home.tsx';
import { mayKioskShow } from '#screens/kiosk/own-pages.ts';
import { ShelvesScreen } from '#screens/shelves/shelves.tsx';
import { trouble } from '#i18n/frame.ts';
import { Button } from '#ui/control/button.tsx';
import { Page } from '#ui/frame/page.tsx';
import { useSpeak } from '#ui/speak.tsx';
import { useStore } from '#ui/use-store.ts';

const Desk = lazy(() => import('#screens/desk/desk.tsx').then((m) => m.DeskScreen));
const Title = lazy(() => import('#screens/title/title.tsx').then((m) => m.TitleScreen));
const AddTitle = lazy(() => import('#screens/add-title/add-title.tsx').then((m) => m.AddTitleScreen));
const Members = lazy(() => import('#screens/members/members.tsx').then((m) => m.MembersScreen));
const AddMember = lazy(() => import('#screens/add-member/add-member.tsx').then((m) => m.AddMemberScreen));
const Member = lazy(() => import('#screens/member/member.tsx').then((m) => m.MemberScreen));
const Group = lazy(() => import('#screens/group/group.tsx').then((m) => m.GroupScreen));
const Events = lazy(() => import('#screens/events/events.tsx').then((m) => m.EventsScreen));
const PlanEvent = lazy(() => import('#screens/plan-event/plan-event.tsx').then((m) => m.PlanEventScreen));
const Event = lazy(() => import('#screens/event/event.tsx').then((m) => m.EventScreen));
const Visits = lazy(() => import('#screens/visits/visits.tsx').then((m) => m.VisitsScreen));
const Kiosk = lazy(() => import('#screens/kiosk/kiosk.tsx').then((m) => m.KioskScreen));
const Waiting = lazy(() => import('#screens/waiting/waiting.tsx').then((m) => m.WaitingScreen));
const Settings = lazy(() => import('#screens/settings/settings.tsx').then((m) => m.SettingsScreen));
const ThisDevice = lazy(() => import('#screens/this-device/this-device.tsx').then((m) => m.ThisDeviceScreen));
const Invite = lazy(() => import('#screens/invite/invite.tsx').then((m) => m.InviteScreen));
const Devices = lazy(() => import('#screens/devices/devices.tsx').then((m) => m.DevicesScreen));
const Import = lazy(() => import('#screens/import/import.tsx').then((m) => m.ImportScreen));
const More = lazy(() => import('#screens/more/more.tsx').then((m) => m.MoreScreen));
const Welcome = lazy(() => import('#screens/welcome/welcome.tsx').then((m) => m.WelcomeScreen));
const Start = lazy(() => import('#screens/start/start.tsx').then((m) => m.StartScreen));
const Join = lazy(() => import('#screens/join/join.tsx').then((m) => m.JoinScreen));

/** Pages that make sense before there is a library. */
const before = ['/welcome', '/start', '/join'];

export function Routes() {
  const { path, route } = useLocation();
  const hasLibrary = useStore(session, (now) => now.unitId !== undefined);
  const isKiosk = useStore(session, (now) => now.settings.role === 'kiosk');
  const lost = !hasLibrary && !before.includes(path);
  const kept = hasLibrary && isKiosk && !mayKioskShow(path);
  useEffect(() => {
    if (lost) route('/welcome', true);
    else if (kept) route('/kiosk', true);
  }, [lost, kept]);
  if (lost || kept) return null;
  return (
    <Router>
      <Route path="/" component={HomeScreen} />
      <Route path="/desk" component={Desk} />
      <Route path="/shelves" component={ShelvesScreen} />
      <Route path="/shelves/new" component={AddTitle} />
      <Route path="/shelves/title/:id" component={Title} />
      <Route path="/members" component={Members} />
      <Route path="/members/new" component={AddMember} />
      <Route path="/members/:id" component={Member} />
      <Route path="/groups/:id" component={Group} />
      <Route path="/events" component={Events} />
      <Route path="/events/new" component={PlanEvent} />
      <Route path="/events/:id" component={Event} />
      <Route path="/visits" component={Visits} />
      <Route path="/kiosk" component={Kiosk} />
      <Route path="/waiting" component={Waiting} />
      <Route path="/settings" component={Settings} />
      <Route path="/this-device" component={ThisDevice} />
      <Route path="/settings/invite" component={Invite} />
      <Route path="/settings/devices" component={Devices} />
      <Route path="/import/:what" component={Import} />
      <Route path="/more" component={More} />
      <Route path="/welcome" component={Welcome} />
      <Route path="/start" component={Start} />
      <Route path="/join" component={Join} />
      <Route default component={Nowhere} />
    </Router>
  );
}

function Nowhere() {
  const { t } = useSpeak();
  return (
    <Page title={t(trouble.nothingHere)}>
      <p>
        <Button look="main" href="/">
          {t(trouble.toToday)}
        </Button>
      </p>
    </Page>
  );
}
