import type { Protection } from '../protection.ts';

const scope = { promise: 3, seenBy: ['test/scope.test.ts'] } as const;
const squads = { promise: 3, seenBy: ['src/squad/store.test.ts'] } as const;

/** Promise 3, where: nothing is read or changed through another workspace or squad. */
export const rightSquad: readonly Protection[] = [
  {
    ...squads,
    name: 'workspace-of-a-squad',
    file: 'src/squad/store.ts',
    text: "and(eq(squads.id, value('id')), eq(squads.workspaceId, value('workspaceId')))",
    instead: "eq(squads.id, value('id'))",
  },
  {
    ...squads,
    name: 'workspace-of-a-channel',
    file: 'src/squad/store.ts',
    text: "        eq(squads.workspaceId, value('workspaceId')),\n        eq(squads.channelId",
    instead: '        eq(squads.channelId',
  },
  {
    ...squads,
    name: 'workspace-of-a-person-s-squads',
    file: 'src/squad/store.ts',
    text: '        eq(members.workspaceId, workspaceId),\n',
    instead: '',
  },
  {
    ...squads,
    name: 'workspace-of-members',
    file: 'src/squad/member-store.ts',
    text: "        eq(members.workspaceId, value('workspaceId')),\n",
    instead: '',
  },
  {
    ...squads,
    name: 'who-left-is-no-member',
    file: 'src/squad/member-store.ts',
    text: "        eq(members.workspaceId, value('workspaceId')),\n        isNull(members.leftAt),",
    instead: "        eq(members.workspaceId, value('workspaceId')),",
  },
  {
    ...squads,
    name: 'absences-of-a-squad',
    file: 'src/squad/absence-store.ts',
    text: "        eq(absences.squadId, value('squadId')),\n",
    instead: '',
    seenBy: ['test/scope.test.ts'],
  },
  {
    ...scope,
    name: 'workspace-of-an-absence',
    file: 'src/squad/absence-store.ts',
    text: 'and(inArray(absences.id, [...ids]), eq(absences.workspaceId, workspaceId))',
    instead: 'inArray(absences.id, [...ids])',
  },
  {
    ...scope,
    name: 'workspace-of-a-hypothesis',
    file: 'src/hypothesis/store.ts',
    text: 'and(eq(hypotheses.id, id), eq(hypotheses.workspaceId, workspaceId))',
    instead: 'eq(hypotheses.id, id)',
  },
  {
    ...scope,
    name: 'squad-of-hypotheses',
    file: 'src/hypothesis/store.ts',
    text: 'and(inArray(hypotheses.id, [...new Set(ids)]), eq(hypotheses.squadId, squadId))',
    instead: 'inArray(hypotheses.id, [...new Set(ids)])',
  },
  {
    ...scope,
    name: 'squad-of-waiting-ideas',
    file: 'src/hypothesis/store.ts',
    text: 'and(eq(hypotheses.squadId, squadId), waitsOnList, isNull(hypotheses.parentId))',
    instead: 'and(waitsOnList, isNull(hypotheses.parentId))',
  },
  {
    ...scope,
    name: 'squad-of-listed-ideas',
    file: 'src/hypothesis/find-store.ts',
    text: 'and(eq(hypotheses.squadId, squadId), conditions[group])',
    instead: 'conditions[group]',
  },
];
