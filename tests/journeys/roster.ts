import { strToU8, zipSync } from 'fflate';

/** A small OneRoster 1.1 set of one school, as the student system's zip. */
export function rosterOf(school: string): Buffer {
	const files: Record<string, string> = {
		'manifest.csv': `propertyName,value
manifest.version,1.0
oneroster.version,1.1
file.academicSessions,bulk
file.orgs,bulk
file.courses,bulk
file.classes,bulk
file.users,bulk
file.enrollments,bulk
`,
		'academicSessions.csv': `sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear
t-year,,,This year,schoolYear,2026-08-24,2027-06-18,,2027
`,
		'orgs.csv': `sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId
o-1,,,${school},school,1,
`,
		'users.csv': `sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password
u-1,,,true,o-1,teacher,zoe,,Zoë,O'Brien-Smith,,,zoe@brook.example,,,,,
u-2,,,true,o-1,teacher,amira,,أميرة,خليل,,,amira@brook.example,,,,,
u-3,,,true,o-1,teacher,piet,,Piet,de Vries,,,piet@brook.example,,,,,
s-1,,,true,o-1,student,lin,,Plantedgiven,Plantedfamily,,,planted@pupils.example,,,,7,
`,
		'courses.csv': `sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,subjectCodes
c-1,,,t-year,Science 7,SCI7,07,o-1,Science,
`,
		'classes.csv': `sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods
k-1,,,7A Science,7,c-1,7A,scheduled,Room 4,o-1,t-year,Science,,
`,
		'enrollments.csv': `sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate
e-1,,,k-1,o-1,u-1,teacher,true,,
e-2,,,k-1,o-1,u-2,teacher,false,,
e-3,,,k-1,o-1,s-1,student,false,,
`,
	};
	const bytes = Object.entries(files).map(([name, text]) => [name, strToU8(text)]);
	return Buffer.from(zipSync(Object.fromEntries(bytes)));
}
