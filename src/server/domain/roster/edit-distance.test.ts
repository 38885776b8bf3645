import { expect, test } from 'vitest';
import { editDistance, nearestName } from './edit-distance.ts';
import { rosterFileNamed } from './file-names.ts';

test('a letter added, dropped, exchanged or swapped is one step', () => {
	expect(editDistance('sourcedid', 'sourceid', 2)).toBe(1);
	expect(editDistance('email', 'emial', 2)).toBe(1);
	expect(editDistance('grades', 'grudes', 2)).toBe(1);
	expect(editDistance('role', 'roles', 2)).toBe(1);
	expect(editDistance('classSourcedId', 'courseSourcedId', 2)).toBe(3);
});

test('a misspelling is taken for the nearest name, and for none when two are as near', () => {
	expect(nearestName('Given name', ['givenName', 'familyName'])).toBe('givenName');
	expect(nearestName('rlo', ['role', 'title'])).toBeNull();
	expect(nearestName('bat', ['cat', 'hat'])).toBeNull();
	expect(nearestName('homeroom', ['givenName', 'role'])).toBeNull();
});

test('files are known whatever their capitals, and those never opened stay closed', () => {
	expect(rosterFileNamed('USERS.CSV', 'oneroster')).toEqual({ name: 'users.csv', exact: true });
	expect(rosterFileNamed('academic_sessions.csv', 'oneroster')).toEqual({
		name: 'academicSessions.csv',
		exact: true,
	});
	expect(rosterFileNamed('user.csv', 'oneroster')).toEqual({ name: 'users.csv', exact: false });
	expect(rosterFileNamed('demographics.csv', 'oneroster')).toBeNull();
	expect(rosterFileNamed('demographic.csv', 'oneroster')).toBeNull();
	expect(rosterFileNamed('results.csv', 'oneroster')).toBeNull();
	expect(rosterFileNamed('users.txt', 'oneroster')).toBeNull();
});
