export { type CarriedUnit, carryUnits, previewCarriedUnits, type UnitsToCarry } from './carry-units.ts';
export {
	findTeamYear,
	findUnit,
	type PlanningTeam,
	readPlanningTeam,
	type TeamYear,
	type UnitPage,
	unitsBetween,
	type Year,
} from './find-units.ts';
export { placeCollaboration, takeCollaborationOut } from './place-collaboration.ts';
export {
	most as mostOfUnit,
	rowsOf,
	type TechnologyPart,
	technologyParts,
	type UnitLine,
	type UnitWords,
} from './unit.ts';
export { addUnit, changeUnit, putUnitAway, type UnitToWrite } from './write-unit.ts';
