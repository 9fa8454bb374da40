import type { User } from '../../../types.ts';
import type { PageLanguage, Snapshot } from '../../protocol.ts';
import { useViewer } from '../blocks/screen.ts';
import { Menu } from '../elements/button.tsx';
import { Combobox } from '../elements/combobox.tsx';
import { named } from '../elements/options.ts';
import { filled } from '../words/words.ts';
import { Avatar } from './avatar.tsx';
import { isPerson } from './people.ts';
import { roam } from './roam.ts';
import { isTheme, type Theme } from './theme.ts';
import { useStore } from './use-store.ts';

/** As many as stand side by side; of more people the others are found by their name. */
const SIDE_BY_SIDE = 8;

/** The page's own bar: whose screen it is, and what else it has. */
export function TopBar(props: {
  snapshot: Snapshot;
  theme: Theme;
  setTheme: (theme: Theme) => void;
  language: PageLanguage;
  setLanguage: (language: PageLanguage) => void;
  guide: boolean | undefined;
  setGuide: (open: boolean) => void;
  drawer: boolean;
  setDrawer: (open: boolean) => void;
}) {
  const { words } = useViewer();
  const { snapshot, theme, guide, drawer, language } = props;
  const settings = [
    ['auto', words.auto, theme === 'auto'],
    ['light', words.light, theme === 'light'],
    ['dark', words.dark, theme === 'dark'],
    ['en', 'English', language === 'en'],
    ['zh-CN', '中文', language === 'zh-CN'],
  ] as const;
  const set = (key: string) => {
    if (key === 'en' || key === 'zh-CN') props.setLanguage(key);
    else if (isTheme(key)) props.setTheme(key);
  };
  return (
    <header class="top-bar">
      <p class="brand">
        <strong>Understudy</strong>
        <span>{words.standIn}</span>
      </p>
      <People snapshot={snapshot} />
      <div class="bar-tools">
        <Menu label={words.settings} sign="⚙" look="button bar" choose={set}>
          {settings.map(([key, title, on]) => ({
            key,
            content: (
              <>
                <span class="tick">{on ? '✓' : ''}</span>
                {title}
              </>
            ),
          }))}
        </Menu>
        {guide !== undefined && (
          <button
            type="button"
            class="button bar"
            aria-pressed={guide}
            onClick={() => props.setGuide(!guide)}
          >
            {words.guide}
          </button>
        )}
        <button
          type="button"
          class="button bar"
          aria-pressed={drawer}
          onClick={() => props.setDrawer(!drawer)}
        >
          {words.behind}
        </button>
      </div>
    </header>
  );
}

/** Who one is; one click makes one somebody else. */
function People({ snapshot }: { snapshot: Snapshot }) {
  const { words } = useViewer();
  const store = useStore();
  const people = snapshot.users.filter(isPerson);
  const me = people.find((each) => each.id === snapshot.viewer);
  const be = (userId: string) => {
    if (userId !== snapshot.viewer) void store.do({ kind: 'be', userId });
  };
  const shown = people.slice(0, SIDE_BY_SIDE);
  const beside = me && !shown.includes(me) ? [...shown.slice(0, -1), me] : shown;
  return (
    <div
      class="people"
      role="group"
      aria-label={words.beSomeone}
      data-area="[aria-pressed=true]"
      onKeyDown={roam}
    >
      {beside.map((user) => (
        <button
          key={user.id}
          type="button"
          class="person"
          aria-pressed={user.id === snapshot.viewer}
          title={detailOf(user, words.guest, words.deactivated)}
          onClick={() => be(user.id)}
        >
          <Avatar id={user.id} name={user.name} bot={false} small />
          {user.name}
        </button>
      ))}
      {people.length > SIDE_BY_SIDE && (
        <Combobox
          label={words.beSomeone}
          choices={people.map(({ id, name }) => named(id, name))}
          chosen={[]}
          several={false}
          placeholder={filled(words.beThem, '…')}
          clearable={false}
          give={([id]) => {
            if (id !== undefined) be(id);
          }}
        />
      )}
    </div>
  );
}

function detailOf(user: User, guest: string, deactivated: string): string {
  return [user.zone, user.locale, user.guest ? guest : '', user.deactivated ? deactivated : '']
    .filter((each) => each !== '')
    .join(' · ');
}
