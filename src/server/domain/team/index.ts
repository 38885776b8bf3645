export { addToTeam, changeTeam, removeFromTeam } from './change-team.ts';
export { proposeTeams, type TeamsProposal } from './find-proposal.ts';
export {
	findTeam,
	findTeamNames,
	findTeams,
	type TeamLine,
	type TeamPage,
	type TeamsPage,
} from './find-teams.ts';
export { formTeams, type TeamsToForm } from './form-teams.ts';
export { makeDivision, makeTeam } from './make-team.ts';
export { type Grouping, groupings, suggestTeams } from './proposal.ts';
export { type TeamKind, teamKinds } from './team.ts';
